import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Distils the recordings of wodim, cdrdao and cdrskin to what the tests of core compare: a digest
 * of each block, the sub-channel, the cue sheets and the CD-TEXT packs. The answer is test
 * resources, small enough to keep beside the tests.
 *
 * <p>{@code java DistilGolden.java GOLDEN RESOURCES}: the unpacked recordings, and the folder to
 * write to. What they write is described in the README there. Nothing of Glassmaster is used: what
 * is distilled is to judge it.
 */
class DistilGolden {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
  private static final int MAIN = 2352;
  private static final int SYMBOLS = 96;
  private static final int DIGEST = 8;
  private static final int LEAD_IN_END = -150;
  private static final List<String> INPUTS = List.of("t1.wav", "t2.wav", "t3.wav", "data.iso");

  /** Blocks of one size without a gap. */
  private record Run(int first, int count, int bytes, long offset) {
    @Override
    public String toString() {
      return first + "+" + count + "*" + bytes;
    }
  }

  private record Index(List<Run> runs, String page05, String cue) {
    /** Whether the host sent what the lead-in and the lead-out hold too. */
    boolean isRaw() {
      return runs.getFirst().bytes > MAIN;
    }
  }

  public static void main(String[] args) throws Exception {
    Path golden = Path.of(args[0]);
    Path out = Path.of(args[1]);
    Files.createDirectories(out.resolve("inputs"));
    for (String input : INPUTS) {
      write(
          out.resolve("inputs").resolve(input + ".gz"),
          Files.readAllBytes(golden.resolve("inputs").resolve(input)));
    }
    List<String> recordings = new ArrayList<>();
    List<String> packs = new ArrayList<>();
    recordings.add(
        "# name\truns (first+count*bytes)\tSHA-256 of all blocks\tcommand\tmode page 05h\tcue"
            + " sheet");
    packs.add("# name\tpacks of one cycle");
    List<Path> folders;
    try (Stream<Path> all = Files.list(golden)) {
      folders = all.filter(folder -> Files.exists(folder.resolve("writes.bin"))).sorted().toList();
    }
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      byte[] blocks = Files.readAllBytes(folder.resolve("writes.bin"));
      Index index = index(Files.readAllLines(folder.resolve("writes.idx")));
      String sha = HexFormat.of().formatHex(sha256(blocks, 0, blocks.length));
      String runs = String.join(" ", index.runs.stream().map(Run::toString).toList());
      String command = Files.readString(folder.resolve("command")).strip();
      recordings.add(String.join("\t", name, runs, sha, command, index.page05, index.cue));
      write(out.resolve(name + ".gz"), index.isRaw() ? raw(blocks, index) : digests(blocks, index));
      cycle(blocks, index).forEach(pack -> packs.add(name + "\t" + pack));
      System.out.println(
          name + " " + runs + ", " + Files.size(out.resolve(name + ".gz")) + " bytes");
    }
    Files.write(out.resolve("recordings.tsv"), recordings, StandardCharsets.UTF_8);
    Files.write(out.resolve("cdtext.tsv"), packs, StandardCharsets.UTF_8);
  }

  private static Index index(List<String> lines) {
    List<Run> runs = new ArrayList<>();
    String page05 = "";
    String cue = "";
    for (String line : lines) {
      if (line.startsWith("# page05 ")) {
        page05 = line.substring("# page05 ".length());
      } else if (line.startsWith("# cue ")) {
        cue = line.substring("# cue ".length());
      } else {
        String[] fields = line.split(" ");
        Run next =
            new Run(
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                Long.parseLong(fields[0]));
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.first + last.count == next.first && last.bytes == next.bytes) {
          require(
              last.offset + (long) last.count * last.bytes == next.offset, "hole before " + line);
          runs.set(
              runs.size() - 1,
              new Run(last.first, last.count + next.count, last.bytes, last.offset));
        } else {
          runs.add(next);
        }
      }
    }
    return new Index(runs, page05, cue);
  }

  /** A digest of each block as it was sent. */
  private static byte[] digests(byte[] blocks, Index index) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Run run : index.runs) {
      for (int i = 0; i < run.count; i++) {
        out.write(sha256(blocks, (int) run.offset + i * run.bytes, run.bytes), 0, DIGEST);
      }
    }
    return out.toByteArray();
  }

  /**
   * Four columns: digests of the main channel, Q (all first bytes, then all second bytes, to the
   * twelfth), P, and digests of R to W, one symbol in each byte.
   */
  private static byte[] raw(byte[] blocks, Index index) {
    require(index.runs.size() == 1, "a raw stream with a gap");
    Run run = index.runs.getFirst();
    byte[] main = new byte[run.count * DIGEST];
    byte[] q = new byte[run.count * 12];
    byte[] p = new byte[run.count];
    byte[] rw = new byte[run.count * DIGEST];
    for (int i = 0; i < run.count; i++) {
      int at = i * run.bytes;
      System.arraycopy(sha256(blocks, at, MAIN), 0, main, i * DIGEST, DIGEST);
      byte[] sub = Arrays.copyOfRange(blocks, at + MAIN, at + run.bytes);
      byte[] symbols = sub.length == 16 ? symbols(sub) : sub;
      int flag = symbols[0] >> 7 & 1;
      for (int s = 0; s < symbols.length; s++) {
        require((symbols[s] >> 7 & 1) == flag, "P changes inside a sector");
        if ((symbols[s] & 0x40) != 0) {
          q[s / 8 * run.count + i] |= (byte) (0x80 >> s % 8);
        }
        symbols[s] &= 0x3F;
      }
      p[i] = (byte) flag;
      System.arraycopy(sha256(symbols, 0, symbols.length), 0, rw, i * DIGEST, DIGEST);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(main);
    out.writeBytes(q);
    out.writeBytes(p);
    out.writeBytes(rw);
    return out.toByteArray();
  }

  /** The 96 symbols that 16 bytes of P and Q stand for. */
  private static byte[] symbols(byte[] pq) {
    require(
        pq[12] == 0 && pq[13] == 0 && pq[14] == 0 && (pq[15] & 0x7F) == 0, "filler is not zero");
    byte[] symbols = new byte[SYMBOLS];
    for (int i = 0; i < symbols.length; i++) {
      int bit = pq[i / 8] >> (7 - i % 8) & 1;
      symbols[i] = (byte) (pq[15] & 0x80 | bit << 6);
    }
    return symbols;
  }

  /** The CD-TEXT packs that the lead-in repeats, without a break from its first sector on. */
  private static List<String> cycle(byte[] blocks, Index index) {
    List<byte[]> packs = new ArrayList<>();
    for (Run run : index.runs) {
      boolean symbols = run.bytes == SYMBOLS || run.bytes == MAIN + SYMBOLS;
      for (int i = 0; symbols && i < run.count && run.first + i < LEAD_IN_END; i++) {
        int end = (int) run.offset + (i + 1) * run.bytes;
        for (int at = end - SYMBOLS; at < end; at += 24) {
          packs.add(pack(blocks, at));
        }
      }
    }
    if (packs.isEmpty() || packs.stream().allMatch(pack -> Arrays.equals(pack, new byte[18]))) {
      return List.of();
    }
    int length = 1;
    while (!Arrays.equals(packs.get(0), packs.get(length))) {
      length++;
    }
    for (int i = 0; i < packs.size(); i++) {
      require(Arrays.equals(packs.get(i), packs.get(i % length)), "the packs do not repeat");
    }
    return packs.subList(0, length).stream().map(SPACED::formatHex).toList();
  }

  /** The 18 bytes in 24 symbols of six bits. */
  private static byte[] pack(byte[] blocks, int at) {
    byte[] pack = new byte[18];
    for (int bit = 0; bit < 144; bit++) {
      if ((blocks[at + bit / 6] >> (5 - bit % 6) & 1) != 0) {
        pack[bit / 8] |= (byte) (0x80 >> bit % 8);
      }
    }
    return pack;
  }

  private static byte[] sha256(byte[] bytes, int from, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file)) {
          {
            def.setLevel(9);
          }
        }) {
      out.write(bytes);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
