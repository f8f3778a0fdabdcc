package org.glassmaster.emulator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.SubchannelForm;

/** What a drive makes itself where the host does not: P and Q, and sectors of nothing. */
final class DriveSubchannel {
  private static final SectorFormat SUBCHANNEL =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.RAW96);
  private static final SectorFormat MAIN =
      new SectorFormat(SectorFormat.Main.SCRAMBLED, SubchannelForm.NONE);
  private static final long PACKS = 0x3F3F3F3F3F3F3F3FL;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final Layout layout;
  private final RawImage image;

  DriveSubchannel(Layout layout, Render.Countdown countdown) {
    this.layout = layout;
    this.image = new RawImage(layout, Render.DEFAULT.withCountdown(countdown));
  }

  Layout layout() {
    return layout;
  }

  /** Puts P and Q above the R–W of sectors, at most a batch. */
  void stamp(int lba, int count, MemorySegment sub, Workbench bench) {
    read(lba, count, SUBCHANNEL, bench.made);
    for (long at = 0; at < (long) count * Spool.SUB; at += Long.BYTES) {
      sub.set(LONG, at, (sub.get(LONG, at) & PACKS) | bench.made.get(LONG, at));
    }
  }

  /** The main channel of sectors without content, as on the disc. */
  void fill(int lba, int count, MemorySegment main) {
    read(lba, count, MAIN, main);
  }

  private void read(int lba, int count, SectorFormat format, MemorySegment into) {
    try {
      image.read(lba, count, format, into, 0);
    } catch (SourceException e) {
      throw new IllegalStateException("silence has no source", e);
    }
  }
}
