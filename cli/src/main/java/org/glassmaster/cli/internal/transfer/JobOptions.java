package org.glassmaster.cli.internal.transfer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.option.Choices;
import org.glassmaster.cli.internal.option.Renderings;
import org.glassmaster.cli.internal.option.SourceOptions;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.spi.UsageException;
import picocli.CommandLine.Model.OptionSpec;

/** The options of plan, burn, rip, convert and copy. */
final class JobOptions {
  private final Arguments arguments;

  JobOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  /** As the parser knows them. */
  static List<OptionSpec> specs() {
    return List.of(
        Arguments.option(
            "--format",
            "FORMAT",
            "Write an image of this format, whatever the target's suffix says."),
        Arguments.flag("--overwrite", "Replace a target image that exists."),
        Arguments.options(
            "--allow",
            "CODE[,CODE...]|all",
            "Consent to the findings and losses with these codes."),
        Arguments.option(
            "--write-mode",
            "auto|raw|sao|tao",
            "How the disc is put on the medium. Default: auto, the best there is."),
        Arguments.option(
            "--block-format",
            "auto|main|pq|cooked|raw",
            "How much sub-channel each block carries. Default: auto."),
        Arguments.options(
            "--render",
            "NAME=CHOICE[,NAME=CHOICE...]",
            "Choose where the standards leave room:",
            "countdown=a|b, lead-in-time=absolute|relative, toc-order=points-first|tracks-first,"
                + " pq-crc=inverted|plain, recorded=kept|regenerated. The first of each is the"
                + " default."),
        Arguments.option(
            "--lead-in-start", "MSF", "Where the lead-in of an image starts; 95:00:00 by default."),
        Arguments.option("--speed", "N|max", "Multiples of 75 sectors a second. Default: max."),
        Arguments.flag("--simulate", "Do everything with the laser off."),
        Arguments.flag("--no-verify", "Do not read back what was written."),
        Arguments.flag(
            "--no-preread", "Do not read the whole source before the first byte is written."),
        Arguments.flag("--overburn", "Write beyond what the medium promises to hold."),
        Arguments.flag("--no-burnfree", "Switch buffer underrun protection off."),
        Arguments.flag("--append", "Add a session to an appendable medium."),
        Arguments.flag("--keep-open", "Leave the medium appendable."),
        Arguments.option("--read-offset", "N", "Samples by which the reading drive is off."),
        Arguments.option("--write-offset", "N", "Samples by which the writing drive is off."),
        Arguments.option(
            "--retries", "N", "How often a sector that cannot be read is tried again."),
        SourceOptions.resample(),
        Arguments.flag("--join", "Let audio that ends inside a sector run on into the next file."),
        SourceOptions.allowOutside(),
        Arguments.flag("--eject", "Open the tray when all is done."),
        Arguments.option(
            "--spool",
            "FOLDER",
            "Where a copy with one drive keeps the disc meanwhile. Default: the system's temporary"
                + " folder."),
        Arguments.option(
            "--wait",
            "SECONDS",
            "How long such a copy waits for the blank disc. Default: 600; without end on a"
                + " terminal."),
        Arguments.flag("--yes", "Burn to a physical medium without asking."),
        Arguments.option(
            "--report",
            "FILE.html",
            "Leave a page behind that shows the disc and how the job went."),
        Arguments.option(
            "--progress",
            "auto|bar|plain|json|none",
            "How progress is shown on standard error. Default: auto."));
  }

