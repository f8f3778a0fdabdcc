package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text as bytes, without its terminator, and the characters that had no bytes. */
final class EncodedText {
  private final String written;
  private final byte[] bytes;
  private final List<Integer> ends;
  private final Set<Integer> refused;

  private EncodedText(String written, byte[] bytes, List<Integer> ends, Set<Integer> refused) {
    this.written = written;
    this.bytes = bytes;
    this.ends = ends;
    this.refused = refused;
  }

  /** Nothing but a terminator. */
  static EncodedText empty() {
    return new EncodedText("", CharacterMap.none(), List.of(), Set.of());
  }

  /** The mark that says "as the track before": one tab, or two where characters are pairs. */
  static EncodedText repetition(boolean doubleByte) {
    return doubleByte
        ? new EncodedText("\t\t", new byte[] {'\t', '\t'}, List.of(2), Set.of())
        : new EncodedText("\t", new byte[] {'\t'}, List.of(1), Set.of());
  }

  /** Whether a reader would take the text for the mark of repetition. */
  static boolean isRepetition(String text) {
    return text.equals("\t") || text.equals("\t\t");
  }

  /** Encodes what can be encoded; for the rest stands what the substitution gives. */
  static EncodedText of(String text, CharacterMap map, Substitution substitution) {
    CharacterMap textual =
        isRepetition(text) ? c -> c == '\t' ? CharacterMap.none() : map.bytes(c) : map;
    Pieces pieces = new Pieces(textual, substitution);
    text.codePoints().forEach(pieces::add);
    if (pieces.refused.isEmpty()) {
      return pieces.joined(pieces.refused);
    }
    Pieces prepared = new Pieces(textual, substitution);
    substitution.prepare(text).codePoints().forEach(prepared::add);
    return prepared.joined(pieces.refused);
  }

  /** What the disc will say. */
  String written() {
    return written;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The distinct characters of the text that had no bytes, in the order they came. */
  Set<Integer> refused() {
    return refused;
  }

  /** How many characters lie wholly before an offset. */
  int charactersBefore(int offset) {
    int found = Collections.binarySearch(ends, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Whether some character has one byte alone. */
  boolean hasSingles() {
    return bytes.length < 2 * ends.size();
  }

  private static final class Pieces {
    private final CharacterMap map;
    private final Substitution substitution;
    private final StringBuilder written = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> ends = new ArrayList<>();
    private final Set<Integer> refused = new LinkedHashSet<>();

    Pieces(CharacterMap map, Substitution substitution) {
      this.map = map;
      this.substitution = substitution;
    }

    void add(int codePoint) {
      if (!append(codePoint)) {
        refused.add(codePoint);
        for (String candidate : substitution.candidates(codePoint)) {
          if (isHeld(candidate)) {
            candidate.codePoints().forEach(this::append);
            return;
          }
        }
      }
    }

    EncodedText joined(Set<Integer> missed) {
      return new EncodedText(written.toString(), bytes.toByteArray(), ends, missed);
    }

    private boolean append(int codePoint) {
      byte[] own = map.bytes(codePoint);
      if (own.length == 0) {
        return false;
      }
      bytes.writeBytes(own);
      ends.add(bytes.size());
      written.appendCodePoint(codePoint);
      return true;
    }

    private boolean isHeld(String text) {
      return !text.isEmpty() && text.codePoints().allMatch(c -> map.bytes(c).length > 0);
    }
  }
}
