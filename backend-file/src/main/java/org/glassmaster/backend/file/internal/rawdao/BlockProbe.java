package org.glassmaster.backend.file.internal.rawdao;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;

/** Tells by their Q channel what blocks are that nothing describes. */
final class BlockProbe {
  private static final int SAMPLES = 8;
  private static final int WIDEST = 96;

  private final ByteSource source;
  private final BlockFormat format;
  private final MemorySegment sub = MemorySegment.ofArray(new byte[WIDEST]);
  private final MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);

  private BlockProbe(ByteSource source, BlockFormat format) {
    this.source = source;
    this.format = format;
  }

  /** Whether the first blocks of a file have frames of a lead-in in them. */
  static boolean isLeadIn(byte[] head, long size) {
    ByteSource source = ByteSource.of("", head);
    for (BlockFormat format : new BlockFormat[] {BlockFormat.RAW, BlockFormat.PQ}) {
      if (size % format.bytes() == 0 && head.length >= SAMPLES * format.bytes()) {
        BlockProbe probe = new BlockProbe(source, format);
        try {
          int items = 0;
          for (int i = 0; i < SAMPLES; i++) {
            items += probe.frame(i).filter(QFrame.TocItem.class::isInstance).isPresent() ? 1 : 0;
          }
          if (items > SAMPLES / 2) {
            return true;
          }
        } catch (SourceException e) {
          return false;
        }
      }
    }
    return false;
  }

  /**
   * What the blocks must be: cooked ones cannot be told from raw ones, so those are taken for raw.
   * Empty where no Q channel makes sense.
   */
  static Optional<Sidecar> probe(ByteSource source) throws SourceException {
    for (BlockFormat format : new BlockFormat[] {BlockFormat.RAW, BlockFormat.PQ}) {
      long blocks = source.size() / format.bytes();
      if (source.size() % format.bytes() != 0 || blocks > Geometry.LAST_LBA) {
        continue;
      }
      BlockProbe probe = new BlockProbe(source, format);
      for (int i = 0; i < blocks; i++) {
        Optional<QFrame> frame = probe.frame(i);
        if (frame.isPresent() && frame.get() instanceof QFrame.Position position) {
          int first = position.absolute().lba() - i;
          return first >= Geometry.FIRST_LBA && first < Geometry.FIRST_PAUSE_LBA
              ? Optional.of(
                  new Sidecar(format, first, (int) blocks, true, PqCrc.INVERTED, Optional.empty()))
              : Optional.empty();
        }
        if (i == SAMPLES && frame.isEmpty()) {
          break;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<QFrame> frame(int block) throws SourceException {
    SubchannelForm form = format.subchannel();
    source.read((long) block * format.bytes() + Fragment.SECTOR, sub, 0, form.size());
    form.readQ(sub, 0, q, 0);
    return QFrame.decode(q, 0);
  }
}
