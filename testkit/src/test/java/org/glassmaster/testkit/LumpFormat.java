package org.glassmaster.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** The samples of a disc of one track, and nothing else; if it is told to, it sins. */
record LumpFormat(Sin sin) implements ImageFormat, ImageWriter {
  enum Sin {
    NONE,
    CLAIMS_WHAT_IT_LOSES,
    GIVES_UP_WHAT_IT_KEEPS,
    FLIPS_A_BIT,
    SWALLOWS_A_FULL_DISK,
    MAKES_UP_WHAT_IT_CANNOT_READ,
    NEVER_STOPS,
    PANICS,
    CLAIMS_EVERY_FILE
  }

  @Override
  public String name() {
    return "lump";
  }

  @Override
  public String description() {
    return "samples without structure";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".lump");
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    boolean ours = fileName.endsWith(".lump") || sin == Sin.CLAIMS_EVERY_FILE;
    return ours ? Match.BY_NAME : Match.NO;
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(this);
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    ByteSource file = input.self();
    if (sin == Sin.PANICS && file.size() < 1000) {
      throw new IllegalStateException("too small");
    }
    if (file.size() % 2352 != 0 || file.size() < 2352 * 300 || file.size() > 2352 * 400_000L) {
      throw new ContentException("image-not-valid", file.name() + " is no lump", List.of());
    }
    ByteSource samples = sin == Sin.MAKES_UP_WHAT_IT_CANNOT_READ ? new Optimist(file) : file;
    Fragment all = new Fragment.Samples(samples, 0, file.size(), ByteOrder.LITTLE_ENDIAN);
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.copy(CopyPermission.PROHIBITED).content(all))
            .build(Purpose.CONVERTING)
            .orThrow();
    return new Contents(input.path().toString(), "lump", disc, -22650, List.of());
  }

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    Fidelity fidelity =
        Inventory.of(layout.disc())
            .account(
                item ->
                    switch (item.attribute()) {
                      case MAIN_CHANNEL -> item.kept();
                      case TOC -> sin == Sin.GIVES_UP_WHAT_IT_KEEPS ? item.lost("") : item.kept();
                      case Attribute any when sin == Sin.CLAIMS_WHAT_IT_LOSES -> item.kept();
                      default -> item.lost("a lump has no place for it");
                    });
    return List.of(new Offer(WriteMode.SAO, BlockFormat.MAIN, layout.start(), fidelity));
  }

  @Override
  public void write(
      Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException {
    ImageOutput.File file = output.create(String.valueOf(output.path().getFileName()));
    int end = source.layout().leadOut();
    MemorySegment sector = MemorySegment.ofArray(new byte[2352]);
    job.tell(new Progress.PhaseBegun(Phase.TRACK, OptionalInt.of(1)));
    for (int lba = 0; lba < end; lba++) {
      if (sin != Sin.NEVER_STOPS) {
        job.cancellation().checkpoint(true);
      }
      source.read(lba, 1, SectorFormat.PLAIN, sector, 0);
      if (sin == Sin.FLIPS_A_BIT && lba == 7) {
        byte first = sector.get(ValueLayout.JAVA_BYTE, 0);
        sector.set(ValueLayout.JAVA_BYTE, 0, (byte) (first ^ 1));
      }
      try {
        file.write(sector, 0, 2352);
      } catch (WriteException e) {
        if (sin != Sin.SWALLOWS_A_FULL_DISK) {
          throw e;
        }
      }
      OptionalDouble unknown = OptionalDouble.empty();
      job.tell(
          new Progress.Advanced(Phase.TRACK, OptionalInt.of(1), lba + 1, end, unknown, unknown));
    }
  }

  /** Silence where nothing can be read. */
  private record Optimist(ByteSource file) implements ByteSource {
    @Override
    public String name() {
      return file.name();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length) {
      try {
        file.read(position, into, offset, length);
      } catch (SourceException e) {
        into.asSlice(offset, length).fill((byte) 0);
      }
    }
  }
}
