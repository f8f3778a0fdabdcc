package org.glassmaster.core.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.glassmaster.core.text.BinaryPack;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.TextField;

/** Everything that CD-TEXT says, spread out so that single fields can be compared. */
final class TextFields {
  private TextFields() {}

  /** What is said, by where it is said: {@code block 0, track 2 title}. */
  static Map<String, String> of(CdText text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int number = 0; number < text.blocks().size(); number++) {
      CdTextBlock block = text.blocks().get(number);
      if (isEmpty(block)) {
        continue;
      }
      String where = "block " + number + ", ";
      fields.put(where + "language", block.language().toString());
      fields.put(where + "encoding", block.encoding().toString());
      fields.put(where + "copy protection", Integer.toHexString(block.copyProtection()));
      block.genre().ifPresent(genre -> fields.put(where + "genre", genre.toString()));
      block.disc().forEach((field, words) -> fields.put(where + place(0, field), words));
      block
          .tracks()
          .forEach(
              (track, texts) ->
                  texts.forEach((field, words) -> fields.put(where + place(track, field), words)));
      int at = 0;
      for (BinaryPack pack : block.binary()) {
        fields.put(where + "binary pack " + at++, pack.toString());
      }
    }
    return fields;
  }

  private static String place(int track, TextField field) {
    return (track == 0 ? "disc " : "track " + track + " ") + field.key(track);
  }

  /** Whether it would leave nothing on a disc. */
  private static boolean isEmpty(CdTextBlock block) {
    return block.disc().isEmpty()
        && block.tracks().isEmpty()
        && block.genre().isEmpty()
        && block.binary().isEmpty();
  }
}
