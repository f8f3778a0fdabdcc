package org.glassmaster.backend.file.internal.cue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.companion.GraphicsFile;
import org.glassmaster.backend.file.internal.cue.CuePlan.GraphicsPlace;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.backend.file.internal.input.FolderInput;
import org.glassmaster.backend.file.internal.write.NamedSounds;
import org.glassmaster.backend.file.internal.write.RwSymbols;
import org.glassmaster.backend.file.internal.write.SectorPump;
import org.glassmaster.backend.file.internal.write.SubchannelSplit;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.FirstPause;
import org.glassmaster.core.fidelity.Graphics;
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
  static final String GRAPHICS = "graphics";
  static final String PACKS = "packs";
  static final String RAW = "raw";
  static final String BESIDE = "file";

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    Disc disc = layout.disc();
    if (namesSources(options)) {
      CueSources.of(disc);
    }
    Fidelity fidelity = Inventory.of(disc).account(item -> fate(item, disc, graphics(options)));
    return List.of(new Offer(WriteMode.SAO, BlockFormat.MAIN, layout.start(), fidelity));
  }

  private static Fate fate(Inventory.Item item, Disc disc, GraphicsPlace place)
      throws GlassmasterException {
    return switch (item.attribute()) {
      case HIDDEN_AUDIO ->
          FirstPause.isSilent(item.track().orElseThrow())
              ? item.kept()
              : item.lost("a CUE sheet begins at 00:02:00");
      case CD_TEXT ->
          CuePlan.isSimple(disc) || packs(disc).isComplete()
              ? item.kept()
              : item.lost(packs(disc).findings().getFirst().message());
      case RW_SUBCHANNEL -> graphics(item, disc, place);
      case PQ_SUBCHANNEL -> item.regenerated("a CUE sheet holds the structure, not the channel");
      case DISC_TYPE ->
          disc.sessions().stream().allMatch(CueWriter::saysType)
              ? item.kept()
              : item.lost("a CUE sheet says the disc type by its track types only");
      default -> item.kept();
    };
  }

  private static Fate graphics(Inventory.Item item, Disc disc, GraphicsPlace place)
      throws SourceException {
    Track track = item.track().orElseThrow();
    if (!track.mode().isAudio()) {
      return item.lost("a CUE sheet has no track type for data with R–W sub-channel");
    }
    if (FirstPause.hasGraphics(track, disc)) {
      return item.lost("a CUE sheet begins at 00:02:00, and some of it stands before");
    }
    return place == GraphicsPlace.RAW && Graphics.reachesBehind(track)
        ? item.lost("as on the disc the last packs reach into sectors behind the track")
        : item.kept();
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
    Optional<String> cdText = Optional.empty();
    if (!CuePlan.isSimple(disc)) {
      EncodedCdText packs = packs(disc);
      if (packs.isComplete()) {
        cdText = Optional.of(FileName.stem(sheetName, CueFormat.SUFFIX) + ".cdt");
        output.create(cdText.get()).write(PackFile.cdt(packs.packs()));
      }
    }
    if (namesSources(output.options())) {
      boolean outside = "true".equals(output.options().get(FolderInput.ALLOW_OUTSIDE));
      String text = CueSources.of(disc).text(output.path(), outside, cdText);
      output.create(sheetName).write(text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    boolean single = !TRACKS.equals(output.options().get(LAYOUT));
    GraphicsPlace place = graphics(output.options());
    CuePlan plan = CuePlan.of(source.layout(), sheetName, single, place);
    SectorPump pump = new SectorPump(source, job, plan.sectors());
    String name = "";
    Optional<Target> target = Optional.empty();
    for (CuePlan.Part part : plan.parts()) {
      if (target.isEmpty() || !name.equals(part.file())) {
        name = part.file();
        target = Optional.of(target(plan, name, place, output));
      }
      pull(pump, part, place, target.get());
    }
    output.create(sheetName).write(plan.text(disc, cdText).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean namesSources(Map<String, String> options) {
    return NamedSounds.LAYOUT.equals(options.get(LAYOUT));
  }

  /** The files that sectors go to: graphics have one of their own only where that was chosen. */
  private record Target(ImageOutput.File file, Optional<SubchannelSplit> graphics) {}

  private static GraphicsPlace graphics(Map<String, String> options) {
    return switch (options.getOrDefault(GRAPHICS, PACKS)) {
      case RAW -> GraphicsPlace.RAW;
      case BESIDE -> GraphicsPlace.FILE;
      default -> GraphicsPlace.PACKS;
    };
  }

  private static Target target(CuePlan plan, String name, GraphicsPlace place, ImageOutput output)
      throws GlassmasterException {
    ImageOutput.File file = output.create(name);
    return place == GraphicsPlace.FILE && plan.hasGraphics(name)
        ? new Target(
            file, Optional.of(new SubchannelSplit(file, output.create(GraphicsFile.nameFor(name)))))
        : new Target(file, Optional.empty());
  }

  private static void pull(SectorPump pump, CuePlan.Part part, GraphicsPlace place, Target target)
      throws GlassmasterException {
    boolean graphics = part.type() == TrackType.CDG || target.graphics().isPresent();
    SubchannelForm packs =
        place == GraphicsPlace.RAW ? SubchannelForm.RAW96 : SubchannelForm.COOKED96;
    pump.pull(
        part.from(),
        part.layout().end(),
        graphics ? packs : SubchannelForm.NONE,
        part.layout().track().number(),
        (memory, length, count) -> {
          if (graphics) {
            RwSymbols.clearPq(memory, count);
          }
          if (target.graphics().isPresent()) {
            target.graphics().get().take(memory, length, count);
          } else {
            target.file().write(memory, 0, length);
          }
        });
  }
}
