package org.glassmaster.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.glassmaster.core.fault.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path folder;

  @Test
  void keepsWhatAStreamSaidUntilItIsClosed() throws SourceException {
    byte[] bytes = new byte[200_003];
    new Random(1).nextBytes(bytes);
    try (Spool spool = Spool.of("stream", new ByteArrayInputStream(bytes), folder, bytes.length);
        Arena arena = Arena.ofConfined()) {
      assertThat(spool.size()).isEqualTo(bytes.length);
      MemorySegment into = arena.allocate(70_000);
      spool.read(100_001, into, 2, 69_000);
      assertThat(
              into.asSlice(2, 69_000)
                  .mismatch(MemorySegment.ofArray(bytes).asSlice(100_001, 69_000)))
          .isEqualTo(-1);
      assertThatThrownBy(() -> spool.read(200_000, into, 0, 4)).isInstanceOf(SourceException.class);
      assertThat(folder).isNotEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAStreamThatGoesOnForEver() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 0);
            return length;
          }
        };
    assertThatThrownBy(() -> Spool.of("endless", endless, folder, 1_000_000))
        .isInstanceOfSatisfying(
            SourceException.class, fault -> assertThat(fault.code()).isEqualTo("source-too-long"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindWhenTheStreamFails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the cable is gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("the cable is gone");
          }
        };
    assertThatThrownBy(() -> Spool.of("broken", broken, folder, 1_000))
        .isInstanceOfSatisfying(
            SourceException.class,
            fault -> {
              assertThat(fault).hasMessageContaining("the cable is gone");
              assertThat(fault.where()).contains("broken");
            });
    assertThat(folder).isEmptyDirectory();
  }
}
