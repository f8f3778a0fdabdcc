package org.glassmaster.cli.internal.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.spi.UsageException;

/**
 * The file of {@code --report}. Its place is taken before the job begins, so that a folder that is
 * not there is told while nothing has happened yet; the page takes it when the job is over. A page
 * that cannot be written harms nothing else.
 */
public final class JobReport implements AutoCloseable {
  private final Path file;
  private final Path draft;

  private JobReport(Path file, Path draft) {
    this.file = file;
    this.draft = draft;
  }

  /** Takes the place that was asked for. */
  public static Optional<JobReport> at(Optional<String> asked) {
    return asked.map(JobReport::take);
  }

  private static JobReport take(String asked) {
    String suffix = asked.toLowerCase(Locale.ROOT);
    if (!suffix.endsWith(".html") && !suffix.endsWith(".htm")) {
      throw refused(
          "the report \"" + asked + "\" would not be known for what it is",
          "give it a name that ends in .html");
    }
    try {
      Path file = Path.of(asked).toAbsolutePath();
      Path draft = file.resolveSibling("." + file.getFileName() + ".part");
      Files.writeString(draft, "", StandardCharsets.UTF_8);
      return new JobReport(file, draft);
    } catch (IOException | InvalidPathException e) {
      throw refused(
          "the report \"" + asked + "\" cannot be written there",
          "name a file in a folder that is there and that you may write to");
    }
  }

  private static UsageException refused(String message, String advice) {
    return new UsageException("report-not-writable", message, advice);
  }

  /** Puts the page there; says so on standard error where that does not work. */
  public void write(JobRecord job, Page complaints) {
    try {
      Files.writeString(draft, JobPage.of(job), StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong with the page, the job is over and its result stands.
      complaints.line("glassmaster: the report " + file + " could not be written: " + reason(e));
    }
  }

  private static String reason(Exception fault) {
    return Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // What is left is empty, and the next report of that name takes its place.
    }
  }
}
