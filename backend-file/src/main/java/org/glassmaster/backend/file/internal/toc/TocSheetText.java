package org.glassmaster.backend.file.internal.toc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.text.BinaryPack;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.EncodedCdText;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** The CD_TEXT sections of a sheet that is being written. */
final class TocSheetText {
  /** The codes that cdrdao gives them. */
  static final TextEncoding KOREAN = new TextEncoding(0x82);

  static final TextEncoding MANDARIN = new TextEncoding(0x83);

  private static final int SIZE_BYTES = 36;
  private static final int PACK = 18;
  private static final int HEADER = 4;
  private static final int PAYLOAD = 12;
  private static final int SIZE_INFORMATION = 0x8F;

  private final CdText text;
  private final List<Integer> tracks;

  TocSheetText(Disc disc) {
    this.text = disc.text();
    this.tracks = disc.tracks().map(Track::number).toList();
  }

  /** Why a sheet cannot say all of it; empty where it can. */
  Optional<String> loss() {
    StringBuilder sheet = new StringBuilder("FIRST_TRACK_NO ").append(tracks.getFirst());
    section(sheet.append('\n'), 0);
    for (int track : tracks) {
      section(sheet.append("TRACK AUDIO\n"), track);
    }
    CdText read = TocParser.parse(sheet.toString(), "", new Findings()).text();
    if (read.equals(text)) {
      return Optional.empty();
    }
    boolean packs = !binary(read).equals(binary(text));
    return Optional.of(
        packs
            ? "a TOC file does not say which tracks its binary packs belong to"
            : "a TOC file has no place for one of its texts");
  }

  private static List<List<BinaryPack>> binary(CdText text) {
    return text.blocks().stream().map(CdTextBlock::binary).toList();
  }

  /**
   * Adds the section of a track.
   *
   * @param track number of the track, 0 for the disc
   */
  void section(StringBuilder sheet, int track) {
    if (text.isEmpty()) {
      return;
    }
    sheet.append("CD_TEXT {\n");
    if (track == 0) {
      // On one line and in numbers, as libcdio and cuetools want it.
      sheet.append("  LANGUAGE_MAP {");
      for (int i = 0; i < text.blocks().size(); i++) {
        sheet.append(' ').append(i).append(" : ").append(text.blocks().get(i).language().code());
      }
      sheet.append(" }\n");
    }
    for (int i = 0; i < text.blocks().size(); i++) {
      sheet.append("  LANGUAGE ").append(i).append(" {\n");
      texts(sheet, text.blocks().get(i), track);
      if (track == 0) {
        ofDisc(sheet, i);
      }
      sheet.append("  }\n");
    }
    sheet.append("}\n");
  }

  /** A field that any track has is there for the disc and for all tracks: cdrdao wants it so. */
  private static void texts(StringBuilder sheet, CdTextBlock block, int track) {
    if (track == 0) {
      encoding(block.encoding()).ifPresent(word -> sheet.append("    ").append(word).append('\n'));
    }
    for (TextField field : TextField.values()) {
      if (block.has(field) && (track == 0 || field.isPerTrack())) {
        String value = block.text(track, field).orElse("");
        item(sheet, word(field, track), TocStrings.text(value, charset(block, field)));
      }
    }
  }

  private void ofDisc(StringBuilder sheet, int number) {
    CdTextBlock block = text.blocks().get(number);
    block.genre().ifPresent(genre -> item(sheet, "GENRE", genre(genre)));
    for (int type = BinaryPack.TOC; type < TextField.CLOSED_INFORMATION.type(); type++) {
      ByteArrayOutputStream payloads = new ByteArrayOutputStream();
      int wanted = type;
      block.binary().stream()
          .filter(pack -> pack.type() == wanted)
          .forEach(pack -> payloads.writeBytes(pack.payload()));
      if (payloads.size() > 0) {
        item(sheet, binaryWord(type), TocStrings.bytes(payloads.toByteArray()));
      }
    }
    boolean said =
        encoding(block.encoding()).isPresent() || block.encoding().equals(TextEncoding.ISO_8859_1);
    if (!said || block.copyProtection() != 0) {
      item(sheet, "SIZE_INFO", TocStrings.bytes(sizes(block, number)));
    }
  }

  /** What the size packs will say: all of it where the text can be written as packs. */
  private byte[] sizes(CdTextBlock block, int number) {
    byte[] sizes = new byte[SIZE_BYTES];
    sizes[0] = (byte) block.encoding().code();
    sizes[1] = tracks.getFirst().byteValue();
    sizes[2] = tracks.getLast().byteValue();
    sizes[3] = (byte) block.copyProtection();
    EncodedCdText encoded = CdTextWriter.STRICT.encode(text, tracks.getFirst(), tracks.getLast());
    byte[] packs = encoded.packs();
    for (int at = 0; encoded.isComplete() && at < packs.length; at += PACK) {
      int part = packs[at + 1];
      if ((packs[at] & 0xFF) == SIZE_INFORMATION && ((packs[at + 3] >> 4) & 7) == number) {
        System.arraycopy(packs, at + HEADER, sizes, part * PAYLOAD, PAYLOAD);
      }
    }
    return sizes;
  }

  private static void item(StringBuilder sheet, String word, String value) {
    sheet.append("    ").append(word).append(' ').append(value).append('\n');
  }

  private static String word(TextField field, int track) {
    return switch (field) {
      case UPC_ISRC -> track == 0 ? "UPC_EAN" : "ISRC";
      // The newer word is CLOSED; every cdrdao knows this one.
      case CLOSED_INFORMATION -> "RESERVED4";
      default -> field.name();
    };
  }

  private static String binaryWord(int type) {
    return switch (type) {
      case BinaryPack.TOC -> "TOC_INFO1";
      case BinaryPack.TOC_INTERVALS -> "TOC_INFO2";
      default -> "RESERVED" + (type - BinaryPack.TOC_INTERVALS);
    };
  }

  /** ISO 8859-1 needs no word, and ASCII is a part of it, which no old cdrdao stumbles over. */
  private static Optional<String> encoding(TextEncoding encoding) {
    if (encoding.equals(TextEncoding.MS_JIS)) {
      return Optional.of("ENCODING_MS_JIS");
    }
    if (encoding.equals(KOREAN)) {
      return Optional.of("ENCODING_KOREAN");
    }
    return encoding.equals(MANDARIN) ? Optional.of("ENCODING_MANDARIN") : Optional.empty();
  }

  private static Charset charset(CdTextBlock block, TextField field) {
    boolean own = block.encoding().equals(TextEncoding.MS_JIS) && field.type() <= 0x85;
    return own
        ? block.encoding().charset().orElse(StandardCharsets.ISO_8859_1)
        : StandardCharsets.ISO_8859_1;
  }

  private static String genre(Genre genre) {
    byte[] words = genre.text().getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[words.length + 3];
    bytes[0] = (byte) (genre.code() >> 8);
    bytes[1] = (byte) genre.code();
    System.arraycopy(words, 0, bytes, 2, words.length);
    return TocStrings.bytes(bytes);
  }
}
