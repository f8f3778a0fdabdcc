package org.glassmaster.backend.file.internal.ccd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.backend.file.internal.write.SectorPump;
import org.glassmaster.backend.file.internal.write.SubchannelSplit;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.FirstPause;
import org.glassmaster.core.fidelity.Graphics;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.EncodedCdText;
import org.glassmaster.core.text.PackFile;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes sectors, sub-channel and sheet; the sub-channel is left out where only main is asked. */
final class CcdWriter implements ImageWriter {
  private static final SectorFormat WITH_PLANES =
      new SectorFormat(SectorFormat.Main.PLAIN, SubchannelForm.PLANES96);

  private static final String STRUCTURE_ALONE = "without a .sub file the structure alone is held";

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    Disc disc = layout.disc();
    return List.of(
        new Offer(WriteMode.SAO, BlockFormat.RAW, layout.start(), account(disc, true)),
        new Offer(WriteMode.SAO, BlockFormat.MAIN, layout.start(), account(disc, false)));
  }

  private static Fidelity account(Disc disc, boolean sub) throws GlassmasterException {
    Fidelity fidelity = Inventory.of(disc).account(item -> fate(item, disc, sub));
    if (fidelity.fates().stream().anyMatch(fate -> fate.attribute() == Attribute.PQ_SUBCHANNEL)) {
      return fidelity;
    }
    List<Fate> fates = new ArrayList<>(fidelity.fates());
    String made = "the source has none recorded, that of the .sub file is made from the structure";
    fates.add(Fate.regenerated(Attribute.PQ_SUBCHANNEL, "disc", sub ? made : STRUCTURE_ALONE));
    return new Fidelity(fates);
  }

  private static Fate fate(Inventory.Item item, Disc disc, boolean sub)
      throws GlassmasterException {
    return switch (item.attribute()) {
      case HIDDEN_AUDIO ->
          FirstPause.isSilent(item.track().orElseThrow())
              ? item.kept()
              : item.lost("a CloneCD image begins at 00:02:00");
      case CD_TEXT ->
          packs(disc).isComplete()
              ? item.kept()
              : item.lost(packs(disc).findings().getFirst().message());
      case ISRC ->
          item.track().filter(track -> track.mode().isAudio()).isPresent()
              ? item.kept()
              : item.lost("the Q channel of a data track names no ISRC");
      case RW_SUBCHANNEL -> graphics(item, disc, sub);
      case FLAGS -> sub || !alternates(item) ? item.kept() : item.lost("SCMS is said by .sub only");
      case PQ_SUBCHANNEL -> pq(item, disc, sub);
      case DISC_TYPE ->
          disc.sessions().stream().allMatch(CcdWriter::saysType)
              ? item.kept()
              : item.lost("point A0 has one byte for CD-DA and CD-ROM");
      default -> item.kept();
    };
  }

  /** The image ends with the programme; packs are spread over two sectors more. */
  private static Fate graphics(Inventory.Item item, Disc disc, boolean sub) throws SourceException {
    Track track = item.track().orElseThrow();
    for (Session session : disc.sessions()) {
      boolean last = session.tracks().getLast().equals(track);
      if (sub
          && last
          && (Graphics.reachesBehind(track) || Graphics.reachesInto(session.leadOut()))) {
        return item.lost("the last packs reach into the lead-out, which is in no file");
      }
    }
    if (sub && FirstPause.hasGraphics(track, disc)) {
      return item.lost("the files begin at 00:02:00, and some of it stands before");
    }
    return sub ? item.kept() : item.lost("there is no .sub file to hold it");
  }

  private static Fate pq(Inventory.Item item, Disc disc, boolean sub) {
    if (!sub) {
      return item.regenerated(STRUCTURE_ALONE);
    }
    if (item.track().isEmpty()) {
      return item.regenerated("of lead-in and lead-out the table of contents alone is held");
    }
    Track track = item.track().get();
    boolean first =
        disc.sessions().stream().anyMatch(each -> each.tracks().getFirst().equals(track));
    int stored = track.totalSectors() - (first ? Geometry.PAUSE : 0);
    int recorded = 0;
    for (SubchannelRun run : track.subchannel()) {
      if (run.form().hasPq() && first && run.first() < Geometry.PAUSE) {
        return item.regenerated("the two seconds at the start of a session are in no file");
      }
      recorded += run.form().hasPq() ? run.count() : 0;
    }
    return recorded >= stored
        ? item.kept()
        : item.regenerated("the source has it of " + recorded + " of " + stored + " sectors");
  }

  private static boolean alternates(Inventory.Item item) {
    return item.track().filter(track -> track.copy() == CopyPermission.SCMS).isPresent();
  }

  private static boolean saysType(Session session) {
    return Session.typeOf(session.tracks(), session.type().psec()) == session.type();
  }

  private static EncodedCdText packs(Disc disc) {
    List<Track> tracks = disc.tracks().toList();
    return CdTextWriter.STRICT.encode(
        disc.text(), tracks.getFirst().number(), tracks.getLast().number());
  }

  @Override
  public void write(
      Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException {
    CcdPlan plan = CcdPlan.of(source.layout());
    String sheetName = String.valueOf(output.path().getFileName());
    String stem = FileName.stem(sheetName, CcdFormat.SUFFIX);
    boolean withSub = offer.blockFormat() != BlockFormat.MAIN;
    ImageOutput.File image = output.create(stem + CcdFormat.IMAGE);
    Optional<ImageOutput.File> sub =
        withSub ? Optional.of(output.create(stem + CcdFormat.SUBCHANNEL)) : Optional.empty();
    SectorPump pump = new SectorPump(source, job, plan.sectors());
    SectorPump.Sink sink =
        sub.isPresent()
            ? new SubchannelSplit(image, sub.get())
            : (memory, length, _) -> image.write(memory, 0, length);
    for (CcdPlan.Part part : plan.parts()) {
      pull(pump, part, withSub ? WITH_PLANES : SectorFormat.PLAIN, sink);
    }
    byte[] packs = PackFile.withoutCrc(packs(source.disc()).packs());
    String text = plan.text(source.disc(), packs);
    output.create(sheetName).write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void pull(
      SectorPump pump, CcdPlan.Part part, SectorFormat format, SectorPump.Sink sink)
      throws GlassmasterException {
    SessionLayout session = part.layout();
    for (var track : session.tracks()) {
      pump.pull(
          Math.max(track.start(), part.from()),
          track.end(),
          format,
          TrackMode.AUDIO,
          Phase.TRACK,
          OptionalInt.of(track.track().number()),
          sink);
    }
  }
}
