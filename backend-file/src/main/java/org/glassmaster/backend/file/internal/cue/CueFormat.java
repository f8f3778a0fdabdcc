package org.glassmaster.backend.file.internal.cue;

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

/** CUE sheets and the files they name. */
public final class CueFormat implements ImageFormat {
  static final String SUFFIX = ".cue";

  private static final Pattern TRACK =
      Pattern.compile("(?im)^[ \t]*TRACK[ \t]+[0-9]{1,2}[ \t]+(AUDIO|CDG|CDI|MODE)");

  /** The format. */
  public CueFormat() {}

  @Override
  public String name() {
    return "cue";
  }

  @Override
  public String description() {
    return "CUE sheet with BIN, WAVE, AIFF or FLAC files";
  }

  @Override
  public List<String> suffixes() {
    return List.of(SUFFIX);
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    if (SheetText.has(TRACK, head)) {
      return Match.BY_CONTENT;
    }
    return fileName.toLowerCase(Locale.ROOT).endsWith(SUFFIX) ? Match.BY_NAME : Match.NO;
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    return CueReader.read(input);
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(new CueWriter());
  }

  @Override
  public List<LocationOption> options() {
    return List.of(
        new LocationOption(
            CueWriter.LAYOUT,
            List.of(CueWriter.SINGLE, CueWriter.TRACKS, NamedSounds.LAYOUT),
            "one file for the whole disc, one for each track, or none: the sheet names the sound"
                + " files that the disc is made of"),
        new LocationOption(
            CueWriter.GRAPHICS,
            List.of(CueWriter.PACKS, CueWriter.RAW, CueWriter.BESIDE),
            "CD+G behind each sector, as packs or as on the disc, or in a .cdg file beside the"
                + " audio"));
  }
}
