package com.example.wave;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.FirstPause;
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
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes the samples from LBA 0 to the lead-out, and a marker for each index. */
final class MarkedWaveWriter implements ImageWriter {
  private static final int BATCH = 75;

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    Disc disc = layout.disc();
    boolean audio = disc.tracks().allMatch(track -> track.mode().isAudio());
    boolean fromOne = disc.tracks().findFirst().orElseThrow().number() == 1;
    if (!audio || !fromOne || disc.sessions().size() > 1) {
      Finding finding =
          Finding.of(
              Severity.ERROR,
              "WAVE-002",
              "disc",
              "a WAVE holds one session of audio tracks from track 1 on",
              "choose another format");
      throw new ContentException("disc-not-valid", finding.message(), List.of(finding));
    }
    return List.of(
        new Offer(
            WriteMode.SAO,
            BlockFormat.MAIN,
            layout.start(),
            Inventory.of(disc).account(MarkedWaveWriter::fate)));
  }

  private static Fate fate(Inventory.Item item) throws GlassmasterException {
    return switch (item.attribute()) {
      case TOC, MAIN_CHANNEL, PREGAPS, INDEXES -> item.kept();
      case HIDDEN_AUDIO ->
          FirstPause.isSilent(item.track().orElseThrow())
              ? item.kept()
              : item.lost("the file begins two seconds into the disc");
      case PQ_SUBCHANNEL -> item.regenerated("it follows from the markers");
      default -> item.lost("a WAVE with markers has no place for it");
    };
  }

  @Override
  public void write(
      Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException {
    Layout layout = source.layout();
    byte[] tail = Riff.tail(markers(layout));
    ImageOutput.File file = output.create(String.valueOf(output.path().getFileName()));
    file.write(Riff.head((long) layout.leadOut() * Riff.SECTOR, tail.length));
    MemorySegment batch = MemorySegment.ofArray(new byte[BATCH * Riff.SECTOR]);
    for (TrackLayout track : layout.tracks().toList()) {
      OptionalInt number = OptionalInt.of(track.track().number());
      job.tell(new Progress.PhaseBegun(Phase.TRACK, number));
      for (int lba = Math.max(0, track.start()); lba < track.end(); lba += BATCH) {
        job.cancellation().checkpoint(true);
        int count = Math.min(BATCH, track.end() - lba);
        source.read(lba, count, SectorFormat.PLAIN, batch, 0);
        file.write(batch, 0, (long) count * Riff.SECTOR);
        OptionalDouble unknown = OptionalDouble.empty();
        job.tell(
            new Progress.Advanced(
                Phase.TRACK, number, lba + count, layout.leadOut(), unknown, unknown));
      }
    }
    file.write(tail);
  }

  /** A pregap that ends at LBA 0 is the pause of every disc, and needs no marker. */
  private static List<Riff.Marker> markers(Layout layout) {
    List<Riff.Marker> markers = new ArrayList<>();
    layout
        .tracks()
        .forEach(
            track -> {
              for (TrackLayout.Index index : track.indexes()) {
                int at = Math.max(0, index.lba());
                if (index.number() > 0 || at < track.index1()) {
                  markers.add(
                      new Riff.Marker(
                          (long) at * Riff.SECTOR / Riff.FRAME,
                          "track " + track.track().number() + " index " + index.number()));
                }
              }
            });
    return markers;
  }
}
