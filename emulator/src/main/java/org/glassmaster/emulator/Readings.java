package org.glassmaster.emulator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.emulator.Personality.ReadSubchannel;
import org.jspecify.annotations.Nullable;

/** The commands that read sectors. */
final class Readings {
  private static final int SECTOR = Spool.MAIN;
  private static final int BATCH = 32;
  private static final int SAMPLE = 4;
  private static final int DATA_BLOCK = 2048;
  private static final int FORM1 = 4;
  private static final int FORM2 = 5;
  private static final int C2_POINTERS = 294;
  private static final int C2_BLOCK = 296;

  private final Drive drive;
  private final Traits is;
  private final Random jitter = new Random(1);
  private final MemorySegment sectors =
      MemorySegment.ofArray(new byte[BATCH * (SECTOR + Spool.SUB)]);
  private final MemorySegment shifted = MemorySegment.ofArray(new byte[2 * SECTOR]);

  /** What READ CD is to answer for each sector. */
  private record Wanted(int type, int selection, int c2Bytes, SubchannelForm subchannel) {
    boolean main() {
      return (selection & 0xF8) != 0;
    }
  }

  Readings(Drive drive) {
    this.drive = drive;
    this.is = drive.personality();
  }

  int execute(Request request, int opcode, Medium medium) throws Refusal, IOException {
    try {
      return switch (opcode) {
        case Opcode.READ_10 -> read(request, medium, request.s32(2), request.u16(7));
        case Opcode.READ_12 -> read(request, medium, request.s32(2), request.s32(6));
        case Opcode.READ_CD ->
            readCd(request, medium, request.s32(2), request.u24(6), wanted(request));
        case Opcode.READ_CD_MSF -> {
          int from = Sectors.lba(request.u8(3), request.u8(4), request.u8(5));
          int to = Sectors.lba(request.u8(6), request.u8(7), request.u8(8));
          if (to < from) {
            throw new Refusal(Refusal.INVALID_FIELD);
          }
          yield readCd(request, medium, from, to - from, wanted(request));
        }
        default -> readCdDa(request, medium);
      };
    } catch (SourceException e) {
      throw new Refusal(Refusal.UNREADABLE);
    }
  }

  private DiscSource content(Medium medium) throws Refusal {
    return medium.readable().orElseThrow(() -> new Refusal(Refusal.OUT_OF_RANGE));
  }

  /** READ(10) and READ(12): the 2048 bytes of data sectors. */
  private int read(Request request, Medium medium, int lba, int count)
      throws Refusal, SourceException {
    DiscSource content = content(medium);
    if (count < 0 || lba < 0 || (long) lba + count > content.layout().leadOut()) {
      throw new Refusal(Refusal.OUT_OF_RANGE);
    }
    MemorySegment room = request.room();
    int moved = 0;
    for (int done = 0; done < count && moved < room.byteSize(); done++) {
      TrackMode mode = mode(content, medium, lba + done, SubchannelForm.NONE, sectors);
      int at =
          switch (mode) {
            case MODE1 -> 16;
            case MODE2_FORM1 -> 24;
            default -> throw new Refusal(Refusal.ILLEGAL_MODE);
          };
      int bytes = (int) Math.min(DATA_BLOCK, room.byteSize() - moved);
      MemorySegment.copy(sectors, at, room, moved, bytes);
      moved += bytes;
    }
    drive.position(lba + count);
    return moved;
  }

  /** Reads one sector and tells its mode. */
  private TrackMode mode(
      DiscSource content, Medium medium, int lba, SubchannelForm form, MemorySegment into)
      throws Refusal, SourceException {
    Stretch stretch = content.layout().at(lba);
    if (!stretch.inTrack()
        || (medium instanceof Recordable recordable && recordable.isRunOut(lba))) {
      throw new Refusal(Refusal.ILLEGAL_MODE);
    }
    content.read(lba, 1, new SectorFormat(SectorFormat.Main.PLAIN, form), into, 0);
    return mode(stretch, into, 0, FORM1);
  }

  /**
   * What a sector is. Formless mode 2 and XA cannot be told apart for sure, so a host that asks for
   * a form gets what the sub-header says.
   */
  private static TrackMode mode(Stretch stretch, MemorySegment sector, long at, int type) {
    TrackMode mode = stretch.track().mode();
    if (mode.isAudio()) {
      return mode;
    }
    return switch (sector.get(ValueLayout.JAVA_BYTE, at + 15) & 3) {
      case 0 -> TrackMode.MODE0;
      case 1 -> TrackMode.MODE1;
      default -> {
        if (mode == TrackMode.MODE2 && type != FORM1 && type != FORM2) {
          yield TrackMode.MODE2;
        }
        boolean form2 = (sector.get(ValueLayout.JAVA_BYTE, at + 18) & 0x20) != 0;
        yield form2 ? TrackMode.MODE2_FORM2 : TrackMode.MODE2_FORM1;
      }
    };
  }

