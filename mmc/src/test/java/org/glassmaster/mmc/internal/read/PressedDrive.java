package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TableOfContents;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/**
 * A drive with a disc in it, as its transport shows it: answers by the book unless it is given a
 * bad habit.
 */
final class PressedDrive implements ScsiTransport {
  private static final SenseData BAD_FIELD = SenseData.of(5, 0x24, 0);
  private static final SenseData UNKNOWN = SenseData.of(5, 0x20, 0);
  private static final SenseData OUT_OF_RANGE = SenseData.of(5, 0x21, 0);
  private static final SenseData WRONG_TYPE = SenseData.of(5, 0x64, 0);
  private static final SenseData UNREADABLE = SenseData.of(3, 0x11, 5);
  private static final SenseData NO_MEDIUM = SenseData.of(2, 0x3A, 0);
  private static final SectorFormat FULL =
      new SectorFormat(SectorFormat.Main.PLAIN, SubchannelForm.RAW96);
  private static final SectorFormat PACKS =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.COOKED96);
  private static final int BLOCK = 2448;

  /** How the sub-channel comes. */
  enum Sub {
    NONE,
    RAW,
    PLANES,
    Q,
    Q_BINARY,
    Q_WITHOUT_CRC,
    Q_AND_PACKS
  }

  final Layout layout;
  private final RawImage image;

  Sub sub = Sub.RAW;
  int subShift;
  boolean subJitters;
  int damagedFrameEvery;

  /** Every so many readings of the raw sub-channel R to W come with errors in three sectors. */
  int damagedSymbolsEvery;

  boolean needsMain;
  boolean bcdToc;
  boolean hasFullToc = true;
  boolean hasText = true;
  boolean answersCodes = true;
  boolean readsFirstPause = true;
  boolean accurate = true;
  boolean hasC2;

  /** Every sector is said to be flawed. */
  boolean cryWolf;

  /** The sub-channel comes before the C2 pointers. */
  boolean subBeforeC2;

  /** What is flawed once stays so until the drive is sent far away. */
  boolean caches;

  int audioOffset;
  int largestTransfer = 65_536;

  /** Sectors that cannot be read so many times. */
  final Map<Integer, Integer> scratches = new HashMap<>();

  /** Sectors that the drive digs at so many times until it is given up. */
  final Map<Integer, Integer> digsAt = new HashMap<>();

  /** Sectors whose bytes are wrong, and said to be, so many times. */
  final Map<Integer, Integer> flawed = new HashMap<>();

  /** After so many commands the tray opens. */
  int opensAfter = Integer.MAX_VALUE;

  /** After so many commands another disc is in it. */
  int changesAfter = Integer.MAX_VALUE;

  /** After so many commands it is busy for ever. */
  int busyAfter = Integer.MAX_VALUE;

  int commands;
  int readings;
  int sectorsRead;
  int slowest = 0xFFFF;
  private int jitter;
  private int lastRead = Integer.MIN_VALUE / 2;
  private int nextRead = Integer.MIN_VALUE / 2;

  PressedDrive(Disc disc) {
    this(disc, Render.DEFAULT);
  }

  PressedDrive(Disc disc, Render render) {
    this.layout = Layout.of(disc);
    this.image = new RawImage(layout, render);
  }

  @Override
  public String name() {
    return "pressed";
  }

  @Override
  public int largestTransfer() {
    return largestTransfer;
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return MemorySegment.ofArray(new byte[bytes]);
  }

  @Override
  public void close() {}

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    commands++;
    if (commands > busyAfter) {
      return ScsiAnswer.check(SenseData.of(2, 4, 1), 0);
    }
    if (commands > opensAfter) {
      return ScsiAnswer.check(NO_MEDIUM, 0);
    }
    if (commands == changesAfter) {
      return ScsiAnswer.check(SenseData.of(6, 0x28, 0), 0);
    }
    Cdb cdb = command.cdb();
    return switch (cdb.opcode()) {
      case 0x00, 0x1B, 0x1E -> ScsiAnswer.good(0);
      case 0x12 -> give(command, inquiry());
      case 0x46 -> give(command, configuration());
      case 0x5A -> give(command, page2a());
      case 0x51 -> give(command, discInformation());
      case 0x52 -> trackInformation(command);
      case 0x43 -> toc(command);
      case 0x42 -> answersCodes ? give(command, code(cdb)) : ScsiAnswer.check(BAD_FIELD, 0);
      case 0xBB -> {
        slowest = Math.min(slowest, cdb.u16(2));
        yield ScsiAnswer.good(0);
      }
      case 0xBE -> readCd(command);
      default -> ScsiAnswer.check(UNKNOWN, 0);
    };
  }

  private static ScsiAnswer give(ScsiCommand command, byte[] bytes) {
    int count = (int) Math.min(bytes.length, command.data().byteSize());
    MemorySegment.copy(bytes, 0, command.data(), ValueLayout.JAVA_BYTE, 0, count);
    return ScsiAnswer.good(count);
  }

  private static byte[] inquiry() {
    byte[] bytes = new byte[36];
    bytes[0] = 5;
    bytes[1] = (byte) 0x80;
    bytes[3] = 2;
    bytes[4] = 31;
    byte[] names = "PRESSED DISC READER     1.00".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(names, 0, bytes, 8, names.length);
    return bytes;
  }

  private byte[] configuration() {
    return ByteBuffer.allocate(16)
        .putInt(12)
        .putShort((short) 0)
        .putShort((short) 8)
        .putShort((short) 0x1E)
        .put((byte) 0x0B)
        .put((byte) 4)
        .put((byte) ((hasC2 ? 2 : 0) | (hasText ? 1 : 0)))
        .array();
  }

  private byte[] page2a() {
    byte[] bytes = new byte[8 + 22];
    bytes[1] = 28;
    bytes[8] = 0x2A;
    bytes[9] = 20;
    bytes[8 + 5] = (byte) (1 | (accurate ? 2 : 0) | (hasC2 ? 0x10 : 0));
    return bytes;
  }

  private byte[] discInformation() {
    byte[] bytes = new byte[34];
    bytes[1] = 32;
    bytes[2] = 0x0E;
    bytes[3] = 1;
    bytes[4] = (byte) layout.sessions().size();
    return bytes;
  }

  private ScsiAnswer trackInformation(ScsiCommand command) {
    int wanted = command.cdb().s32(2);
    for (SessionLayout session : layout.sessions()) {
      for (TrackLayout track : session.tracks()) {
        if (track.track().number() == wanted) {
          byte[] bytes = new byte[36];
          bytes[1] = 34;
          bytes[2] = (byte) wanted;
          bytes[3] = (byte) session.number();
          ByteBuffer.wrap(bytes).putInt(8, track.index1());
          return give(command, bytes);
        }
      }
    }
    return ScsiAnswer.check(BAD_FIELD, 0);
  }

  private ScsiAnswer toc(ScsiCommand command) {
    Cdb cdb = command.cdb();
    return switch (cdb.u8(2) & 15) {
      case 0 -> give(command, list((cdb.u8(1) & 2) != 0));
      case 1 -> give(command, lastSession());
      case 2 -> hasFullToc ? give(command, full()) : ScsiAnswer.check(BAD_FIELD, 0);
      case 5 ->
          hasText ? give(command, TableOfContents.format5(layout)) : ScsiAnswer.check(BAD_FIELD, 0);
      default -> ScsiAnswer.check(BAD_FIELD, 0);
    };
  }

  private byte[] list(boolean msf) {
    byte[] toc = TableOfContents.format0(layout);
    ByteBuffer bytes = ByteBuffer.wrap(toc);
    for (int at = 8; at < toc.length && msf; at += 8) {
      int frames = bytes.getInt(at) + Geometry.PAUSE;
      bytes.putInt(at, (frames / 4500) << 16 | (frames / 75 % 60) << 8 | frames % 75);
    }
    return toc;
  }

  private byte[] lastSession() {
    SessionLayout last = layout.sessions().getLast();
    TrackLayout track = last.tracks().getFirst();
    return ByteBuffer.allocate(12)
        .putShort((short) 10)
        .put((byte) 1)
        .put((byte) last.number())
        .put((byte) 0)
        .put((byte) (0x10 | track.track().control()))
        .put((byte) track.track().number())
        .put((byte) 0)
        .putInt(track.index1())
        .array();
  }

  private byte[] full() {
    byte[] toc = TableOfContents.format2(layout);
    for (int at = 4; at < toc.length && bcdToc; at += 11) {
      int point = toc[at + 3] & 0xFF;
      if (point < 0xA0) {
        toc[at + 3] = (byte) Bcd.encode(point);
      }
      for (int i = 8; i < 11; i++) {
        boolean type = point == 0xA0 && i == 9;
        toc[at + i] = type ? toc[at + i] : (byte) Bcd.encode(toc[at + i]);
      }
    }
    return toc;
  }

  private byte[] code(Cdb cdb) {
    byte[] bytes = new byte[24];
    bytes[3] = 20;
    int format = cdb.u8(3);
    bytes[4] = (byte) format;
    Optional<String> code = Optional.empty();
    if (format == 2) {
      code = layout.disc().mcn().map(mcn -> mcn.digits());
    } else if (format == 3) {
      code =
          layout
              .tracks()
              .filter(track -> track.track().number() == cdb.u8(6))
              .flatMap(track -> track.track().isrc().stream())
              .map(Isrc::compact)
              .findFirst();
    }
    if (code.isPresent()) {
      bytes[8] = (byte) 0x80;
      byte[] text = code.get().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, bytes, 9, text.length);
    }
    return bytes;
  }

  private boolean isReadable(int lba) {
    if (lba < 0) {
      return readsFirstPause && lba >= Geometry.FIRST_PAUSE_LBA;
    }
    if (lba >= layout.end()) {
      return false;
    }
    Stretch stretch = layout.at(lba);
    return stretch.inTrack();
  }

  private ScsiAnswer readCd(ScsiCommand command) throws TransportException {
    Cdb cdb = command.cdb();
    int lba = cdb.s32(2);
    int count = cdb.u24(6);
    int main = cdb.u8(9) & 0xF8;
    int c2 = cdb.u8(9) >> 1 & 3;
    int kind = cdb.u8(1) >> 2 & 7;
    if ((main != 0 && main != 0x10 && main != 0xF8) || (main == 0 && needsMain)) {
      return ScsiAnswer.check(BAD_FIELD, 0);
    }
    if ((c2 != 0 && !hasC2) || !gives(cdb.u8(10))) {
      return ScsiAnswer.check(BAD_FIELD, 0);
    }
    readings++;
    lastRead = nextRead;
    nextRead = lba;
    sectorsRead += count;
    int stride =
        (main == 0 ? 0 : 2352) + (c2 == 0 ? 0 : c2 == 1 ? 294 : 296) + subBytes(cdb.u8(10));
    if ((long) stride * count > command.data().byteSize()) {
      return ScsiAnswer.check(BAD_FIELD, 0);
    }
    if (subJitters || !accurate) {
      jitter = (jitter * 5 + 3) % 7;
    }
    for (int i = 0; i < count; i++) {
      int sector = lba + i;
      if (!isReadable(sector)) {
        return ScsiAnswer.check(OUT_OF_RANGE, i * stride);
      }
      boolean audio = layout.at(sector).track().mode().isAudio();
      if ((main == 0x10 && !audio) || (kind == 1 && !audio)) {
        return ScsiAnswer.check(WRONG_TYPE, i * stride);
      }
      int digs = digsAt.getOrDefault(sector, 0);
      if (digs > 0) {
        digsAt.put(sector, digs - 1);
        throw new TransportException(TransportException.Fault.TIMED_OUT, "no answer");
      }
      int left = scratches.getOrDefault(sector, 0);
      if (left > 0) {
        scratches.put(sector, left - 1);
        return ScsiAnswer.check(UNREADABLE, i * stride);
      }
      block(sector, audio, main != 0, c2, cdb.u8(10), command.data(), (long) i * stride);
    }
    return ScsiAnswer.good(stride * count);
  }

  private boolean gives(int selection) {
    return switch (selection) {
      case 0 -> true;
      case 1 -> sub == Sub.RAW || sub == Sub.PLANES;
      case 2 -> sub == Sub.RAW || sub.name().startsWith("Q");
      case 4 -> sub == Sub.Q_AND_PACKS;
      default -> false;
    };
  }

  private static int subBytes(int selection) {
    return selection == 0 ? 0 : selection == 2 ? 16 : 96;
  }

  private void block(
      int lba, boolean audio, boolean main, int c2, int sub, MemorySegment into, long at) {
    long next = at;
    if (main) {
      main(lba, audio, into, next);
      next += 2352;
    }
    long subAt = next + (c2 == 0 || subBeforeC2 ? 0 : c2 == 1 ? 294 : 296);
    if (c2 > 0) {
      int bytes = c2 == 1 ? 294 : 296;
      next += subBeforeC2 ? subBytes(sub) : 0;
      into.asSlice(next, bytes).fill((byte) (cryWolf ? 0x11 : 0));
      int left = flawed.getOrDefault(lba, 0);
      if (left > 0) {
        boolean near = Math.abs(lastRead - lba) < 1_000;
        flawed.put(lba, caches && near ? left : left - 1);
        into.set(ValueLayout.JAVA_BYTE, next + bytes - 2, (byte) 0x0F);
        into.set(
            ValueLayout.JAVA_BYTE, at + 2340, (byte) ~into.get(ValueLayout.JAVA_BYTE, at + 2340));
      }
    }
    if (sub != 0) {
      int shift = subShift + (subJitters ? jitter % 3 - 1 : 0);
      sub(lba + shift, sub, into, subAt);
    }
  }

  private void main(int lba, boolean audio, MemorySegment into, long at) {
    int shift = audio ? audioOffset + (accurate ? 0 : 40 * (jitter - 3)) : 0;
    if (shift == 0) {
      MemorySegment.copy(sector(lba), 0, into, at, 2352);
      return;
    }
    // What comes is late: it begins so many samples before the sector.
    for (int i = 0; i < 588; i++) {
      long sample = (long) lba * 588 + i - shift;
      int from = (int) Math.floorDiv(sample, 588L);
      Stretch there = from < layout.start() ? null : layout.at(from);
      int value = 0;
      if (there != null && there.area() != Area.LEAD_IN && there.track().mode().isAudio()) {
        value = sector(from).get(ValueLayout.JAVA_INT_UNALIGNED, 4L * Math.floorMod(sample, 588L));
      }
      into.set(ValueLayout.JAVA_INT_UNALIGNED, at + 4L * i, value);
    }
  }

  private int keptLba = Integer.MIN_VALUE;
  private final MemorySegment kept = MemorySegment.ofArray(new byte[BLOCK]);

  private MemorySegment sector(int lba) {
    if (lba != keptLba) {
      try {
        image.read(lba, 1, FULL, kept, 0);
        keptLba = lba;
      } catch (SourceException e) {
        throw new IllegalStateException(e);
      }
    }
    return kept;
  }

  private void sub(int lba, int selection, MemorySegment into, long at) {
    if (selection == 4) {
      try {
        image.read(lba, 1, PACKS, into, at);
      } catch (SourceException e) {
        throw new IllegalStateException(e);
      }
      return;
    }
    MemorySegment block = sector(Math.max(lba, layout.start()));
    SubchannelForm form =
        selection == 2
            ? SubchannelForm.PQ16
            : sub == Sub.PLANES ? SubchannelForm.PLANES96 : SubchannelForm.RAW96;
    SubchannelForm.RAW96.convert(block, 2352, 0, form, into, at, 0, 1);
    if (damagedSymbolsEvery > 0 && readings % damagedSymbolsEvery == 0 && lba % 16 < 3) {
      for (int i = 0; i < 96; i += 2) {
        byte symbol = into.get(ValueLayout.JAVA_BYTE, at + i);
        into.set(ValueLayout.JAVA_BYTE, at + i, (byte) (symbol ^ 0x15));
      }
    }
    if (damagedFrameEvery > 0 && Math.floorMod(lba * 7, damagedFrameEvery) == 0) {
      MemorySegment q = MemorySegment.ofArray(new byte[12]);
      form.readQ(into, at, q, 0);
      q.set(ValueLayout.JAVA_BYTE, 2, (byte) (q.get(ValueLayout.JAVA_BYTE, 2) ^ 0x10));
      form.overlay(q, 0, false, into, at);
    }
    if (sub == Sub.Q_BINARY || sub == Sub.Q_WITHOUT_CRC) {
      into.asSlice(at + 10, 2).fill((byte) 0);
    }
    if (selection == 2 && sub == Sub.Q_BINARY && (into.get(ValueLayout.JAVA_BYTE, at) & 15) == 1) {
      for (int i = 1; i < 10; i++) {
        int b = into.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF;
        into.set(ValueLayout.JAVA_BYTE, at + i, b >= 0xA0 ? (byte) b : (byte) Bcd.decode(b));
      }
    }
  }
}
