package org.glassmaster.core.author;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.text.CdText;

/** The disc that a creator's settings amount to. */
final class CreatorDisc {
  private static final int SUBCODE = 96;

  private final RawCdImageCreator creator;

  private CreatorDisc(RawCdImageCreator creator) {
    this.creator = creator;
  }

  static Disc of(RawCdImageCreator creator) {
    return new CreatorDisc(creator).disc();
  }

  private Disc disc() {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < creator.tracks().size(); i++) {
      tracks.add(track(i));
    }
    RawCdImageTrackInfo last = creator.tracks().getLast();
    int leadOut = last.startingLba() + last.sectorCount();
    Session session =
        new Session(
            Session.typeOf(tracks),
            tracks,
            subcode(Geometry.FIRST_PAUSE_LBA, Geometry.RAW_IMAGE_START, Geometry.FIRST_PAUSE_LBA),
            subcode(leadOut, leadOut, leadOut + Geometry.FIRST_LEAD_OUT));
    return new Disc(creator.mcn(), List.of(session), CdText.NONE);
  }

  private Track track(int i) {
    RawCdImageTrackInfo info = creator.tracks().get(i);
    int pregap = pregap(i);
    List<Fragment> content = new ArrayList<>(pregapContent(i, pregap));
    int kept = info.sectorCount() - (isBorrowedFrom(i) ? Geometry.PAUSE : 0);
    content.add(run(info, 0, kept));
    // An index in the part that the next track's pause takes is in that pause and so cannot be
    // said.
    List<Integer> indexes =
        info.trackIndexes().stream().filter(offset -> offset > 0 && offset < kept).toList();
    int start = info.startingLba() - pregap;
    return new Track(
        info.trackNumber(),
        info.sectorType().mode(),
        info.digitalAudioCopySetting(),
        info.audioHasPreemphasis(),
        false,
        info.code(),
        pregap,
        indexes,
        content,
        subcode(start, start, info.startingLba() + kept));
  }

  private int pregap(int i) {
    if (i == 0) {
      return creator
          .specialPregap()
          .map(data -> (int) (data.size() / Fragment.SECTOR))
          .orElse(Geometry.PAUSE);
    }
    return creator.disableGaplessAudio() || isBorrowedFrom(i - 1) ? Geometry.PAUSE : 0;
  }

  private List<Fragment> pregapContent(int i, int pregap) {
    if (i == 0 && creator.specialPregap().isPresent()) {
      ByteSource data = creator.specialPregap().get();
      return List.of(new Fragment.Samples(data, 0, data.size(), ByteOrder.LITTLE_ENDIAN));
    }
    if (i > 0 && isBorrowedFrom(i - 1)) {
      RawCdImageTrackInfo before = creator.tracks().get(i - 1);
      return List.of(run(before, before.sectorCount() - Geometry.PAUSE, Geometry.PAUSE));
    }
    return pregap == 0 ? List.of() : List.of(Fragment.Zero.sectors(pregap));
  }

  /** Whether the end of a track is recorded in the pause of the next: gapless audio. */
  private boolean isBorrowedFrom(int i) {
    return !creator.disableGaplessAudio()
        && i + 1 < creator.tracks().size()
        && creator.tracks().get(i).sectorType() == SectorType.AUDIO
        && creator.tracks().get(i + 1).sectorType() == SectorType.AUDIO;
  }

  private static Fragment run(RawCdImageTrackInfo info, int first, int count) {
    SectorType type = info.sectorType();
    long offset = (long) first * type.bytesPerSector();
    if (type == SectorType.AUDIO) {
      return new Fragment.Samples(
          info.data(), offset, (long) count * Fragment.SECTOR, ByteOrder.LITTLE_ENDIAN);
    }
    return new Fragment.Sectors(info.data(), offset, type.bytesPerSector(), type.form(), count);
  }

  /**
   * The generator's bytes from one address to another, passed on as they are in either kind of
   * block.
   */
  private List<SubchannelRun> subcode(int origin, int from, int to) {
    Optional<ByteSource> source = creator.subcode();
    if (source.isEmpty()) {
      return List.of();
    }
    SubchannelRun.Form form =
        creator.resultingImageType() == BlockFormat.COOKED
            ? SubchannelRun.Form.RW_PACKS
            : SubchannelRun.Form.RW_SYMBOLS;
    long offset = (long) (from - Geometry.RAW_IMAGE_START) * SUBCODE;
    return List.of(
        new SubchannelRun(from - origin, to - from, source.get(), offset, SUBCODE, form));
  }
}
