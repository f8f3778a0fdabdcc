package org.glassmaster.backend.file.internal.companion;

import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.spi.ImageInput;

/**
 * CD+G beside an audio file of the same name, as karaoke players have it: the R–W packs in their
 * order, 96 bytes for each sector of audio (raw-dao-images 9.8).
 */
public record GraphicsFile(ByteSource source) {
  /** How names of such files end. */
  public static final String SUFFIX = ".cdg";

  /** Bytes for a sector. */
  public static final int SECTOR = 96;

  /** The name that belongs to an audio file. */
  public static String nameFor(String audio) {
    return FileName.stem(audio) + SUFFIX;
  }

  /**
   * The graphics beside an audio file.
   *
   * @param samples bytes of the audio
   */
  public static Optional<GraphicsFile> beside(
      String audio, long samples, ImageInput input, String where, Findings findings)
      throws GlassmasterException {
    String name = nameFor(audio);
    if (name.equalsIgnoreCase(audio) || !input.exists(name)) {
      return Optional.empty();
    }
    GraphicsFile file = new GraphicsFile(input.file(name));
    findings.add(CompanionFinding.GRAPHICS, where, name + " holds the graphics of " + audio);
    long sectors = (samples + Fragment.SECTOR - 1) / Fragment.SECTOR;
    if (file.sectors() != sectors) {
      findings.add(
          CompanionFinding.GRAPHICS_LENGTH,
          where,
          name + " is for " + file.sectors() + " sectors, " + audio + " has " + sectors);
    }
    return Optional.of(file);
  }

  private long sectors() {
    return source.size() / SECTOR;
  }

  /**
   * The sub-channel of a stretch of the audio; empty where it does not reach so far.
   *
   * @param first the first sector of the stretch, relative to its track
   * @param from the same, in the audio file
   */
  public Optional<SubchannelRun> run(int first, long from, int count) {
    int there = Math.clamp(sectors() - from, 0, count);
    return there == 0
        ? Optional.empty()
        : Optional.of(
            new SubchannelRun(
                first, there, source, from * SECTOR, SECTOR, SubchannelRun.Form.RW_PACKS));
  }
}
