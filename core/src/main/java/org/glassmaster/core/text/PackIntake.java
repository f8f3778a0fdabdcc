package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.glassmaster.core.finding.Finding;

/** Cuts bytes into packs, weighs their CRC and sorts them by block. */
final class PackIntake {
  private static final int REPLY_HEADER = 4;
  private static final int NO_BIT = -1;
  private static final int[] BIT_OF_SYNDROME = bitOfSyndrome();

  private final List<Finding> findings = new ArrayList<>();
  private final PackBlock[] blocks = new PackBlock[CdText.MAX_BLOCKS];
  private final List<Integer> bad = new ArrayList<>();
  private final List<Integer> mended = new ArrayList<>();
  private final List<Integer> strange = new ArrayList<>();
  private final List<FoundPack> waiting = new ArrayList<>();
  private int seen;

  /** Takes packs with CRC, whatever stands before and behind them. */
  void addSealed(byte[] bytes) {
    int start = startOfPacks(bytes);
    if (start > 0) {
      checkHeader(bytes);
    }
    for (int at = start; at + Pack.SIZE <= bytes.length; at += Pack.SIZE) {
      int index = seen++;
      int syndrome = Pack.syndrome(bytes, at);
      FoundPack pack = new FoundPack(index, bytes, at);
      if (syndrome == 0) {
        place(pack);
      } else if (BIT_OF_SYNDROME[syndrome] != NO_BIT) {
        mended.add(index);
        waiting.add(mended(index, bytes, at, BIT_OF_SYNDROME[syndrome]));
      } else if (!pack.isPadding()) {
        bad.add(index);
      }
    }
    int left = (bytes.length - start) % Pack.SIZE;
    if (left > 1 || (left == 1 && bytes[bytes.length - 1] != 0)) {
      leftOver(left);
    }
    settle();
  }

  /** Takes packs without CRC. */
  void addUnsealed(byte[] bytes) {
    for (int at = 0; at + Pack.WITHOUT_CRC <= bytes.length; at += Pack.WITHOUT_CRC) {
      FoundPack pack = new FoundPack(seen++, bytes, at);
      if (!pack.isPadding()) {
        place(pack);
      }
    }
    int left = bytes.length % Pack.WITHOUT_CRC;
    if (left > 0) {
      leftOver(left);
    }
    settle();
  }

  List<Finding> findings() {
    return findings;
  }

  /** The blocks that have any pack, by ascending number. */
  List<PackBlock> blocks() {
    return Arrays.stream(blocks).filter(Objects::nonNull).toList();
  }

  /** Behind a reply's header, if more packs are sound from there on. */
  private static int startOfPacks(byte[] bytes) {
    return soundFrom(bytes, REPLY_HEADER) > soundFrom(bytes, 0) ? REPLY_HEADER : 0;
  }

  private static int soundFrom(byte[] bytes, int start) {
    int sound = 0;
    for (int at = start; at + Pack.SIZE <= bytes.length; at += Pack.SIZE) {
      if (Pack.syndrome(bytes, at) == 0) {
        sound++;
      }
    }
    return sound;
  }

  /** A reply's header says how many bytes follow the length itself. */
  private void checkHeader(byte[] bytes) {
    int stated = ((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF)) + 2;
    if (stated != bytes.length) {
      findings.add(
          TextFinding.WRONG_LENGTH_IN_HEADER.at(
              "CD-TEXT", "the header announces " + stated + " bytes, there are " + bytes.length));
    }
  }

  private static FoundPack mended(int index, byte[] bytes, int at, int bit) {
    byte[] pack = Arrays.copyOfRange(bytes, at, at + Pack.SIZE);
    pack[bit / 8] ^= (byte) (0x80 >> bit % 8);
    return new FoundPack(index, pack, 0);
  }

  private void place(FoundPack pack) {
    if (!isType(pack.type()) || pack.isExtension()) {
      strange.add(pack.index());
      return;
    }
    PackBlock block = blocks[pack.block()];
    if (block == null) {
      block = new PackBlock(pack.block());
      blocks[pack.block()] = block;
    }
    block.add(pack);
  }

  /** A mended pack may be a false one: it fills a place, it takes none. */
  private void settle() {
    boolean nothingSound = blocks().isEmpty();
    for (FoundPack pack : waiting) {
      PackBlock block = blocks[pack.block()];
      if (nothingSound || (block != null && !block.has(pack.number()))) {
        place(pack);
      }
    }
    notice(TextFinding.BAD_CRC, "the CRC is wrong, packs are left out: ", bad);
    notice(TextFinding.BIT_CORRECTED, "one bit was wrong, packs are mended: ", mended);
    notice(TextFinding.UNKNOWN_TYPE, "packs of an unknown kind are left out: ", strange);
    if (blocks().isEmpty()) {
      findings.add(TextFinding.NO_PACKS.at("CD-TEXT", "there is not a single sound pack"));
    }
  }

  private void leftOver(int bytes) {
    findings.add(
        TextFinding.BYTES_LEFT_OVER.at("CD-TEXT", bytes + " bytes after the last pack: ignored"));
  }

  private void notice(TextFinding finding, String message, List<Integer> packs) {
    if (!packs.isEmpty()) {
      findings.add(finding.at("CD-TEXT", message + Numbers.listed(packs)));
    }
  }

  private static boolean isType(int type) {
    return type >= Pack.TITLE && type <= Pack.SIZE_INFORMATION;
  }

  private static int[] bitOfSyndrome() {
    int[] bits = new int[0x10000];
    Arrays.fill(bits, NO_BIT);
    byte[] pack = new byte[Pack.SIZE];
    Pack.seal(pack, 0);
    for (int bit = 0; bit < Pack.SIZE * 8; bit++) {
      pack[bit / 8] ^= (byte) (0x80 >> bit % 8);
      bits[Pack.syndrome(pack, 0)] = bit;
      pack[bit / 8] ^= (byte) (0x80 >> bit % 8);
    }
    return bits;
  }
}
