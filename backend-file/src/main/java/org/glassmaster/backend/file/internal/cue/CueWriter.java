package org.glassmaster.backend.file.internal.cue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.backend.file.internal.write.RwSymbols;
import org.glassmaster.backend.file.internal.write.SectorPump;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.FirstPause;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.EncodedCdText;
import org.glassmaster.core.text.PackFile;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes a sheet, its sectors in one file or one a track, and CD-TEXT that no command can say. */
final class CueWriter implements ImageWriter {
  static final String LAYOUT = "layout";
  static final String SINGLE = "single";
  static final String TRACKS = "tracks";

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    Disc disc = layout.disc();
    Fidelity fidelity = Inventory.of(disc).account(item -> fate(item, disc));
    return List.of(new Offer(WriteMode.SAO, BlockFormat.MAIN, layout.start(), fidelity));
  }

  private static Fate fate(Inventory.Item item, Disc disc) throws GlassmasterException {
    return switch (item.attribute()) {
      case HIDDEN_AUDIO ->
          FirstPause.isSilent(item.track().orElseThrow())
              ? item.kept()
              : item.lost("a CUE sheet begins at 00:02:00");
      case CD_TEXT ->
          CuePlan.isSimple(disc) || packs(disc).isComplete()
              ? item.kept()
              : item.lost(packs(disc).findings().getFirst().message());
      case RW_SUBCHANNEL ->
          item.track().filter(track -> track.mode().isAudio()).isPresent()
              ? item.kept()
              : item.lost("a CUE sheet has no track type for data with R–W sub-channel");
      case PQ_SUBCHANNEL -> item.regenerated("a CUE sheet holds the structure, not the channel");
      case DISC_TYPE ->
          disc.sessions().stream().allMatch(CueWriter::saysType)
              ? item.kept()
              : item.lost("a CUE sheet says the disc type by its track types only");
      default -> item.kept();
    };
  }

  private static boolean saysType(Session session) {
    boolean anyMode2 = session.tracks().stream().anyMatch(track -> track.mode().headerMode() == 2);
    return session.type() == Session.typeOf(session.tracks())
        || (session.type() == DiscType.CD_I && anyMode2);
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
    Disc disc = source.disc();
    String sheetName = String.valueOf(output.path().getFileName());
    boolean single = !TRACKS.equals(output.options().get(LAYOUT));
    CuePlan plan = CuePlan.of(source.layout(), sheetName, single);
    Optional<String> cdText = Optional.empty();
    if (!CuePlan.isSimple(disc)) {
      EncodedCdText packs = packs(disc);
      if (packs.isComplete()) {
        cdText = Optional.of(FileName.stem(sheetName, CueFormat.SUFFIX) + ".cdt");
        output.create(cdText.get()).write(PackFile.cdt(packs.packs()));
      }
    }
    try (SectorPump pump = new SectorPump(source, job, plan.sectors())) {
      Optional<String> name = Optional.empty();
      ImageOutput.File file = null;
      for (CuePlan.Part part : plan.parts()) {
        if (file == null || !name.equals(Optional.of(part.file()))) {
          name = Optional.of(part.file());
          file = output.create(part.file());
        }
        pull(pump, part, file);
      }
    }
    output.create(sheetName).write(plan.text(disc, cdText).getBytes(StandardCharsets.UTF_8));
  }

  private static void pull(SectorPump pump, CuePlan.Part part, ImageOutput.File file)
      throws GlassmasterException {
    boolean graphics = part.type() == TrackType.CDG;
    pump.pull(
        part.from(),
        part.layout().end(),
        graphics ? SubchannelForm.COOKED96 : SubchannelForm.NONE,
        part.layout().track().number(),
        (memory, length, count) -> {
          if (graphics) {
            RwSymbols.clearPq(memory, count);
          }
          file.write(memory, 0, length);
        });
  }
}
