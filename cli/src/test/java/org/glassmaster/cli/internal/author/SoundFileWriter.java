package org.glassmaster.cli.internal.author;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Makes WAVE files with tags, by the letter of RIFF and of ID3v2.4. */
final class SoundFileWriter {
  private static final int SECTOR = 2352;

  private SoundFileWriter() {}

  /** A file of noise in the form of a disc. */
  static Path wave(Path file, int sectors, int seed, Map<String, String> tags) throws IOException {
    byte[] samples = new byte[sectors * SECTOR];
    new Random(seed).nextBytes(samples);
    return wave(file, samples, 44_100, tags);
  }

  /** A file of stereo samples of 16 bits. */
  static Path wave(Path file, byte[] samples, int rate, Map<String, String> tags)
      throws IOException {
    ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    format.putShort((short) 1).putShort((short) 2).putInt(rate).putInt(rate * 4);
    format.putShort((short) 4).putShort((short) 16);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
    chunk(body, "fmt ", format.array());
    chunk(body, "data", samples);
    if (!tags.isEmpty()) {
      chunk(body, "id3 ", id3(tags));
    }
    ByteArrayOutputStream riff = new ByteArrayOutputStream();
    chunk(riff, "RIFF", body.toByteArray());
    return Files.write(file, riff.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream into, String id, byte[] bytes) {
    into.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    into.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
    into.writeBytes(bytes);
    into.writeBytes(new byte[bytes.length & 1]);
  }

  private static byte[] id3(Map<String, String> tags) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    tags.forEach(
        (id, text) -> {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          frames.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
          frames.writeBytes(sevens(utf8.length + 1));
          frames.writeBytes(new byte[] {0, 0, 3});
          frames.writeBytes(utf8);
        });
    ByteArrayOutputStream tag = new ByteArrayOutputStream();
    tag.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0});
    tag.writeBytes(sevens(frames.size()));
    tag.writeBytes(frames.toByteArray());
    return tag.toByteArray();
  }

  private static byte[] sevens(int size) {
    return new byte[] {
      (byte) (size >> 21),
      (byte) (size >> 14 & 0x7F),
      (byte) (size >> 7 & 0x7F),
      (byte) (size & 0x7F)
    };
  }
}
