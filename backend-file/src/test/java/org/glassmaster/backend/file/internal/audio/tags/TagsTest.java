package org.glassmaster.backend.file.internal.audio.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.glassmaster.backend.file.internal.audio.Sounds;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.text.TextField;
import org.glassmaster.spi.TagReaders;
import org.junit.jupiter.api.Test;

class TagsTest {
  private static final Isrc ISRC = Isrc.parse("USK7Y9812345").orElseThrow();

  @Test
  void areReadFromFlac() throws Exception {
    SourceTags tags = read(tagged());
    assertThat(tags.track())
        .isEqualTo(
            Map.of(
                TextField.TITLE, "Ein schöner Tag",
                TextField.PERFORMER, "Anna, Bert",
                TextField.COMPOSER, "Clara"));
    assertThat(tags.disc())
        .isEqualTo(
            Map.of(
                TextField.TITLE, "Alles",
                TextField.PERFORMER, "Viele",
                TextField.DISC_ID, "AB 12"));
    assertThat(tags.number()).hasValue(3);
    assertThat(tags.isrc()).hasValue(ISRC);
    assertThat(tags.mcn()).isEqualTo(Mcn.parse("4006381333931"));
  }

  /** The sheet that flac was given had index 1 of track 2 at twelve sectors of 588 samples. */
  @Test
  void tellTheTracksOfADiscInOneFile() throws Exception {
    assertThat(read(tagged()).tracks())
        .extracting(
            SourceTags.EmbeddedTrack::number,
            SourceTags.EmbeddedTrack::audio,
            SourceTags.EmbeddedTrack::preEmphasis,
            SourceTags.EmbeddedTrack::isrc,
            track -> track.indexes().toString())
        .containsExactly(
            tuple(1, true, false, Optional.of(ISRC), "[Index[number=1, sample=0]]"),
            tuple(
                2,
                true,
                true,
                Optional.empty(),
                "[Index[number=0, sample=5880], Index[number=1, sample=7056]]"));
  }

  @Test
  void areReadFromTheListOfAWave() throws Exception {
    byte[] list =
        list("INAM", "Lied\0\0", "IART", "Wer\0", "IPRD", "Platte", "IPRT", "7\0", "IXXX", "ab");
    SourceTags tags = read(with(Sounds.wave(new byte[8]), "LIST", list, ByteOrder.LITTLE_ENDIAN));
    assertThat(tags.track()).isEqualTo(Map.of(TextField.TITLE, "Lied", TextField.PERFORMER, "Wer"));
    assertThat(tags.disc()).isEqualTo(Map.of(TextField.TITLE, "Platte"));
    assertThat(tags.number()).hasValue(7);
  }

  @Test
  void areReadFromId3InAWaveAndInAnAiff() throws Exception {
    byte[] id3 = id3();
    byte[] wave = with(Sounds.wave(new byte[8]), "id3 ", id3, ByteOrder.LITTLE_ENDIAN);
    byte[] aiff = "FORM\0\0\0\0AIFF".getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] file : new byte[][] {wave, with(aiff, "ID3 ", id3, ByteOrder.BIG_ENDIAN)}) {
      SourceTags tags = read(file);
      assertThat(tags.track())
          .isEqualTo(Map.of(TextField.TITLE, "Über", TextField.COMPOSER, "Ünal"));
      assertThat(tags.isrc()).hasValue(ISRC);
      assertThat(tags.number()).hasValue(4);
    }
  }

  @Test
  void areNoneInOtherFiles() throws Exception {
    assertThat(read(new byte[0])).isEqualTo(SourceTags.NONE);
    assertThat(read(new byte[100])).isEqualTo(SourceTags.NONE);
  }

  @Test
  void thatAreDamagedAreLeftOutOrAFaultOfTheFile() throws Exception {
    Random random = new Random(3);
    byte[][] seeds = {
      Arrays.copyOf(tagged(), 1_000),
      with(Sounds.wave(new byte[8]), "id3 ", id3(), ByteOrder.LITTLE_ENDIAN),
      with(Sounds.wave(new byte[8]), "LIST", list("INAM", "Lied"), ByteOrder.LITTLE_ENDIAN)
    };
    for (int i = 0; i < 6_000; i++) {
      byte[] file = seeds[i % seeds.length].clone();
      for (int k = 0; k <= i % 4; k++) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(read(file)).isNotNull();
      } catch (SourceException e) {
        assertThat(e.code()).isNotEmpty();
      }
    }
  }

  private static SourceTags read(byte[] file) throws SourceException {
    return TagReaders.load().read(ByteSource.of("a.flac", file));
  }

  /** ID3v2.4: a title in UTF-16 with a mark, a composer in ISO 8859-1, a code and a number. */
  private static byte[] id3() {
    ByteBuffer b = ByteBuffer.allocate(200);
    b.put("ID3\4\0\0\0\0\1\76".getBytes(StandardCharsets.ISO_8859_1));
    frame(b, "TIT2", 1, "\uFEFFÜber".getBytes(StandardCharsets.UTF_16BE));
    frame(b, "TCOM", 0, "Ünal".getBytes(StandardCharsets.ISO_8859_1));
    frame(b, "TSRC", 3, "USK7Y9812345\0".getBytes(StandardCharsets.UTF_8));
    frame(b, "TRCK", 3, "4/9".getBytes(StandardCharsets.UTF_8));
    frame(b, "APIC", 0, new byte[20]);
    return b.array();
  }

  private static void frame(ByteBuffer b, String id, int encoding, byte[] text) {
    b.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(text.length + 1).putShort((short) 0);
    b.put((byte) encoding).put(text);
  }

  private static byte[] list(String... pairs) {
    ByteBuffer b = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    b.put("INFO".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < pairs.length; i += 2) {
      byte[] text = pairs[i + 1].getBytes(StandardCharsets.UTF_8);
      b.put(pairs[i].getBytes(StandardCharsets.US_ASCII)).putInt(text.length).put(text);
    }
    return Arrays.copyOf(b.array(), b.position());
  }

  private static byte[] with(byte[] file, String id, byte[] chunk, ByteOrder order) {
    ByteBuffer b = ByteBuffer.allocate(file.length + 8 + chunk.length).order(order);
    b.put(file).put(id.getBytes(StandardCharsets.US_ASCII)).putInt(chunk.length).put(chunk);
    return b.array();
  }

  private static byte[] tagged() throws Exception {
    try (InputStream stream = TagsTest.class.getResourceAsStream("/flac/tagged.flac")) {
      return stream.readAllBytes();
    }
  }
}
