package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.text.CdText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededDiscsTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42})
  void areTheSameForTheSameSeed(long seed) throws Exception {
    assertThat(firstSector(SeededDiscs.audio(seed)))
        .isEqualTo(firstSector(SeededDiscs.audio(seed)));
    assertThat(firstSector(SeededDiscs.audio(seed)))
        .isNotEqualTo(firstSector(SeededDiscs.audio(seed + 1)));
  }

  private static byte[] firstSector(Disc disc) throws Exception {
    byte[] block = new byte[BlockFormat.RAW.bytes()];
    new RawImage(Layout.of(disc), Render.DEFAULT)
        .read(0, 1, SectorFormat.of(BlockFormat.RAW), MemorySegment.ofArray(block), 0);
    return block;
  }

  /** Bytes do not depend on how they are asked for. */
  @Test
  void readTheSameInAnyPieces() throws Exception {
    RawImage image = new RawImage(Layout.of(SeededDiscs.mixed(5)), Render.DEFAULT);
    byte[] whole = new byte[20 * 2352];
    image.read(0, 20, SectorFormat.PLAIN, MemorySegment.ofArray(whole), 0);
    for (int lba = 0; lba < 20; lba++) {
      byte[] one = new byte[2352];
      image.read(lba, 1, SectorFormat.PLAIN, MemorySegment.ofArray(one), 0);
      assertThat(one).isEqualTo(Arrays.copyOfRange(whole, lba * 2352, (lba + 1) * 2352));
    }
  }

  @Test
  void haveBetweenThemWhatADiscCanHave() {
    assertThat(LongStream.range(0, 30).mapToObj(SeededDiscs::audio))
        .anyMatch(disc -> disc.mcn().isPresent())
        .anyMatch(disc -> !disc.text().equals(CdText.NONE))
        .anyMatch(disc -> disc.tracks().anyMatch(track -> track.isrc().isPresent()))
        .anyMatch(disc -> disc.tracks().anyMatch(track -> track.preEmphasis()))
        .anyMatch(disc -> disc.tracks().anyMatch(track -> !track.indexes().isEmpty()))
        .anyMatch(disc -> disc.tracks().skip(1).anyMatch(track -> track.pregap() > 0));
  }
}
