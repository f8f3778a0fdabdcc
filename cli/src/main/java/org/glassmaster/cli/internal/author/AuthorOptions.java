package org.glassmaster.cli.internal.author;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.option.Choices;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.spi.UsageException;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code author}. */
final class AuthorOptions {
  private static final List<TextEncoding> ENCODINGS =
      List.of(TextEncoding.ISO_8859_1, TextEncoding.ASCII, TextEncoding.MS_JIS);
  private static final List<String> FORMATS = List.of("cue", "toc");
  private static final String FROM_TAGS = "from-tags";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,3}");
  private static final Pattern MINUTES = Pattern.compile("[0-9]{1,2}");

  private final Arguments arguments;

  AuthorOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  /** As the parser knows them. */
  static List<OptionSpec> specs() {
    return List.of(
        Arguments.option(
            "--to", "SHEET", "The sheet to write, a .cue or .toc, beside the files or above them."),
        Arguments.option("--format", "cue|toc", "What to write, whatever the sheet's suffix says."),
        Arguments.flag("--overwrite", "Replace a sheet that exists."),
        Arguments.option(
            "--order",
            "auto|given|tags|names",
            "Which file becomes which track: by the numbers in their tags, by their names, or as"
                + " given. Default: auto, a list as given, a folder by tags if all its files have"
                + " numbers, and by names if not."),
        Arguments.option(
            "--gap",
            "TIME",
            "Silence before each track but the first: seconds, or mm:ss:ff. Default: 0, the files"
                + " follow each other without a gap."),
        Arguments.option(
            "--capacity",
            "MINUTES",
            "What the disc is to fit on: 74, 80, 90 or 99, or the latest time at which its lead-out"
                + " may start, such as 79:59:74. Default: 80."),
        Arguments.option(
            "--cd-text",
            "from-tags|none",
            "Where titles come from. Default: from-tags, since that is what this command is asked"
                + " for; `burn` never takes them unasked."),
        Arguments.option("--language", "NAME", "The language of CD-TEXT. Default: english."),
        Arguments.option(
            "--encoding",
            "auto|iso-8859-1|ascii|ms-jis",
            "The character set of CD-TEXT. Default: auto, the first of iso-8859-1 and ms-jis that"
                + " holds all of it."),
        Arguments.options(
            "--allow",
            "CODE[,CODE...]|all",
            "Consent to the findings and losses with these codes. TEXT-001 has characters replaced"
                + " that CD-TEXT cannot hold."),
        Arguments.flag(
            "--resample",
            "Take audio of another rate too; whoever burns the sheet says so as well."),
        Arguments.flag("--allow-outside", "Name files outside the sheet's folder."),
        Arguments.flag("--no-preread", "Do not read the files to their end to find damage."),
        Arguments.option(
            "--progress",
            "auto|bar|plain|json|none",
            "How progress is shown on standard error. Default: auto."));
  }

  /** The sheet. */
  String sheet() {
    return arguments
        .value("--to")
        .orElseThrow(
            () ->
                new UsageException(
                    "usage",
                    "--to SHEET is missing",
                    "say which sheet to write, such as --to album.cue"));
  }

  /** Options of the sheet's location. */
  Map<String, String> sheetOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    arguments
        .value("--format")
        .ifPresent(
            name ->
                options.put("format", Choices.one("--format", name, FORMATS, format -> format)));
    options.put("layout", "sources");
    if (arguments.has("--allow-outside")) {
      options.put("allow-outside", "true");
    }
    options.putAll(soundOptions());
    return options;
  }

  /** Whether a format is one of a sheet that can name sound files. */
  static boolean isSheet(String format) {
    return FORMATS.contains(format);
  }

  /** Options of each sound file's location. */
  Map<String, String> soundOptions() {
    return arguments.has("--resample") ? Map.of("resample", "true") : Map.of();
  }

  TrackOrder order() {
    return arguments
        .value("--order")
        .map(text -> Choices.one("--order", text, List.of(TrackOrder.values()), TrackOrder::label))
        .orElse(TrackOrder.AUTO);
  }

  boolean preread() {
    return !arguments.has("--no-preread");
  }

  String progress() {
    return arguments.value("--progress").orElse("auto");
  }

  /** What is wished of the disc. */
  DiscOfFiles.Wishes wishes() {
    return new DiscOfFiles.Wishes(
        arguments.value("--gap").map(AuthorOptions::gap).orElse(0),
        arguments
            .value("--cd-text")
            .map(text -> Choices.one("--cd-text", text, List.of(FROM_TAGS, "none"), word -> word))
            .orElse(FROM_TAGS)
            .equals(FROM_TAGS),
        arguments.value("--language").map(AuthorOptions::language).orElse(Language.ENGLISH),
        arguments
            .value("--encoding")
            .flatMap(text -> Choices.automatic("--encoding", text, ENCODINGS, TextEncoding::key)),
        arguments.value("--capacity").map(AuthorOptions::capacity).orElse(minutes(80)),
        Choices.consent(arguments.values("--allow")));
  }

  /** What is wished of the writing. */
  PlanRequest request() {
    PlanRequest.Builder request = PlanRequest.builder();
    request.consent(Choices.consent(arguments.values("--allow")));
    if (arguments.has("--overwrite")) {
      request.overwrite();
    }
    return request.build();
  }

  private static int gap(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Integer.parseInt(text) * Geometry.SECTORS_PER_SECOND;
    }
    return Msf.parse(text)
        .map(Msf::frames)
        .orElseThrow(
            () ->
                new UsageException(
                    "usage",
                    "--gap cannot be \"" + text + "\"",
                    "give seconds, such as 2, or mm:ss:ff, such as 00:02:00"));
  }

  private static Language language(String text) {
    return Language.parse(text)
        .orElseThrow(
            () ->
                new UsageException(
                    "usage",
                    "--language cannot be \"" + text + "\"",
                    "give its English name, such as german, or its code in EBU Tech 3264, such as"
                        + " 0x08"));
  }

  /** The last start of a lead-out that fits. */
  private static int capacity(String text) {
    if (MINUTES.matcher(text).matches() && Integer.parseInt(text) > 0) {
      return minutes(Integer.parseInt(text));
    }
    return Msf.parse(text)
        .filter(time -> time.frames() > Geometry.PAUSE)
        .map(time -> Math.min(time.frames() - Geometry.PAUSE, Geometry.LAST_LEAD_OUT_START))
        .orElseThrow(
            () ->
                new UsageException(
                    "usage",
                    "--capacity cannot be \"" + text + "\"",
                    "give minutes, such as 80, or mm:ss:ff, such as 79:59:74"));
  }

  private static int minutes(int minutes) {
    return Math.min(
        minutes * Geometry.SECTORS_PER_MINUTE - Geometry.PAUSE - 1, Geometry.LAST_LEAD_OUT_START);
  }
}
