package org.glassmaster.emulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.emulator.Personality.CueTrait;
import org.jspecify.annotations.Nullable;

/**
 * A cue sheet, understood (MMC, SEND CUE SHEET).
 *
 * @param leadIn address in the lead-in row, where it has one
 * @param leadInForm its data form
 * @param areas what is sent from where on, up to the lead-out
 * @param tracks the tracks from their pauses on
 * @param leadOut where the lead-out starts
 */
record CueSheet(
    Optional<Mcn> mcn,
    Optional<Integer> leadIn,
    int leadInForm,
    List<Area> areas,
    List<PlannedTrack> tracks,
    int leadOut,
    Set<CueTrait> traits) {
  static final int ROW = 8;
  private static final int LEAD_OUT = 0xAA;
  private static final int DATA = 4;
  private static final int ALTERNATE_COPY = 0x80;
  private static final int SUBCHANNEL = 0xC0;

  /** A run of sectors in one data form. */
  record Area(int start, int form) {
    HostBlock block() {
      return HostBlock.ofDataForm(form).orElseThrow();
    }

    /** Bytes of sub-channel that come with each sector. */
    int subchannelBytes() {
      return (form & 0x40) == 0 ? 0 : Spool.SUB;
    }

    /** Whether that sub-channel has packs in logical order. */
    boolean packed() {
      return (form & SUBCHANNEL) == SUBCHANNEL;
    }

    int blockBytes() {
      return block().bytes() + subchannelBytes();
    }
  }

  CueSheet {
    areas = List.copyOf(areas);
    tracks = List.copyOf(tracks);
    traits = Set.copyOf(traits);
  }

  /**
   * Reads a sheet for a session that begins with its pause at an address; empty where it makes no
   * sense.
   */
  static Optional<CueSheet> read(byte[] sheet, int pause) {
    return new Reader(sheet, pause).read();
  }

  private static final class Reader {
    private final byte[] sheet;
    private final int pause;
    private final StringBuilder catalogue = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private final List<Area> areas = new ArrayList<>();
    private final List<PlannedTrack> tracks = new ArrayList<>();
    private final EnumSet<CueTrait> traits = EnumSet.noneOf(CueTrait.class);
    private Optional<Integer> leadIn = Optional.empty();
    private int leadInForm = -1;
    private int last = Integer.MIN_VALUE;
    private @Nullable Track track;

    private static final class Track {
      final int number;
      final int control;
      final boolean copied;
      final int start;
      final Optional<Isrc> isrc;
      final List<Integer> later = new ArrayList<>();
      int index1 = Integer.MIN_VALUE;
      int index;
      HostBlock block;

      Track(
          int number,
          int control,
          boolean copied,
          int start,
          Optional<Isrc> isrc,
          HostBlock block) {
        this.number = number;
        this.control = control;
        this.copied = copied;
        this.start = start;
        this.isrc = isrc;
        this.block = block;
      }
    }

    Reader(byte[] sheet, int pause) {
      this.sheet = sheet;
      this.pause = pause;
    }

    Optional<CueSheet> read() {
      if (sheet.length == 0 || sheet.length % ROW != 0) {
        return Optional.empty();
      }
      for (int at = 0; at < sheet.length; at += ROW) {
        boolean ends = u8(at) % 16 == 1 && u8(at + 1) == LEAD_OUT;
        if (ends) {
          return at + ROW == sheet.length ? end(at) : Optional.empty();
        }
        boolean good =
            switch (u8(at) & 15) {
              case 1 -> u8(at + 1) == 0 ? leadIn(at) : position(at);
              case 2 -> catalogue(at);
              case 3 -> recording(at);
              default -> false;
            };
        if (!good) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }

    private int u8(int at) {
      return sheet[at] & 0xFF;
    }

    private Optional<Integer> address(int at) {
      return u8(at + 6) > 59 || u8(at + 7) > 74
          ? Optional.empty()
          : Optional.of(Sectors.lba(u8(at + 5), u8(at + 6), u8(at + 7)));
    }

    private boolean catalogue(int at) {
      for (int i = 1; i < ROW && catalogue.length() < 13; i++) {
        catalogue.append((char) u8(at + i));
      }
      traits.add(CueTrait.CATALOGUE);
      return true;
    }

    private boolean recording(int at) {
      if (code.length() == 12) {
        code.setLength(0);
      }
      for (int i = 2; i < ROW; i++) {
        code.append((char) u8(at + i));
      }
      traits.add(CueTrait.ISRC);
      if (u8(at) >> 4 != 0) {
        traits.add(CueTrait.ISRC_WITH_CONTROL);
      }
      return u8(at + 1) >= 1 && u8(at + 1) <= 99;
    }

    private boolean leadIn(int at) {
      if (leadInForm >= 0 || !tracks.isEmpty() || track != null) {
        return false;
      }
      leadInForm = u8(at + 3);
      boolean text = (leadInForm & 0x40) != 0;
      boolean zero = (u8(at + 5) | u8(at + 6) | u8(at + 7)) == 0;
      if (text) {
        traits.add(zero ? CueTrait.LEAD_IN_WITHOUT_ADDRESS : CueTrait.LEAD_IN_ADDRESS);
      }
      leadIn = zero ? Optional.empty() : address(at);
      return (zero || leadIn.isPresent())
          && HostBlock.ofDataForm(leadInForm).map(block -> block.bytes() == 0).orElse(false);
    }

    private boolean position(int at) {
      int number = u8(at + 1);
      int index = u8(at + 2);
      Optional<Integer> lba = address(at);
      Optional<HostBlock> block = HostBlock.ofDataForm(u8(at + 3));
      boolean data = (u8(at) >> 4 & DATA) != 0;
      if (leadInForm < 0
          || number < 1
          || number > 99
          || index > 99
          || lba.isEmpty()
          || lba.get() <= last
          || block.isEmpty()
          || (block.get().mode() == TrackMode.AUDIO) == data) {
        return false;
      }
      if ((u8(at + 3) & 0x80) != 0 && (u8(at + 3) & 0x40) == 0) {
        return false;
      }
      Track current = track;
      if (current == null || current.number != number) {
        if (current == null ? lba.get() != pause || index != 0 : !finish(current, lba.get())) {
          return false;
        }
        if (current != null && (number != current.number + 1 || index > 1)) {
          return false;
        }
        if (current != null && index == 1) {
          traits.add(CueTrait.NO_PAUSE);
        }
        Optional<Isrc> isrc = code.length() == 12 ? Isrc.parse(code.toString()) : Optional.empty();
        code.setLength(0);
        boolean copied = (u8(at + 4) & ALTERNATE_COPY) != 0;
        current = new Track(number, u8(at) >> 4, copied, lba.get(), isrc, block.get());
        track = current;
      } else if (index != current.index + 1) {
        return false;
      }
      if (index == 1) {
        current.index1 = lba.get();
        current.block = block.get();
      } else if (index > 1) {
        current.later.add(lba.get());
        traits.add(CueTrait.LATER_INDEX);
      }
      current.index = index;
      last = lba.get();
      Area area = new Area(lba.get(), u8(at + 3));
      if (area.subchannelBytes() > 0) {
        traits.add(CueTrait.SUBCHANNEL);
      }
      areas.add(area);
      return true;
    }

    /** A track whose successor begins at an address. */
    private boolean finish(Track one, int end) {
      if (one.index1 == Integer.MIN_VALUE || end <= one.index1) {
        return false;
      }
      tracks.add(
          new PlannedTrack(
              one.number,
              one.block.mode(),
              one.control,
              one.copied,
              one.isrc,
              one.start,
              one.index1,
              one.later,
              end));
      return true;
    }

    private Optional<CueSheet> end(int at) {
      Optional<Integer> leadOut = address(at);
      Track current = track;
      if (current == null
          || leadOut.isEmpty()
          || leadOut.get() <= last
          || !finish(current, leadOut.get())) {
        return Optional.empty();
      }
      long audio = tracks.stream().filter(one -> one.mode().isAudio()).count();
      if (audio > 0 && audio < tracks.size()) {
        traits.add(CueTrait.MIXED);
      }
      return Optional.of(
          new CueSheet(
              Mcn.parse(catalogue.toString()),
              leadIn,
              leadInForm,
              areas,
              tracks,
              leadOut.get(),
              traits));
    }
  }
}
