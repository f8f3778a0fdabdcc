package org.glassmaster.backend.imapi2.internal.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The meaning of results of IMAPI2 and COM (imapi2 5.7).
 *
 * <p>Values are those that the header defines. Microsoft's pages exchange {@code 0xC0AA0606} and
 * {@code 0xC0AA0607}, give a code of another interface for a drive that is not supported, and a
 * comment of the header has the prefix {@code 0x80AA} for {@code 0xC0AA} (imapi2 8, no. 3, 4 and
 * 13). The code of the other interface has a row too, so that it means the same wherever it comes.
 */
public final class HResultTable {
  private static final String RESOURCE = "hresults.tsv";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final int FACILITY_MASK = 0x1FFF_0000;
  private static final int FACILITY_WIN32 = 0x0007_0000;

  private final Map<Integer, Meaning> rows;

  private HResultTable(Map<Integer, Meaning> rows) {
    this.rows = Collections.unmodifiableMap(rows);
  }

  /** What kind of thing a result tells of. */
  public enum Kind {
    /** It was done. */
    DONE,
    /** It was done, though not quite as asked. */
    REMARK,
    /** Called a success, and yet the drive refused: its sense data says why. */
    SENSE,
    /** It was stopped because that was wished. */
    CANCELLED,
    /** The drive, its driver, or what Windows has of IMAPI2. */
    DEVICE,
    /** What lies in the drive. */
    MEDIUM,
    /** What was to be written cannot be said to IMAPI2. */
    CONTENT,
    /** Writing or erasing went wrong. */
    WRITE,
    /** Calls in a wrong order, which is a fault of this program. */
    PROGRAM
  }

  /**
   * A row.
   *
   * @param name as the header has it
   * @param code stable, such as {@code medium-not-blank}
   */
  public record Meaning(
      int value, String name, Kind kind, String code, String cause, String advice) {
    /** The sign says it; {@code S_OK} is one of several successes. */
    public boolean isSuccess() {
      return value >= 0;
    }

    /** {@code 0xC0AA0607 E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED}, as Microsoft writes it. */
    public String original() {
      return String.format(Locale.ROOT, "0x%08X%s", value, name.isEmpty() ? "" : " " + name);
    }
  }

  /** The table that comes with this back end. */
  public static HResultTable load() {
    try (InputStream in = HResultTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the table of results is missing");
      }
      Map<Integer, Meaning> rows = new LinkedHashMap<>();
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .map(HResultTable::row)
          .forEach(row -> rows.put(row.value(), row));
      return new HResultTable(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Meaning row(String line) {
    List<String> cells = TAB.splitAsStream(line).toList();
    return new Meaning(
        Integer.parseUnsignedInt(cells.get(0), 16),
        cells.get(1),
        Kind.valueOf(cells.get(2)),
        cells.get(3),
        cells.get(4),
        cells.get(5));
  }

  /** All rows. */
  public Collection<Meaning> rows() {
    return rows.values();
  }

  /** What a result means, also one that nobody listed. */
  Meaning of(int result) {
    Meaning row = rows.get(result);
    return row != null ? row : unlisted(result);
  }

  private static Meaning unlisted(int result) {
    if (result >= 0) {
      return new Meaning(result, "", Kind.DONE, "done", "it was done", "nothing is to be done");
    }
    if ((result & FACILITY_MASK) == FACILITY_WIN32) {
      return new Meaning(
          result,
          "",
          Kind.DEVICE,
          "system-error",
          "Windows says error " + (result & 0xFFFF),
          "see what net helpmsg " + (result & 0xFFFF) + " says");
    }
    return new Meaning(
        result,
        "",
        Kind.DEVICE,
        "imapi2-error",
        "IMAPI2 says that it went wrong, in a way that is not known here",
        "eject the medium and load it again, and try again");
  }
}
