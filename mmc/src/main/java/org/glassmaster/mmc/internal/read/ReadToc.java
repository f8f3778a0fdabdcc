package org.glassmaster.mmc.internal.read;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.glassmaster.mmc.internal.command.Commands;

/**
 * READ TOC/PMA/ATIP (MMC 43h): what is asked, and what the bytes of each format say. The parsers
 * take what there is of an answer and judge nothing: that a table makes no sense is found out by
 * {@link TocScan}.
 */
final class ReadToc {
  static final int LEAD_OUT = 0xAA;

  /** Bytes before the descriptors: a length and two numbers. */
  static final int HEADER = 4;

  private static final int SIMPLE = 8;
  private static final int FULL = 11;

  /** Which table is asked for. */
  enum Format {
    /** Tracks and the last lead-out. */
    TOC(0),
    /** The last session and its first track. */
    SESSIONS(1),
    /** Every item of every lead-in. */
    FULL_TOC(2),
    /** The recorder's own memory of what is not closed yet. */
    PMA(3),
    /** Packs of the first lead-in. */
    CD_TEXT(5);

    private final int number;

    Format(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /**
   * An entry of format 0 or 1.
   *
   * @param control the four bits of Q
   * @param track AAh for the lead-out
   * @param address an LBA, or the bytes 0, M, S, F where times were asked for
   */
  record Entry(int adr, int control, int track, int address) {}

  /** What formats 0 and 1 answer: two numbers, of tracks or of sessions, and entries. */
  record Listing(int first, int last, List<Entry> entries) {
    Listing {
      entries = List.copyOf(entries);
    }
  }

  /**
   * An item of a lead-in or of the PMA, in the numbers that the drive gave.
   *
   * @param time MIN, SEC, FRAME: the first the highest byte of three
   * @param pointed PMIN, PSEC, PFRAME likewise
   */
  record Item(
      int session, int adr, int control, int tno, int point, int time, int zero, int pointed) {}

  /** What formats 2 and 3 answer. */
  record Items(int first, int last, List<Item> items) {
    Items {
      items = List.copyOf(items);
    }
  }

  private ReadToc() {}

  /**
   * Asks for a table.
   *
   * @param msf whether addresses are wanted as times; formats 2 and 3 give times anyway
   * @param number the first track or session that is wanted
   */
  static Cdb command(Format format, boolean msf, int number, int allocation) {
    return Commands.readToc(format.number(), msf, number, allocation);
  }

  /** Reads an answer of format 0 or 1; empty where not even a header came. */
  static Optional<Listing> listing(AnswerBytes all) {
    AnswerBytes answer = counted(all);
    if (answer.size() < HEADER) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    for (int at = HEADER; at + SIMPLE <= answer.size(); at += SIMPLE) {
      int kind = answer.u8(at + 1);
      entries.add(new Entry(kind >> 4, kind & 15, answer.u8(at + 2), answer.s32(at + 4)));
    }
    return Optional.of(new Listing(answer.u8(2), answer.u8(3), entries));
  }

  /** Reads an answer of format 2 or 3; empty where not even a header came. */
  static Optional<Items> items(AnswerBytes all) {
    AnswerBytes answer = counted(all);
    if (answer.size() < HEADER) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (int at = HEADER; at + FULL <= answer.size(); at += FULL) {
      int kind = answer.u8(at + 1);
      items.add(
          new Item(
              answer.u8(at),
              kind >> 4,
              kind & 15,
              answer.u8(at + 2),
              answer.u8(at + 3),
              answer.u24(at + 4),
              answer.u8(at + 7),
              answer.u24(at + 8)));
    }
    return Optional.of(new Items(answer.u8(2), answer.u8(3), items));
  }

  /** The packs in an answer of format 5; none where only a header came. */
  static byte[] packs(AnswerBytes answer) {
    return counted(answer).from(HEADER).memory().toArray(ValueLayout.JAVA_BYTE);
  }

  /** What an answer says of its length is believed only as far as bytes have come. */
  private static AnswerBytes counted(AnswerBytes answer) {
    return answer.first(2L + answer.u16(0));
  }
}