  private Wanted wanted(Request request) throws Refusal {
    int selection = request.u8(9);
    int c2 =
        switch (selection >> 1 & 3) {
          case 0 -> 0;
          case 1 -> C2_POINTERS;
          case 2 -> C2_BLOCK;
          default -> throw new Refusal(Refusal.INVALID_FIELD);
        };
    if (c2 > 0 && !is.c2()) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    int type = request.u8(1) >> 2 & 7;
    if (type > 5) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    return new Wanted(type, selection, c2, subchannel(request.u8(10) & 7));
  }

  private SubchannelForm subchannel(int selection) throws Refusal {
    ReadSubchannel form =
        switch (selection) {
          case 0 -> null;
          case 1 -> ReadSubchannel.RAW;
          case 2 -> ReadSubchannel.Q;
          case 4 -> ReadSubchannel.PACKS;
          default -> throw new Refusal(Refusal.INVALID_FIELD);
        };
    if (form == null) {
      return SubchannelForm.NONE;
    }
    if (!is.readSubchannels().contains(form)) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    return switch (form) {
      case RAW -> SubchannelForm.RAW96;
      case Q -> SubchannelForm.PQ16;
      case PACKS -> SubchannelForm.COOKED96;
    };
  }

  private int readCdDa(Request request, Medium medium) throws Refusal, SourceException {
    SubchannelForm form =
        switch (request.u8(10)) {
          case 0 -> SubchannelForm.NONE;
          case 1 -> subchannel(2);
          case 2, 3 -> subchannel(1);
          default -> throw new Refusal(Refusal.INVALID_FIELD);
        };
    int selection = request.u8(10) == 3 ? 0 : 0xF8;
    Wanted wanted = new Wanted(1, selection, 0, form);
    return readCd(request, medium, request.s32(2), request.s32(6), wanted);
  }

  private int readCd(Request request, Medium medium, int lba, int count, Wanted wanted)
      throws Refusal, SourceException {
    DiscSource content = content(medium);
    checkRange(content.layout(), lba, count);
    MemorySegment room = request.room();
    int slip = is.readOffset() + (is.jitter() == 0 ? 0 : jitter());
    int moved = 0;
    int done = 0;
    while (done < count && moved < room.byteSize()) {
      Stretch stretch = content.layout().at(lba + done);
      int run = Math.min(BATCH, Math.min(count - done, stretch.end() - lba - done));
      boolean audio = stretch.track().mode().isAudio();
      SectorFormat format = new SectorFormat(SectorFormat.Main.PLAIN, wanted.subchannel);
      content.read(lba + done, run, format, sectors, 0);
      int stride = SECTOR + wanted.subchannel.size();
      if (audio && slip != 0) {
        slip(content, lba + done, run, stride, slip);
      }
      for (int i = 0; i < run && moved < room.byteSize(); i++) {
        check(medium, stretch, lba + done + i, (long) i * stride, wanted);
        moved += give(stretch, (long) i * stride, wanted, room, moved);
      }
      done += run;
    }
    drive.position(lba + count);
    return moved;
  }

  private int jitter() {
    return jitter.nextInt(2 * is.jitter() + 1) - is.jitter();
  }

  /** Programme of any session; with overread also what is before and after it. */
  private void checkRange(Layout layout, int lba, int count) throws Refusal {
    long end = (long) lba + count;
    if (count < 0) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    if (is.overread() && lba >= layout.start() && end <= layout.end()) {
      return;
    }
    for (SessionLayout session : layout.sessions()) {
      int first = session.number() == 1 ? 0 : session.pause();
      if (lba >= first && end <= session.leadOut()) {
        return;
      }
    }
    throw new Refusal(Refusal.OUT_OF_RANGE);
  }

  private void check(Medium medium, Stretch stretch, int lba, long at, Wanted wanted)
      throws Refusal {
    TrackMode mode = mode(stretch, sectors, at, wanted.type);
    if (!mode.isAudio() && medium instanceof Recordable recordable && recordable.isRunOut(lba)) {
      throw new Refusal(Refusal.ILLEGAL_MODE);
    }
    boolean suits =
        switch (wanted.type) {
          case 1 -> mode.isAudio();
          case 2 -> mode == TrackMode.MODE1;
          case 3 -> mode == TrackMode.MODE2;
          case FORM1 -> mode == TrackMode.MODE2_FORM1;
          case FORM2 -> mode == TrackMode.MODE2_FORM2;
          default -> true;
        };
    if (!suits && wanted.main()) {
      throw new Refusal(Refusal.ILLEGAL_MODE);
    }
  }

