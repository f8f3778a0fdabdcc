package org.glassmaster.mmc.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.fidelity.RawBlocks;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.internal.answer.Configuration;
import org.glassmaster.mmc.internal.answer.TrackInformation;
import org.glassmaster.mmc.internal.command.CueSheet;
import org.glassmaster.mmc.internal.command.WriteParameters;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.MediumSurvey;

/**
 * The ways in which a drive could write a layout. Claims are not believed: a way counts when the
 * drive keeps the write parameters for it. Where there is nothing to write on, claims are all there
 * is.
 */
final class Offers {
  /** Where raw recording starts on a medium that does not say: one minute before the programme. */
  private static final int DEFAULT_LEAD_IN = Geometry.FIRST_PAUSE_LBA - 4_500;

  /** What a drive answers as next writable address when it means a lead-in (raw-dao-mmc 6.1). */
  private static final int LATEST_LEAD_IN = -4_500;

  private final Drive drive;
  private final DriveTraits traits;
  private final Layout layout;
  private final Medium medium;

  /** A drive that makes Q and the lead-in itself goes by the same rules; nothing goes through. */
  private final RawBlocks madeAnew;

  Offers(Drive drive, DriveTraits traits, Medium medium, Layout layout) {
    this.drive = drive;
    this.traits = traits;
    this.layout = layout;
    this.medium = medium;
    this.madeAnew = RawBlocks.of(layout, Render.DEFAULT.withRecorded(Render.Recorded.REGENERATED));
  }

  /** All of them, best first. */
  List<Offer> all() throws GlassmasterException {
    Inventory inventory = Inventory.of(layout.disc());
    List<Offer> offers = new ArrayList<>();
    boolean open =
        medium.state() == Medium.State.BLANK || medium.state() == Medium.State.APPENDABLE;
    Optional<ParameterPage> page = open ? ParameterPage.of(drive) : Optional.empty();
    if (layout.sessions().size() == 1
        && layout.sessions().getFirst().number() == 1
        && medium.state() != Medium.State.APPENDABLE) {
      RawBlocks blocks = RawBlocks.of(layout, Render.DEFAULT);
      for (BlockFormat format : List.of(BlockFormat.RAW, BlockFormat.PQ, BlockFormat.COOKED)) {
        if (takes(page, WriteMode.RAW, format.dataBlockType())) {
          Fidelity fidelity = inventory.account(item -> blocks.fate(item, format));
          offers.add(new Offer(WriteMode.RAW, format, rawLeadIn(open), fidelity));
        }
      }
    }
    if (fitsCueSheet() && takes(page, WriteMode.SAO, 0)) {
      for (BlockFormat format : sessionFormats(inventory)) {
        Fidelity fidelity = inventory.account(item -> session(item, format));
        offers.add(new Offer(WriteMode.SAO, format, leadIn(), fidelity));
      }
    }
    if (layout.sessions().size() == 1
        && layout.tracks().noneMatch(track -> track.track().mode() == TrackMode.MODE0)
        && takes(page, WriteMode.TAO, firstTrackType())) {
      Fidelity fidelity = inventory.account(this::track);
      offers.add(
          new Offer(WriteMode.TAO, BlockFormat.MAIN, leadIn(), withPauses(fidelity, layout)));
    }
    if (page.isPresent()) {
      page.get().restore();
    }
    return offers;
  }

  private int firstTrackType() {
    return TrackBlocks.of(layout.sessions().getFirst().tracks().getFirst().track().mode())
        .dataBlockType();
  }

  private boolean takes(Optional<ParameterPage> page, WriteMode mode, int dataBlockType)
      throws GlassmasterException {
    return page.isPresent()
        ? page.get().select(WriteParameters.of(mode, dataBlockType)).taken()
        : claims(mode);
  }

  private boolean claims(WriteMode mode) {
    Optional<Configuration.Mastering> mastering =
        traits.configuration().flatMap(Configuration::mastering);
    return switch (mode) {
      case RAW -> mastering.map(Configuration.Mastering::raw).orElse(false);
      case SAO -> mastering.map(Configuration.Mastering::sao).orElse(traits.records());
      case TAO -> traits.records();
    };
  }

  private int leadIn() {
    return medium.leadIn().orElse(layout.start());
  }

  /**
   * After raw recording was selected some drives say where it starts; what they say is worth
   * nothing where it is no lead-in.
   */
  private int rawLeadIn(boolean open) throws GlassmasterException {
    OptionalInt next =
        open
            ? MediumSurvey.next(drive)
                .map(TrackInformation::nextWritable)
                .orElseGet(OptionalInt::empty)
            : OptionalInt.empty();
    boolean said =
        next.isPresent()
            && next.getAsInt() <= LATEST_LEAD_IN
            && next.getAsInt() >= Geometry.FIRST_LBA;
    return said ? next.getAsInt() : medium.leadIn().orElse(DEFAULT_LEAD_IN);
  }

