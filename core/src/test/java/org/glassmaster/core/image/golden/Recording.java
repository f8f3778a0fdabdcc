package org.glassmaster.core.image.golden;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.core.Vectors;

/**
 * What a tool sent for a disc: a digest of each block, and in RAW mode the sub-channel too. A
 * digest is the first eight bytes of the SHA-256.
 */
final class Recording {
  /** Blocks of one size without a gap. */
  record Run(int first, int count, int bytes) {
    private static final Pattern FORM = Pattern.compile("(-?\\d+)\\+(\\d+)\\*(\\d+)");

    static Run parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(text);
      }
      return new Run(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    }

    int end() {
      return first + count;
    }
  }

  static final int DIGEST = 8;
  private static final int Q_BYTES = 12;
  private static final int MAIN = 2352;

  private final String name;
  private final List<Run> runs;
  private final byte[] columns;

  private Recording(String name, List<Run> runs) {
    this.name = name;
    this.runs = runs;
    this.columns = Resources.unpacked(name + ".gz");
    int blocks = runs.stream().mapToInt(Run::count).sum();
    int row = isRaw() ? DIGEST + Q_BYTES + 1 + DIGEST : DIGEST;
    if (columns.length != blocks * row) {
      throw new IllegalStateException(name + " has " + columns.length + " bytes");
    }
  }

  /** The names of all recordings in RAW mode. */
  static List<String> raw() {
    return names(true);
  }

  /** The names of all recordings in SAO and TAO mode. */
  static List<String> cooked() {
    return names(false);
  }

  private static List<String> names(boolean raw) {
    return Vectors.rows("golden/recordings.tsv").stream()
        .filter(row -> isRaw(runs(row)) == raw)
        .map(row -> row[0])
        .toList();
  }

  static Recording named(String name) {
    return Vectors.rows("golden/recordings.tsv").stream()
        .filter(row -> row[0].equals(name))
        .map(row -> new Recording(name, runs(row)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Run> runs(String[] row) {
    return Arrays.stream(row[1].split(" ")).map(Run::parse).toList();
  }

  private static boolean isRaw(List<Run> runs) {
    return runs.getFirst().bytes() > MAIN;
  }

  private boolean isRaw() {
    return isRaw(runs);
  }

  String name() {
    return name;
  }

  List<Run> runs() {
    return runs;
  }

  /** The address of the first block. */
  int first() {
    return runs.getFirst().first();
  }

  /** The address after the last block. */
  int end() {
    return runs.getLast().end();
  }

  /** Digest of a whole block, or in RAW mode of its 2352 bytes of main channel. */
  byte[] main(int lba) {
    int before = 0;
    for (Run run : runs) {
      if (lba < run.end()) {
        int at = (before + lba - run.first()) * DIGEST;
        return Arrays.copyOfRange(columns, at, at + DIGEST);
      }
      before += run.count();
    }
    throw new IndexOutOfBoundsException(lba);
  }

  /** The Q frame with its CRC, as sent. */
  byte[] q(int lba) {
    int sectors = runs.getFirst().count();
    byte[] frame = new byte[Q_BYTES];
    for (int i = 0; i < Q_BYTES; i++) {
      frame[i] = columns[(DIGEST + i) * sectors + lba - first()];
    }
    return frame;
  }

  /** The P flag. */
  boolean p(int lba) {
    return columns[(DIGEST + Q_BYTES) * runs.getFirst().count() + lba - first()] != 0;
  }

  /** Digest of the 96 symbols of R to W. */
  byte[] rw(int lba) {
    int at = (DIGEST + Q_BYTES + 1) * runs.getFirst().count() + (lba - first()) * DIGEST;
    return Arrays.copyOfRange(columns, at, at + DIGEST);
  }

  @Override
  public String toString() {
    return name;
  }
}
