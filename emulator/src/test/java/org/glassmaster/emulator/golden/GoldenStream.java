package org.glassmaster.emulator.golden;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.subchannel.TextPackSymbols;
import org.glassmaster.emulator.Vectors;

/**
 * What a tool sent, block by block. Main channel is found among the inputs and what tools make of
 * them by its digest; Q and P are recorded; R to W are the recorded CD-TEXT packs.
 */
final class GoldenStream {
  private static final Pattern RUN = Pattern.compile("(-?\\d+)\\+(\\d+)\\*(\\d+)");
  private static final int MAIN = 2352;
  private static final int DIGEST = 8;
  private static final int Q = 12;
  private static final int PAUSE = -150;

  /** Blocks of one size without a gap. */
  record Run(int first, int count, int bytes) {
    int end() {
      return first + count;
    }
  }

  final String name;
  final List<Run> runs = new ArrayList<>();
  final String sha256;
  final byte[] textPacks;
  private final Inputs inputs;
  private final byte[] columns;
  private final byte[] symbols;
  private final SectorEncoder encoder = new SectorEncoder();
  private int lastMaker;

  GoldenStream(List<String> row, Inputs inputs) {
    this.name = row.get(0);
    Matcher matcher = RUN.matcher(row.get(1));
    while (matcher.find()) {
      runs.add(
          new Run(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    }
    this.sha256 = row.get(2);
    this.inputs = inputs;
    this.columns = Resources.unpacked(name + ".gz");
    this.textPacks =
        hex(
            String.join(
                " ",
                Vectors.rows("golden/cdtext.tsv").stream()
                    .filter(pack -> pack.getFirst().equals(name))
                    .map(pack -> pack.get(1))
                    .toList()));
    this.symbols = new byte[textPacks.length / 3 * 4];
    TextPackSymbols.fromBytes(
        MemorySegment.ofArray(textPacks),
        0,
        MemorySegment.ofArray(symbols),
        0,
        textPacks.length / TextPackSymbols.BYTES);
  }

  /** All recordings. */
  static List<List<String>> all() {
    return Vectors.rows("golden/recordings.tsv");
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  boolean isRaw() {
    return runs.getFirst().bytes() > MAIN;
  }

  /** The blocks of a WRITE as they were sent. */
  byte[] blocks(int lba, int count) {
    Run run =
        runs.stream()
            .filter(one -> lba >= one.first() && lba < one.end())
            .findFirst()
            .orElseThrow(() -> unknown(lba));
    byte[] blocks = new byte[count * run.bytes()];
    for (int i = 0; i < count; i++) {
      System.arraycopy(block(run, lba + i), 0, blocks, i * run.bytes(), run.bytes());
    }
    return blocks;
  }

  /** The block at an address as it was sent. */
  byte[] block(Run run, int lba) {
    if (run.bytes() > MAIN) {
      byte[] block = Arrays.copyOf(main(lba, digest(lba)), run.bytes());
      System.arraycopy(subchannel(run, lba), 0, block, MAIN, run.bytes() - MAIN);
      return block;
    }
    long digest = digest(lba);
    if (run.bytes() == 96) {
      return rw(lba);
    }
    if (run.bytes() == MAIN) {
      return main(lba, digest);
    }
    for (byte[] data : List.of(inputs.piece("data.iso", 2048, lba, 1), new byte[2048])) {
      if (Digest.of(data) == digest) {
        return data;
      }
    }
    throw unknown(lba);
  }

  private long digest(int lba) {
    int before = 0;
    for (Run run : runs) {
      if (lba < run.end()) {
        return ByteBuffer.wrap(columns).getLong((before + lba - run.first()) * DIGEST);
      }
      before += run.count();
    }
    throw unknown(lba);
  }

  private byte[] main(int lba, long digest) {
    Optional<byte[]> audio = inputs.audio(digest);
    if (audio.isPresent()) {
      return audio.get();
    }
    for (int i = 0; i < 11; i++) {
      int maker = (lastMaker + i) % 11;
      byte[] made = make(maker, lba);
      if (Digest.of(made) == digest) {
        lastMaker = maker;
        return made;
      }
    }
    throw unknown(lba);
  }

  private IllegalStateException unknown(int lba) {
    return new IllegalStateException(name + ": what was sent at " + lba + " is not known");
  }

  private byte[] make(int maker, int lba) {
    int relative = lba < PAUSE ? PAUSE + lba - runs.getFirst().first() : lba;
    return switch (maker) {
      case 0 -> new byte[MAIN];
      case 1 -> mode1(inputs.piece("data.iso", 2048, lba, 1), lba);
      case 2 -> mode1(new byte[2048], lba);
      case 3 -> mode1(new byte[2048], relative);
      case 4 -> mode1(Arrays.copyOfRange(mode1(new byte[2048], lba), 16, 16 + 2048), lba);
      case 5 -> form1(inputs.piece("data.iso", 2048, lba, 1), new byte[8], lba);
      case 6 -> form1(new byte[2048], new byte[8], lba);
      case 7 -> form1(new byte[2048], new byte[8], relative);
      case 8 -> {
        byte[] sector = inputs.withSubheaders(lba);
        yield form1(Arrays.copyOfRange(sector, 8, 2056), sector, lba);
      }
      case 9 -> {
        byte[] scrambled = form1(new byte[2048], new byte[8], lba);
        byte[] subheaders = Arrays.copyOfRange(scrambled, 16, 24);
        subheaders[2] &= ~0x20;
        subheaders[6] &= ~0x20;
        yield form1(Arrays.copyOfRange(scrambled, 24, 24 + 2048), subheaders, lba);
      }
      default -> form1(new byte[2048], new byte[] {0, 0, 8, 0, 0, 0, 8, 0}, lba);
    };
  }

  private byte[] mode1(byte[] data, int lba) {
    byte[] sector = new byte[MAIN];
    System.arraycopy(data, 0, sector, 16, data.length);
    MemorySegment segment = MemorySegment.ofArray(sector);
    encoder.mode1(segment, 0, MAIN, 1, lba);
    Scrambler.apply(segment, 0, MAIN, 1);
    return sector;
  }

  private byte[] form1(byte[] data, byte[] subheaders, int lba) {
    byte[] sector = new byte[MAIN];
    System.arraycopy(subheaders, 0, sector, 16, 8);
    System.arraycopy(data, 0, sector, 24, data.length);
    MemorySegment segment = MemorySegment.ofArray(sector);
    encoder.form1(segment, 0, MAIN, 1, lba);
    Scrambler.apply(segment, 0, MAIN, 1);
    return sector;
  }

  private byte[] rw(int lba) {
    byte[] sector = new byte[96];
    int from = (lba - runs.getFirst().first()) * 96;
    for (int i = 0; i < 96 && symbols.length > 0 && lba < PAUSE; i++) {
      sector[i] = symbols[(from + i) % symbols.length];
    }
    return sector;
  }

  /** The Q frame as it was sent. */
  byte[] q(int lba) {
    Run run = runs.getFirst();
    byte[] frame = new byte[Q];
    for (int i = 0; i < Q; i++) {
      frame[i] = columns[(DIGEST + i) * run.count() + lba - run.first()];
    }
    return frame;
  }

  private byte[] subchannel(Run run, int lba) {
    byte[] q = q(lba);
    int p = columns[(DIGEST + Q) * run.count() + lba - run.first()] == 0 ? 0 : 0x80;
    if (run.bytes() == MAIN + 16) {
      byte[] block = Arrays.copyOf(q, 16);
      block[15] = (byte) p;
      return block;
    }
    return symbols(q, p, rw(lba));
  }

  /** The 96 symbols of P to W. */
  static byte[] symbols(byte[] q, int p, byte[] rw) {
    byte[] block = rw.clone();
    for (int i = 0; i < 96; i++) {
      int bit = q[i / 8] >> (7 - i % 8) & 1;
      block[i] |= (byte) (p | bit << 6);
    }
    return block;
  }

  /** The P flag as it was sent, in bit 7. */
  int p(int lba) {
    Run run = runs.getFirst();
    return columns[(DIGEST + Q) * run.count() + lba - run.first()] == 0 ? 0 : 0x80;
  }

  byte[] rwAt(int lba) {
    return rw(lba);
  }

  @Override
  public String toString() {
    return name;
  }
}
