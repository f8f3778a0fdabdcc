package org.glassmaster.testkit;

import java.util.List;
import java.util.Map;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.spi.ImageFormat;

/** Writes images of one format into memory. */
record Writing(ImageFormat format) {
  /** A lead-in of a minute, so that images which have one are short. */
  private static final int LEAD_IN = -4650;

  /** What the images are called. */
  String name() {
    return "disc" + format.suffixes().getFirst();
  }

  /** None where the format does not write. */
  List<Offer> offers(Disc disc, Map<String, String> options) throws GlassmasterException {
    return format.writer().isEmpty()
        ? List.of()
        : format.writer().get().offers(Layout.of(disc, LEAD_IN), options);
  }

  /** The image by the first offer. */
  MemoryFolder image(Disc disc, Map<String, String> options) throws GlassmasterException {
    List<Offer> offers = offers(disc, options);
    if (offers.isEmpty()) {
      throw new AssertionError(
          "no offer for a disc of the contract; override discs(), or image() in a format that does"
              + " not write");
    }
    return write(disc, options, offers.getFirst(), Job.unwatched());
  }

  MemoryFolder write(Disc disc, Map<String, String> options, Offer offer, Job job)
      throws GlassmasterException {
    MemoryFolder folder = new MemoryFolder();
    write(disc, offer, folder.output(name(), options), job);
    return folder;
  }

  void write(Disc disc, Offer offer, MemoryOutput output, Job job) throws GlassmasterException {
    format
        .writer()
        .orElseThrow()
        .write(offer, Rendered.of(disc, LEAD_IN), RecordOptions.DEFAULT, output, job);
    output.commit();
  }
}
