package org.glassmaster.backend.file.internal.toc;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.glassmaster.backend.file.internal.companion.CompanionFinding;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.toc.TocSheet.Part;
import org.glassmaster.backend.file.internal.toc.TocSheet.TrackEntry;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;

/**
 * Makes tracks of a sheet and its files (raw-dao-images 9.3). The two seconds before LBA 0 are in
 * no sheet: what the first track has before its START comes in addition.
 */
final class TocDisc {
  /** The longest stretch that is taken seriously; what is longer fits on no disc by far. */
  private static final long MOST_SECTORS = 1_000_000;

  private final TocSheet sheet;
  private final String name;
  private final TocFiles files;
  private final Findings findings;
  private long lba;
  private boolean tooLong;

  TocDisc(TocSheet sheet, String name, TocFiles files, Findings findings) {
    this.sheet = sheet;
    this.name = name;
    this.files = files;
    this.findings = findings;
  }

  /** The session; empty where no disc can be made of the sheet. */
  Optional<Session> session() throws GlassmasterException {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < sheet.tracks().size(); i++) {
      TrackEntry entry = sheet.tracks().get(i);
      TocContent content = new TocContent(entry.mode(), entry.sub());
      int[] marks = {entry.start(), entry.end()};
      for (Part part : entry.parts()) {
        add(part, content, marks);
        if (tooLong || content.sectors() > MOST_SECTORS) {
          note(TocFinding.TOO_LONG, part.line(), "no disc is as long as this track");
          return Optional.empty();
        }
      }
      content.endRun();
      tracks.add(track(entry, i, content, marks));
      lba += content.sectors();
    }
    return tracks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Session(sheet.type().orElse(Session.typeOf(tracks)), tracks));
  }

  /**
   * Adds a piece.
   *
   * @param marks where START and END fall
   */
  private void add(Part part, TocContent content, int[] marks) throws GlassmasterException {
    switch (part) {
      case TocSheet.Sound sound -> sound(sound, content);
      case TocSheet.Data data -> data(data, content);
      case TocSheet.Silence silence -> {
        tooLong |= silence.samples() / (Fragment.SECTOR / Fragment.SAMPLE) > MOST_SECTORS;
        if (!tooLong) {
          content.silence(silence.samples() * Fragment.SAMPLE);
        }
      }
      case TocSheet.Zero zero -> zero(zero, content);
      case TocSheet.Mark mark -> marks[mark.start() ? 0 : 1] = (int) content.sectors();
    }
  }

  private void sound(TocSheet.Sound part, TocContent content) throws GlassmasterException {
    TocFiles.Samples file = files.sound(part.file(), part.line());
    long from = part.offset() + part.start() * Fragment.SAMPLE;
    long there = file.source().size() - from;
    long bytes = part.length() == 0 ? there : part.length() * Fragment.SAMPLE;
    requireThere(file.source(), from, bytes, part.line(), content, Fragment.SECTOR);
    if (bytes % Fragment.SAMPLE != 0) {
      note(TocFinding.CUT, part.line(), part.file() + " ends inside a sample");
    }
    if (!tooLong) {
      ByteOrder order = (part.swap() ? file.swapped() : file).order();
      if (file.graphics().isPresent() && !content.graphics(file.graphics().get(), from, bytes)) {
        note(
            CompanionFinding.GRAPHICS_CUT,
            part.line(),
            "the graphics of " + part.file() + " are left out: it is cut inside a sector");
      }
      content.samples(file.source(), from, bytes, order);
    }
  }

  private void data(TocSheet.Data part, TocContent content) throws GlassmasterException {
    TocMode mode = content.mode();
    ByteSource file = files.data(part.file());
    int block = mode.form().bytes() + content.sub().bytes();
    long bytes = part.length() == 0 ? file.size() - part.offset() : part.length();
    requireThere(file, part.offset(), bytes, part.line(), content, block);
    if (tooLong) {
      return;
    }
    if (content.isSound()) {
      content.samples(file, part.offset(), bytes, ByteOrder.BIG_ENDIAN);
    } else {
      content.sectors(Optional.of(file), part.offset(), bytes, mode, content.sub());
    }
  }

  private void zero(TocSheet.Zero part, TocContent content) throws SourceException {
    int block = part.mode().form().bytes() + part.sub().bytes();
    long count = (part.bytes() + block - 1) / block;
    tooLong |= count > MOST_SECTORS;
    if (tooLong) {
      return;
    }
    if (content.mode().isAudio() != part.mode().isAudio()) {
      note(
          TocFinding.OTHER_MODE,
          part.line(),
          "zeros of " + part.mode() + " in a track of " + content.mode() + " are of its own mode");
    }
    if (!content.isSound()) {
      boolean own = content.mode().isAudio() != part.mode().isAudio();
      content.sectors(
          Optional.empty(),
          0,
          own ? count * (content.mode().form().bytes() + part.sub().bytes()) : part.bytes(),
          own ? content.mode() : part.mode(),
          part.sub());
    } else if (part.mode().isAudio()) {
      content.silence((part.bytes() + Fragment.SAMPLE - 1) / Fragment.SAMPLE * Fragment.SAMPLE);
    } else {
      content.silence(count * Fragment.SECTOR);
    }
  }

  private Track track(TrackEntry entry, int at, TocContent content, int[] marks) {
    int pause = at == 0 ? Geometry.PAUSE : 0;
    TrackMode mode = content.trackMode();
    if (mode.headerMode() != entry.mode().mode().headerMode()) {
      note(
          TocFinding.OTHER_MODE,
          entry.line(),
          "the sectors of this track are of " + mode.label() + ", not " + entry.mode());
    }
    if (content.isCut()) {
      note(
          TocFinding.PADDED,
          entry.line(),
          "zeros fill the last sector of the track or a part of it");
    }
    int start = Math.max(0, marks[0]);
    if (start > 0 && start >= content.sectors()) {
      note(TocFinding.START, entry.line(), "the pregap does not end before the track does");
      start = 0;
    }
    int sectors = (int) content.sectors() - start;
    return new Track(
        sheet.firstNumber() + at,
        mode,
        entry.copy() ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED,
        entry.preEmphasis(),
        entry.fourChannel(),
        entry.isrc(),
        pause + start,
        indexes(entry, marks[1], start, sectors),
        content.fragments(pause),
        content.subchannel(pause));
  }

  /** The indexes, and one more where the post-gap starts. */
  private List<Integer> indexes(TrackEntry entry, int end, int start, int sectors) {
    TreeSet<Integer> indexes = new TreeSet<>(entry.indexes());
    if (end >= 0 && (end <= start || !indexes.add(end - start))) {
      note(TocFinding.INDEX_ORDER, entry.line(), "END marks what is marked already");
    }
    if (indexes.removeIf(index -> index >= sectors)) {
      note(TocFinding.INDEX_ORDER, entry.line(), "an index past the end of the track is left out");
    }
    if (indexes.size() > Geometry.LAST_NUMBER - 1) {
      note(TocFinding.TOO_MUCH, entry.line(), "indexes end at " + Geometry.LAST_NUMBER);
      indexes.pollLast();
    }
    return List.copyOf(indexes);
  }

  private void requireThere(
      ByteSource file, long from, long bytes, int line, TocContent content, int block)
      throws SourceException {
    long there = file.size() - from;
    tooLong |= bytes / block > MOST_SECTORS && there >= bytes;
    if (there >= bytes && bytes > 0) {
      return;
    }
    String path = file.name();
    long missing = lba + content.sectors() + Math.max(0, there) / block;
    throw new SourceException(
            "source-short",
            path
                + " has "
                + file.size()
                + " bytes, "
                + name
                + ":"
                + line
                + " wants "
                + (bytes > 0 ? bytes + " " : "some ")
                + "from byte "
                + from)
        .at(path)
        .atLba((int) Math.min(missing, Geometry.LAST_LBA))
        .advise("the file is not the one the sheet was made for, or it was not copied whole");
  }

  private void note(FindingKind finding, int line, String message) {
    findings.add(finding, name + ":" + line, message);
  }
}
