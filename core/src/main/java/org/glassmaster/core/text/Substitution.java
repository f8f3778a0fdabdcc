package org.glassmaster.core.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What is written for a character that the block's character set cannot hold. */
public enum Substitution {
  /** Nothing: the text is refused. */
  REFUSE,
  /** A question mark. */
  QUESTION_MARK,
  /**
   * What looks or reads most like it: a hyphen for a dash, the letter without its accent; a
   * question mark where there is nothing alike.
   */
  LOOK_ALIKE;

  /** What stands for a character when nothing better does: of two bytes where those are usual. */
  private static final String[] LAST_RESORTS = {"\uFF1F", "?"};

  /** The text made of as few parts as can be: an accent joins its letter. */
  String prepare(String text) {
    return this == LOOK_ALIKE ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
  }

  /** What may stand for a character, the best first. */
  String[] candidates(int codePoint) {
    if (this != LOOK_ALIKE) {
      return LAST_RESORTS;
    }
    String alike = LookAlikes.TABLE.getOrDefault(codePoint, "");
    String plain =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "");
    return new String[] {alike, plain, LAST_RESORTS[0], LAST_RESORTS[1]};
  }

  private static final class LookAlikes {
    static final Map<Integer, String> TABLE = read();

    private static Map<Integer, String> read() {
      Map<Integer, String> table = new HashMap<>();
      for (String[] row : CodeTable.rows("look-alikes.tsv")) {
        table.put(Integer.parseInt(row[0], 16), row[1]);
      }
      return table;
    }
  }
}
