package org.glassmaster.backend.file.internal.ccd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.sheet.SheetText;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageWriter;

/** CloneCD's sheet, with the sectors in .img and the sub-channel in .sub. */
public final class CcdFormat implements ImageFormat {
  static final String SUFFIX = ".ccd";
  static final String IMAGE = ".img";
  static final String SUBCHANNEL = ".sub";

  /** CD-TEXT that some programs keep beside the sheet instead of in it. */
  static final String PACKS = ".cdt";

  /** The sheet begins with its heading, behind remarks at most. */
  private static final int HEAD = 2048;

  private static final Pattern HEADING = Pattern.compile("(?im)^[ \t]*\\[CloneCD]");

  /** The format. */
  public CcdFormat() {}

  @Override
  public String name() {
    return "ccd";
  }

  @Override
  public String description() {
    return "CloneCD sheet with .img and .sub files";
  }

  @Override
  public List<String> suffixes() {
    return List.of(SUFFIX);
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    if (SheetText.has(HEADING, Arrays.copyOf(head, Math.min(HEAD, head.length)))) {
      return Match.BY_CONTENT;
    }
    return fileName.toLowerCase(Locale.ROOT).endsWith(SUFFIX) ? Match.BY_NAME : Match.NO;
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    return CcdReader.read(input, job);
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(new CcdWriter());
  }
}
