package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glassmaster.core.finding.Finding;

/** Brings one block into packs and notices what its texts do not permit. */
final class BlockWriter {
  private static final int ADVISED_LENGTH = 160;
  private static final int SHOWN_CHARACTERS = 8;

  private final CdTextWriter writer;
  private final CdTextBlock block;
  private final String place;
  private final List<Finding> findings;
  private final Optional<CharacterMap> map;

  BlockWriter(CdTextWriter writer, CdTextBlock block, String place, List<Finding> findings) {
    this.writer = writer;
    this.block = block;
    this.place = place;
    this.findings = findings;
    this.map = CharacterMap.of(block.encoding());
  }

  /** Whether this Java knows the block's characters. */
  boolean isWritable() {
    return map.isPresent();
  }

  /** The block's packs without the size packs. */
  BlockEncoder write(int number, int firstTrack, int lastTrack) {
    noticeBlock(firstTrack, lastTrack);
    BlockEncoder packs = new BlockEncoder(number, block.encoding());
    for (int type = Pack.TITLE; type < Pack.SIZE_INFORMATION; type++) {
      Optional<TextField> field = TextField.ofType(type);
      if (field.isPresent()) {
        if (block.has(field.get())) {
          writeTexts(packs, field.get(), firstTrack, lastTrack);
        }
      } else if (type == Pack.GENRE) {
        block.genre().ifPresent(genre -> packs.genre(genre.code(), genreText(genre)));
      } else {
        for (BinaryPack pack : block.binary()) {
          if (pack.type() == type) {
            packs.binary(type, pack.track(), pack.payload());
          }
        }
      }
    }
    return packs;
  }

  private void writeTexts(BlockEncoder packs, TextField field, int firstTrack, int lastTrack) {
    List<Integer> tracks = new ArrayList<>();
    List<EncodedText> texts = new ArrayList<>();
    tracks.add(0);
    texts.add(encoded(0, field));
    if (field.isPerTrack()) {
      for (int track = firstTrack; track <= lastTrack; track++) {
        EncodedText text = encoded(track, field);
        tracks.add(track);
        texts.add(track > firstTrack && isRepeated(track, field) ? repetition(field) : text);
      }
    }
    packs.texts(field, tracks, texts);
  }

  private boolean isRepeated(int track, TextField field) {
    Optional<String> text = block.text(track, field);
    return writer.repeatsByTab() && text.isPresent() && text.equals(block.text(track - 1, field));
  }

  private EncodedText repetition(TextField field) {
    return EncodedText.repetition(field.usesBlockEncoding() && block.encoding().isDoubleByte());
  }

  private EncodedText encoded(int track, TextField field) {
    Optional<String> text = block.text(track, field);
    if (text.isEmpty()) {
      return EncodedText.empty();
    }
    String where = Place.text(place, track, field);
    if (!field.usesBlockEncoding()) {
      return plain(text.get(), where, field == TextField.CLOSED_INFORMATION);
    }
    if (map.isEmpty()) {
      return EncodedText.empty();
    }
    EncodedText encoded = EncodedText.of(text.get(), map.get(), writer.substitution());
    notice(text.get(), encoded, where, block.encoding().toString());
    if (block.encoding().equals(TextEncoding.MS_JIS) && encoded.hasSingles()) {
      findings.add(
          TextFinding.HALF_WIDTH.at(where, "has half-width characters among those of two bytes"));
    }
    return encoded;
  }

  private EncodedText genreText(Genre genre) {
    return genre.text().isEmpty()
        ? EncodedText.empty()
        : plain(genre.text(), place + ", disc, genre", false);
  }

  private EncodedText plain(String text, String where, boolean latin) {
    EncodedText encoded = EncodedText.of(text, CharacterMap.LATIN_1, writer.substitution());
    notice(text, encoded, where, latin ? "ISO-8859-1" : "ASCII");
    if (!latin && encoded.written().chars().anyMatch(c -> c > 0x7F)) {
      findings.add(
          TextFinding.NOT_ASCII.at(where, "has characters beyond ASCII: " + encoded.written()));
    }
    return encoded;
  }

  private void notice(String text, EncodedText encoded, String where, String characterSet) {
    if (!encoded.refused().isEmpty()) {
      String missed = characterSet + " has no " + listed(encoded);
      findings.add(
          writer.substitution() == Substitution.REFUSE
              ? TextFinding.NOT_IN_CHARACTER_SET.at(where, missed)
              : TextFinding.SUBSTITUTED.at(
                  where, missed + "; written as \"" + encoded.written() + "\""));
    }
    int length = text.codePointCount(0, text.length());
    if (length > ADVISED_LENGTH) {
      findings.add(TextFinding.LONG_TEXT.at(where, "has " + length + " characters"));
    }
    encoded
        .written()
        .codePoints()
        .filter(Character::isISOControl)
        .findFirst()
        .ifPresent(
            c ->
                findings.add(
                    TextFinding.CONTROL_CHARACTER.at(
                        where, "has the control character " + Place.character(c))));
  }

  private static String listed(EncodedText encoded) {
    String shown =
        encoded.refused().stream()
            .limit(SHOWN_CHARACTERS)
            .map(Place::character)
            .collect(Collectors.joining(", "));
    int more = encoded.refused().size() - SHOWN_CHARACTERS;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private void noticeBlock(int firstTrack, int lastTrack) {
    for (int track : block.tracks().keySet()) {
      if (track < firstTrack || track > lastTrack) {
        findings.add(
            TextFinding.TRACK_NOT_ON_DISC.at(
                place + ", track " + track,
                "the disc has the tracks " + firstTrack + " to " + lastTrack));
      }
    }
    if (map.isEmpty()) {
      findings.add(TextFinding.NO_CHARSET.at(place, "this Java does not know MS-JIS"));
    }
    if (!block.encoding().isKnown()) {
      findings.add(
          TextFinding.UNKNOWN_CHARACTER_SET.at(
              place, "nobody reads the character set " + block.encoding()));
    }
    if (block.disc().isEmpty()
        && block.tracks().isEmpty()
        && block.genre().isEmpty()
        && block.binary().isEmpty()) {
      findings.add(TextFinding.EMPTY_BLOCK.at(place, "has no text"));
    }
  }
}