  /** Puts a sector into the answer as it was asked for: main channel, C2, sub-channel. */
  private int give(Stretch stretch, long at, Wanted wanted, MemorySegment room, int moved)
      throws Refusal {
    TrackMode mode = mode(stretch, sectors, at, wanted.type);
    int written = moved;
    if (mode.isAudio()) {
      if ((wanted.selection & 0x10) != 0) {
        written += copy(at, SECTOR, room, written);
      }
    } else {
      written += parts(mode, at, wanted.selection, room, written);
    }
    if (wanted.c2Bytes > 0) {
      int bytes = (int) Math.min(wanted.c2Bytes, room.byteSize() - written);
      room.asSlice(written, bytes).fill((byte) 0);
      written += bytes;
    }
    if (wanted.subchannel != SubchannelForm.NONE) {
      if (wanted.subchannel == SubchannelForm.PQ16) {
        habits(at + SECTOR);
      }
      written += copy(at + SECTOR, wanted.subchannel.size(), room, written);
    }
    return written - moved;
  }

  /** The parts of a data sector, which have to lie beside each other (MMC, READ CD, table). */
  private int parts(TrackMode mode, long at, int selection, MemorySegment room, int moved)
      throws Refusal {
    boolean forms = mode == TrackMode.MODE2_FORM1 || mode == TrackMode.MODE2_FORM2;
    int user = forms ? 24 : 16;
    int userEnd = user + mode.userBytes();
    int[] ends = {12, 16, user, userEnd, SECTOR};
    boolean[] asked = {
      (selection & 0x80) != 0,
      (selection & 0x20) != 0,
      (selection & 0x40) != 0 && forms,
      (selection & 0x10) != 0,
      (selection & 0x08) != 0
    };
    int written = 0;
    int start = 0;
    int last = -1;
    for (int i = 0; i < ends.length; i++) {
      if (asked[i] && ends[i] > start) {
        if (last >= 0 && last != start) {
          throw new Refusal(Refusal.INVALID_FIELD);
        }
        written += copy(at + start, ends[i] - start, room, moved + written);
        last = ends[i];
      }
      start = ends[i];
    }
    return written;
  }

  private int copy(long at, int length, MemorySegment room, int to) {
    int bytes = (int) Math.min(length, room.byteSize() - to);
    MemorySegment.copy(sectors, at, room, to, bytes);
    return bytes;
  }

  /** Q in sixteen bytes as this drive hands it over. */
  private void habits(long at) {
    boolean position = (sectors.get(ValueLayout.JAVA_BYTE, at) & 15) == 1;
    if (is.binaryQ() && position) {
      for (int i = 1; i < 10; i++) {
        int value = sectors.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF;
        if (Bcd.isValid(value)) {
          sectors.set(ValueLayout.JAVA_BYTE, at + i, (byte) Bcd.decode(value));
        }
      }
    }
    if (!is.qCrc()) {
      sectors.set(ValueLayout.JAVA_BYTE, at + 10, (byte) 0);
      sectors.set(ValueLayout.JAVA_BYTE, at + 11, (byte) 0);
    }
  }

  /** Replaces audio by what lies so many samples later; beyond the disc there is silence. */
  private void slip(DiscSource content, int lba, int count, int stride, int samples)
      throws SourceException {
    long bytes = (long) samples * SAMPLE;
    int ahead = (int) Math.floorDiv(bytes, (long) SECTOR);
    int inside = (int) Math.floorMod(bytes, (long) SECTOR);
    for (int i = 0; i < count; i++) {
      plain(content, lba + i + ahead, 0);
      plain(content, lba + i + ahead + 1, SECTOR);
      MemorySegment.copy(shifted, inside, sectors, (long) i * stride, SECTOR);
    }
  }

  private void plain(DiscSource content, int lba, long at) throws SourceException {
    Layout layout = content.layout();
    @Nullable Stretch stretch = lba < layout.start() || lba >= layout.end() ? null : layout.at(lba);
    if (stretch == null || !stretch.track().mode().isAudio()) {
      shifted.asSlice(at, SECTOR).fill((byte) 0);
    } else {
      content.read(lba, 1, SectorFormat.PLAIN, shifted, at);
    }
  }
}
