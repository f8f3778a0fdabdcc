package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
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

  /** A few discs are a sample of all: the counts are those of chance, give or take. */
  @Test
  void areNotAlikeForNeighbouringSeeds() {
    List<Disc> discs = LongStream.range(0, 64).mapToObj(SeededDiscs::audio).toList();
    for (int tracks = 1; tracks <= 4; tracks++) {
      int count = tracks;
      assertThat(discs).filteredOn(disc -> disc.tracks().count() == count).hasSizeBetween(8, 24);
    }
    assertThat(discs).filteredOn(disc -> disc.mcn().isPresent()).hasSizeBetween(22, 42);
    assertThat(IntStream.range(1, discs.size()))
        .filteredOn(at -> discs.get(at).tracks().count() == discs.get(at - 1).tracks().count())
        .hasSizeBetween(8, 24);
  }

  @Test
  void haveBetweenThemWhatADiscCanHave() {
    List<Disc> discs = SeededDiscs.ofEachKind(1, 3);
    assertThat(discs.stream().flatMap(Disc::tracks).map(Track::mode))
        .contains(TrackMode.AUDIO, TrackMode.MODE1, TrackMode.MODE2, TrackMode.MODE2_FORM1);
    assertThat(discs)
        .anyMatch(disc -> disc.mcn().isPresent())
        .anyMatch(disc -> !disc.text().equals(CdText.NONE))
        .anyMatch(disc -> disc.tracks().anyMatch(track -> track.isrc().isPresent()))
        .anyMatch(disc -> disc.tracks().anyMatch(track -> track.preEmphasis()))
        .anyMatch(disc -> disc.tracks().anyMatch(track -> !track.indexes().isEmpty()))
        .anyMatch(disc -> disc.tracks().skip(1).anyMatch(track -> track.pregap() > 0));
  }
}
