package org.glassmaster.backend.file.internal.toc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.sheet.SheetText;
import org.glassmaster.backend.file.internal.write.NamedSounds;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageWriter;
import org.glassmaster.spi.LocationOption;

/** cdrdao's TOC files and the files they name. */
public final class TocFormat implements ImageFormat {
  private static final Pattern TRACK = Pattern.compile("(?m)^[ \t]*TRACK[ \t]+(AUDIO|MODE[012])");

  /** The format. */
  public TocFormat() {}

  @Override
  public String name() {
    return "toc";
  }

  @Override
  public String description() {
    return "cdrdao TOC file with BIN or WAVE files";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".toc");
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    if (SheetText.has(TRACK, head)) {
      return Match.BY_CONTENT;
    }
    return fileName.toLowerCase(Locale.ROOT).endsWith(".toc") ? Match.BY_NAME : Match.NO;
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    return TocReader.read(input);
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(new TocWriter());
  }

  @Override
  public List<LocationOption> options() {
    return List.of(
        new LocationOption(
            TocWriter.LAYOUT,
            List.of(TocWriter.SINGLE, NamedSounds.LAYOUT),
            "one file for the whole disc, or none: the sheet names the sound files that the disc is"
                + " made of"));
  }
}
