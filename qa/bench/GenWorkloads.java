import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes the workloads of the comparisons with other programs: {@code java GenWorkloads.java FOLDER
 * [w1] [w2] [w3]}, on any JDK from 17 on, without any other file.
 *
 * <ul>
 *   <li>w1/data.iso: 333,000 sectors of 2048 bytes, an ISO 9660 volume of one noisy file;
 *       w1/data.bin: the same as sectors of mode 1; sheets for both
 *   <li>w2/audio.bin: 333,000 sectors of synthetic music in 15 tracks, with a sheet of each kind
 *       that has pregaps of two seconds, ISRC and MCN
 *   <li>w3: 200 discs of 99 tracks of two sectors, with sheets
 * </ul>
 *
 * Every byte follows from the seed: no clock, no locale, no arithmetic of the platform. EDC and ECC
 * are slow and plain on purpose and share nothing with the project's own. SHA256SUMS has the
 * digests.
 */
class GenWorkloads {
  private static final long SEED = 20_261_120L;
  private static final int SECTORS = 333_000;
  private static final int SECTOR = 2352;
  private static final int DATA = 2048;
  private static final int TRACKS = 15;
  private static final int PREGAP = 150;
  private static final int SHEETS = 200;
  private static final int TRACKS_OF_SHEET = 99;

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    List<String> wanted = Arrays.asList(args).subList(1, args.length);
    if (wanted.isEmpty() || wanted.contains("w1")) {
      data(root.resolve("w1"));
    }
    if (wanted.isEmpty() || wanted.contains("w2")) {
      audio(root.resolve("w2"));
    }
    if (wanted.isEmpty() || wanted.contains("w3")) {
      sheets(root.resolve("w3"));
    }
  }

  /** SplitMix64. */
  private static final class Noise {
    private long state;

    Noise(long workload) {
      state = SEED ^ workload;
    }

    long next() {
      state += 0x9E3779B97F4A7C15L;
      long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }

    void fill(ByteBuffer bytes, int length) {
      for (int i = 0; i < length; i += 8) {
        bytes.putLong(i, next());
      }
    }
  }

  private static String msf(int frames) {
    return text("%02d:%02d:%02d", frames / 4500, frames / 75 % 60, frames % 75);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
  }

  // The data disc.

  private static void data(Path folder) throws IOException {
    Files.createDirectories(folder);
    Noise noise = new Noise(1);
    byte[] user = new byte[DATA];
    byte[] sector = new byte[SECTOR];
    ByteBuffer bytes = ByteBuffer.wrap(user).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream iso = open(folder.resolve("data.iso"));
        OutputStream bin = open(folder.resolve("data.bin"))) {
      for (int lba = 0; lba < SECTORS; lba++) {
        if (lba < 24) {
          volume(lba, bytes);
        } else {
          noise.fill(bytes, DATA);
        }
        System.arraycopy(user, 0, sector, 16, DATA);
        mode1(sector, lba);
        iso.write(user);
        bin.write(sector);
      }
    }
    Files.writeString(
        folder.resolve("data.cue"),
        "FILE \"data.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n");
    Files.writeString(
        folder.resolve("iso.cue"),
        "FILE \"data.iso\" BINARY\n  TRACK 01 MODE1/2048\n    INDEX 01 00:00:00\n");
    Files.writeString(
        folder.resolve("data.toc"), "CD_ROM\n\nTRACK MODE1_RAW\nDATAFILE \"data.bin\"\n");
    Files.writeString(folder.resolve("iso.toc"), "CD_ROM\n\nTRACK MODE1\nDATAFILE \"data.iso\"\n");
  }

  /** The system area and the volume structures, sectors 0 to 23. */
  private static void volume(int lba, ByteBuffer sector) {
    for (int i = 0; i < DATA; i++) {
      sector.put(i, (byte) 0);
    }
    switch (lba) {
      case 16 -> primaryVolumeDescriptor(sector);
      case 17 -> {
        sector.put(0, (byte) 255);
        padded(sector, 1, 5, "CD001");
        sector.put(6, (byte) 1);
      }
      case 18, 19 -> {
        sector.put(0, (byte) 1);
        sector.order(lba == 18 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        sector.putInt(2, 20).putShort(6, (short) 1);
      }
      case 20 -> {
        int at = directoryEntry(sector, 0, new byte[] {0}, 20, DATA, true);
        at = directoryEntry(sector, at, new byte[] {1}, 20, DATA, true);
        byte[] name = "DATA.BIN;1".getBytes(StandardCharsets.US_ASCII);
        directoryEntry(sector, at, name, 24, (SECTORS - 24) * DATA, false);
      }
      default -> {}
    }
    sector.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void primaryVolumeDescriptor(ByteBuffer sector) {
    sector.put(0, (byte) 1);
    padded(sector, 1, 5, "CD001");
    sector.put(6, (byte) 1);
    padded(sector, 8, 32, "LINUX");
    padded(sector, 40, 32, "W1");
    both32(sector, 80, SECTORS);
    both16(sector, 120, 1);
    both16(sector, 124, 1);
    both16(sector, 128, DATA);
    both32(sector, 132, 10);
    sector.order(ByteOrder.LITTLE_ENDIAN).putInt(140, 18);
    sector.order(ByteOrder.BIG_ENDIAN).putInt(148, 19);
    directoryEntry(sector, 156, new byte[] {0}, 20, DATA, true);
    padded(sector, 190, 623, "");
    sector.put(881, (byte) 1);
    for (int at : new int[] {813, 830, 847, 864}) {
      padded(sector, at, 16, at < 840 ? "2026010100000000" : "0000000000000000");
      sector.put(at + 16, (byte) 0);
    }
  }

  private static int directoryEntry(
      ByteBuffer sector, int at, byte[] name, int lba, int size, boolean folder) {
    int length = 33 + name.length + (name.length % 2 == 0 ? 1 : 0);
    sector.put(at, (byte) length);
    both32(sector, at + 2, lba);
    both32(sector, at + 10, size);
    sector.put(at + 18, (byte) 126).put(at + 19, (byte) 1).put(at + 20, (byte) 1);
    sector.put(at + 25, (byte) (folder ? 2 : 0));
    both16(sector, at + 28, 1);
    sector.put(at + 32, (byte) name.length);
    for (int i = 0; i < name.length; i++) {
      sector.put(at + 33 + i, name[i]);
    }
    return at + length;
  }

  private static void both32(ByteBuffer sector, int at, int value) {
    sector.order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    sector.order(ByteOrder.BIG_ENDIAN).putInt(at + 4, value);
  }

  private static void both16(ByteBuffer sector, int at, int value) {
    sector.order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
    sector.order(ByteOrder.BIG_ENDIAN).putShort(at + 2, (short) value);
  }

  private static void padded(ByteBuffer sector, int at, int length, String text) {
    for (int i = 0; i < length; i++) {
      sector.put(at + i, (byte) (i < text.length() ? text.charAt(i) : ' '));
    }
  }

  private static final int[] EDC = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int edc = i;
      for (int bit = 0; bit < 8; bit++) {
        edc = (edc >>> 1) ^ ((edc & 1) != 0 ? 0xD8018001 : 0);
      }
      EDC[i] = edc;
    }
  }

  /** A symbol divided by 1 + α. */
  private static final int[] THIRDS = new int[256];

  static {
    for (int x = 0; x < 256; x++) {
      THIRDS[twice(x) ^ x] = x;
    }
  }

  private static int twice(int x) {
    return (x & 0x80) != 0 ? x << 1 ^ 0x11D : x << 1;
  }

  private static void mode1(byte[] sector, int lba) {
    Arrays.fill(sector, 1, 11, (byte) 0xFF);
    sector[0] = 0;
    sector[11] = 0;
    int frames = lba + 150;
    sector[12] = bcd(frames / 4500);
    sector[13] = bcd(frames / 75 % 60);
    sector[14] = bcd(frames % 75);
    sector[15] = 1;
    int edc = 0;
    for (int i = 0; i < 2064; i++) {
      edc = EDC[(edc ^ sector[i]) & 255] ^ (edc >>> 8);
    }
    for (int i = 0; i < 4; i++) {
      sector[2064 + i] = (byte) (edc >>> 8 * i);
    }
    Arrays.fill(sector, 2068, 2076, (byte) 0);
    parity(sector, 2076, 86, 24, 2, 86);
    parity(sector, 2248, 52, 43, 86, 88);
  }

  private static byte bcd(int number) {
    return (byte) (number / 10 * 16 + number % 10);
  }

  private static void parity(
      byte[] sector, int at, int vectors, int length, int vectorStep, int symbolStep) {
    int size = vectors * length;
    for (int v = 0; v < vectors; v++) {
      int place = (v >> 1) * vectorStep + (v & 1);
      int horner = 0;
      int sum = 0;
      for (int k = 0; k < length; k++) {
        int symbol = sector[12 + place] & 255;
        horner = twice(horner) ^ symbol;
        sum ^= symbol;
        place = (place + symbolStep) % size;
      }
      int first = THIRDS[twice(twice(horner)) ^ sum];
      sector[at + v] = (byte) first;
      sector[at + vectors + v] = (byte) (first ^ sum);
    }
  }

  // The audio disc.

  /** A period of the sine, quantised once. */
  private static final int[] SINE = new int[4096];

  static {
    for (int i = 0; i < SINE.length; i++) {
      SINE[i] = (int) StrictMath.rint(StrictMath.sin(2 * StrictMath.PI * i / 4096) * 32767);
    }
  }

  private static final int VOICES = 6;

  private static void audio(Path folder) throws IOException {
    Files.createDirectories(folder);
    int perTrack = SECTORS / TRACKS;
    Noise noise = new Noise(2);
    byte[] sector = new byte[SECTOR];
    ByteBuffer samples = ByteBuffer.wrap(sector).order(ByteOrder.LITTLE_ENDIAN);
    int[] phase = new int[VOICES];
    int[] pitch = new int[VOICES];
    int[] loudness = new int[VOICES];
    int[] place = new int[VOICES];
    int hissLeft = 0;
    int hissRight = 0;
    try (OutputStream bin = open(folder.resolve("audio.bin"))) {
      for (int lba = 0; lba < SECTORS; lba++) {
        if (lba >= perTrack && lba % perTrack >= perTrack - PREGAP) {
          Arrays.fill(sector, (byte) 0);
          bin.write(sector);
          continue;
        }
        if (lba % 9 == 0) {
          // Every 0.12 s one voice starts a new decaying note with its own pitch and place.
          long note = noise.next();
          int voice = Math.max(0, (int) ((note >>> 8) % VOICES & 7));
          pitch[voice] = (int) (55 + Math.floorMod(note, 1700L)) * 97391;
          loudness[voice] = 5000 + (int) (note >>> 40 & 2047) * 3;
          place[voice] = (int) (note >>> 52 & 255);
        }
        for (int i = 0; i < 588; i++) {
          int left = 0;
          int right = 0;
          for (int v = 0; v < VOICES; v++) {
            phase[v] += pitch[v];
            int at = phase[v] >>> 20;
            int wave = (SINE[at] * 4 + SINE[at * 2 & 4095] * 2 + SINE[at * 3 & 4095]) / 7;
            int level = (wave * (loudness[v] >> 2)) >> 13;
            left += level * place[v] >> 8;
            right += level * (255 - place[v]) >> 8;
          }
          long hiss = noise.next();
          hissLeft += ((int) (short) hiss - hissLeft) >> 4;
          hissRight += ((int) (short) (hiss >>> 16) - hissRight) >> 4;
          samples.putShort(i * 4, clipped(left + (hissLeft >> 5)));
          samples.putShort(i * 4 + 2, clipped(right + (hissRight >> 5)));
        }
        for (int v = 0; v < VOICES; v++) {
          loudness[v] -= loudness[v] >> 6;
        }
        bin.write(sector);
      }
    }
    audioSheets(folder, perTrack);
  }

  private static short clipped(int sample) {
    return (short) Math.max(-32768, Math.min(32767, sample));
  }

  private static void audioSheets(Path folder, int perTrack) throws IOException {
    StringBuilder cue = new StringBuilder("CATALOG 4006381333931\nPERFORMER \"Synthetic\"\n");
    cue.append("TITLE \"W2\"\nFILE \"audio.bin\" BINARY\n");
    StringBuilder toc = new StringBuilder("CD_DA\n\nCATALOG \"4006381333931\"\n");
    for (int n = 1; n <= TRACKS; n++) {
      int start = (n - 1) * perTrack;
      int pregap = n == 1 ? 0 : PREGAP;
      int end = n * perTrack - (n == TRACKS ? 0 : PREGAP);
      String isrc = text("ZZABC26%05d", n);
      cue.append(text("  TRACK %02d AUDIO\n    TITLE \"Track %d\"\n", n, n));
      cue.append(text("    PERFORMER \"Synthetic\"\n    ISRC %s\n", isrc));
      if (pregap > 0) {
        cue.append("    INDEX 00 ").append(msf(start - pregap)).append('\n');
      }
      cue.append("    INDEX 01 ").append(msf(start)).append('\n');
      toc.append("\nTRACK AUDIO\nNO COPY\nNO PRE_EMPHASIS\nTWO_CHANNEL_AUDIO\n");
      toc.append(text("ISRC \"%s\"\nAUDIOFILE \"audio.bin\" SWAP ", isrc));
      toc.append(msf(start - pregap)).append(' ').append(msf(end - start + pregap)).append('\n');
      if (pregap > 0) {
        toc.append("START ").append(msf(pregap)).append('\n');
      }
    }
    Files.writeString(folder.resolve("audio.cue"), cue);
    Files.writeString(folder.resolve("audio.toc"), toc);
  }

  // Many sheets.

  private static void sheets(Path root) throws IOException {
    Noise noise = new Noise(3);
    byte[] disc = new byte[TRACKS_OF_SHEET * 2 * SECTOR];
    ByteBuffer bytes = ByteBuffer.wrap(disc).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < SHEETS; k++) {
      Path folder = root.resolve(text("d%03d", k));
      Files.createDirectories(folder);
      noise.fill(bytes, disc.length);
      Files.write(folder.resolve("disc.bin"), disc);
      StringBuilder cue = new StringBuilder(text("REM DISCID %08X\n", 0x63000000 + k));
      cue.append(text("PERFORMER \"Performer %d\"\nTITLE \"Disc %d\"\n", k, k));
      cue.append("FILE \"disc.bin\" BINARY\n");
      StringBuilder toc = new StringBuilder("CD_DA\n");
      for (int n = 1; n <= TRACKS_OF_SHEET; n++) {
        int start = 2 * (n - 1);
        String isrc = text("ZZ%03X26%05d", k, n);
        cue.append(text("  TRACK %02d AUDIO\n    TITLE \"Title %d of disc %d\"\n", n, n, k));
        cue.append(text("    PERFORMER \"Performer %d\"\n    ISRC %s\n", k, isrc));
        toc.append("\nTRACK AUDIO\nNO COPY\nNO PRE_EMPHASIS\nTWO_CHANNEL_AUDIO\n");
        toc.append(text("ISRC \"%s\"\nAUDIOFILE \"disc.bin\" SWAP ", isrc));
        toc.append(msf(start)).append(" 00:00:02\n");
        if (n == 1) {
          cue.append("    INDEX 01 00:00:00\n");
        } else {
          cue.append("    INDEX 00 ").append(msf(start)).append('\n');
          cue.append("    INDEX 01 ").append(msf(start + 1)).append('\n');
          toc.append("START 00:00:01\n");
        }
      }
      Files.writeString(folder.resolve("disc.cue"), cue);
      Files.writeString(folder.resolve("disc.toc"), toc);
    }
  }
}
