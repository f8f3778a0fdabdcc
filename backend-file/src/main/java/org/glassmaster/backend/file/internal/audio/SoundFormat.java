package org.glassmaster.backend.file.internal.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;

/**
 * A sound file, read as a disc of one track: its samples and nothing else. What it says of itself
 * beside them is a suggestion, which whoever makes a sheet of such files asks for.
 */
public final class SoundFormat implements ImageFormat {
  /** The format. */
  public SoundFormat() {}

  @Override
  public String name() {
    return "sound";
  }

  @Override
  public String description() {
    return "WAVE, AIFF or FLAC file as a disc of one track";
  }

  @Override
  public List<String> suffixes() {
    List<String> suffixes = new ArrayList<>(AudioFiles.SUFFIXES);
    suffixes.sort(null);
    return List.copyOf(suffixes);
  }

  /**
   * Never surely: there is no disc in a sound file, and a format that finds one there knows better.
   * A file that only has the name is told what is wrong with it.
   */
  @Override
  public Match match(String fileName, byte[] head, long size) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return isSound(head) || AudioFiles.SUFFIXES.stream().anyMatch(name::endsWith)
        ? Match.BY_NAME
        : Match.NO;
  }

  private static boolean isSound(byte[] head) {
    try {
      return AudioFiles.hasHeader(ByteSource.of("", head));
    } catch (SourceException e) {
      // Tags that go on behind what is looked at here: the name decides.
      return false;
    }
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    String path = input.path().toString();
    ByteSource samples = input.audio(String.valueOf(input.path().getFileName()));
    DiscBuilder.Built built =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.samples(samples))
            .build(Purpose.CONVERTING);
    Disc disc =
        built
            .disc()
            .orElseThrow(
                () ->
                    new ContentException(
                        "disc-not-valid", path + " holds no whole samples", built.findings()));
    return new Contents(path, name(), disc, Geometry.RAW_IMAGE_START, List.of());
  }
}
