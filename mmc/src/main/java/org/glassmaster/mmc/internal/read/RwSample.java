package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwContent;
import org.glassmaster.core.subchannel.RwPack;
import org.glassmaster.core.subchannel.RwPacks;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * Whether R to W of a run of sectors hold anything: at least one pack that is not empty and whose
 * parity is right. Stray bits, which drives that read without correction leave there, are nothing.
 */
final class RwSample implements QReader.Sink {
  private static final int SYMBOLS = 96;
  private static final int RW = 0x3F;

  private final SubchannelForm form;
  private final MemorySegment run = MemorySegment.ofArray(new byte[QReader.BATCH * SYMBOLS]);
  private final MemorySegment sector = MemorySegment.ofArray(new byte[SYMBOLS]);
  private final QReader.Sink next;
  private int sectors;
  private boolean any;

  /**
   * A sample whose frames somebody else takes.
   *
   * @param form how the symbols of a sector lie
   */
  RwSample(SubchannelForm form, QReader.Sink next) {
    this.form = form;
    this.next = next;
  }

  @Override
  public void frame(int lba, Optional<QFrame> frame) {
    next.frame(lba, frame);
  }

  @Override
  public void block(int lba, MemorySegment blocks, long at) {
    if (sectors < QReader.BATCH) {
      form.convert(blocks, at, 0, SubchannelForm.RAW96, run, (long) sectors * SYMBOLS, 0, 1);
      for (int i = 0; i < SYMBOLS && !any; i++) {
        any = (run.get(ValueLayout.JAVA_BYTE, (long) sectors * SYMBOLS + i) & RW) != 0;
      }
      sectors++;
    }
  }

  /** Whether there are packs, in what was seen since the last answer. */
  boolean hasPacks() {
    boolean found = any && countPacks() > 0;
    sectors = 0;
    any = false;
    return found;
  }

  private int countPacks() {
    MemorySegment scratch = MemorySegment.ofArray(new byte[RwChannel.SCRATCH]);
    RwPacks<RuntimeException> stream = RwPacks.of(run.asSlice(0, (long) sectors * SYMBOLS));
    int packs = 0;
    for (int i = 0; i < sectors; i++) {
      RwChannel.decode(i, 1, stream, scratch, sector, 0, SYMBOLS);
      for (int pack = 0; pack < RwPack.PER_SECTOR; pack++) {
        long at = (long) pack * RwPack.SYMBOLS;
        boolean good = RwPack.isGood(sector, at) && RwContent.of(sector, at) != RwContent.NONE;
        packs += good ? 1 : 0;
      }
    }
    return packs;
  }
}
