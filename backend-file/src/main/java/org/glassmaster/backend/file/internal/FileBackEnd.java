package org.glassmaster.backend.file.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.companion.TextCompanion;
import org.glassmaster.backend.file.internal.input.FolderInput;
import org.glassmaster.backend.file.internal.output.ImageTransaction;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Images as devices. It knows no format by name: those that read and write are found as services.
 */
public final class FileBackEnd implements BackEnd {
  /** The option that names the format where the file's content and name do not. */
  static final String FORMAT = "format";

  private static final List<String> YES_OR_NO = List.of("true", "false");

  private final Supplier<ImageFormats> lookUp;
  private @Nullable ImageFormats formats;

  /** The back end with the formats that are found when it first needs one. */
  public FileBackEnd() {
    this(ImageFormats::load);
  }

  /** The back end with the formats that a look-up gives when it first needs one. */
  FileBackEnd(Supplier<ImageFormats> lookUp) {
    this.lookUp = lookUp;
  }

  @Override
  public BackEnd seeing(Collection<ClassLoader> loaders) {
    return new FileBackEnd(() -> ImageFormats.load(loaders));
  }

  @Override
  public String name() {
    return BackEnds.FILE;
  }

  @Override
  public Availability probe() {
    return Availability.usable();
  }

  /** None: there are too many files to list. */
  @Override
  public List<DeviceInfo> devices() {
    return List.of();
  }

  @Override
  public List<LocationOption> options() {
    ImageFormats known = formats();
    List<LocationOption> own =
        List.of(
            new LocationOption(
                FORMAT,
                known.all().stream().map(ImageFormat::name).toList(),
                "the format, where name and content do not say it"),
            new LocationOption(
                FolderInput.ALLOW_OUTSIDE, YES_OR_NO, "let a sheet name files outside its folder"),
            new LocationOption(
                AudioFiles.RESAMPLE,
                YES_OR_NO,
                "convert sound that is not 44.1 kHz, 16 bit, stereo; the plan names the filter"),
            new LocationOption(
                ImageTransaction.SYNC,
                YES_OR_NO,
                "wait until the disk has everything that is written"),
            TextCompanion.OPTION);
    Map<String, LocationOption> all = new LinkedHashMap<>();
    own.forEach(option -> all.put(option.name(), option));
    for (ImageFormat format : known.all()) {
      for (LocationOption option : format.options()) {
        all.merge(option.name(), option, FileBackEnd::either);
      }
    }
    return new ArrayList<>(all.values());
  }

  /** Formats may share an option; each value that one of them knows is a value of it. */
  private static LocationOption either(LocationOption a, LocationOption b) {
    Set<String> values = new LinkedHashSet<>();
    if (!a.values().isEmpty() && !b.values().isEmpty()) {
      values.addAll(a.values());
      values.addAll(b.values());
    }
    return new LocationOption(a.name(), List.copyOf(values), a.meaning());
  }

  @Override
  public Device open(Location location) throws GlassmasterException {
    Path path;
    try {
      path = Path.of(location.rest());
    } catch (InvalidPathException e) {
      throw new UsageException(
          "no-path", location.rest() + " is no path", "name a file that there can be");
    }
    boolean there = Files.exists(path);
    if (!there) {
      there = ImageTransaction.settle(path);
    }
    Optional<ImageFormat> writes = writes(path, location.options());
    if (!there && writes.isEmpty()) {
      throw missing(path);
    }
    Optional<ImageReader> reader =
        there
            ? Optional.of(new ImageReader(path, location.options(), formats()))
            : Optional.empty();
    Optional<ImageRecorder> recorder =
        writes.map(format -> new ImageRecorder(path, location.options(), format));
    DeviceInfo info =
        DeviceInfo.image(
            location.toString(),
            writes.map(ImageFormat::name).orElse("image"),
            there,
            writes.isPresent());
    return new ImageDevice(info, reader, recorder);
  }

  private Optional<ImageFormat> writes(Path path, Map<String, String> options) {
    String named = options.get(FORMAT);
    if (named != null) {
      return formats().named(named).filter(known -> known.writer().isPresent());
    }
    try {
      return Optional.of(formats().forPathToWrite(ImageReader.fileName(path)));
    } catch (UsageException e) {
      // It may still be read; whoever wants to write finds no recorder.
      return Optional.empty();
    }
  }

  private SourceException missing(Path path) {
    List<String> suffixes =
        formats().all().stream()
            .filter(format -> format.writer().isPresent())
            .map(format -> format.suffixes().getFirst())
            .toList();
    return new SourceException(
            "source-missing",
            path + " is not there, and as a target its name says no format that can be written")
        .at(path.toString())
        .advise(
            "check the name; a target ends in "
                + String.join(", ", suffixes)
                + ", or its format is named");
  }

  private synchronized ImageFormats formats() {
    ImageFormats known = formats;
    if (known == null) {
      known = lookUp.get();
      formats = known;
    }
    return known;
  }
}
