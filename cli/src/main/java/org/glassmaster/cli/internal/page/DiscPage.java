package org.glassmaster.cli.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.TextField;

/** A disc as people read it: a few lines about the whole, and a table of its tracks. */
public final class DiscPage {
  private DiscPage() {}

  /** The whole, then its tracks and their titles. */
  public static void print(Page page, Layout layout) {
    Disc disc = layout.disc();
    page.entry("disc", summary(layout));
    disc.mcn().ifPresent(mcn -> page.entry("MCN", mcn.digits()));
    for (CdTextBlock block : disc.text().blocks()) {
      page.entry("CD-TEXT", text(block));
    }
    page.blank();
    for (SessionLayout session : layout.sessions()) {
      if (layout.sessions().size() > 1) {
        page.line("session " + session.number());
      }
      table(session).print(page, "");
      page.line("lead-out at " + Msf.ofLba(session.leadOut()) + " (LBA " + session.leadOut() + ")");
    }
    titles(page, disc);
  }

  private static String summary(Layout layout) {
    long tracks = layout.tracks().count();
    int sessions = layout.sessions().size();
    return layout.disc().type().label().toUpperCase(Locale.ROOT)
        + ", "
        + Figures.counted(tracks, "track")
        + (sessions > 1 ? " in " + Figures.counted(sessions, "session") : "")
        + ", lead-out at "
        + Msf.ofLba(layout.leadOut());
  }

  private static Table table(SessionLayout session) {
    Table table = Table.of(" #", "mode", "start", "length", "pregap", "flags", "ISRC", "idx");
    for (TrackLayout laid : session.tracks()) {
      Track track = laid.track();
      table.row(
          Integer.toString(track.number()),
          track.mode().label(),
          Msf.ofLba(laid.index1()).toString(),
          Msf.ofFrames(laid.sectors()).toString(),
          track.pregap() == 0 ? "-" : Msf.ofFrames(track.pregap()).toString(),
          flags(track),
          track.isrc().map(Isrc::formatted).orElse("-"),
          track.indexes().isEmpty() ? "" : "1-" + (track.indexes().size() + 1));
    }
    return table;
  }

  private static String flags(Track track) {
    List<String> flags = new ArrayList<>();
    switch (track.copy()) {
      case PERMITTED -> flags.add("copy");
      case SCMS -> flags.add("scms");
      case PROHIBITED -> {}
    }
    if (track.preEmphasis()) {
      flags.add("pre");
    }
    if (track.fourChannel()) {
      flags.add("4ch");
    }
    return flags.isEmpty() ? "-" : String.join(" ", flags);
  }

  private static String text(CdTextBlock block) {
    Optional<String> title = block.text(0, TextField.TITLE);
    Optional<String> performer = block.text(0, TextField.PERFORMER);
    return block.language().name()
        + ", "
        + block.encoding()
        + title.map(words -> ": " + words).orElse("")
        + performer.map(words -> (title.isPresent() ? " - " : ": ") + words).orElse("");
  }

  /** The titles of the first language that has any. */
  private static void titles(Page page, Disc disc) {
    List<Track> titled =
        disc.tracks()
            .filter(track -> disc.text().text(track.number(), TextField.TITLE).isPresent())
            .toList();
    if (titled.isEmpty()) {
      return;
    }
    page.heading("Titles");
    for (Track track : titled) {
      String number = Integer.toString(track.number());
      String words =
          List.of(TextField.TITLE, TextField.PERFORMER).stream()
              .flatMap(field -> disc.text().text(track.number(), field).stream())
              .collect(Collectors.joining(" - "));
      page.wrapped(" ".repeat(4 - number.length()) + number + "  ", " ".repeat(6), words);
    }
  }
}
