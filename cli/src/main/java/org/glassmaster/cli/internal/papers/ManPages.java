package org.glassmaster.cli.internal.papers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glassmaster.cli.internal.command.CommandEntry;
import org.glassmaster.cli.internal.option.CommonOptions;
import org.glassmaster.cli.internal.outcome.Exit;
import picocli.CommandLine.Model.OptionSpec;

/** The manual: a page for the program, and one for each command. */
final class ManPages {
  private final String version;
  private final String date;

  /**
   * @param version what the pages are of, such as {@code glassmaster 1.0}
   * @param date of the day they are from
   */
  ManPages(String version, String date) {
    this.version = version;
    this.date = date;
  }

  /** The pages by the names of their files. */
  Map<String, String> all() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("glassmaster.1", program());
    for (CommandEntry entry : CommandEntry.ALL) {
      pages.put("glassmaster-" + entry.name() + ".1", command(entry));
    }
    return pages;
  }

  private String program() {
    Roff page = new Roff("GLASSMASTER", version, date);
    page.section("NAME").text("glassmaster - master compact discs");
    page.section("SYNOPSIS")
        .raw(".B glassmaster")
        .raw("[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]");
    page.section("DESCRIPTION")
        .text(
            "Plans, writes and verifies every bit of a compact disc, on drives and on images alike."
                + " Before a byte is written the plan says what the target will keep and what it"
                + " cannot hold. \"Verified\" is said only of a disc that was read back and"
                + " compared.");
    page.section("COMMANDS");
    for (CommandEntry entry : CommandEntry.ALL) {
      page.raw(".TP").raw("\\fBglassmaster-" + Roff.escaped(entry.name()) + "\\fR(1)");
      page.text(entry.summary());
    }
    page.section("LOCATIONS")
        .text(
            "A location names a device or an image: SCHEME:REST, such as sgio:/dev/sr0, usb:1-4,"
                + " imapi2:D: or file:album.cue, perhaps with options of its back end, such as"
                + " file:album.cue?layout=tracks. Without a scheme, /dev/sr0 and D: are drives,"
                + " and everything else is a path. Images are named by suffix: .cue, .toc, .ccd,"
                + " .iso, .rawdao.");
    page.section("OPTIONS").text("Every command takes these; they may stand before its name too.");
    CommonOptions.specs().forEach(option -> option(page, option));
    exits(page);
    page.section("ENVIRONMENT");
    page.raw(".TP").raw(".B NO_COLOR").text("Where it is set, nothing is coloured.");
    page.raw(".TP")
        .raw(".B GLASSMASTER_OPTS\\fR, \\fBJAVA_OPTS")
        .text("Further options for the Java virtual machine.");
    page.section("EXAMPLES");
    for (CommandEntry entry : CommandEntry.ALL) {
      page.raw(".TP").raw(".B " + Roff.escaped("glassmaster " + entry.example()));
      page.text(entry.purpose());
    }
    return page.toString();
  }

  private String command(CommandEntry entry) {
    Roff page = new Roff("GLASSMASTER-" + entry.name().toUpperCase(Locale.ROOT), version, date);
    String summary = entry.summary();
    page.section("NAME")
        .text(
            "glassmaster-"
                + entry.name()
                + " - "
                + summary.substring(0, 1).toLowerCase(Locale.ROOT)
                + summary.substring(1, summary.length() - 1));
    page.section("SYNOPSIS").raw(".B " + Roff.escaped("glassmaster " + entry.name()));
    StringBuilder words = new StringBuilder("[\\fIOPTIONS\\fR]");
    for (String word : entry.words()) {
      words.append(' ').append(label(word));
    }
    page.raw(words.toString());
    page.section("DESCRIPTION").text(summary);
    List<OptionSpec> own = entry.options().get();
    page.section("OPTIONS");
    own.forEach(option -> option(page, option));
    if (!own.isEmpty()) {
      page.raw(".SS Common options");
    }
    CommonOptions.specs().forEach(option -> option(page, option));
    page.section("EXAMPLE");
    page.raw(".TP").raw(".B " + Roff.escaped("glassmaster " + entry.example()));
    page.text(entry.purpose());
    exits(page);
    page.section("SEE ALSO").raw("\\fBglassmaster\\fR(1)");
    return page.toString();
  }

  private static String label(String word) {
    boolean optional = word.startsWith("[");
    boolean many = word.endsWith("...");
    String bare = optional ? word.substring(1, word.length() - 1) : word;
    bare = many ? bare.substring(0, bare.length() - 3) : bare;
    String label = "\\fI" + bare + "\\fR" + (many ? "..." : "");
    return optional ? "[" + label + "]" : label;
  }

  private static void option(Roff page, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(names.isEmpty() ? "" : ", ");
      names.append("\\fB").append(Roff.escaped(name)).append("\\fR");
    }
    if (OptionValues.takesValue(option)) {
      names.append("=\\fI").append(Roff.escaped(option.paramLabel())).append("\\fR");
    }
    page.raw(".TP").raw(names.toString());
    page.text(String.join(" ", option.description()));
  }

  private static void exits(Roff page) {
    page.section("EXIT STATUS");
    for (Exit exit : Exit.values()) {
      page.raw(".TP").raw(".B " + exit.code());
      page.text(exit.meaning());
    }
  }
}
