package org.glassmaster.backend.file.internal.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;

/**
 * The characters of a sheet, whose encoding nothing declares: UTF-8 and UTF-16 by their mark or
 * their pattern, else Shift-JIS or Windows-1252, whichever makes more sense.
 *
 * @param encoding the name of the character set
 * @param certainty how it was recognised
 */
public record SheetText(String text, String encoding, Certainty certainty) {
  /** How the character set was recognised. */
  public enum Certainty {
    /** By a byte order mark, by being nothing but ASCII, or by being UTF-8 to the last byte. */
    KNOWN,
    /** By what the bytes look like. */
    GUESSED,
    /** Bytes that mean nothing in it stand as U+FFFD. */
    DAMAGED
  }

  private static final String MARK = "\uFEFF";
  private static final String REPLACEMENT = "\uFFFD";
  private static final String SHIFT_JIS = "windows-31j";
  private static final String WESTERN = "windows-1252";

  /**
   * Whether a file has such a piece, and nothing but text before: sound files quote sheets in their
   * tags, but only behind bytes that no sheet has.
   *
   * @param head the first bytes of the file
   */
  public static boolean has(Pattern piece, byte[] head) {
    boolean wide = startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF) || isWide(head);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    Matcher matcher = piece.matcher(wide ? text.replace("\0", "") : text);
    if (!matcher.find()) {
      return false;
    }
    int i = wide ? matcher.end() : 0;
    while (i < matcher.end() && isText(head[i])) {
      i++;
    }
    return i == matcher.end();
  }

  private static boolean isText(byte value) {
    return (value & 0xE0) != 0 || (value >= '\t' && value <= '\r');
  }

  /** A sheet begins with letters or blanks: in UTF-16 every second byte of them is zero. */
  private static boolean isWide(byte[] bytes) {
    return bytes.length >= 4
        && (bytes[0] == 0) != (bytes[1] == 0)
        && (bytes[0] == 0) == (bytes[2] == 0)
        && (bytes[1] == 0) == (bytes[3] == 0);
  }

  /** Decodes the bytes of a sheet. */
  public static SheetText of(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return known(bytes, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return known(bytes, StandardCharsets.UTF_16BE);
    }
    if (bytes.length % 2 == 0 && isWide(bytes)) {
      return known(bytes, bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    if (!utf8.contains(REPLACEMENT) || isStrictly(bytes, StandardCharsets.UTF_8)) {
      return new SheetText(withoutMark(utf8), "UTF-8", Certainty.KNOWN);
    }
    if (ShiftJis.isLikely(bytes) && Charset.isSupported(SHIFT_JIS)) {
      return guessed(bytes, Charset.forName(SHIFT_JIS), "Shift-JIS");
    }
    return guessed(bytes, Charset.forName(WESTERN), "Windows-1252");
  }

  /**
   * Notes where the character set is not certain.
   *
   * @param where what findings call the sheet
   */
  public void noteCertainty(
      String where, Findings findings, FindingKind guessed, FindingKind damaged) {
    switch (certainty) {
      case KNOWN -> {}
      case GUESSED -> findings.add(guessed, where, "the sheet is read as " + encoding);
      case DAMAGED ->
          findings.add(
              damaged,
              where,
              "the sheet is read as " + encoding + ", in which some bytes mean nothing");
    }
  }

  private static SheetText known(byte[] bytes, Charset charset) {
    String text = withoutMark(new String(bytes, charset));
    return new SheetText(
        text, charset.name(), text.contains(REPLACEMENT) ? Certainty.DAMAGED : Certainty.KNOWN);
  }

  private static SheetText guessed(byte[] bytes, Charset charset, String name) {
    String text = new String(bytes, charset);
    return new SheetText(
        text, name, text.contains(REPLACEMENT) ? Certainty.DAMAGED : Certainty.GUESSED);
  }

  private static boolean isStrictly(byte[] bytes, Charset charset) {
    try {
      charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
