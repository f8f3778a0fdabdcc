package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.core.subchannel.QEncoder;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdTextCycle;
import org.glassmaster.core.text.CdTextWriter;
import org.jspecify.annotations.Nullable;

/** The sub-channel of any run of sectors inside one stretch. */
final class Subchannel {
  private final Layout layout;
  private final Render render;
  private final LeadIn[] leadIns;
  private final CodePlacement placement;
  private final RwStream rw;
  private final @Nullable Mcn mcn;
  private final @Nullable CdTextCycle text;

  Subchannel(Layout layout, Render render) {
    this.layout = layout;
    this.render = render;
    Disc disc = layout.disc();
    this.mcn = disc.mcn().orElse(null);
    this.placement = new CodePlacement(render);
    this.rw = new RwStream(layout);
    int sessions = layout.sessions().size();
    boolean alone = sessions == 1 && layout.sessions().getFirst().number() == 1;
    this.leadIns = new LeadIn[sessions];
    for (int i = 0; i < sessions; i++) {
      SessionLayout next = i + 1 < sessions ? layout.sessions().get(i + 1) : null;
      leadIns[i] = new LeadIn(layout.sessions().get(i), next, alone, render);
    }
    this.text = tape(disc, layout.sessions().getFirst());
  }

  /** CD-TEXT goes into the first session; what of it cannot be written is for the plan to say. */
  private static @Nullable CdTextCycle tape(Disc disc, SessionLayout first) {
    byte[] packs =
        CdTextWriter.STRICT.encode(disc.text(), first.firstTrack(), first.lastTrack()).packs();
    return packs.length == 0 ? null : new CdTextCycle(packs);
  }

  RwStream stream() {
    return rw;
  }

  void render(
      Stretch stretch,
      int lba,
      int count,
      SubchannelForm form,
      MemorySegment into,
      long at,
      int stride,
      Scratch scratch)
      throws SourceException {
    boolean recorded = render.recorded() == Render.Recorded.KEPT && rw.hasRecordedPq();
    for (int i = 0; i < count; i++) {
      int sector = lba + i;
      long block = at + (long) i * stride;
      if (recorded && rw.copyRecorded(sector, form, into, block, scratch)) {
        continue;
      }
      frame(stretch, sector, scratch.q, 0);
      boolean pause = PauseFlag.at(layout, stretch, sector);
      if (rw.fill(sector, form, into, block, scratch)
          || putText(stretch, sector, form, into, block, scratch)) {
        form.overlay(scratch.q, 0, pause, into, block);
      } else {
        form.compose(scratch.q, 0, pause, into, block);
      }
    }
    if (form == SubchannelForm.PQ16 && render.pqCrc() == PqCrc.PLAIN) {
      PqCrc.PLAIN.impose(into, at, stride, count);
    }
  }

  /** CD-TEXT has its own CRC and no interleave, so only forms in disc order can carry it. */
  private boolean putText(
      Stretch stretch, int lba, SubchannelForm form, MemorySegment into, long at, Scratch scratch) {
    if (text == null || stretch.area() != Area.LEAD_IN || stretch.session() != 1) {
      return false;
    }
    if (form == SubchannelForm.RAW96) {
      text.copy(lba - stretch.start(), into, at);
      return true;
    }
    if (form == SubchannelForm.PLANES96) {
      text.copy(lba - stretch.start(), scratch.symbols, 0);
      SubchannelForm.RAW96.convert(scratch.symbols, 0, 0, form, into, at, 0, 1);
      return true;
    }
    return false;
  }

  /** Writes the Q frame of a sector. */
  void frame(Stretch stretch, int lba, MemorySegment to, long at) {
    if (stretch.area() == Area.LEAD_IN) {
      leadIns[stretch.session() - layout.sessions().getFirst().number()].frame(lba, to, at);
      return;
    }
    Track track = stretch.track();
    int control = track.control(lba);
    int absolute = Msf.framesOfLba(lba);
    if (mcn != null && placement.isMcn(layout, stretch, lba)) {
      QEncoder.catalogue(to, at, control, mcn, absolute);
      return;
    }
    Isrc isrc = track.mode().isAudio() ? track.isrc().orElse(null) : null;
    if (isrc != null && placement.isIsrc(layout, stretch, lba)) {
      QEncoder.recording(to, at, control, isrc, absolute);
      return;
    }
    QEncoder.position(
        to, at, control, stretch.tno(), stretch.index(), relative(stretch, lba), absolute);
  }

  private int relative(Stretch stretch, int lba) {
    if (stretch.area() != Area.PAUSE) {
      return lba - stretch.zero();
    }
    int left = stretch.zero() - lba;
    return render.countdown() == Render.Countdown.A ? left : left - 1;
  }
}
