package org.glassmaster.core.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The character set of a CD-TEXT block, by its code in the size packs (8Fh). Codes that nobody
 * decodes (81h Korean and 82h Mandarin, by some 82h and 83h) are kept: their texts hold one
 * character U+0000 to U+00FF for each byte on disc.
 *
 * @param code the code of the standard
 */
public record TextEncoding(int code) {
  public static final TextEncoding ISO_8859_1 = new TextEncoding(0x00);
  public static final TextEncoding ASCII = new TextEncoding(0x01);

  /** Shift-JIS as Windows knows it; its packs say "double byte". */
  public static final TextEncoding MS_JIS = new TextEncoding(0x80);

  private static final String MS_JIS_CHARSET = "windows-31j";

  /** Refuses what cannot be. */
  public TextEncoding {
    if (code < 0 || code > 0xFF) {
      throw new IllegalArgumentException("not a byte: " + code);
    }
  }

  /** Spelled out, for every titled disc asks it: that of a record is spun at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextEncoding encoding && encoding.code == code;
  }

  @Override
  public int hashCode() {
    return code;
  }

  /** {@return whether it is one of the three that have a meaning everywhere} */
  public boolean isKnown() {
    return equals(ISO_8859_1) || equals(ASCII) || equals(MS_JIS);
  }

  /**
   * {@return whether texts end with two zero bytes and packs say "double byte" (codes from 80h on)}
   */
  public boolean isDoubleByte() {
    return code >= 0x80;
  }

  /**
   * {@return how characters become bytes} Empty for MS-JIS where the run-time image lacks the
   * module {@code jdk.charsets}.
   */
  public Optional<Charset> charset() {
    if (equals(MS_JIS)) {
      return Charset.isSupported(MS_JIS_CHARSET)
          ? Optional.of(Charset.forName(MS_JIS_CHARSET))
          : Optional.empty();
    }
    return Optional.of(equals(ASCII) ? StandardCharsets.US_ASCII : StandardCharsets.ISO_8859_1);
  }

  /**
   * {@return as documents spell it: {@code iso-8859-1}, {@code ascii}, {@code ms-jis}, {@code
   * 0x82}}
   */
  public String key() {
    return switch (code) {
      case 0x00 -> "iso-8859-1";
      case 0x01 -> "ascii";
      case 0x80 -> "ms-jis";
      default -> String.format(Locale.ROOT, "0x%02x", code);
    };
  }

  @Override
  public String toString() {
    return key().toUpperCase(Locale.ROOT).replace("0X", "0x");
  }
}
