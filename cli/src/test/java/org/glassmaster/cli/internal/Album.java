package org.glassmaster.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A sheet and its samples in a folder: three audio tracks of 20, 15 and 10 seconds, with MCN, ISRC,
 * CD-TEXT, an index and pauses.
 */
public record Album(Path folder) {
  private static final int SECTORS = 45 * 75;

  private static final String SHEET =
      """
      CATALOG 4006381333931
      TITLE "Rounds"
      PERFORMER "Mot\u00f6r"
      FILE "album.bin" BINARY
        TRACK 01 AUDIO
          TITLE "First"
          FLAGS DCP
          ISRC USK7Y9812345
          INDEX 01 00:00:00
          INDEX 02 00:10:00
        TRACK 02 AUDIO
          TITLE "Second"
          ISRC USK7Y9812346
          INDEX 00 00:20:00
          INDEX 01 00:22:00
        TRACK 03 AUDIO
          FLAGS PRE
          INDEX 00 00:35:00
          INDEX 01 00:36:37
      """;

  /** Puts them there. */
  public static Album in(Path folder) throws IOException {
    Album album = new Album(folder);
    byte[] samples = new byte[SECTORS * 2352];
    new Random(74).nextBytes(samples);
    Files.write(album.samples(), samples);
    Files.writeString(album.sheet(), SHEET, StandardCharsets.UTF_8);
    return album;
  }

  public Path sheet() {
    return folder.resolve("album.cue");
  }

  public Path samples() {
    return folder.resolve("album.bin");
  }

  /** A path in the folder, as it is typed. */
  public String at(String name) {
    return folder.resolve(name).toString();
  }

  /** The sheet with a text replaced. */
  public void edit(String text, String other) throws IOException {
    String sheet = Files.readString(sheet(), StandardCharsets.UTF_8);
    if (!sheet.contains(text)) {
      throw new IllegalArgumentException("the sheet does not say " + text);
    }
    Files.writeString(sheet(), sheet.replace(text, other), StandardCharsets.UTF_8);
  }
}
