package org.glassmaster.emulator.golden;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a recording has to become: written down from the tools' command lines and TOC files.
 *
 * @param toc number, control and address of each track and of the lead-out
 * @param trackStarts where the tool began a track, in TAO
 */
record GoldenDisc(
    String toc,
    List<Piece> pieces,
    Optional<String> mcn,
    List<String> isrcs,
    List<List<Integer>> indexes,
    List<Integer> trackStarts) {
  /** How the bytes of an input stand on the disc. */
  enum Kind {
    AUDIO,
    MODE1,
    FORM1,
    SUBHEADERS
  }

  /** Sectors of an input, and where they stand. */
  record Piece(int lba, Kind kind, String file, int sector, int count) {}

  private static final List<Piece> THREE =
      List.of(
          audio(0, "t1.wav", 0, 450), audio(450, "t2.wav", 0, 525), audio(975, "t3.wav", 0, 375));

  private static Piece audio(int lba, String file, int sector, int count) {
    return new Piece(lba, Kind.AUDIO, file, sector, count);
  }

  private static GoldenDisc plain(String toc, List<Piece> pieces, int tracks) {
    return new GoldenDisc(
        toc,
        pieces,
        Optional.empty(),
        Collections.nCopies(tracks, "-"),
        Collections.nCopies(tracks, List.of()),
        List.of());
  }

  private GoldenDisc startingAt(Integer... lbas) {
    return new GoldenDisc(toc, pieces, mcn, isrcs, indexes, List.of(lbas));
  }

  static GoldenDisc of(String recording) {
    String iso = "data.iso";
    return switch (recording) {
      case "wodim-raw96r-audio",
          "wodim-raw96p-audio",
          "wodim-raw16-audio",
          "wodim-sao-audio",
          "cdrskin-sao-audio" ->
          plain("01:0@0 02:0@450 03:0@975 AA:0@1350", THREE, 3);
      case "cdrskin-sao-cdtext" ->
          new GoldenDisc(
              "01:0@0 02:0@450 03:0@975 AA:0@1350",
              THREE,
              Optional.of("4003994155486"),
              List.of("DEABC2600001", "DEABC2600002", "DEABC2600003"),
              List.of(List.of(), List.of(), List.of()),
              List.of());
      case "cdrdao-raw96r-cdtext", "cdrdao-sao-cdtext" ->
          new GoldenDisc(
              "01:2@0 02:1@600 03:0@1200 AA:0@1500",
              List.of(
                  audio(0, "t1.wav", 0, 450),
                  audio(600, "t2.wav", 0, 525),
                  audio(1125, "t3.wav", 0, 375)),
              Optional.of("4003994155486"),
              List.of("DEABC2600001", "DEABC2600002", "DEABC2600003"),
              List.of(List.of(225), List.of(), List.of()),
              List.of());
      case "cdrdao-raw16-plain", "cdrdao-sao-plain" ->
          plain(
              "01:0@0 02:0@600 AA:0@1125",
              List.of(audio(0, "t1.wav", 0, 450), audio(600, "t2.wav", 0, 525)),
              2);
      case "cdrdao-raw16-mixed", "cdrdao-sao-mixed" ->
          plain(
              "01:4@0 02:0@772 03:0@1222 AA:0@1747",
              List.of(
                  new Piece(0, Kind.MODE1, iso, 0, 622),
                  audio(772, "t1.wav", 0, 450),
                  audio(1222, "t2.wav", 0, 525)),
              3);
      case "wodim-raw96r-data", "wodim-sao-data" ->
          plain("01:4@0 AA:4@622", List.of(new Piece(0, Kind.MODE1, iso, 0, 622)), 1);
      case "cdrdao-raw16-xa" ->
          plain("01:4@0 AA:4@622", List.of(new Piece(0, Kind.FORM1, iso, 0, 622)), 1);
      case "wodim-raw96r-xa1" ->
          plain(
              "01:4@0 AA:4@620",
              List.of(new Piece(0, Kind.SUBHEADERS, iso + " with sub-headers", 0, 620)),
              1);
      // The recorder leaves two sectors of run-out after each track and a pause before it.
      case "wodim-tao-data", "cdrskin-tao-data" ->
          plain("01:4@0 AA:4@624", List.of(new Piece(0, Kind.MODE1, iso, 0, 622)), 1).startingAt(0);
      case "wodim-tao-audio" ->
          plain(
                  "01:0@0 02:0@602 AA:0@1129",
                  List.of(audio(0, "t1.wav", 0, 450), audio(602, "t2.wav", 0, 525)),
                  2)
              .startingAt(0, 450);
      default -> throw new IllegalArgumentException(recording);
    };
  }
}
