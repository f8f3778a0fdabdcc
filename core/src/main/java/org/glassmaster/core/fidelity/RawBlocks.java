package org.glassmaster.core.fidelity;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Predicate;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdTextWriter;

/**
 * What the blocks of a raw disc-at-once recording hold of a disc. Q names a code in one frame of a
 * hundred and never where track or index changes (raw-dao-subchannel 2.5), so that a short track
 * may be left without a frame for its ISRC: whether it has one, the image itself is asked.
 */
public final class RawBlocks {
  private static final int BATCH = 64;

  private final Layout layout;
  private final Render render;
  private final RawImage image;

  private RawBlocks(Layout layout, Render render) {
    this.layout = layout;
    this.render = render;
    this.image = new RawImage(layout, render);
  }

  /**
   * {@return the blocks of a disc}
   *
   * @param layout the disc at its addresses
   * @param render what the standards leave open
   */
  public static RawBlocks of(Layout layout, Render render) {
    return new RawBlocks(layout, render);
  }

  /**
   * {@return what becomes of a part of the disc}
   *
   * @param item the part
   * @param format what a block holds
   * @throws SourceException where a source cannot be read
   */
  public Fate fate(Inventory.Item item, BlockFormat format) throws SourceException {
    if (format == BlockFormat.MAIN) {
      return withoutSubchannel(item, layout.disc());
    }
    return switch (item.attribute()) {
      case MCN -> catalogue(item);
      case ISRC -> recording(item, item.track().orElseThrow());
      case CD_TEXT -> text(item, format);
      case RW_SUBCHANNEL -> format == BlockFormat.PQ ? withoutRw(item) : item.kept();
      default -> item.kept();
    };
  }

  private Fate catalogue(Inventory.Item item) throws SourceException {
    int from = layout.sessions().getFirst().pause();
    boolean named =
        isInQ(
            from,
            layout.end(),
            frame ->
                frame instanceof QFrame.Catalogue catalogue
                    && layout.disc().mcn().filter(catalogue.mcn()::equals).isPresent());
    return named ? item.kept() : item.lost("the Q channel that was recorded does not name it");
  }

  private Fate recording(Inventory.Item item, Track track) throws SourceException {
    if (!track.mode().isAudio()) {
      return item.lost("the Q channel of a data track names no ISRC");
    }
    TrackLayout place =
        layout
            .tracks()
            .filter(one -> one.track().number() == track.number())
            .findFirst()
            .orElseThrow();
    boolean named =
        isInQ(
            place.start(),
            place.end(),
            frame ->
                frame instanceof QFrame.Recording recording
                    && track.isrc().filter(recording.isrc()::equals).isPresent());
    boolean recorded = isKept() && track.subchannel().stream().anyMatch(run -> run.form().hasPq());
    return named
        ? item.kept()
        : item.lost(
            recorded
                ? "the Q channel that was recorded does not name it"
                : "the track is too short for a Q frame with its ISRC");
  }

  /** Whether there is such a frame with a good CRC, as readers want it. */
  private boolean isInQ(int from, int to, Predicate<QFrame> wanted) throws SourceException {
    SubchannelForm form = SubchannelForm.PQ16;
    SectorFormat asked = new SectorFormat(SectorFormat.Main.NONE, form);
    MemorySegment blocks = MemorySegment.ofArray(new byte[BATCH * form.size()]);
    MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);
    for (int lba = from; lba < to; lba += BATCH) {
      int count = Math.min(BATCH, to - lba);
      image.read(lba, count, asked, blocks, 0);
      for (int i = 0; i < count; i++) {
        form.readQ(blocks, (long) i * form.size(), q, 0);
        if (QFrame.decode(q, 0).filter(wanted).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  /** CD-TEXT is packs of its own in the first lead-in, unless that goes through as recorded. */
  private Fate text(Inventory.Item item, BlockFormat format) {
    if (format == BlockFormat.PQ) {
      return withoutRw(item);
    }
    if (format == BlockFormat.COOKED) {
      return item.lost(
          "the packs of cooked blocks are given parity and interleave, which CD-TEXT has not");
    }
    SessionLayout first = layout.sessions().getFirst();
    List<SubchannelRun> leadIn = first.session().leadIn();
    if (isKept() && !leadIn.isEmpty()) {
      return leadIn.stream().map(SubchannelRun::form).allMatch(RawBlocks::isAsOnDisc)
          ? item.kept()
          : item.lost("the lead-in that was recorded has none");
    }
    return CdTextWriter.STRICT
        .check(layout.disc().text(), first.firstTrack(), first.lastTrack())
        .stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .map(Finding::message)
        .map(item::lost)
        .orElseGet(item::kept);
  }

  private static boolean isAsOnDisc(SubchannelRun.Form form) {
    return switch (form) {
      case RW_SYMBOLS, PW_RAW, PW_PLANES -> true;
      case RW_PACKS, PW_PACKS, PQ -> false;
    };
  }

  private boolean isKept() {
    return render.recorded() == Render.Recorded.KEPT;
  }

  private static Fate withoutRw(Inventory.Item item) {
    return item.lost("there is no R–W sub-channel in 16-byte blocks");
  }

  private static Fate withoutSubchannel(Inventory.Item item, Disc disc) {
    String reason = "there is no sub-channel to hold it";
    return switch (item.attribute()) {
      case MAIN_CHANNEL ->
          disc.tracks().map(track -> track.mode().isAudio()).distinct().count() == 1
              ? item.kept()
              : item.lost("without sub-channel nothing says which sectors are audio");
      case SECTOR_CODES -> item.kept();
      case TOC, HIDDEN_AUDIO -> isFoundAgain(disc) ? item.kept() : item.lost(reason);
      default -> item.lost(reason);
    };
  }

  /** Without Q everything from LBA 0 on is taken for track 1. */
  private static boolean isFoundAgain(Disc disc) {
    List<Track> tracks = disc.tracks().toList();
    Track first = tracks.getFirst();
    return tracks.size() == 1 && first.number() == 1 && first.pregap() == Geometry.PAUSE;
  }
}