  private boolean fitsCueSheet() {
    if (layout.tracks().anyMatch(track -> track.track().mode() == TrackMode.MODE0)) {
      return false;
    }
    int most =
        traits
            .configuration()
            .flatMap(Configuration::mastering)
            .map(Configuration.Mastering::longestCueSheet)
            .orElse(0);
    int room = drive.room(most == 0 ? Integer.MAX_VALUE : most);
    return layout.sessions().stream()
        .allMatch(
            session ->
                CueSheet.of(session, layout.disc().mcn(), CueSheet.Form.PLAIN).length <= room);
  }

  /** R–W in the programme is sent along only where there is any, and the drive says it takes it. */
  private List<BlockFormat> sessionFormats(Inventory inventory) throws GlassmasterException {
    boolean graphics =
        inventory.account(Inventory.Item::kept).fates().stream()
            .anyMatch(fate -> fate.attribute() == Attribute.RW_SUBCHANNEL);
    return graphics && claimsRw()
        ? List.of(BlockFormat.RAW, BlockFormat.COOKED, BlockFormat.MAIN)
        : List.of(BlockFormat.MAIN);
  }

  private boolean claimsRw() {
    return traits
        .configuration()
        .flatMap(Configuration::mastering)
        .map(Configuration.Mastering::rw)
        .orElse(false);
  }

  private Fate session(Inventory.Item item, BlockFormat format) throws GlassmasterException {
    return switch (item.attribute()) {
      case ISRC -> madeAnew.fate(item, BlockFormat.PQ);
      case CD_TEXT -> text(item);
      case RW_SUBCHANNEL ->
          format == BlockFormat.MAIN
              ? item.lost("the drive makes the sub-channel and leaves R–W empty")
              : item.kept();
      case PQ_SUBCHANNEL -> item.regenerated("the drive makes P and Q");
      case SECTOR_CODES -> item.regenerated("the drive makes headers, EDC and ECC");
      default -> item.kept();
    };
  }

  private Fate text(Inventory.Item item) throws GlassmasterException {
    boolean claimed =
        traits.configuration().flatMap(Configuration::mastering).isEmpty() || claimsRw();
    if (!claimed) {
      return item.lost("the drive does not write CD-TEXT");
    }
    return medium.state() == Medium.State.BLANK && medium.leadIn().isEmpty()
        ? item.lost("the medium does not say where its lead-in starts")
        : madeAnew.fate(item, BlockFormat.RAW);
  }

  private Fate track(Inventory.Item item) throws GlassmasterException {
    return switch (item.attribute()) {
      case TOC ->
          layout.tracks().count() > 1
              ? item.lost("the drive puts pauses of its own between the tracks")
              : item.regenerated("the drive adds sectors of its own after the track");
      case ISRC -> madeAnew.fate(item, BlockFormat.PQ);
      case CD_TEXT -> item.lost("the drive writes a lead-in without CD-TEXT");
      case HIDDEN_AUDIO, PREGAPS -> item.lost("the drive makes the pauses");
      case INDEXES -> item.lost("the drive knows one index");
      case RW_SUBCHANNEL -> item.lost("the drive makes the sub-channel and leaves R–W empty");
      case PQ_SUBCHANNEL -> item.regenerated("the drive makes P and Q");
      case SECTOR_CODES -> item.regenerated("the drive makes headers, EDC and ECC");
      default -> item.kept();
    };
  }

  /** Track at once, tracks that had no pregap come to have one. */
  private static Fidelity withPauses(Fidelity account, Layout layout) {
    List<Fate> fates = new ArrayList<>(account.fates());
    layout
        .tracks()
        .skip(1)
        .map(TrackLayout::track)
        .filter(track -> track.pregap() == 0)
        .forEach(
            track ->
                fates.add(
                    Fate.lost(
                        Attribute.PREGAPS,
                        "track " + track.number(),
                        "the drive puts a pause of its own before it")));
    return new Fidelity(fates);
  }

  /** Whether one offer may stand in for another: it loses nothing that the other keeps. */
  static boolean standsIn(Offer substitute, Offer wanted) {
    boolean noLoss =
        substitute
            .fidelity()
            .losses()
            .map(Fate::attribute)
            .allMatch(lost -> wanted.fidelity().of(lost) == Outcome.LOST);
    return noLoss && (substitute.mode() != WriteMode.RAW || substitute.leadIn() == wanted.leadIn());
  }
}
