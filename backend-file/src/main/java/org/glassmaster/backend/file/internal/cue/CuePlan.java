package org.glassmaster.backend.file.internal.cue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.FirstPause;
import org.glassmaster.core.fidelity.Graphics;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.TextField;

/** Which sectors go into which file of a sheet, and what the sheet says of them. */
record CuePlan(List<Part> parts, boolean multisession) {
  /** The texts that every reader of sheets knows. */
  private static final List<TextField> COMMANDS =
      List.of(TextField.TITLE, TextField.PERFORMER, TextField.SONGWRITER);

  /**
   * A track.
   *
   * @param from the first sector that is stored
   * @param time where that sector lies in its file
   */
  record Part(TrackLayout layout, int session, TrackType type, String file, int from, int time) {}

  /** Where the R–W sub-channel of audio goes, and in which form. */
  enum GraphicsPlace {
    /** Behind each sector, as packs in their order. */
    PACKS,
    /** Behind each sector, as it is on the disc. */
    RAW,
    /** As packs, in a file of its own beside the audio. */
    FILE
  }

  /** The plan for a disc. */
  static CuePlan of(Layout layout, String sheetName, boolean single, GraphicsPlace graphics)
      throws SourceException {
    List<Part> parts = new ArrayList<>();
    String stem = FileName.stem(sheetName, CueFormat.SUFFIX);
    int tracks = (int) layout.tracks().count();
    int time = 0;
    for (SessionLayout session : layout.sessions()) {
      for (TrackLayout track : session.tracks()) {
        boolean first = track.start() == session.pause();
        int from = first ? FirstPause.firstStored(track, session.number() == 1) : track.start();
        String file =
            single
                ? stem + ".bin"
                : String.format(
                    Locale.ROOT,
                    tracks > 9 ? "%s (Track %02d).bin" : "%s (Track %d).bin",
                    stem,
                    track.track().number());
        parts.add(
            new Part(
                track, session.number(), type(track.track(), session, graphics), file, from, time));
        time = single ? time + track.end() - from : 0;
      }
    }
    return new CuePlan(parts, layout.sessions().size() > 1);
  }

  private static TrackType type(Track track, SessionLayout session, GraphicsPlace graphics)
      throws SourceException {
    boolean cdi = session.session().type() == DiscType.CD_I;
    return switch (track.mode()) {
      case AUDIO ->
          graphics != GraphicsPlace.FILE && Graphics.isPresent(track)
              ? TrackType.CDG
              : TrackType.AUDIO;
      // Mode 0 has no word of its own: readers find it in the headers.
      case MODE0, MODE1 -> TrackType.MODE1_2352;
      case MODE2, MODE2_FORM1, MODE2_FORM2, MODE2_MIXED ->
          cdi ? TrackType.CDI_2352 : TrackType.MODE2_2352;
    };
  }

  /** Whether commands alone say all of a disc's CD-TEXT. */
  static boolean isSimple(Disc disc) {
    if (disc.text().isEmpty()) {
      return true;
    }
    if (disc.text().blocks().size() > 1) {
      return false;
    }
    StringBuilder sheet = new StringBuilder();
    texts(sheet, disc, 0, "");
    for (Track track : disc.tracks().toList()) {
      sheet.append("TRACK ").append(track.number()).append(" AUDIO\n");
      texts(sheet, disc, track.number(), "");
    }
    CueSheet read = CueParser.parse(sheet.toString(), "", new Findings());
    List<CdTextBlock> said = CueText.commands(read).blocks();
    return said.size() == 1 && isSame(said.getFirst(), disc.text().blocks().getFirst());
  }

  /**
   * Whether two blocks say the same. What a record has for that is spun when it is first used: here
   * that would take as long as all the reading of the sheet.
   */
  private static boolean isSame(CdTextBlock one, CdTextBlock other) {
    return one.disc().equals(other.disc())
        && one.tracks().equals(other.tracks())
        && one.genre().equals(other.genre())
        && one.binary().equals(other.binary())
        && one.language().code() == other.language().code()
        && one.encoding().equals(other.encoding())
        && one.copyProtection() == other.copyProtection();
  }

