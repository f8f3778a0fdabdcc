package org.glassmaster.backend.imapi2.internal.image;

import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFinding;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;

/** Makes the image that is written, by the hand that the user chose, and asks the other one. */
public final class ImageMaker {
  private final HeldDrive drive;
  private final DiscSource source;
  private final BlockFormat format;
  private final Authoring authoring;
  private final Listener listener;

  /** Hears how the image is made and read. */
  public interface Listener {
    /** The image was read up to a sector. */
    void read(int next);

    /** Something was noticed. */
    void notice(ImapiFinding finding, String message);
  }

  public ImageMaker(
      HeldDrive drive,
      DiscSource source,
      BlockFormat format,
      Authoring authoring,
      Listener listener) {
    this.drive = drive;
    this.source = source;
    this.format = format;
    this.authoring = authoring;
    this.listener = listener;
  }

  /** The image. For the drive's own thread. */
  public ImageFeed make(Feeding feeding) throws ComException, GlassmasterException {
    return switch (authoring) {
      case GLASSMASTER -> rendered(feeding);
      case CHECKED -> {
        check();
        yield rendered(feeding);
      }
      case IMAPI2 -> created(feeding);
    };
  }

  private ImageFeed rendered(Feeding feeding) {
    return ImageFeed.rendered(
        drive.library(), new ImageWindow(source, format, feeding, listener::read), source.layout());
  }

  private ImageFeed created(Feeding feeding) throws ComException, GlassmasterException {
    CreatorImage image = CreatorImage.of(drive.library(), source, format, feeding);
    boolean made = false;
    try {
      List<String> differences = compare(image);
      if (!differences.isEmpty()) {
        throw new DeviceException(
                "imapi2-toc-differs",
                "IMAPI2 would make another disc than the one that is meant: "
                    + String.join("; ", differences))
            .at(drive.location())
            .advise("leave out the option authoring=imapi2");
      }
      image.create();
      made = true;
      return image;
    } finally {
      if (!made) {
        image.close();
      }
    }
  }

  private List<String> compare(CreatorImage image) throws ComException {
    Optional<List<String>> differences = TocCheck.differences(image.expectedToc(), source.layout());
    if (differences.isEmpty()) {
      listener.notice(
          ImapiFinding.TOC_UNKNOWN,
          "IMAPI2 tells its table of contents in a form that is not known");
    }
    return differences.orElse(List.of());
  }

  /** Whatever stands against the comparison does not stand against the disc. */
  private void check() {
    Optional<String> objection = CreatorRules.objection(source.disc());
    if (objection.isPresent()) {
      listener.notice(
          ImapiFinding.TOC_UNKNOWN, "IMAPI2 cannot make this disc itself, " + objection.get());
      return;
    }
    try (CreatorImage image = CreatorImage.of(drive.library(), source, format, new Feeding())) {
      for (String difference : compare(image)) {
        listener.notice(ImapiFinding.TOC_DIFFERS, difference);
      }
    } catch (ComException e) {
      HResultTable.Meaning meaning = drive.faults().meaning(e.result());
      listener.notice(
          ImapiFinding.TOC_UNKNOWN,
          "IMAPI2 makes no image here: " + meaning.cause() + " (" + meaning.original() + ")");
    }
  }
}
