package org.glassmaster.mmc.internal.sense;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassmaster.core.fault.Sense;

/**
 * The meaning of sense data. A code means the same whatever the key it comes with, unless the table
 * has a row for that key; rows are looked through from the most to the least particular.
 */
public final class SenseTable {
  private static final String RESOURCE = "sense.tsv";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final int ANY = -1;

  private final List<Row> rows;

  private record Row(int key, int asc, int from, int to, SenseMeaning meaning) {
    boolean matches(Sense sense) {
      return (key == ANY || key == sense.key())
          && (asc == ANY || (asc == sense.asc() && sense.ascq() >= from && sense.ascq() <= to));
    }
  }

  private SenseTable(List<Row> rows) {
    this.rows = rows;
  }

  /** The table that comes with this library. */
  public static SenseTable load() {
    try (InputStream in = SenseTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the table of sense codes is missing");
      }
      return new SenseTable(
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
              .map(SenseTable::row)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells = TAB.splitAsStream(line).toList();
    String ascq = cells.get(2);
    int dash = ascq.indexOf('-');
    int from = ascq.equals("*") ? 0 : number(dash < 0 ? ascq : ascq.substring(0, dash));
    int to = ascq.equals("*") ? 0xFF : dash < 0 ? from : number(ascq.substring(dash + 1));
    return new Row(
        number(cells.get(0)),
        number(cells.get(1)),
        from,
        to,
        new SenseMeaning(cells.get(4), SenseAction.valueOf(cells.get(3)), cells.get(5)));
  }

  private static int number(String hex) {
    return hex.equals("*") ? ANY : Integer.parseInt(hex, 16);
  }

  /** What a drive means. */
  public SenseMeaning of(Sense sense) {
    return find(sense).orElseThrow(() -> new IllegalStateException("the table has no last row"));
  }

  private Optional<SenseMeaning> find(Sense sense) {
    return rows.stream().filter(row -> row.matches(sense)).map(Row::meaning).findFirst();
  }
}
