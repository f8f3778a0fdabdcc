package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The packs of one block as they were found. */
final class PackBlock {
  private final int number;
  private final List<FoundPack> packs = new ArrayList<>();
  private final Set<FoundPack> contents = new HashSet<>();
  private final BitSet numbers = new BitSet();
  private final byte[] information = new byte[SizeInformation.LENGTH];
  private final BitSet parts = new BitSet();
  private boolean repeats;
  private int tooMany;

  PackBlock(int number) {
    this.number = number;
  }

  /** Takes a pack, unless it is there already. */
  void add(FoundPack pack) {
    if (contents.contains(pack)) {
      return;
    }
    if (packs.size() == Pack.MAX_IN_BLOCK) {
      tooMany++;
      return;
    }
    contents.add(pack);
    packs.add(pack);
    repeats |= has(pack.number());
    numbers.set(pack.number());
    int part = pack.track();
    if (pack.type() == Pack.SIZE_INFORMATION && part < Pack.SIZE_PACKS && !parts.get(part)) {
      parts.set(part);
      System.arraycopy(pack.payload(), 0, information, part * Pack.PAYLOAD, Pack.PAYLOAD);
    }
  }

  int number() {
    return number;
  }

  /** Whether a pack of this sequence number is there. */
  boolean has(int sequenceNumber) {
    return numbers.get(sequenceNumber);
  }

  /** Whether sequence numbers occur twice, so that they say nothing. */
  boolean repeats() {
    return repeats;
  }

  /** Packs beyond what a block can hold. */
  int tooMany() {
    return tooMany;
  }

  /** By sequence number; in the order they were found if the numbers say nothing. */
  List<FoundPack> inOrder() {
    Comparator<FoundPack> order =
        repeats
            ? Comparator.comparingInt(FoundPack::index)
            : Comparator.comparingInt(FoundPack::number);
    return packs.stream().sorted(order).toList();
  }

  /** Sequence numbers that no pack has, up to the last that is found or announced. */
  List<Integer> missing(int announced) {
    List<Integer> missing = new ArrayList<>();
    if (!repeats) {
      for (int i = 0; i <= Math.max(numbers.length() - 1, announced); i++) {
        if (!numbers.get(i)) {
          missing.add(i);
        }
      }
    }
    return missing;
  }

  /** The size information; only the parts that were found have a meaning. */
  SizeInformation information() {
    return new SizeInformation(information);
  }

  /** Whether all three size packs were found. */
  boolean hasInformation() {
    return parts.cardinality() == Pack.SIZE_PACKS;
  }

  /** Whether the character set was found. */
  boolean saysEncoding() {
    return parts.get(0);
  }

  /** Whether the numbers of the tracks were found, and can be. */
  boolean saysTracks() {
    int first = information().firstTrack();
    int last = information().lastTrack();
    return parts.get(0) && first >= 1 && first <= last && last <= 99;
  }

  /** Whether the languages were found. */
  boolean saysLanguages() {
    return parts.get(2);
  }

  /** The last sequence number it says a block has; zero if it does not say or there is none. */
  int announcedLast(int block) {
    return parts.get(block < 4 ? 1 : 2) ? information().lastNumber(block) : 0;
  }

  /** Whether packs are as many and of the types that the size packs say; true without them. */
  boolean agreesWithInformation() {
    if (!hasInformation()) {
      return true;
    }
    SizeInformation stated = information();
    int[] counts = new int[16];
    for (FoundPack pack : packs) {
      counts[pack.type() & 0x0F]++;
    }
    boolean agrees = saysTracks() && stated.lastNumber(number) == packs.size() - 1;
    for (int type = Pack.TITLE; type <= Pack.SIZE_INFORMATION; type++) {
      agrees &= stated.count(type) == counts[type & 0x0F];
    }
    return agrees;
  }
}
