package org.glassmaster.backend.file.internal.iso;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.backend.file.internal.write.SectorPump;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.sector.SectorChecker;
import org.glassmaster.core.sector.SectorMode;
import org.glassmaster.core.sector.SectorState;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes the user data of a disc's only track, 2048 bytes a sector. */
final class IsoWriter implements ImageWriter {
  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    Track track = only(layout).track();
    return List.of(
        new Offer(
            WriteMode.SAO,
            BlockFormat.MAIN,
            layout.start(),
            Inventory.of(layout.disc()).account(item -> fate(item, track))));
  }

  private static Fate fate(Inventory.Item item, Track track) {
    boolean mode1 = track.mode() == TrackMode.MODE1;
    return switch (item.attribute()) {
      case MAIN_CHANNEL -> item.kept();
      case TOC ->
          !mode1
              ? item.lost("an ISO image does not say that its sectors are mode 2")
              : track.number() > 1
                  ? item.lost("the only track of an ISO image is number 1")
                  : item.kept();
      case SECTOR_CODES ->
          mode1
              ? item.regenerated("headers, EDC and ECC are made anew from the user data")
              : item.lost("an ISO image has no place for subheaders");
      case PQ_SUBCHANNEL -> item.regenerated("an ISO image holds user data alone");
      case HIDDEN_AUDIO -> item.lost("an ISO image begins at index 1");
      default -> item.lost("an ISO image holds user data alone");
    };
  }

  private static TrackLayout only(Layout layout) throws ContentException {
    List<TrackLayout> tracks = layout.tracks().toList();
    TrackLayout first = tracks.getFirst();
    boolean fits =
        switch (first.track().mode()) {
          case MODE1, MODE2_FORM1, MODE2_MIXED -> true;
          case AUDIO, MODE0, MODE2, MODE2_FORM2 -> false;
        };
    if (tracks.size() != 1 || !fits) {
      throw refusal(
          tracks.size() != 1
              ? "the disc has " + tracks.size() + " tracks"
              : "its track is of " + first.track().mode().label());
    }
    return first;
  }

  private static ContentException refusal(String what) {
    String message = "an ISO image holds one data track of 2048-byte sectors; " + what;
    return new ContentException(
        "image-not-suitable",
        message,
        List.of(
            Finding.of(
                Severity.ERROR, "ISO-005", "disc", message, "write it as .cue, which holds all")));
  }

  @Override
  public void write(
      Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException {
    TrackLayout track = only(source.layout());
    ImageOutput.File file = output.create(String.valueOf(output.path().getFileName()));
    boolean checked = isWhole(track.track());
    UserData user = new UserData(file, track);
    SectorPump.Sink bare = (memory, length, _) -> file.write(memory, 0, length);
    SectorPump pump = new SectorPump(source, job, track.sectors());
    pump.pull(
        track.index1(),
        track.end(),
        checked ? SectorFormat.PLAIN : SectorFormat.USER,
        track.track().mode(),
        Phase.TRACK,
        OptionalInt.of(track.track().number()),
        checked ? user : bare);
    user.damage().ifPresent(damage -> job.tell(new Progress.Noticed(damage)));
  }

  /**
   * Whether its sectors come with codes, which may be wrong; or with subheaders to be looked at.
   */
  private static boolean isWhole(Track track) {
    return track.mode() == TrackMode.MODE2_MIXED
        || track.content().stream()
            .anyMatch(
                fragment ->
                    fragment instanceof Fragment.Sectors sectors
                        && sectors.form().bytes() == Fragment.SECTOR);
  }

  /**
   * Passes on the user data of whole sectors. Those of mode 2 all have to be of form 1. What is
   * damaged has no mark in the image any more, so it is counted.
   */
  private static final class UserData implements SectorPump.Sink {
    private final ImageOutput.File file;
    private final TrackLayout track;
    private final boolean mixed;
    private final SectorMode wanted;
    private final SectorChecker checker = new SectorChecker();
    private int lba;
    private int damaged;
    private int firstDamaged;

    UserData(ImageOutput.File file, TrackLayout track) {
      this.file = file;
      this.track = track;
      this.lba = track.index1();
      this.mixed = track.track().mode() == TrackMode.MODE2_MIXED;
      this.wanted = track.track().mode() == TrackMode.MODE1 ? SectorMode.MODE1 : SectorMode.FORM1;
    }

    @Override
    public void take(MemorySegment blocks, long length, int count) throws GlassmasterException {
      for (int i = 0; i < count; i++, lba++) {
        long at = (long) i * Fragment.SECTOR;
        int state = checker.check(blocks, at);
        boolean other = !SectorState.isOf(state, wanted);
        if (other && mixed) {
          throw refusal("a sector of its track is not of form 1");
        }
        if (other || !SectorState.isSound(state)) {
          firstDamaged = damaged == 0 ? lba : firstDamaged;
          damaged++;
        }
        // Moved together towards the front, where nothing is needed any more.
        long to = (long) i * wanted.dataBytes();
        MemorySegment.copy(blocks, at + wanted.dataOffset(), blocks, to, wanted.dataBytes());
      }
      file.write(blocks, 0, (long) count * wanted.dataBytes());
    }

    Optional<Finding> damage() {
      return damaged == 0
          ? Optional.empty()
          : Optional.of(
              IsoFinding.DAMAGED.at(
                  "track " + track.track().number(),
                  damaged
                      + " of its sectors are damaged, the first at LBA "
                      + firstDamaged
                      + "; bare data cannot say so"));
    }
  }
}
