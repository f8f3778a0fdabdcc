package org.glassmaster.backend.file.internal.ccd;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.glassmaster.backend.file.internal.ccd.CcdSections.Section;
import org.glassmaster.backend.file.internal.ccd.CcdSections.Value;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.Point;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.TocSession;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.TrackSection;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextReading;

/** Makes sense of the sections of a sheet. What is odd is noted; nothing makes it fail. */
final class CcdParser {
  private static final int LATEST_VERSION = 3;
  private static final int FIRST_TRACK = 0xA0;
  private static final int LAST_TRACK = 0xA1;
  private static final int LEAD_OUT = 0xA2;
  private static final int NEXT_SESSION = 0xB0;
  private static final int PACK = 16;
  private static final int MOST_PACKS = 8 * 256;

  private final String name;
  private final Findings findings;
  private final Map<Integer, Draft> toc = new TreeMap<>();
  private final Map<Integer, Integer> pregapModes = new HashMap<>();
  private final Map<Integer, TrackSection> tracks = new TreeMap<>();
  private int version = CcdSheet.NONE;
  private int entries;
  private Section disc = new Section("DISC", 0, 0, Map.of());
  private CdText text = CdText.NONE;

  /** A session whose items are being gathered. */
  private static final class Draft {
    int psec;
    int leadOut = CcdSheet.NONE;
    final TreeMap<Integer, Point> points = new TreeMap<>();
  }

