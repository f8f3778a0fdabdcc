package org.glassmaster.backend.file.internal.write;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Graphics;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The sound files that a disc is made of, for a sheet that names them instead of holding their
 * samples: silence and one stretch of one file for each track.
 */
public record NamedSounds(List<Part> parts) {
  /** The value of the option {@code layout} that asks for it. */
  public static final String LAYOUT = "sources";

  /**
   * A track.
   *
   * @param silence sectors of silence before index 1
   * @param file the name of the source
   * @param offset the byte of its decoded samples at which the track begins
   * @param toItsEnd whether the track ends where the file does
   */
  public record Part(
      Track track, int silence, String file, long offset, long length, boolean toItsEnd) {}

  public NamedSounds {
    parts = List.copyOf(parts);
  }

  /** Finds out, or says which track stands against it. */
  public static NamedSounds of(Disc disc) throws ContentException, SourceException {
    if (disc.sessions().size() > 1) {
      throw refusal("disc", "a sheet that names sound files holds one session");
    }
    List<Part> parts = new ArrayList<>();
    for (Track track : disc.tracks().toList()) {
      Optional<Part> part = part(track);
      if (part.isEmpty() || Graphics.isPresent(track)) {
        throw refusal(
            "track " + track.number(), "it is not silence and a stretch of one sound file");
      }
      parts.add(part.get());
    }
    return new NamedSounds(parts);
  }

  private static Optional<Part> part(Track track) {
    long silence = 0;
    List<Fragment> rest = new ArrayList<>(track.content());
    while (!rest.isEmpty() && rest.getFirst() instanceof Fragment.Zero zero) {
      silence += zero.length();
      rest.removeFirst();
    }
    List<Fragment.Samples> stretches = joined(rest);
    if (!track.mode().isAudio()
        || silence != (long) track.pregap() * Fragment.SECTOR
        || stretches.size() != 1) {
      return Optional.empty();
    }
    Fragment.Samples samples = stretches.getFirst();
    String name = samples.source().name();
    long end = samples.offset() + samples.length();
    return samples.order().equals(ByteOrder.LITTLE_ENDIAN)
            && AudioFiles.SUFFIXES.contains(FileName.suffix(name))
        ? Optional.of(
            new Part(
                track,
                track.pregap(),
                name,
                samples.offset(),
                samples.length(),
                end == samples.source().size()))
        : Optional.empty();
  }

  /** Samples that follow each other in one source are one stretch; none where there are others. */
  private static List<Fragment.Samples> joined(List<Fragment> fragments) {
    List<Fragment.Samples> joined = new ArrayList<>();
    for (Fragment fragment : fragments) {
      if (!(fragment instanceof Fragment.Samples next)) {
        return List.of();
      }
      Fragment.Samples last = joined.isEmpty() ? next : joined.getLast();
      boolean goesOn =
          !joined.isEmpty()
              && last.source().equals(next.source())
              && last.order().equals(next.order())
              && last.offset() + last.length() == next.offset();
      if (goesOn) {
        joined.removeLast();
        joined.add(
            new Fragment.Samples(
                last.source(), last.offset(), last.length() + next.length(), last.order()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /** A disc that such a sheet has no words for. */
  public static ContentException refusal(String where, String message) {
    return new ContentException(
        "sources-not-named",
        where + ": " + message,
        List.of(
            new Finding(
                Severity.ERROR,
                "FILE-006",
                Optional.of(where),
                message,
                Optional.of(
                    Advice.of("leave layout=" + LAYOUT + " out: samples are copied then")))));
  }

  /**
   * How a sheet names a file: from its own folder, with slashes.
   *
   * @param outsideAllowed whether files may lie elsewhere
   */
  public static String nameIn(Path sheet, String file, boolean outsideAllowed)
      throws ContentException {
    try {
      Path folder = Optional.ofNullable(sheet.toAbsolutePath().getParent()).orElse(sheet);
      Path real = folder.toRealPath();
      Path named = Path.of(file).toAbsolutePath().normalize();
      Path target = named.toRealPath();
      if (target.startsWith(real)) {
        Path beside = folder.normalize();
        return slashed(
            named.startsWith(beside) ? beside.relativize(named) : real.relativize(target));
      }
      if (outsideAllowed) {
        return slashed(real.getRoot().equals(target.getRoot()) ? real.relativize(target) : target);
      }
    } catch (IOException | InvalidPathException e) {
      throw refusal(file, "it cannot be found: " + e.getMessage());
    }
    String message = file + " lies outside the folder of " + sheet;
    throw new ContentException(
        "source-outside",
        message,
        List.of(
            new Finding(
                Severity.ERROR,
                "FILE-005",
                Optional.of(String.valueOf(sheet.getFileName())),
                message,
                Optional.of(
                    Advice.option(
                        "allow-outside",
                        "",
                        "put the sheet beside the files, or name them with --allow-outside, which"
                            + " whoever reads the sheet has to say as well")))));
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
