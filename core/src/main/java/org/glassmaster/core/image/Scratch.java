package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPacks;

/** What one thread needs to render: kept from call to call. */
final class Scratch {
  final SectorEncoder encoder = new SectorEncoder();
  final MemorySegment sector = MemorySegment.ofArray(new byte[Fragment.SECTOR]);
  final MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);
  final MemorySegment symbols = MemorySegment.ofArray(new byte[96]);
  final MemorySegment planes = MemorySegment.ofArray(new byte[96]);
  final MemorySegment packs = MemorySegment.ofArray(new byte[RwChannel.SCRATCH]);
  final RwPacks<SourceException> logicalPacks;
  final RwPacks<SourceException> discSymbols;

  Scratch(RwStream stream) {
    this.logicalPacks = (first, count, to, at) -> stream.gather(first, count, to, at, true, this);
    this.discSymbols = (first, count, to, at) -> stream.gather(first, count, to, at, false, this);
  }
}
