package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.sector.Scrambler;

/** The main channel of any run of sectors inside one stretch. */
final class MainChannel {
  private static final int SECTOR = Fragment.SECTOR;
  private static final int USER_OFFSET_IN_FORMS = 24;
  private static final int USER_OFFSET = 16;

  private final TrackContent[] contents = new TrackContent[Geometry.LAST_NUMBER + 1];
  private final Render.LeadInTime leadInTime;
  private final SectorWitness witness;
  private final boolean watched;

  MainChannel(Layout layout, Render render, SectorWitness witness) {
    this.leadInTime = render.leadInTime();
    this.witness = witness;
    this.watched = !witness.equals(SectorWitness.NOBODY);
    layout.tracks().forEach(track -> contents[track.track().number()] = new TrackContent(track));
  }

  void render(
      Stretch stretch,
      int lba,
      int count,
      SectorFormat.Main want,
      MemorySegment into,
      long at,
      int stride,
      Scratch scratch)
      throws SourceException {
    if (want == SectorFormat.Main.USER && !stretch.track().mode().isAudio()) {
      user(stretch, lba, count, into, at, stride, scratch);
      return;
    }
    plain(stretch, lba, count, into, at, stride, scratch);
    if (want == SectorFormat.Main.SCRAMBLED && !stretch.track().mode().isAudio()) {
      Scrambler.apply(into, at, stride, count);
    }
  }

  /** Sectors of 2352 bytes, not scrambled. */
  private void plain(
      Stretch stretch, int lba, int count, MemorySegment into, long at, int stride, Scratch scratch)
      throws SourceException {
    Track track = stretch.track();
    if (!stretch.inTrack()) {
      // Lead-in and lead-out are silence beside audio, and empty sectors of the neighbour's mode
      // beside data.
      zero(track.mode(), headerLba(stretch, lba), count, into, at, stride, scratch);
    } else if (track.mode().isAudio()) {
      audio(track, lba, count, into, at, stride);
    } else {
      data(track, lba, count, into, at, stride, scratch);
    }
  }

  /**
   * The address whose time stands in the header of a sector outside the tracks, as it does in Q.
   */
  private int headerLba(Stretch stretch, int lba) {
    return stretch.area() == Area.LEAD_IN && leadInTime == Render.LeadInTime.RELATIVE
        ? Geometry.FIRST_PAUSE_LBA + lba - stretch.start()
        : lba;
  }

  private void audio(Track track, int lba, int count, MemorySegment into, long at, int stride)
      throws SourceException {
    TrackContent content = content(track);
    long from = content.position(lba);
    // Read in one piece into the end of the room there is, then spread from the front: the reading
    // never overtakes.
    long gathered = at + (long) count * (stride - SECTOR);
    content.samples(from, (long) count * SECTOR, into, gathered, lba);
    if (stride == SECTOR && !watched) {
      return;
    }
    for (int i = 0; i < count; i++) {
      long sector = at + (long) i * stride;
      if (stride != SECTOR) {
        MemorySegment.copy(into, gathered + (long) i * SECTOR, into, sector, SECTOR);
      }
      if (watched && content.isStored(from + (long) i * SECTOR, SECTOR)) {
        witness.saw(lba + i, into, sector, SECTOR);
      }
    }
  }

  private void data(
      Track track, int lba, int count, MemorySegment into, long at, int stride, Scratch scratch)
      throws SourceException {
    TrackContent content = content(track);
    int done = 0;
    while (done < count) {
      long from = content.position(lba + done);
      int fragment = content.indexAt(from);
      int skipped = (int) ((from - content.start(fragment)) / SECTOR);
      int run = (int) Math.min(count - done, (content.end(fragment) - from) / SECTOR);
      long here = at + (long) done * stride;
      switch (content.fragment(fragment)) {
        case Fragment.Zero zero ->
            zero(zero.mode().orElse(track.mode()), lba + done, run, into, here, stride, scratch);
        case Fragment.Sectors sectors -> {
          read(sectors, track.mode(), skipped, run, lba + done, into, here, stride);
          encode(sectors.form(), track.mode(), lba + done, run, into, here, stride, scratch);
        }
        case Fragment.Samples samples -> throw new IllegalStateException("samples in a data track");
      }
      done += run;
    }
  }

  /** Puts stored bytes where they belong in each sector; what is around them is whatever it was. */
  private void read(
      Fragment.Sectors sectors,
      TrackMode mode,
      int skipped,
      int count,
      int lba,
      MemorySegment into,
      long at,
      int stride)
      throws SourceException {
    SectorForm form = sectors.form();
    int bytes = form.bytes();
    long position = sectors.offset() + (long) skipped * sectors.stride();
    if (sectors.stride() == bytes) {
      long gathered = at + (long) count * (stride - bytes);
      read(sectors, position, into, gathered, (long) count * bytes, lba);
      for (int i = 0; i < count; i++) {
        long from = gathered + (long) i * bytes;
        witness.saw(lba + i, into, from, bytes);
        MemorySegment.copy(into, from, into, at + (long) i * stride + form.offset(mode), bytes);
      }
    } else {
      for (int i = 0; i < count; i++) {
        long to = at + (long) i * stride + form.offset(mode);
        read(sectors, position + (long) i * sectors.stride(), into, to, bytes, lba + i);
        witness.saw(lba + i, into, to, bytes);
      }
    }
  }

