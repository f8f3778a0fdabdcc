import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Plays the music of the demonstration disc into {@code demo.bin}: plucked strings, made of whole
 * numbers only (Karplus and Strong, 1983), so that every machine plays the same.
 *
 * <p>Run by the build: {@code java MakeDemo.java TARGET}.
 */
class MakeDemo {
  private static final int RATE = 44_100;
  private static final int SECTOR = 588;
  private static final int SECTORS = 22 * 75;

  /** Lengths of strings in samples: C4 up to C6, the scale of C major. */
  private static final int[] STRINGS = {
    169, 150, 134, 126, 113, 100, 89, 84, 75, 67, 63, 56, 50, 45, 42
  };

  private final int[] left = new int[SECTORS * SECTOR];
  private final int[] right = new int[SECTORS * SECTOR];
  private long seed = 1_983;

  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    MakeDemo demo = new MakeDemo();
    demo.play();
    byte[] samples = demo.samples();
    if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), samples)) {
      Files.write(target, samples);
    }
  }

  /** Three tracks; the pauses between them stay silent. */
  private void play() {
    for (int note = 0; note < 15; note++) {
      pluck(note * RATE * 3 / 8, 450, note, note * 17);
    }
    for (int note = 0; note < 8; note++) {
      int at = 600 * SECTOR + note * RATE * 3 / 4;
      pluck(at, 1_050, 7 - note % 4, 40);
      pluck(at, 1_050, 9 - note % 3, 128);
      pluck(at, 1_050, 11 - note % 2, 216);
    }
    for (int note = 0; note < 15; note++) {
      pluck(1_162 * SECTOR + note * RATE * 13 / 30, SECTORS, 14 - note, 255 - note * 17);
    }
  }

  /**
   * Plucks a string.
   *
   * @param until the sector at which it is silent
   * @param place 0 for the left, 255 for the right
   */
  private void pluck(int from, int until, int string, int place) {
    int length = STRINGS[string];
    int[] wave = new int[length];
    for (int i = 0; i < length; i++) {
      seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      wave[i] = (int) (seed >> 50);
    }
    int end = Math.min(until * SECTOR, from + 2 * RATE);
    for (int at = from, i = 0; at < end; at++, i = (i + 1) % length) {
      int fade = Math.min(end - at, 2_000);
      int value = wave[i] * fade / 2_000;
      left[at] += value * (255 - place) / 255;
      right[at] += value * place / 255;
      wave[i] = (wave[i] + wave[(i + 1) % length]) * 255 / 512;
    }
  }

  private byte[] samples() {
    byte[] bytes = new byte[left.length * 4];
    for (int i = 0; i < left.length; i++) {
      put(bytes, i * 4, left[i]);
      put(bytes, i * 4 + 2, right[i]);
    }
    return bytes;
  }

  private static void put(byte[] bytes, int at, int value) {
    int limited = Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    bytes[at] = (byte) limited;
    bytes[at + 1] = (byte) (limited >> 8);
  }
}
