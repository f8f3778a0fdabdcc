package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.fault.GlassmasterException;

/**
 * Finds out whether a drive's C2 pointers can be relied upon: that it answers to a question for
 * them, that they stand where they belong beside a sub-channel, and that it does not call nearly
 * every sector flawed.
 */
final class C2Probe {
  private static final int SECTORS = 10;

  private final SectorPort port;

  C2Probe(SectorPort port) {
    this.port = port;
  }

  /** Bits that are set in the pointers of a block. */
  static int bits(MemorySegment blocks, long at) {
    int bits = 0;
    for (int i = 0; i < ReadCd.C2.POINTERS.bytes(); i++) {
      bits += Integer.bitCount(blocks.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF);
    }
    return bits;
  }

  /**
   * The form that is of use; none where no form is.
   *
   * @param beside the way of a raw sub-channel that is read along
   */
  ReadCd.C2 find(DriveToc toc, Optional<QAccess> beside) throws GlassmasterException {
    for (DriveToc.Session session : toc.sessions()) {
      for (int i = 0; i < session.tracks().size(); i++) {
        DriveToc.Track track = session.tracks().get(i);
        if (!track.isData()) {
          return find(track.start(), session.end(i), toc.leadOut(), beside);
        }
      }
    }
    return ReadCd.C2.NONE;
  }

  private ReadCd.C2 find(int start, int end, int leadOut, Optional<QAccess> beside)
      throws GlassmasterException {
    for (ReadCd.C2 c2 : List.of(ReadCd.C2.POINTERS, ReadCd.C2.POINTERS_AND_BLOCK)) {
      ReadCd selection = ReadCd.whole().with(c2);
      if (port.read(selection, start, 1)) {
        boolean sane =
            isCalm(selection, start, end) || isCalm(selection, start + (end - start) / 2, end);
        boolean apart =
            beside.isEmpty()
                || new QProbe(port)
                    .holds(beside.get(), selection.with(ReadCd.Sub.RAW), start, leadOut);
        return sane && apart ? c2 : ReadCd.C2.NONE;
      }
    }
    return ReadCd.C2.NONE;
  }

  /** Whether most sectors here are without a flaw. */
  private boolean isCalm(ReadCd selection, int lba, int end) throws GlassmasterException {
    int count = Math.clamp(end - lba, 1, Math.clamp(port.capacity(selection), 1, SECTORS));
    if (!port.read(selection, lba, count)) {
      return false;
    }
    int flawed = 0;
    for (int i = 0; i < count; i++) {
      long at = (long) i * selection.bytes() + selection.c2At();
      flawed += bits(port.memory(), at) > 0 ? 1 : 0;
    }
    return flawed * 2 <= count;
  }
}