  private CcdParser(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  /**
   * Parses a sheet.
   *
   * @param name what findings call the sheet
   */
  static CcdSheet parse(String text, String name, Findings findings) {
    CcdParser parser = new CcdParser(name, findings);
    for (Section section : CcdSections.of(text, name, findings)) {
      parser.section(section);
    }
    return parser.sheet();
  }

  private void section(Section section) {
    switch (section.name()) {
      case "CLONECD" -> {
        version = number(section, "VERSION");
        if (version < 1 || version > LATEST_VERSION) {
          note(CcdFinding.VERSION, section.line(), "this is no version that is known");
        }
      }
      case "DISC" -> disc = section;
      case "CDTEXT" -> text = cdText(section);
      case "SESSION" -> pregapModes.putIfAbsent(section.number(), number(section, "PREGAPMODE"));
      case "ENTRY" -> entry(section);
      case "TRACK" -> track(section);
      default -> note(CcdFinding.UNKNOWN_LINE, section.line(), "unknown section " + section.name());
    }
  }

  private CcdSheet sheet() {
    count("TOCENTRIES", entries, "entries of the table of contents");
    count("SESSIONS", toc.size(), "sessions");
    int textLength = number(disc, "CDTEXTLENGTH");
    if (textLength > 0 && text.isEmpty()) {
      note(CcdFinding.CD_TEXT, disc.line(), "CD-TEXT is announced and is not there");
    }
    List<TocSession> sessions = new ArrayList<>();
    toc.forEach(
        (number, draft) -> {
          if (!draft.points.isEmpty()) {
            sessions.add(
                new TocSession(
                    number,
                    draft.psec,
                    draft.leadOut,
                    pregapModes.getOrDefault(number, CcdSheet.NONE),
                    List.copyOf(draft.points.values())));
          }
        });
    return new CcdSheet(
        version, number(disc, "DATATRACKSSCRAMBLED") == 1, catalog(), text, sessions, tracks);
  }

  private void count(String key, int found, String what) {
    int said = number(disc, key);
    if (said != CcdSheet.NONE && said != found) {
      note(
          CcdFinding.COUNT, disc.line(), said + " " + what + " are announced, " + found + " found");
    }
  }

  private Optional<Mcn> catalog() {
    String digits = disc.text("CATALOG").orElse("");
    Optional<Mcn> mcn = Mcn.parse(digits);
    if (!digits.isEmpty() && mcn.isEmpty()) {
      note(
          CcdFinding.BAD_CATALOG,
          disc.line(),
          "\"" + CcdSections.shortened(digits) + "\" is no catalogue number");
    }
    return mcn.filter(number -> !number.isZero());
  }

  /** An item of the table of contents; ADR 5 is for recorders, save where the next session is. */
  private void entry(Section section) {
    entries++;
    int session = number(section, "SESSION");
    int point = number(section, "POINT");
    int adr = number(section, "ADR");
    if (session < 1 || session > Geometry.LAST_NUMBER || point < 0) {
      note(CcdFinding.BAD_NUMBER, section.line(), "an entry without session or point is left out");
      return;
    }
    Draft draft = toc.computeIfAbsent(session, _ -> new Draft());
    boolean position = adr == CcdSheet.NONE || (adr & 15) == 1;
    if (position && point == FIRST_TRACK) {
      draft.psec = Math.max(0, number(section, "PSEC"));
    } else if (position && point == LEAD_OUT) {
      draft.leadOut = address(section);
    } else if (position && point >= 1 && point <= Geometry.LAST_NUMBER) {
      point(section, draft, point);
    } else if (point != LAST_TRACK && point != NEXT_SESSION) {
      note(
          CcdFinding.OTHER_POINTS,
          section.line(),
          "point " + HexFormat.of().toHexDigits((byte) point) + "h is not carried over");
    }
  }

  private void point(Section section, Draft draft, int point) {
    int control = Math.max(0, number(section, "CONTROL")) & 15;
    int lba = address(section);
    if (lba == CcdSheet.NONE) {
      note(CcdFinding.BAD_NUMBER, section.line(), "track " + point + " starts nowhere");
      return;
    }
    if (toc.values().stream().anyMatch(each -> each.points.containsKey(point))) {
      note(CcdFinding.REPEATED, section.line(), "track " + point + " has an entry already");
      return;
    }
    draft.points.put(point, new Point(point, control, lba, at(section.line())));
  }

  /** Where a point is; times are binary, written in decimal. */
  private int address(Section section) {
    int minute = number(section, "PMIN");
    int second = number(section, "PSEC");
    int frame = number(section, "PFRAME");
    int said = number(section, "PLBA");
    boolean isTime = minute >= 0 && minute < 100 && second >= 0 && second < 60 && frame >= 0;
    if (!isTime || frame >= Geometry.SECTORS_PER_SECOND) {
      return said;
    }
    int lba = (minute * 60 + second) * Geometry.SECTORS_PER_SECOND + frame - Geometry.PAUSE;
    if (said != CcdSheet.NONE && said != lba) {
      note(CcdFinding.ADDRESS, section.line(), "PLBA is " + said + ", PMin to PFrame say " + lba);
    }
    return lba;
  }

  private void track(Section section) {
    NavigableMap<Integer, Integer> indexes = new TreeMap<>();
    for (Map.Entry<String, Value> pair : section.values().entrySet()) {
      String key = pair.getKey();
      if (key.startsWith("INDEX ")) {
        int lba = number(section, key);
        int index = index(key.substring(6));
        if (index < 0) {
          note(CcdFinding.BAD_NUMBER, pair.getValue().line(), "there is no such index");
        } else if (lba != CcdSheet.NONE) {
          indexes.put(index, lba);
        }
      }
    }
    String code = section.text("ISRC").orElse("");
    Optional<Isrc> isrc = Isrc.parse(code);
    boolean none = code.chars().allMatch(c -> c == '0' || c == ' ');
    if (isrc.isEmpty() && !none) {
      note(
          CcdFinding.BAD_ISRC,
          section.line(),
          "\"" + CcdSections.shortened(code) + "\" is no ISRC");
    }
    TrackSection track =
        new TrackSection(number(section, "MODE"), isrc, indexes, at(section.line()));
    if (tracks.putIfAbsent(section.number(), track) != null) {
      note(CcdFinding.REPEATED, section.line(), "this track has a section already");
    }
  }

  private static int index(String digits) {
    boolean number = digits.length() == 1 || digits.length() == 2;
    return number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  /** Sixteen bytes a pack: the CRC is not in the sheet. */
  private CdText cdText(Section section) {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    HexFormat hex = HexFormat.of();
    int damaged = 0;
    for (int i = 0; i < MOST_PACKS; i++) {
      Value value = section.values().get("ENTRY " + i);
      if (value == null) {
        break;
      }
      String digits = value.text().replace(" ", "");
      if (digits.length() == 2 * PACK && digits.chars().allMatch(HexFormat::isHexDigit)) {
        packs.writeBytes(hex.parseHex(digits));
      } else {
        damaged++;
      }
    }
    if (damaged > 0) {
      note(CcdFinding.CD_TEXT, section.line(), damaged + " entries are no packs of 16 bytes");
    }
    int said = number(section, "ENTRIES");
    if (said != CcdSheet.NONE && said != packs.size() / PACK + damaged) {
      note(
          CcdFinding.COUNT,
          section.line(),
          said + " packs of CD-TEXT are announced, " + (packs.size() / PACK + damaged) + " found");
    }
    if (packs.size() == 0) {
      return CdText.NONE;
    }
    CdTextReading reading = CdTextReader.readWithoutCrc(packs.toByteArray());
    reading.findings().forEach(findings::add);
    return reading.text();
  }

  private int number(Section section, String key) {
    return CcdSections.number(section, key, name, findings);
  }

  private void note(FindingKind finding, int line, String message) {
    findings.add(finding, at(line), message);
  }

  private String at(int line) {
    return name + ":" + line;
  }
}
