package org.glassmaster.backend.file.internal.cue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.cue.CueFiles.Opened;
import org.glassmaster.backend.file.internal.data.GraphicsProbe;
import org.glassmaster.backend.file.internal.data.SectorProbe;
import org.glassmaster.backend.file.internal.data.ZeroPadded;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;

/** What is gathered for one track: its bytes in order, and where its indexes fall. */
final class TrackContent {
  private final TrackType type;
  private final List<Fragment> fragments = new ArrayList<>(2);
  private final List<SubchannelRun> subchannel = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>(2);
  private int sectors;
  private int storedBeforeIndex1;
  private Optional<SectorProbe.Seen> seen = Optional.empty();

  TrackContent(TrackType type) {
    this.type = type;
  }

  /** An index falls here: first 0 or 1, then one after another. */
  void mark(int index) {
    if (index == 1 && marks.isEmpty()) {
      marks.add(0);
    }
    marks.add(sectors);
    if (index == 1) {
      storedBeforeIndex1 = stored();
    }
  }

  /** Adds silence, or zero data, that no file holds. */
  void silence(int count) {
    if (count > 0) {
      fragments.add(Fragment.Zero.sectors(count));
      sectors += count;
    }
  }

  /** Adds so many bytes of a file; a last sector that is not whole counts as one. */
  void stored(Opened file, long offset, long bytes) throws SourceException {
    int size = type.bytes();
    int count = Math.toIntExact((bytes + size - 1) / size);
    boolean whole = bytes % size == 0;
    if (type == TrackType.AUDIO) {
      long even = (bytes + Fragment.SAMPLE - 1) / Fragment.SAMPLE * Fragment.SAMPLE;
      fragments.add(
          new Fragment.Samples(
              even == bytes ? file.source() : new ZeroPadded(file.source(), offset + even),
              offset,
              even,
              file.order()));
      if (file.graphics().isPresent()) {
        file.graphics()
            .get()
            .run(sectors, offset / Fragment.SECTOR, count)
            .ifPresent(subchannel::add);
      }
    } else {
      long end = offset + (long) count * size;
      Opened padded = whole ? file : new Opened(new ZeroPadded(file.source(), end), file.order());
      fragments.add(
          new Fragment.Sectors(padded.source(), offset, size, form(padded, offset, count), count));
      if (type == TrackType.CDG) {
        subchannel.add(
            new SubchannelRun(
                sectors,
                count,
                padded.source(),
                offset + type.form().bytes(),
                size,
                graphics(padded, offset + type.form().bytes(), count)));
      }
    }
    sectors += count;
  }

  /** Fills the last sector of audio, so that something else can begin at a whole one. */
  void fill() {
    long bytes = 0;
    for (Fragment fragment : fragments) {
      bytes += fragment.length();
    }
    long missing = (long) sectors * Fragment.SECTOR - bytes;
    if (missing > 0) {
      fragments.add(new Fragment.Zero(missing, Optional.empty()));
    }
  }

  private SubchannelRun.Form graphics(Opened file, long offset, int count) throws SourceException {
    return GraphicsProbe.isAsOnDisc(file.source(), offset, type.bytes(), count)
        ? SubchannelRun.Form.RW_SYMBOLS
        : SubchannelRun.Form.RW_PACKS;
  }

  private SectorForm form(Opened file, long offset, int count) throws SourceException {
    if (type == TrackType.CDG) {
      return file.order() == ByteOrder.BIG_ENDIAN ? SectorForm.AUDIO_BIG_ENDIAN : SectorForm.AUDIO;
    }
    if (type.form() == SectorForm.WHOLE) {
      if (seen.isEmpty()) {
        seen = SectorProbe.whole(file.source(), offset, type.bytes(), count);
      }
      return seen.filter(SectorProbe.Seen::scrambled).isPresent()
          ? SectorForm.WHOLE_SCRAMBLED
          : SectorForm.WHOLE;
    }
    if (type.form() == SectorForm.DATA_2336
        && seen.isEmpty()
        && SectorProbe.hasSubheaders(file.source(), offset, type.bytes(), count)) {
      seen = Optional.of(new SectorProbe.Seen(TrackMode.MODE2_MIXED, false));
    }
    return type.form();
  }

  /** Sectors gathered so far. */
  int sectors() {
    return sectors;
  }

  /** Sectors before index 1, generated and stored. */
  int pregap() {
    return marks.size() < 2 ? sectors : marks.get(1);
  }

  /** Those of them that a file holds. */
  int storedPregap() {
    return storedBeforeIndex1;
  }

  private int stored() {
    int zeros = 0;
    for (Fragment fragment : fragments) {
      if (fragment instanceof Fragment.Zero zero && zero.length() % Fragment.SECTOR == 0) {
        zeros += (int) (zero.length() / Fragment.SECTOR);
      }
    }
    return sectors - zeros;
  }

  /** Where index 2 and those after it fall, counted from index 1. */
  List<Integer> laterIndexes() {
    if (marks.size() <= 2) {
      return List.of();
    }
    List<Integer> later = new ArrayList<>();
    for (int i = 2; i < marks.size(); i++) {
      later.add(marks.get(i) - marks.get(1));
    }
    return later;
  }

  /** The mode, as the sectors have it where they say so. */
  TrackMode mode() {
    return seen.map(SectorProbe.Seen::mode).orElse(type.mode());
  }

  /** The content behind so many sectors of silence. */
  List<Fragment> fragments(int pause) {
    if (pause == 0) {
      return fragments;
    }
    List<Fragment> all = new ArrayList<>();
    all.add(Fragment.Zero.sectors(pause));
    all.addAll(fragments);
    return all;
  }

  /** The sub-channel, counted from a start so many sectors earlier. */
  List<SubchannelRun> subchannel(int pause) {
    return subchannel.stream().map(run -> run.later(pause)).toList();
  }
}