  /** What is wished of the recording. */
  PlanRequest request() {
    PlanRequest.Builder request = PlanRequest.builder();
    arguments.value("--write-mode").flatMap(JobOptions::writeMode).ifPresent(request::writeMode);
    arguments
        .value("--block-format")
        .flatMap(JobOptions::blockFormat)
        .ifPresent(request::blockFormat);
    arguments.value("--lead-in-start").map(JobOptions::leadInStart).ifPresent(request::leadIn);
    speed(arguments.value("--speed").orElse("max")).ifPresent(request::speed);
    arguments.value("--retries").map(JobOptions::retries).ifPresent(request::retries);
    request.render(Renderings.of(arguments.values("--render")));
    request.consent(Choices.consent(arguments.values("--allow")));
    arguments
        .value("--read-offset")
        .map(text -> samples("--read-offset", text))
        .ifPresent(request::readOffset);
    arguments
        .value("--write-offset")
        .map(text -> samples("--write-offset", text))
        .ifPresent(request::writeOffset);
    set(arguments.has("--simulate"), request::simulate);
    set(arguments.has("--no-verify"), request::withoutVerification);
    set(arguments.has("--no-preread"), request::withoutPreread);
    set(arguments.has("--overburn"), request::overburn);
    set(arguments.has("--overwrite"), request::overwrite);
    set(arguments.has("--join"), request::join);
    set(arguments.has("--append"), request::append);
    set(arguments.has("--keep-open"), request::keepOpen);
    set(arguments.has("--no-burnfree"), request::withoutUnderrunProtection);
    return request.build();
  }

  /** What the source's location carries, so that its provider takes it into account or objects. */
  Map<String, String> sourceOptions() {
    return SourceOptions.of(arguments);
  }

  /** What the target's location carries. */
  Map<String, String> targetOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    arguments.value("--format").ifPresent(name -> options.put("format", name));
    return options;
  }

  /** The folder in which a disc is kept while its drive is given another. */
  String spool() {
    return arguments.value("--spool").orElseGet(() -> System.getProperty("java.io.tmpdir"));
  }

  /** How long to wait for a medium, where that was said. */
  Optional<Duration> waiting() {
    return arguments.value("--wait").map(JobOptions::seconds).map(Duration::ofSeconds);
  }

  /** Whether the tray is to open in the end. */
  boolean eject() {
    return arguments.has("--eject");
  }

  /** Whether nobody is to be asked. */
  boolean yes() {
    return arguments.has("--yes");
  }

  /** The file for the page about the job. */
  Optional<String> report() {
    return arguments.value("--report");
  }

  /** How progress is to be shown. */
  String progress() {
    return arguments.value("--progress").orElse("auto");
  }

  /** {@code --write-mode}; empty where it is left to the plan. */
  static Optional<WriteMode> writeMode(String text) {
    return Choices.automatic("--write-mode", text, List.of(WriteMode.values()), WriteMode::label);
  }

  /** {@code --block-format}; empty where it is left to the plan. */
  static Optional<BlockFormat> blockFormat(String text) {
    return Choices.automatic(
        "--block-format", text, List.of(BlockFormat.values()), BlockFormat::label);
  }

  /** {@code --speed}; empty where it is as fast as the drive can. */
  static OptionalInt speed(String text) {
    return text.equals("max")
        ? OptionalInt.empty()
        : OptionalInt.of(Choices.whole("--speed", text, 1, 10_000, "a number such as 16, or max"));
  }

  /** {@code --lead-in-start}: the first sector of the lead-in. */
  static int leadInStart(String text) {
    int lba = Msf.parse(text).map(Msf::lba).orElse(Integer.MAX_VALUE);
    if (lba < Geometry.FIRST_LBA || lba >= Geometry.FIRST_PAUSE_LBA) {
      throw new UsageException(
          "usage",
          "--lead-in-start cannot be \"" + text + "\"",
          "give a time from 90:00:00 to 99:59:74, such as 95:00:00");
    }
    return lba;
  }

  /** A number of samples, of either sign. */
  private static int samples(String option, String text) {
    return Choices.whole(option, text, -100_000, 100_000, "a number of samples, such as 6 or -582");
  }

  /** A number of tries. */
  private static int retries(String text) {
    return Choices.whole("--retries", text, 0, 1_000, "a number such as 5");
  }

  /** {@code --wait}. */
  private static int seconds(String text) {
    return Choices.whole("--wait", text, 0, 1_000_000, "a number of seconds, such as 600");
  }

  private static void set(boolean wished, Runnable wish) {
    if (wished) {
      wish.run();
    }
  }
}
