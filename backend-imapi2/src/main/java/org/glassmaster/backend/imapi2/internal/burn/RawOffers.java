package org.glassmaster.backend.imapi2.internal.burn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.image.CreatorRules;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.fidelity.RawBlocks;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.WriteMode;

/**
 * The ways in which IMAPI2's raw writer could write a layout. It has to be asked with the medium
 * prepared, which takes the drive for a moment and changes nothing.
 */
final class RawOffers {
  /** What says that the drive, its medium or this Windows is none for the raw writer. */
  private static final Set<String> NO =
      Set.of("write-mode-refused", "drive-refuses", "medium-unsuitable", "imapi2-missing");

  private final HeldDrive drive;
  private final DriveOptions options;

  RawOffers(HeldDrive drive, DriveOptions options) {
    this.drive = drive;
    this.options = options;
  }

  private record Answer(List<BlockFormat> formats, int leadIn) {}

  /** All of them, best first; none where the raw writer does not take drive or medium. */
  List<Offer> of(Layout layout) throws GlassmasterException {
    if (layout.sessions().size() != 1 || layout.sessions().getFirst().number() != 1) {
      return List.of();
    }
    Answer answer = answer();
    int leadIn = options.exactLeadIn() ? answer.leadIn() : Geometry.RAW_IMAGE_START;
    Inventory inventory = Inventory.of(layout.disc());
    RawBlocks blocks = RawBlocks.of(layout, Render.DEFAULT);
    List<Offer> offers = new ArrayList<>();
    for (BlockFormat format : answer.formats()) {
      Fidelity fidelity = inventory.account(item -> blocks.fate(item, format));
      offers.add(new Offer(WriteMode.RAW, format, leadIn, fidelity));
    }
    return offers;
  }

  /** The same for a disc whose image IMAPI2 makes. */
  List<Offer> ofCreator(Layout layout) throws GlassmasterException {
    Optional<String> objection = CreatorRules.objection(layout.disc());
    if (objection.isPresent()) {
      throw new ContentException(
              "imapi2-image", "IMAPI2 cannot make this disc: " + objection.get(), List.of())
          .at(drive.location())
          .advise("leave out the option authoring=imapi2");
    }
    Inventory inventory = Inventory.of(layout.disc());
    List<Offer> offers = new ArrayList<>();
    for (BlockFormat format : answer().formats()) {
      offers.add(
          new Offer(
              WriteMode.RAW,
              format,
              Geometry.RAW_IMAGE_START,
              inventory.account(RawOffers::created)));
    }
    return offers;
  }

  private Answer answer() throws GlassmasterException {
    try {
      return drive.run(
          () -> {
            try (RawWriter writer = RawWriter.open(drive)) {
              if (!writer.takesDriveAndMedium()) {
                return new Answer(List.of(), Geometry.RAW_IMAGE_START);
              }
              writer.bind();
              HResult _ = writer.prepare();
              return new Answer(writer.formats(), writer.leadIn());
            }
          });
    } catch (ComException e) {
      if (NO.contains(drive.faults().meaning(e.result()).code())) {
        System.getLogger(RawOffers.class.getName())
            .log(System.Logger.Level.DEBUG, "no raw writing by IMAPI2: {0}", e.getMessage());
        return new Answer(List.of(), Geometry.RAW_IMAGE_START);
      }
      throw drive.faults().untouched("asking how the drive writes", e);
    }
  }

  private static Fate created(Inventory.Item item) {
    return switch (item.attribute()) {
      case CD_TEXT, RW_SUBCHANNEL -> item.lost("IMAPI2 leaves R to W empty");
      case PQ_SUBCHANNEL -> item.regenerated("IMAPI2 makes P and Q");
      default -> item.kept();
    };
  }
}
