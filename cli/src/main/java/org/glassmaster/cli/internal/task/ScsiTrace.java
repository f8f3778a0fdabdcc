package org.glassmaster.cli.internal.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.glassmaster.spi.UsageException;

/** The SCSI trace in a file, for as long as this is open. */
final class ScsiTrace implements AutoCloseable {
  private static final String NAME = "org.glassmaster.scsi";

  private final Logger logger;
  private final Level levelBefore;
  private final Handler handler;

  private ScsiTrace(Logger logger, Handler handler) {
    this.logger = logger;
    this.levelBefore = logger.getLevel();
    this.handler = handler;
  }

  /** Begins to write to a file. */
  static ScsiTrace to(Path file) {
    try {
      Handler handler =
          new StreamHandler(Files.newOutputStream(file), new Line()) {
            @Override
            public synchronized void publish(LogRecord told) {
              super.publish(told);
              // What led to a crash has to be there afterwards.
              flush();
            }
          };
      handler.setEncoding(StandardCharsets.UTF_8.name());
      handler.setLevel(Level.ALL);
      ScsiTrace trace = new ScsiTrace(Logger.getLogger(NAME), handler);
      trace.logger.setLevel(Level.ALL);
      trace.logger.addHandler(handler);
      return trace;
    } catch (IOException e) {
      throw new UsageException(
          "usage",
          "--trace-scsi: " + file + " cannot be written: " + e.getClass().getSimpleName(),
          "name a file in a folder that exists and that you may write to");
    }
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setLevel(levelBefore);
    handler.close();
  }

  private static final class Line extends Formatter {
    @Override
    public String format(LogRecord told) {
      return Instant.ofEpochMilli(told.getMillis()) + " " + formatMessage(told) + "\n";
    }
  }
}
