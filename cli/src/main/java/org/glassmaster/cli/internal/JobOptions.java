package org.glassmaster.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of plan, burn, rip, convert and copy, as they are typed. */
final class JobOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Write an image of this format, whatever the target's suffix says.")
  @Nullable String format;

  @Option(names = "--overwrite", description = "Replace a target image that exists.")
  boolean overwrite;

  @Option(
      names = "--allow",
      paramLabel = "CODE[,CODE...]|all",
      description = "Consent to the findings and losses with these codes.")
  List<String> allow = new ArrayList<>();

  @Option(
      names = "--write-mode",
      paramLabel = "auto|raw|sao|tao",
      description = "How the disc is put on the medium. Default: auto, the best there is.")
  @Nullable String writeMode;

  @Option(
      names = "--block-format",
      paramLabel = "auto|main|pq|cooked|raw",
      description = "How much sub-channel each block carries. Default: auto.")
  @Nullable String blockFormat;

  @Option(
      names = "--render",
      paramLabel = "NAME=CHOICE[,NAME=CHOICE...]",
      description = {
        "Choose where the standards leave room:",
        "countdown=a|b, lead-in-time=absolute|relative, toc-order=points-first|tracks-first,"
            + " pq-crc=inverted|plain. The first of each is the default."
      })
  List<String> render = new ArrayList<>();

  @Option(
      names = "--lead-in-start",
      paramLabel = "MSF",
      description = "Where the lead-in of an image starts. Default: 95:00:00.")
  @Nullable String leadInStart;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      description = "Multiples of 75 sectors a second. Default: max.")
  @Nullable String speed;

  @Option(names = "--simulate", description = "Do everything with the laser off.")
  boolean simulate;

  @Option(names = "--no-verify", description = "Do not read back what was written.")
  boolean noVerify;

  @Option(
      names = "--no-preread",
      description = "Do not read the whole source before the first byte is written.")
  boolean noPreread;

  @Option(names = "--overburn", description = "Write beyond what the medium promises to hold.")
  boolean overburn;

  @Option(names = "--no-burnfree", description = "Switch buffer underrun protection off.")
  boolean noBurnfree;

  @Option(names = "--append", description = "Add a session to an appendable medium.")
  boolean append;

  @Option(names = "--keep-open", description = "Leave the medium appendable.")
  boolean keepOpen;

  @Option(
      names = "--read-offset",
      paramLabel = "N",
      description = "Samples by which the reading drive is off.")
  @Nullable String readOffset;

  @Option(
      names = "--write-offset",
      paramLabel = "N",
      description = "Samples by which the writing drive is off.")
  @Nullable String writeOffset;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How often a sector that cannot be read is tried again.")
  @Nullable String retries;

  @Option(names = "--resample", description = "Bring audio of another rate to 44.1 kHz.")
  boolean resample;

  @Option(
      names = "--join",
      description = "Let audio that ends inside a sector run on into the next file.")
  boolean join;

  @Option(
      names = "--allow-outside",
      description = "Read files outside the sheet's folder where the sheet names them.")
  boolean allowOutside;

  @Option(names = "--eject", description = "Open the tray when all is done.")
  boolean eject;

  @Option(names = "--yes", description = "Burn to a physical medium without asking.")
  boolean yes;

  @Option(
      names = "--progress",
      paramLabel = "auto|bar|plain|json|none",
      description = "How progress is shown on standard error. Default: auto.")
  @Nullable String progress;

  Optional<String> format() {
    return Optional.ofNullable(format);
  }
}
