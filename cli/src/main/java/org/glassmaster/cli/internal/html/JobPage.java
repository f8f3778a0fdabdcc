package org.glassmaster.cli.internal.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.identify.DiscIds;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.text.TextField;
import org.glassmaster.core.transfer.Report;

/** One page that tells of one job, with nothing in it that has to be fetched from elsewhere. */
final class JobPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH);

  private final JobRecord job;
  private final Html html = new Html();

  private JobPage(JobRecord job) {
    this.job = job;
  }

  /** The page as text. */
  static String of(JobRecord job) {
    return new JobPage(job).page();
  }

  private String page() {
    html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", job.target() + ": " + job.verdict());
    html.verbatim("<style>\n" + style() + "</style>\n");
    html.close().open("body");
    header();
    html.open("main");
    job.plan().ifPresent(this::disc);
    how();
    job.report().ifPresent(this::verification);
    job.plan().ifPresent(this::account);
    findings();
    html.close();
    html.element("footer", job.program() + ", " + TIME.format(job.finished()));
    return html.close().close().toString();
  }

  private void header() {
    html.open("header", "class", job.good() ? "good" : "bad");
    html.element("h1", job.verdict());
    html.element("p", job.source() + " → " + job.target(), "class", "ends");
    job.problem().forEach(line -> html.element("p", line, "class", "problem"));
    html.close();
  }

  private void disc(Plan plan) {
    Layout layout = plan.layout();
    html.open("section", "class", "of-disc");
    html.element("h2", "The disc");
    html.open("figure");
    DiscPicture.draw(
        html,
        layout,
        plan.medium().lastLeadOut(),
        job.report().map(Report::differences).orElse(List.of()));
    legend(layout);
    html.close();
    html.open("div");
    facts(plan);
    html.close();
    html.close();
    html.open("section");
    html.element("h2", "Tracks");
    tracks(layout);
    html.close();
  }

  private void legend(Layout layout) {
    html.open("figcaption");
    key("lead", "lead-in, lead-out");
    if (layout.tracks().anyMatch(laid -> laid.start() < laid.index1())) {
      key("pause", "pregap");
    }
    if (layout.tracks().anyMatch(laid -> laid.track().mode().isAudio())) {
      key("audio-a", "audio");
    }
    if (layout.tracks().anyMatch(laid -> !laid.track().mode().isAudio())) {
      key("data-a", "data");
    }
    if (job.report().filter(told -> told.differenceCount() > 0).isPresent()) {
      key("wrong", "read back differently");
    }
    html.close();
  }

  private void key(String swatch, String words) {
    html.open("span").element("span", "", "class", "swatch " + swatch);
    html.text(" " + words);
    html.close();
  }

  private void facts(Plan plan) {
    Layout layout = plan.layout();
    html.open("dl");
    fact("Disc", layout.disc().type().label() + ", lead-out at " + Msf.ofLba(layout.leadOut()));
    layout.disc().text().text(0, TextField.TITLE).ifPresent(words -> fact("Title", words));
    layout.disc().text().text(0, TextField.PERFORMER).ifPresent(words -> fact("Performer", words));
    layout.disc().mcn().ifPresent(mcn -> fact("MCN", mcn.digits()));
    fact("Medium", plan.medium().kind() + plan.medium().atip().map(atip -> ", " + atip).orElse(""));
    if (plan.capacity().available().isPresent()) {
      int available = plan.capacity().available().getAsInt();
      fact(
          "Capacity",
          Math.round(100.0 * plan.capacity().needed() / Math.max(1, available))
              + " % of "
              + Msf.ofLba(available));
    }
    fact(
        "Written as",
        plan.chosen().mode().label()
            + ", blocks of "
            + plan.chosen().blockFormat().bytes()
            + " bytes");
    plan.because().forEach(reason -> fact("", reason));
    DiscIds ids = DiscIds.of(layout);
    fact("MusicBrainz", ids.musicBrainz());
    fact("CDDB", ids.cddb());
    html.close();
  }

  private void fact(String name, String value) {
    html.element("dt", name).element("dd", value);
  }

  private void tracks(Layout layout) {
    table("", "#", "mode", "start", "length", "pregap", "flags", "ISRC", "title");
    int place = 0;
    for (TrackLayout laid : layout.tracks().toList()) {
      Track track = laid.track();
      html.open("tr");
      html.open("td").element("span", "", "class", "swatch " + DiscPicture.swatch(laid, place++));
      html.close();
      cell(Integer.toString(track.number()));
      cell(track.mode().label());
      cell(Msf.ofLba(laid.index1()).toString());
      cell(Msf.ofFrames(laid.sectors()).toString());
      cell(track.pregap() == 0 ? "" : Msf.ofFrames(track.pregap()).toString());
      cell(flags(track));
      cell(track.isrc().map(Isrc::formatted).orElse(""));
      cell(layout.disc().text().text(track.number(), TextField.TITLE).orElse(""));
      html.close();
    }
    endTable();
  }

  private static String flags(Track track) {
    String copy =
        switch (track.copy()) {
          case PERMITTED -> "copy ";
          case SCMS -> "scms ";
          case PROHIBITED -> "";
        };
    return (copy + (track.preEmphasis() ? "pre " : "") + (track.fourChannel() ? "4ch" : ""))
        .strip();
  }

  private void how() {
    if (job.timeline().moments().isEmpty()) {
      return;
    }
    html.open("section");
    html.element("h2", "How it went");
    TimelineChart.draw(html, job.timeline());
    html.close();
  }

  private void verification(Report report) {
    html.open("section");
    html.element("h2", "Verification");
    report.reason().ifPresent(reason -> html.element("p", reason));
    html.open("ul", "class", "attributes");
    report
        .attributes()
        .forEach(
            result ->
                html.element(
                    "li",
                    result.attribute().label() + ": " + result.verdict().label(),
                    "class",
                    result.verdict().label()));
    html.close();
    html.open("dl");
    report
        .offset()
        .ifPresent(samples -> fact("Offset", samples + (samples == 1 ? " sample" : " samples")));
    report.sha256().ifPresent(digest -> fact("SHA-256", digest));
    html.close();
    if (!report.differences().isEmpty()) {
      table("what", "at", "expected", "found");
      report
          .differences()
          .forEach(
              difference -> {
                html.open("tr");
                cell(difference.what());
                cell(
                    difference.lba().isPresent()
                        ? Msf.ofLba(difference.lba().getAsInt()).toString()
                        : "");
                cell(difference.expected());
                cell(difference.found());
                html.close();
              });
      endTable();
      html.element("p", report.differenceCount() + " differences in all");
    }
    if (!report.checksums().isEmpty()) {
      HexFormat hex = HexFormat.of().withUpperCase();
      table("track", "AccurateRip 1", "AccurateRip 2", "CRC-32");
      report
          .checksums()
          .forEach(
              sums -> {
                html.open("tr");
                cell(Integer.toString(sums.track()));
                cell(hex.toHexDigits(sums.accurateRip1()));
                cell(hex.toHexDigits(sums.accurateRip2()));
                cell(hex.toHexDigits(sums.crc32()));
                html.close();
              });
      endTable();
    }
    html.close();
  }

  private void account(Plan plan) {
    html.open("section");
    html.element("h2", "What the target keeps");
    table("attribute", "where", "outcome", "reason");
    // Parts that share a fate share a line.
    Map<Fate, List<String>> shared = new LinkedHashMap<>();
    plan.fidelity().fates().stream()
        .sorted(Comparator.comparing(Fate::outcome).reversed())
        .forEach(
            fate ->
                shared
                    .computeIfAbsent(everywhere(fate), key -> new ArrayList<>())
                    .add(fate.where()));
    shared.forEach(
        (fate, places) -> {
          html.open("tr", "class", fate.outcome().label());
          cell(fate.attribute().label());
          cell(String.join(", ", places));
          cell(fate.outcome().label());
          cell(fate.reason());
          html.close();
        });
    endTable();
    html.close();
  }

  private static Fate everywhere(Fate fate) {
    return new Fate(fate.attribute(), "", fate.outcome(), fate.code(), fate.reason());
  }

  private void findings() {
    if (job.findings().isEmpty()) {
      return;
    }
    html.open("section");
    html.element("h2", "Findings");
    html.open("ul", "class", "findings");
    job.findings().stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .forEach(
            finding -> {
              html.open("li", "class", finding.severity().name().toLowerCase(Locale.ROOT));
              html.element("strong", finding.code());
              html.text(" " + finding);
              finding
                  .advice()
                  .ifPresent(
                      advice -> html.element("p", Problem.worded(advice), "class", "advice"));
              html.close();
            });
    html.close();
    html.close();
  }

  /** Opens a table that may be wider than the page. */
  private void table(String... headings) {
    html.open("div", "class", "wide").open("table").open("tr");
    for (String heading : headings) {
      html.element("th", heading);
    }
    html.close();
  }

  private void endTable() {
    html.close().close();
  }

  private void cell(String text) {
    html.element("td", text);
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(JobPage.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
