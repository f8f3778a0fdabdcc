package org.glassmaster.backend.file.internal.ccd;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.finding.Findings;

/** A sheet taken apart: {@code [Section n]} and the {@code key=value} lines below it. */
final class CcdSections {
  /** A full disc has fewer than 250 sections and 12 000 lines. */
  private static final int MOST_SECTIONS = 2_000;

  private static final int MOST_LINES = 100_000;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HEADING = Pattern.compile("\\[\\s*([A-Z]+)\\s*([0-9]{0,6})\\s*].*");

  /** A value and the line that it stands in. */
  record Value(String text, int line) {}

  /**
   * A section.
   *
   * @param name in capitals
   * @param number behind the name, 0 where there is none
   * @param values by their keys in capitals
   */
  record Section(String name, int number, int line, Map<String, Value> values) {
    /** The text of a key. */
    Optional<String> text(String key) {
      return Optional.ofNullable(values.get(key)).map(Value::text);
    }
  }

  private final String sheet;
  private final Findings findings;
  private final List<Section> sections = new ArrayList<>();

  private CcdSections(String sheet, Findings findings) {
    this.sheet = sheet;
    this.findings = findings;
  }

  /** The sections, in their order. */
  static List<Section> of(String text, String sheet, Findings findings) {
    CcdSections sections = new CcdSections(sheet, findings);
    sections.read(text.lines().iterator());
    return sections.sections;
  }

  private void read(Iterator<String> lines) {
    int number = 0;
    while (lines.hasNext()) {
      number++;
      String line = lines.next().strip();
      if (number > MOST_LINES || sections.size() > MOST_SECTIONS) {
        findings.add(
            CcdFinding.TOO_MUCH, at(number), "the sheet is too long, its rest is not read");
        return;
      }
      if (line.isEmpty() || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[")) {
        heading(line, number);
      } else {
        assignment(line, number);
      }
    }
  }

  private void heading(String line, int number) {
    Matcher heading = HEADING.matcher(line.toUpperCase(Locale.ROOT));
    if (line.length() > 80 || !heading.matches()) {
      findings.add(CcdFinding.UNKNOWN_LINE, at(number), shortened(line) + " is no section");
      return;
    }
    int own = heading.group(2).isEmpty() ? 0 : Integer.parseInt(heading.group(2));
    sections.add(new Section(heading.group(1), own, number, new LinkedHashMap<>()));
  }

  private void assignment(String line, int number) {
    int equals = line.indexOf('=');
    if (equals < 1 || sections.isEmpty()) {
      findings.add(
          CcdFinding.UNKNOWN_LINE, at(number), shortened(line) + " is no key with a value");
      return;
    }
    String key =
        BLANKS.matcher(line.substring(0, equals).strip().toUpperCase(Locale.ROOT)).replaceAll(" ");
    Value value = new Value(line.substring(equals + 1).strip(), number);
    Value before = sections.getLast().values().putIfAbsent(key, value);
    if (before != null && !before.text().equals(value.text())) {
      findings.add(
          CcdFinding.REPEATED, at(number), shortened(key) + " was given already, the first counts");
    }
  }

  /**
   * The number of a key in a section.
   *
   * @return {@link CcdSheet#NONE} where the key is absent, or no number, which is noted
   */
  static int number(Section section, String key, String sheet, Findings findings) {
    Value value = section.values().get(key);
    if (value == null || value.text().isEmpty()) {
      return CcdSheet.NONE;
    }
    int number = number(value.text());
    if (number == CcdSheet.NONE) {
      findings.add(
          CcdFinding.BAD_NUMBER,
          sheet + ":" + value.line(),
          shortened(key) + " cannot be " + shortened(value.text()));
    }
    return number;
  }

  private static int number(String text) {
    boolean hex = text.length() > 2 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
    try {
      return hex
          ? HexFormat.fromHexDigits(text, 2, Math.min(text.length(), 10))
          : Integer.parseInt(text);
    } catch (IllegalArgumentException e) {
      return CcdSheet.NONE;
    }
  }

  private String at(int line) {
    return sheet + ":" + line;
  }

  /** A line may be as long as the sheet; a message is for people. */
  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "…";
  }
}