  /** Whether any track in a file has graphics. */
  boolean hasGraphics(String file) throws SourceException {
    for (Part part : parts) {
      if (part.file().equals(file) && Graphics.isPresent(part.layout().track())) {
        return true;
      }
    }
    return false;
  }

  /** All sectors that are stored. */
  int sectors() {
    return parts.stream().mapToInt(part -> part.layout().end() - part.from()).sum();
  }

  /** The sheet. */
  String text(Disc disc, Optional<String> cdTextFile) {
    StringBuilder sheet = new StringBuilder();
    head(sheet, disc, cdTextFile);
    int session = 0;
    String file = "";
    for (Part part : parts) {
      if (multisession && part.session() != session) {
        session = part.session();
        sheet.append("REM SESSION ").append(twoDigits(session)).append('\n');
      }
      if (!part.file().equals(file)) {
        file = part.file();
        sheet.append("FILE \"").append(file).append("\" BINARY\n");
      }
      track(sheet, disc, part);
    }
    return sheet.toString();
  }

  /** What a sheet says of the whole disc. */
  static void head(StringBuilder sheet, Disc disc, Optional<String> cdTextFile) {
    disc.mcn().ifPresent(mcn -> sheet.append("CATALOG ").append(mcn.digits()).append('\n'));
    cdTextFile.ifPresent(file -> sheet.append("CDTEXTFILE \"").append(file).append("\"\n"));
    texts(sheet, disc, 0, "");
  }

  private static void track(StringBuilder sheet, Disc disc, Part part) {
    track(sheet, disc, part.layout().track(), part.type());
    for (TrackLayout.Index index : part.layout().indexes()) {
      int lba = Math.max(index.lba(), part.from());
      if (index.number() > 0 || lba < part.layout().index1()) {
        index(sheet, index.number(), part.time() + lba - part.from());
      }
    }
  }

  /** What a sheet says of a track before its indexes. */
  static void track(StringBuilder sheet, Disc disc, Track track, TrackType type) {
    sheet
        .append("  TRACK ")
        .append(twoDigits(track.number()))
        .append(' ')
        .append(type.word())
        .append('\n');
    texts(sheet, disc, track.number(), "    ");
    StringBuilder flags = new StringBuilder();
    flags.append(track.copy() == CopyPermission.PERMITTED ? " DCP" : "");
    flags.append(track.fourChannel() ? " 4CH" : "");
    flags.append(track.preEmphasis() ? " PRE" : "");
    flags.append(track.copy() == CopyPermission.SCMS ? " SCMS" : "");
    if (!flags.isEmpty()) {
      sheet.append("    FLAGS").append(flags).append('\n');
    }
    track.isrc().ifPresent(isrc -> sheet.append("    ISRC ").append(isrc.compact()).append('\n'));
  }

  /** An index at a time of its file. */
  static void index(StringBuilder sheet, int number, int time) {
    sheet
        .append("    INDEX ")
        .append(twoDigits(number))
        .append(' ')
        .append(Msf.ofFrames(time))
        .append('\n');
  }

  /** The texts of the first block, as far as commands can say them; track 0 is the disc. */
  private static void texts(StringBuilder sheet, Disc disc, int track, String indent) {
    if (disc.text().isEmpty()) {
      return;
    }
    CdTextBlock block = disc.text().blocks().getFirst();
    Map<TextField, String> texts =
        track == 0 ? block.disc() : block.tracks().getOrDefault(track, Map.of());
    for (TextField field : COMMANDS) {
      String text = texts.get(field);
      if (text != null) {
        sheet
            .append(indent)
            .append(field.name())
            .append(" \"")
            .append(quotable(text))
            .append("\"\n");
      }
    }
  }

  /** Sheets know no escapes. */
  private static String quotable(String text) {
    StringBuilder quotable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quotable.append(c == '"' ? '\'' : Character.isISOControl(c) ? ' ' : c);
    }
    return quotable.toString();
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
