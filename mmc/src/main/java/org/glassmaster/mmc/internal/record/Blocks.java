package org.glassmaster.mmc.internal.record;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdTextCycle;
import org.glassmaster.mmc.internal.command.DataForm;

/** The blocks that a drive is sent for a run of sectors. */
sealed interface Blocks {
  /** Bytes of a block. */
  int bytes();

  /** Room that a block needs while it is rendered. */
  default int room() {
    return bytes();
  }

  /** Renders blocks, one after another from the start of the memory. */
  void render(int lba, int count, MemorySegment into) throws SourceException;

  /** Everything as it is on disc, for raw recording. */
  record Raw(DiscSource source, BlockFormat format) implements Blocks {
    @Override
    public int bytes() {
      return format.bytes();
    }

    @Override
    public void render(int lba, int count, MemorySegment into) throws SourceException {
      source.read(lba, count, SectorFormat.of(format), into, 0);
    }
  }

  /** The part of a sector that the drive does not make itself. */
  record Part(DiscSource source, DataForm form, DataForm.Subchannel subchannel) implements Blocks {
    private static final int SECTOR = 2352;
    private static final int USER = 2048;

    @Override
    public int bytes() {
      return form.bytes() + subchannel.bytes();
    }

    @Override
    public int room() {
      return form.bytes() == USER ? bytes() : SECTOR + subchannel.bytes();
    }

    @Override
    public void render(int lba, int count, MemorySegment into) throws SourceException {
      SubchannelForm sub =
          switch (subchannel) {
            case NONE -> SubchannelForm.NONE;
            case RAW -> SubchannelForm.RAW96;
            case PACKED -> SubchannelForm.COOKED96;
          };
      boolean user = form.bytes() == USER;
      SectorFormat.Main main = user ? SectorFormat.Main.USER : SectorFormat.Main.PLAIN;
      source.read(lba, count, new SectorFormat(main, sub), into, 0);
      if (!user && form.bytes() != SECTOR) {
        cut(count, into);
      }
    }

    /** Moves the parts that are sent together; the copy never overtakes what is still to come. */
    private void cut(int count, MemorySegment into) {
      int stride = room();
      for (int i = 0; i < count; i++) {
        long from = (long) i * stride;
        long to = (long) i * bytes();
        MemorySegment.copy(into, from + form.offset(), into, to, form.bytes());
        MemorySegment.copy(into, from + SECTOR, into, to + form.bytes(), subchannel.bytes());
      }
    }
  }

  /** CD-TEXT for a lead-in that the drive makes: 96 symbols a sector. */
  record Text(CdTextCycle cycle, int leadIn) implements Blocks {
    @Override
    public int bytes() {
      return CdTextCycle.SYMBOLS_PER_SECTOR;
    }

    @Override
    public void render(int lba, int count, MemorySegment into) {
      for (int i = 0; i < count; i++) {
        cycle.copy(lba + i - leadIn, into, (long) i * CdTextCycle.SYMBOLS_PER_SECTOR);
      }
    }
  }

  /**
   * Blocks that go elsewhere than the layout has them.
   *
   * @param shift what is added to the address on the medium to find the sector
   */
  record Moved(Blocks blocks, int shift) implements Blocks {
    @Override
    public int bytes() {
      return blocks.bytes();
    }

    @Override
    public int room() {
      return blocks.room();
    }

    @Override
    public void render(int lba, int count, MemorySegment into) throws SourceException {
      blocks.render(lba + shift, count, into);
    }
  }
}
