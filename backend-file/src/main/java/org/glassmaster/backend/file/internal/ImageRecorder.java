package org.glassmaster.backend.file.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.backend.file.internal.companion.TextCompanion;
import org.glassmaster.backend.file.internal.output.ImageTransaction;
import org.glassmaster.backend.file.internal.write.UnchangedSources;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageWriter;

/** Records a disc as an image of one format. */
final class ImageRecorder implements DiscRecorder {
  private final Path path;
  private final Map<String, String> options;
  private final ImageWriter writer;

  ImageRecorder(Path path, Map<String, String> options, ImageFormat format) {
    this.path = path;
    this.options = options;
    this.writer = format.writer().orElseThrow();
  }

  /** An image that exists is a medium that is full, and may be written over. */
  @Override
  public Medium medium() {
    return Medium.image(Files.exists(path) ? Medium.State.COMPLETE : Medium.State.BLANK);
  }

  @Override
  public List<Offer> offers(Layout layout) throws GlassmasterException {
    List<Offer> offers = writer.offers(layout, options);
    Optional<TextCompanion> text = TextCompanion.of(options);
    return text.isEmpty()
        ? offers
        : offers.stream()
            .map(
                offer ->
                    new Offer(
                        offer.mode(),
                        offer.blockFormat(),
                        offer.leadIn(),
                        text.get().account(offer.fidelity(), layout.disc())))
            .toList();
  }

  @Override
  public void record(Offer offer, DiscSource source, RecordOptions choices, Job job)
      throws GlassmasterException {
    job.checkpoint();
    try (ImageTransaction image =
        ImageTransaction.begin(path, options, choices.overwrite(), choices.simulate())) {
      writer.write(offer, source, choices, image, job);
      Optional<TextCompanion> text = TextCompanion.of(options);
      if (text.isPresent()) {
        text.get().write(source.disc(), image);
      }
      UnchangedSources.require(source.layout());
      job.cancellation().checkpoint(true);
      job.tell(new Progress.PhaseBegun(Phase.CLOSING, OptionalInt.empty()));
      image.commit();
    }
  }
}
