package org.glassmaster.backend.imapi2.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.ImageBytes;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.testkit.FailingSource;
import org.glassmaster.testkit.SeededDiscs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageWindowTest {
  private final Disc disc = SeededDiscs.mixed(3);
  private final Feeding feeding = new Feeding();
  private final RawImage image = new RawImage(Layout.of(disc, -11_635), Render.DEFAULT);

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "COOKED", "PQ"})
  void givesAnyBytesFromAnywhere(BlockFormat format) throws Exception {
    ImageBytes plain = new ImageBytes(image, format);
    Random random = new Random(7);
    try (ImageWindow window = new ImageWindow(image, format, feeding, lba -> {})) {
      assertThat(window.size()).isEqualTo(plain.size());
      for (int i = 0; i < 60; i++) {
        int length = 1 + random.nextInt(i % 10 == 0 ? 400_000 : 9_000);
        long position = random.nextLong(plain.size() - length);
        if (i % 4 == 0) {
          position -= position % format.bytes();
        }
        byte[] expected = new byte[length];
        plain.read(position, MemorySegment.ofArray(expected), 0, length);
        MemorySegment found = MemorySegment.ofArray(new byte[length]);
        window.read(position, found);
        assertThat(Arrays.equals(found.toArray(ValueLayout.JAVA_BYTE), expected))
            .as("%d bytes from %d", length, position)
            .isTrue();
      }
    }
  }

  @Test
  void givesTheLastByte() throws Exception {
    ImageBytes plain = new ImageBytes(image, BlockFormat.RAW);
    byte[] expected = new byte[1];
    plain.read(plain.size() - 1, MemorySegment.ofArray(expected), 0, 1);
    byte[] found = new byte[1];
    try (ImageWindow window = new ImageWindow(image, BlockFormat.RAW, feeding, lba -> {})) {
      window.read(plain.size() - 1, MemorySegment.ofArray(found));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void tellsHowFarItWasRead() throws Exception {
    List<Integer> reached = new ArrayList<>();
    try (ImageWindow window = new ImageWindow(image, BlockFormat.RAW, feeding, reached::add)) {
      assertThat(feeding.wasRead()).isFalse();
      window.read(0, MemorySegment.ofArray(new byte[2448 * 3]));
      window.read(2448 * 3, MemorySegment.ofArray(new byte[2448 + 1]));
      assertThat(feeding.wasRead()).isTrue();
    }
    assertThat(reached).containsExactly(-11_632, -11_631);
  }

  @Test
  void remembersWhatWentWrong() throws Exception {
    Disc failing = FailingSource.in(disc, 20);
    RawImage broken = new RawImage(Layout.of(failing), Render.DEFAULT);
    try (ImageWindow window = new ImageWindow(broken, BlockFormat.RAW, feeding, lba -> {})) {
      long position = (22_650L + failing.tracks().findFirst().orElseThrow().pregap() + 30) * 2448;
      assertThatThrownBy(() -> window.read(position, MemorySegment.ofArray(new byte[100])))
          .isInstanceOf(SourceException.class)
          .satisfies(thrown -> assertThat(feeding.trouble()).isSameAs(thrown));
      // Another place can still be read, and what was first stays.
      window.read(0, MemorySegment.ofArray(new byte[100]));
      assertThat(feeding.trouble()).isInstanceOf(SourceException.class);
    }
  }

  @Test
  void givesNothingOnceItWasGivenUpOrClosed() throws Exception {
    ImageWindow window = new ImageWindow(image, BlockFormat.RAW, feeding, lba -> {});
    MemorySegment room = MemorySegment.ofArray(new byte[100]);
    feeding.giveUp();
    assertThatThrownBy(() -> window.read(0, room)).isInstanceOf(IllegalStateException.class);
    // That is not the source's fault.
    assertThat(feeding.trouble()).isNull();
    window.close();
    window.close();
    assertThatThrownBy(() -> window.read(0, room)).isInstanceOf(IllegalStateException.class);
  }
}
