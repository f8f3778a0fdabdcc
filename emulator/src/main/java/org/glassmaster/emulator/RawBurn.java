package org.glassmaster.emulator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.SubchannelForm;

/** A session in RAW mode: every block comes from the host, lead-in and lead-out included. */
final class RawBurn extends Burn {
  private static final int Q = QFrame.BYTES;
  private static final int NEXT_SESSION = 0xB0;
  private static final ValueLayout.OfShort CRC =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final BlockFormat format;
  private final int first;
  private final int pause;
  private final PackStream packs = new PackStream();
  private final TextTape text = new TextTape();
  private boolean leadOut;
  private boolean pointsOn;

  RawBurn(
      Recordable medium,
      Traits personality,
      Workbench bench,
      WriteParameters parameters,
      BlockFormat format,
      int lba) {
    super(medium, personality, bench, parameters);
    this.format = format;
    this.first = lba;
    this.pause = medium.nextPause();
    next(lba);
  }

  @Override
  int blockBytes(int lba) {
    return format.bytes();
  }

  @Override
  long bytes(int lba, int count) {
    return (long) count * format.bytes();
  }

  @Override
  void check(int lba, int count, MemorySegment data) throws Refusal {
    SubchannelForm form = format.subchannel();
    int length = medium.sessions() == 0 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT;
    if (lba + count > Math.min(limit() + length + Geometry.PAUSE, Geometry.LAST_LBA + 1)) {
      throw new Refusal(Refusal.OUT_OF_RANGE);
    }
    if (lba + count > limit()) {
      form.readQ(data, bytes(0, count) - form.size(), bench.q, 0);
      if (!leadOut && !isLeadOut()) {
        throw new Refusal(Refusal.OUT_OF_RANGE);
      }
    }
    if (form == SubchannelForm.PQ16) {
      for (int i = 0; i < count; i++) {
        checkCrc(data, bytes(0, i) + Spool.MAIN);
      }
    }
  }

  private void checkCrc(MemorySegment data, long at) throws Refusal {
    int found = data.get(CRC, at + Q - 2) & 0xFFFF;
    int plain = Crc16.plain(data, at, Q - 2);
    boolean good =
        switch (personality.pqCrc()) {
          case EITHER, REMADE -> true;
          case INVERTED -> found == (~plain & 0xFFFF);
          case PLAIN -> found == plain;
        };
    if (!good) {
      throw new Refusal(Refusal.INVALID_PARAMETER);
    }
  }

  @Override
  void write(int lba, int count, MemorySegment data) throws IOException {
    for (int done = 0; done < count; done += Workbench.BATCH) {
      int run = Math.min(Workbench.BATCH, count - done);
      batch(lba + done, run, data, bytes(0, done));
    }
    next(lba + count);
  }

  private void batch(int lba, int count, MemorySegment data, long at) throws IOException {
    SubchannelForm form = format.subchannel();
    int stride = format.bytes();
    if (form == SubchannelForm.COOKED96) {
      long sector = packs.sector();
      packs.next(data, at + Spool.MAIN, stride, count);
      RwChannel.encode(sector, count, packs, bench.packs, bench.sub, 0, Spool.SUB);
      packs.done();
    } else {
      form.convert(
          data, at + Spool.MAIN, stride, SubchannelForm.RAW96, bench.sub, 0, Spool.SUB, count);
    }
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(
          data, at + (long) i * stride, bench.main, (long) i * Spool.MAIN, Spool.MAIN);
      look(lba + i, (long) i * Spool.SUB);
    }
    if (!test) {
      medium.spool().writeMain(lba, count, bench.main);
      medium.spool().writeSub(lba, count, bench.sub);
    }
  }

  /** Sees in Q what the drive has to know. */
  private void look(int lba, long sub) {
    SubchannelForm.RAW96.readQ(bench.sub, sub, bench.q, 0);
    if (format == BlockFormat.PQ && personality.pqCrc() == Personality.PqCrcHabit.REMADE) {
      bench.q.set(CRC, Q - 2, (short) Crc16.of(bench.q, 0, Q - 2));
      SubchannelForm.RAW96.overlay(
          bench.q, 0, SubchannelForm.RAW96.readP(bench.sub, sub), bench.sub, sub);
    }
    leadOut |= isLeadOut();
    if (lba < pause) {
      pointsOn |= pointsToNext();
      if (format == BlockFormat.RAW) {
        text.sector(bench.sub, sub);
      }
    }
  }

  private int q(int index) {
    return bench.q.get(ValueLayout.JAVA_BYTE, index) & 0xFF;
  }

  private boolean isLeadOut() {
    return (q(0) & 15) == 1 && q(1) == QFrame.LEAD_OUT;
  }

  /** Whether a frame of the lead-in has the address of a next session. */
  private boolean pointsToNext() {
    return (q(0) & 15) == 5 && q(1) == 0 && q(2) == NEXT_SESSION && q(3) != 0xFF;
  }

  @Override
  boolean isComplete() {
    return leadOut;
  }

  @Override
  void finish() {
    if (!test) {
      medium.close(first, next(), text.packs(), pointsOn);
    }
  }
}
