package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes the packs 87h of a block: a code of two bytes, then a text up to its zero. */
final class GenreChain {
  /** Some repeat the code in each pack. Codes below this one begin with a zero, texts do not. */
  private static final int FIRST_PRINTABLE = 0x0100;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int code = -1;
  private boolean ended;
  private boolean broken;
  private boolean unexpected;

  /** Takes the next pack; {@code afterGap} if packs before it are missing. */
  void add(FoundPack pack, boolean afterGap) {
    if (pack.track() != 0) {
      unexpected = true;
      return;
    }
    byte[] payload = pack.payload();
    int head = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
    int from = 0;
    broken |= afterGap && (code >= 0 || pack.position() > 0);
    if (broken) {
      return;
    }
    if (code < 0) {
      code = head;
      from = 2;
    } else if (head == code && code < FIRST_PRINTABLE) {
      from = 2;
    }
    for (int i = from; i < payload.length && !ended; i++) {
      if (payload[i] == 0) {
        ended = true;
      } else {
        text.write(payload[i]);
      }
    }
  }

  /** The genre, if its code was found. */
  Optional<Genre> genre() {
    return code < 0
        ? Optional.empty()
        : Optional.of(new Genre(code, text.toString(StandardCharsets.ISO_8859_1)));
  }

  /** Whether packs of it are missing. */
  boolean isBroken() {
    return broken;
  }

  /** Whether some packs belong to tracks, which have no genre. */
  boolean hasUnexpected() {
    return unexpected;
  }
}