  private static void read(
      Fragment.Sectors sectors, long position, MemorySegment into, long at, long length, int lba)
      throws SourceException {
    try {
      sectors.source().read(position, into, at, length);
    } catch (SourceException e) {
      throw e.lba().isPresent() ? e : e.atLba(lba);
    }
  }

  /** Makes what a form leaves out. */
  private static void encode(
      SectorForm form,
      TrackMode mode,
      int lba,
      int count,
      MemorySegment into,
      long at,
      int stride,
      Scratch scratch) {
    switch (form) {
      case DATA_2048 -> {
        if (mode == TrackMode.MODE1) {
          scratch.encoder.mode1(into, at, stride, count, lba);
        } else {
          scratch.encoder.form1(into, at, stride, count, lba, Subheaders.DATA);
        }
      }
      case FORM1_2056 -> scratch.encoder.form1(into, at, stride, count, lba);
      case FORM2_2324 -> scratch.encoder.form2(into, at, stride, count, lba, Subheaders.FORM2);
      case XA_2332 -> scratch.encoder.mixed(into, at, stride, count, lba);
      case DATA_2336 -> {
        if (mode == TrackMode.MODE0) {
          scratch.encoder.mode0(into, at, stride, count, lba);
        } else {
          scratch.encoder.mode2(into, at, stride, count, lba);
        }
      }
      case WHOLE -> {}
      case WHOLE_SCRAMBLED -> Scrambler.apply(into, at, stride, count);
      case AUDIO, AUDIO_BIG_ENDIAN -> throw new IllegalStateException("audio in a data track");
    }
  }

  private static void zero(
      TrackMode mode,
      int lba,
      int count,
      MemorySegment into,
      long at,
      int stride,
      Scratch scratch) {
    for (int i = 0; i < count; i++) {
      Zeros.fill(into, at + (long) i * stride, SECTOR);
    }
    switch (mode) {
      case AUDIO -> {}
      case MODE0 -> scratch.encoder.mode0(into, at, stride, count, lba);
      case MODE1 -> scratch.encoder.mode1(into, at, stride, count, lba);
      case MODE2 -> scratch.encoder.mode2(into, at, stride, count, lba);
      case MODE2_FORM1, MODE2_MIXED ->
          scratch.encoder.form1(into, at, stride, count, lba, Subheaders.EMPTY);
      case MODE2_FORM2 -> scratch.encoder.form2(into, at, stride, count, lba, Subheaders.FORM2);
    }
  }

  private void user(
      Stretch stretch, int lba, int count, MemorySegment into, long at, int stride, Scratch scratch)
      throws SourceException {
    TrackMode mode = stretch.track().mode();
    int bytes = mode.userBytes();
    boolean forms = mode == TrackMode.MODE2_FORM1 || mode == TrackMode.MODE2_FORM2;
    int offset = forms ? USER_OFFSET_IN_FORMS : USER_OFFSET;
    if (stretch.inTrack() && storedAsUser(stretch.track(), lba, count, mode)) {
      TrackContent content = content(stretch.track());
      long from = content.position(lba);
      int fragment = content.indexAt(from);
      Fragment.Sectors sectors = (Fragment.Sectors) content.fragment(fragment);
      int skipped = (int) ((from - content.start(fragment)) / SECTOR);
      long gathered = at + (long) count * (stride - bytes);
      read(
          sectors,
          sectors.offset() + (long) skipped * bytes,
          into,
          gathered,
          (long) count * bytes,
          lba);
      for (int i = 0; i < count; i++) {
        long to = at + (long) i * stride;
        if (stride != bytes) {
          MemorySegment.copy(into, gathered + (long) i * bytes, into, to, bytes);
        }
        witness.saw(lba + i, into, to, bytes);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      plain(stretch, lba + i, 1, scratch.sector, 0, SECTOR, scratch);
      MemorySegment.copy(scratch.sector, offset, into, at + (long) i * stride, bytes);
    }
  }

  /** Whether a run lies in one fragment that stores just the user data. */
  private boolean storedAsUser(Track track, int lba, int count, TrackMode mode) {
    TrackContent content = content(track);
    long from = content.position(lba);
    int fragment = content.indexAt(from);
    return content.end(fragment) >= from + (long) count * SECTOR
        && content.fragment(fragment) instanceof Fragment.Sectors sectors
        && sectors.form().bytes() == mode.userBytes()
        && sectors.stride() == mode.userBytes();
  }

  private TrackContent content(Track track) {
    return contents[track.number()];
  }
}
