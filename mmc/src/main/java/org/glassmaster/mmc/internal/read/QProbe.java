package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.subchannel.QFrame;

/**
 * Finds out how a drive gives the sub-channel. What it claims is not asked: it is made to read some
 * sectors in every way there is, and the way is taken whose frames tell the addresses of those
 * sectors, or of others a constant few beside (raw-dao-subchannel 3.1).
 */
final class QProbe {
  /** Frames that tell an address farther away tell of another place, or of nothing. */
  static final int TOLERANCE = 20;

  private static final int SECTORS = 24;
  private static final int ENOUGH = SECTORS / 3;
  private static final List<ReadCd.Main> MAINS =
      List.of(ReadCd.Main.NONE, ReadCd.Main.WHOLE, ReadCd.Main.USER);
  private static final List<ReadCd.Sub> SUBS = List.of(ReadCd.Sub.RAW, ReadCd.Sub.Q);

  private final SectorPort port;
  private final MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);

  QProbe(SectorPort port) {
    this.port = port;
  }

  private record Trial(QAccess access, int votes) {}

  /**
   * The best way at hand; empty where none gives frames that make sense.
   *
   * @param places addresses inside tracks to try, the likeliest first
   * @param end the address after the last that can be read
   */
  Optional<QAccess> find(List<Integer> places, int end) throws GlassmasterException {
    for (int lba : places) {
      for (ReadCd.Sub sub : SUBS) {
        for (ReadCd.Main main : MAINS) {
          ReadCd selection = new ReadCd(ReadCd.Kind.ANY, main, ReadCd.C2.NONE, sub);
          Optional<QAccess> access = attempt(selection, lba, Math.min(SECTORS, end - lba));
          if (access.isPresent()) {
            return access;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<QAccess> attempt(ReadCd selection, int lba, int most)
      throws GlassmasterException {
    int count = Math.min(most, port.capacity(selection));
    if (!port.read(selection, lba, count)) {
      return Optional.empty();
    }
    List<Trial> trials = new ArrayList<>();
    for (QAccess.Dialect dialect : dialects(selection.sub())) {
      // Frames whose CRC is right are worth more than any number that merely make sense.
      trials.add(trial(new QAccess(selection, dialect, true, 0), lba, count, 2));
      if (selection.sub() == ReadCd.Sub.Q) {
        trials.add(trial(new QAccess(selection, dialect, false, 0), lba, count, 1));
      }
    }
    Trial best = trials.getFirst();
    for (Trial trial : trials) {
      best = trial.votes() > best.votes() ? trial : best;
    }
    int needed = Math.clamp(ENOUGH, 1, Math.max(1, count / 3)) * (best.access().checked() ? 2 : 1);
    return best.votes() >= needed ? Optional.of(best.access()) : Optional.empty();
  }

  /**
   * Whether frames come the same way where more is asked for: some drives put the sub-channel
   * before the C2 pointers.
   */
  boolean holds(QAccess access, ReadCd selection, int lba, int end) throws GlassmasterException {
    int count = Math.min(Math.min(SECTORS, end - lba), port.capacity(selection));
    if (!port.read(selection, lba, count)) {
      return false;
    }
    QAccess beside = new QAccess(selection, access.dialect(), access.checked(), 0);
    return trial(beside, lba, count, 1).votes() >= Math.max(1, count / 3);
  }

  private static List<QAccess.Dialect> dialects(ReadCd.Sub sub) {
    return sub == ReadCd.Sub.Q
        ? List.of(QAccess.Dialect.Q_BCD, QAccess.Dialect.Q_BINARY)
        : List.of(QAccess.Dialect.SYMBOLS, QAccess.Dialect.PLANES);
  }

  private Trial trial(QAccess access, int lba, int count, int weight) {
    Map<Integer, Integer> shifts = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long at = (long) i * access.selection().bytes() + access.selection().subAt();
      Optional<QFrame> frame = access.frame(port.memory(), at, q);
      if (frame.isPresent() && frame.get() instanceof QFrame.Position position) {
        int shift = position.absolute().frames() - Geometry.PAUSE - (lba + i);
        if (Math.abs(shift) <= TOLERANCE) {
          shifts.merge(shift, weight, Integer::sum);
        }
      }
    }
    int best = 0;
    for (Map.Entry<Integer, Integer> vote : shifts.entrySet()) {
      boolean more = vote.getValue() > shifts.getOrDefault(best, 0);
      best = more ? vote.getKey() : best;
    }
    return new Trial(access.shifted(best), shifts.getOrDefault(best, 0));
  }
}
