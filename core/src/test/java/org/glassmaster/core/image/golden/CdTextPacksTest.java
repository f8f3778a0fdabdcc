package org.glassmaster.core.image.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.text.CdTextWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CdTextPacksTest {
  private static final int PACK = 18;

  static List<String> recordings() {
    return Vectors.rows("golden/cdtext.tsv").stream().map(row -> row[0]).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void areThoseOfTheTools(String name) throws ContentException {
    List<String> recorded =
        Vectors.rows("golden/cdtext.tsv").stream()
            .filter(row -> row[0].equals(name))
            .map(row -> row[1])
            .toList();
    byte[] packs = CdTextWriter.STRICT.packs(Master.of(name).layout().disc().text(), 1, 3);
    List<String> written = new ArrayList<>();
    for (int at = 0; at < packs.length; at += PACK) {
      written.add(HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOfRange(packs, at, at + PACK)));
    }
    assertThat(written).isEqualTo(recorded);
  }
}
