package org.glassmaster.core.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.util.Optional;

/** How single characters become bytes on disc. */
interface CharacterMap {
  CharacterMap ASCII = codePoint -> single(codePoint, 0x7F);

  /** Also the way of characters sets that nobody decodes: a character for a byte. */
  CharacterMap LATIN_1 = codePoint -> single(codePoint, 0xFF);

  /** The bytes of a character; none where it has none, as U+0000 has, which ends a text. */
  byte[] bytes(int codePoint);

  /** The map of a block's character set; empty where this Java lacks it. */
  static Optional<CharacterMap> of(TextEncoding encoding) {
    if (encoding.equals(TextEncoding.MS_JIS)) {
      return encoding.charset().map(CharacterMap::of);
    }
    return Optional.of(encoding.equals(TextEncoding.ASCII) ? ASCII : LATIN_1);
  }

  /** A character counts only if its bytes mean it and nothing else. */
  private static CharacterMap of(Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    CharsetDecoder decoder = charset.newDecoder();
    return codePoint -> {
      try {
        CharBuffer characters = CharBuffer.wrap(Character.toChars(codePoint));
        ByteBuffer bytes = encoder.encode(characters);
        boolean faithful =
            codePoint != 0 && decoder.decode(bytes.duplicate()).equals(characters.rewind());
        byte[] result = new byte[bytes.remaining()];
        bytes.get(result);
        return faithful ? result : none();
      } catch (CharacterCodingException e) {
        return none();
      }
    };
  }

  /** What a character without bytes becomes. */
  static byte[] none() {
    return new byte[0];
  }

  private static byte[] single(int codePoint, int max) {
    return codePoint > 0 && codePoint <= max ? new byte[] {(byte) codePoint} : none();
  }
}
