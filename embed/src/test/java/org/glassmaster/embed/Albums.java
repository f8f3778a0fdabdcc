package org.glassmaster.embed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.text.CdText;

/** Sheets with samples, made for a test. */
final class Albums {
  static final Disc EMPTY = new Disc(Optional.empty(), List.of(), CdText.NONE);

  private static final int SECTOR = 2352;

  private Albums() {}

  /** Two tracks, with an ISRC, in a sheet and a file beside it. */
  static Path write(Path folder, String name, long seed) throws IOException {
    byte[] samples = new byte[620 * SECTOR];
    new Random(seed).nextBytes(samples);
    Files.write(folder.resolve(name + ".bin"), samples);
    return Files.writeString(
        folder.resolve(name + ".cue"),
        """
        FILE "%s.bin" BINARY
          TRACK 01 AUDIO
            ISRC USK7Y9812345
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            INDEX 01 00:04:10
        """
            .formatted(name));
  }
}
