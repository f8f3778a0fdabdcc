package com.example.zip;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.WriteException;
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
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.EncodedCdText;
import org.glassmaster.core.text.PackFile;

/** Writes a disc into a ZIP file, which is there whole or not at all. */
final class ZipRecorder implements DiscRecorder {
  private static final int BATCH = 75;

  private final Path path;

  ZipRecorder(Path path) {
    this.path = path;
  }

  @Override
  public Medium medium() {
    return Medium.image(Files.exists(path) ? Medium.State.COMPLETE : Medium.State.BLANK);
  }

  @Override
  public List<Offer> offers(Layout layout) throws GlassmasterException {
    Disc disc = layout.disc();
    boolean audio = disc.tracks().allMatch(track -> track.mode().isAudio());
    if (!audio || disc.sessions().size() > 1) {
      Finding finding =
          Finding.of(
              Severity.ERROR,
              "ZIP-001",
              "disc",
              "a WAVE holds audio, and the sheet one session",
              "burn it to another target");
      throw new ContentException("disc-not-valid", finding.message(), List.of(finding));
    }
    return List.of(
        new Offer(
            WriteMode.SAO,
            BlockFormat.MAIN,
            layout.start(),
            Inventory.of(disc).account(item -> fate(item, disc))));
  }

  /** What becomes of one thing that the disc has: this is what the user is told before burning. */
  private static Fate fate(Inventory.Item item, Disc disc) throws GlassmasterException {
    return switch (item.attribute()) {
      case TOC, MAIN_CHANNEL, PREGAPS, INDEXES, FLAGS, ISRC, MCN -> item.kept();
      case HIDDEN_AUDIO ->
          FirstPause.isSilent(item.track().orElseThrow())
              ? item.kept()
              : item.lost("the files begin two seconds into the disc");
      case CD_TEXT ->
          packs(disc).isComplete() ? item.kept() : item.lost("it does not fit into packs");
      case PQ_SUBCHANNEL -> item.regenerated("it follows from the sheet");
      case DISC_TYPE, RW_SUBCHANNEL, SECTOR_CODES, SESSIONS ->
          item.lost("neither WAVE nor sheet has a place for it");
    };
  }

  private static EncodedCdText packs(Disc disc) {
    Session session = disc.sessions().getFirst();
    return CdTextWriter.STRICT.encode(
        disc.text(), session.tracks().getFirst().number(), session.tracks().getLast().number());
  }

  @Override
  public void record(Offer offer, DiscSource source, RecordOptions options, Job job)
      throws GlassmasterException {
    job.checkpoint();
    if (Files.exists(path) && !options.overwrite()) {
      throw new MediumException("target-exists", path + " exists")
          .at(path.toString())
          .advise("overwrite", "", "replace it with --overwrite, or choose another name");
    }
    try {
      if (options.simulate()) {
        write(source, OutputStream.nullOutputStream(), job);
        return;
      }
      Path part = Files.createTempFile(path.toAbsolutePath().getParent(), "burning", ".part");
      try {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
          write(source, file, job);
        }
        job.tell(new Progress.PhaseBegun(Phase.CLOSING, OptionalInt.empty()));
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new WriteException("zip-not-written", path + " cannot be written: " + e.getMessage(), e)
          .at(path.toString())
          .advise("see that there is room and that you may write there");
    }
  }

  private static void write(DiscSource source, OutputStream to, Job job)
      throws IOException, GlassmasterException {
    Disc disc = source.disc();
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (TrackLayout track : source.layout().tracks().toList()) {
        wave(source, track, zip, job);
      }
      if (!disc.text().isEmpty() && packs(disc).isComplete()) {
        zip.putNextEntry(new ZipEntry(Sheet.TEXT));
        zip.write(PackFile.cdt(packs(disc).packs()));
      }
      zip.putNextEntry(new ZipEntry(Sheet.NAME));
      zip.write(Sheet.of(source.layout()).getBytes(StandardCharsets.UTF_8));
      zip.finish();
    }
  }

  private static void wave(DiscSource source, TrackLayout track, ZipOutputStream zip, Job job)
      throws IOException, GlassmasterException {
    OptionalInt number = OptionalInt.of(track.track().number());
    int total = source.layout().leadOut();
    int from = Sheet.start(track);
    byte[] batch = new byte[BATCH * Wave.SECTOR];
    MemorySegment memory = MemorySegment.ofArray(batch);
    job.tell(new Progress.PhaseBegun(Phase.TRACK, number));
    zip.putNextEntry(new ZipEntry(Sheet.waveName(track.track().number())));
    zip.write(Wave.header((long) (track.end() - from) * Wave.SECTOR));
    for (int lba = from; lba < track.end(); lba += BATCH) {
      job.cancellation().checkpoint(true);
      int count = Math.min(BATCH, track.end() - lba);
      source.read(lba, count, SectorFormat.PLAIN, memory, 0);
      zip.write(batch, 0, count * Wave.SECTOR);
      job.tell(
          new Progress.Advanced(
              Phase.TRACK,
              number,
              lba + count,
              total,
              OptionalDouble.empty(),
              OptionalDouble.empty()));
    }
  }
}
