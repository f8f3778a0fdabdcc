package com.example.embed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shortest disc there is: four seconds of nothing. */
final class Silence {
  private Silence() {}

  static String in(Path folder) throws IOException {
    Files.write(folder.resolve("silence.bin"), new byte[300 * 2352]);
    Path sheet = folder.resolve("silence.cue");
    Files.writeString(
        sheet,
        """
        FILE "silence.bin" BINARY
          TRACK 01 AUDIO
            FLAGS DCP
            INDEX 01 00:00:00
        """);
    return sheet.toString();
  }
}
