package org.glassmaster.core.text;

import java.util.List;
import java.util.Random;

/** CD-TEXT of any shape that a disc can hold, from a seed. */
final class RandomText {
  /** How many texts a test goes through; mutation testing is content with a share. */
  static final int SEEDS = Integer.getInteger("glassmaster.test.seeds", 3000);

  private static final String KANA = "あいうえおかきくけこアイウエオ漢字表能音楽、。ー";
  private static final List<TextField> FIELDS = List.of(TextField.values());

  private final Random random;
  private final int first;
  private final int last;

  RandomText(long seed) {
    this.random = new Random(seed);
    this.first = random.nextInt(4) == 0 ? 1 + random.nextInt(99) : 1;
    this.last = Math.min(99, first + random.nextInt(random.nextInt(8) == 0 ? 99 : 12));
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  CdText next() {
    CdText.Builder text = CdText.builder();
    int blocks = random.nextInt(3) == 0 ? random.nextInt(9) : 1;
    for (int i = 0; i < blocks; i++) {
      block(text);
    }
    return text.build();
  }

  private void block(CdText.Builder text) {
    TextEncoding encoding =
        switch (random.nextInt(3)) {
          case 0 -> TextEncoding.ASCII;
          case 1 -> TextEncoding.MS_JIS;
          default -> TextEncoding.ISO_8859_1;
        };
    text.block(new Language(random.nextInt(256)), encoding).copyProtection(random.nextInt(256));
    for (TextField field : FIELDS) {
      if (random.nextInt(3) == 0) {
        text.disc(field, words(field, encoding));
      }
      if (field.isPerTrack() && random.nextInt(3) == 0) {
        tracks(text, field, encoding);
      }
    }
    if (random.nextBoolean()) {
      text.genre(new Genre(random.nextInt(0x10000), latin(random.nextInt(40), 0x20, 0x7E)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      byte[] payload = new byte[12];
      random.nextBytes(payload);
      text.binary(new BinaryPack(0x88 + random.nextInt(5), random.nextInt(128), payload));
    }
  }

  private void tracks(CdText.Builder text, TextField field, TextEncoding encoding) {
    String words = words(field, encoding);
    for (int track = first; track <= last; track++) {
      if (random.nextInt(3) > 0) {
        words = random.nextInt(3) == 0 ? words : words(field, encoding);
        text.track(track, field, words);
      }
    }
  }

  private String words(TextField field, TextEncoding encoding) {
    int length = random.nextInt(10) == 0 ? 0 : random.nextInt(26);
    if (!field.usesBlockEncoding()) {
      boolean closed = field == TextField.CLOSED_INFORMATION;
      return closed ? latin(length, 0xA0, 0xFF) : latin(length, 0x20, 0x7E);
    }
    if (encoding.equals(TextEncoding.MS_JIS)) {
      StringBuilder kana = new StringBuilder();
      for (int i = 0; i < length / 2; i++) {
        kana.append(KANA.charAt(random.nextInt(KANA.length())));
      }
      return kana.toString();
    }
    return latin(length, encoding.equals(TextEncoding.ASCII) ? 0x20 : 0xA0, 0x7E);
  }

  private String latin(int length, int from, int to) {
    int low = Math.min(from, to);
    int high = Math.max(from, to);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      char c = (char) (low + random.nextInt(high - low + 1));
      if (c < 0x7F || c > 0x9F) {
        text.append(c);
      }
    }
    return text.toString();
  }
}
