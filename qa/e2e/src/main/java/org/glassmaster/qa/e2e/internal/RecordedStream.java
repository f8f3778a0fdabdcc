package org.glassmaster.qa.e2e.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * A drive whose host is listened to: every block that it takes goes into a file, and a line for
 * each command that brought some into another, with mode pages and cue sheets between them.
 */
final class RecordedStream implements ScsiTransport {
  private static final int WRITE_10 = 0x2A;
  private static final int WRITE_12 = 0xAA;
  private static final int MODE_SELECT_10 = 0x55;
  private static final int SEND_CUE_SHEET = 0x5D;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final ScsiTransport drive;
  private @Nullable Recording files;

  /** Where a recording goes. */
  private record Recording(FileChannel blocks, Writer index) {}

  RecordedStream(ScsiTransport drive) {
    this.drive = drive;
  }

  /** Records into a folder from now on. */
  synchronized void begin(Path folder) throws IOException {
    end();
    Files.createDirectories(folder);
    files =
        new Recording(
            FileChannel.open(
                folder.resolve("writes.bin"),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            Files.newBufferedWriter(folder.resolve("writes.idx"), StandardCharsets.US_ASCII));
  }

  /** The recording is over. */
  synchronized void end() throws IOException {
    Recording open = files;
    files = null;
    if (open != null) {
      open.blocks.close();
      open.index.close();
    }
  }

  @Override
  public synchronized ScsiAnswer execute(ScsiCommand command) throws TransportException {
    ScsiAnswer answer = drive.execute(command);
    Recording open = files;
    if (open != null && answer.isGood() && command.direction() == ScsiCommand.Direction.TO_DRIVE) {
      try {
        note(open, command);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answer;
  }

  private static void note(Recording open, ScsiCommand command) throws IOException {
    Cdb cdb = command.cdb();
    MemorySegment data = command.data();
    switch (cdb.opcode()) {
      case WRITE_10 -> blocks(open, cdb.s32(2), cdb.u16(7), data);
      case WRITE_12 -> blocks(open, cdb.s32(2), cdb.s32(6), data);
      case MODE_SELECT_10 -> line(open, "# page05 ", data);
      case SEND_CUE_SHEET -> line(open, "# cue ", data);
      default -> {}
    }
  }

  private static void blocks(Recording open, int lba, int count, MemorySegment data)
      throws IOException {
    long size = count == 0 ? 0 : data.byteSize() / count;
    open.index.write(open.blocks.position() + " " + lba + " " + count + " " + size + "\n");
    for (var bytes = data.asByteBuffer(); bytes.hasRemaining(); ) {
      open.blocks.write(bytes);
    }
  }

  private static void line(Recording open, String what, MemorySegment data) throws IOException {
    open.index.write(what + HEX.formatHex(data.toArray(ValueLayout.JAVA_BYTE)) + "\n");
  }

  @Override
  public String name() {
    return drive.name();
  }

  @Override
  public int largestTransfer() {
    return drive.largestTransfer();
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return drive.buffer(bytes);
  }

  @Override
  public void close() {
    drive.close();
  }
}
