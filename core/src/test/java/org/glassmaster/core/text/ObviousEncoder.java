package org.glassmaster.core.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second encoder, slow and plain: every payload byte is an object that knows which track and how
 * many characters of its text stand before it. Knows neither findings nor limits.
 */
final class ObviousEncoder {
  private record Cell(int value, int track, int before) {}

  private final CdText text;
  private final int first;
  private final int last;
  private final boolean tabs;

  ObviousEncoder(CdText text, int first, int last, boolean tabs) {
    this.text = text;
    this.first = first;
    this.last = last;
    this.tabs = tabs;
  }

  /** All packs, each as eighteen numbers. */
  List<int[]> packs() {
    List<List<int[]>> blocks = new ArrayList<>();
    for (int b = 0; b < text.blocks().size(); b++) {
      blocks.add(block(b, text.blocks().get(b)));
    }
    List<Integer> lasts = blocks.stream().map(packs -> packs.size() + 2).toList();
    List<int[]> all = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      List<int[]> packs = blocks.get(b);
      int[] size = new int[36];
      size[0] = text.blocks().get(b).encoding().code();
      size[1] = first;
      size[2] = last;
      size[3] = text.blocks().get(b).copyProtection();
      for (int[] pack : packs) {
        size[4 + pack[0] - 0x80]++;
      }
      size[19] = 3;
      for (int other = 0; other < blocks.size(); other++) {
        size[20 + other] = lasts.get(other);
        size[28 + other] = text.blocks().get(other).language().code();
      }
      for (int part = 0; part < 3; part++) {
        int[] pack = new int[18];
        pack[0] = 0x8F;
        pack[1] = part;
        pack[3] = b * 16;
        System.arraycopy(size, part * 12, pack, 4, 12);
        packs.add(pack);
      }
      for (int i = 0; i < packs.size(); i++) {
        packs.get(i)[2] = i;
        int crc = crc(packs.get(i));
        packs.get(i)[16] = crc / 256;
        packs.get(i)[17] = crc % 256;
      }
      all.addAll(packs);
    }
    return all;
  }

  private List<int[]> block(int number, CdTextBlock block) {
    List<int[]> packs = new ArrayList<>();
    for (int type = 0x80; type <= 0x8E; type++) {
      int wanted = type;
      if (type == 0x87 && block.genre().isPresent()) {
        Genre genre = block.genre().get();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(genre.code() / 256, 0, 0));
        cells.add(new Cell(genre.code() % 256, 0, 0));
        cells.addAll(cells(genre.text(), 0, StandardCharsets.ISO_8859_1, false));
        packs.addAll(cut(type, number, false, cells));
      }
      block.binary().stream()
          .filter(pack -> pack.type() == wanted)
          .forEach(
              pack -> {
                int[] raw = new int[18];
                raw[0] = wanted;
                raw[1] = pack.track();
                raw[3] = number * 16;
                for (int i = 0; i < 12; i++) {
                  raw[4 + i] = pack.payload()[i] & 0xFF;
                }
                packs.add(raw);
              });
      Optional<TextField> field = TextField.ofType(type);
      if (field.isPresent() && block.has(field.get())) {
        packs.addAll(texts(number, block, field.get()));
      }
    }
    return packs;
  }

  private List<int[]> texts(int number, CdTextBlock block, TextField field) {
    boolean pairs = field.type() < 0x86 && block.encoding().code() >= 0x80;
    Charset charset = pairs ? Charset.forName("windows-31j") : StandardCharsets.ISO_8859_1;
    List<Cell> cells = new ArrayList<>(cells(of(block, 0, field), 0, charset, pairs));
    if (field.isPerTrack()) {
      for (int track = first; track <= last; track++) {
        String own = of(block, track, field);
        boolean same =
            tabs && track > first && !own.isEmpty() && own.equals(of(block, track - 1, field));
        cells.addAll(cells(same ? (pairs ? "\t\t" : "\t") : own, track, charset, pairs));
      }
    }
    return cut(field.type(), number, pairs, cells);
  }

  private static String of(CdTextBlock block, int track, TextField field) {
    return block.text(track, field).orElse("");
  }

  private static List<Cell> cells(String text, int track, Charset charset, boolean pairs) {
    List<Cell> cells = new ArrayList<>();
    int whole = 0;
    for (int codePoint : text.codePoints().toArray()) {
      byte[] bytes = Character.toString(codePoint).getBytes(charset);
      for (byte value : bytes) {
        cells.add(new Cell(value & 0xFF, track, whole));
      }
      whole++;
    }
    whole = text.equals("\t\t") ? 1 : whole;
    cells.add(new Cell(0, track, whole));
    if (pairs) {
      cells.add(new Cell(0, track, whole));
    }
    return cells;
  }

  private static List<int[]> cut(int type, int block, boolean pairs, List<Cell> cells) {
    List<int[]> packs = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (i % 12 == 0) {
        int[] pack = new int[18];
        pack[0] = type;
        pack[1] = cells.get(i).track();
        pack[3] = (pairs ? 128 : 0) + block * 16 + Math.min(15, cells.get(i).before());
        packs.add(pack);
      }
      packs.getLast()[4 + i % 12] = cells.get(i).value();
    }
    return packs;
  }

  /** Long division by x^16 + x^12 + x^5 + 1, bit by bit, the remainder inverted. */
  private static int crc(int[] pack) {
    boolean[] bits = new boolean[16 * 8 + 16];
    for (int i = 0; i < 128; i++) {
      bits[i] = (pack[i / 8] >> (7 - i % 8) & 1) == 1;
    }
    for (int i = 0; i < 128; i++) {
      if (bits[i]) {
        bits[i] = false;
        bits[i + 4] ^= true;
        bits[i + 11] ^= true;
        bits[i + 16] ^= true;
      }
    }
    int crc = 0;
    for (int i = 128; i < 144; i++) {
      crc = crc * 2 + (bits[i] ? 0 : 1);
    }
    return crc;
  }
}
