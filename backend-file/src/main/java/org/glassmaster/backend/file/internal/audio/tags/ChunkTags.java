package org.glassmaster.backend.file.internal.audio.tags;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.pcm.Chunks;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.core.text.TextField;

/**
 * The tags of WAVE and AIFF: an ID3v2 tag in a chunk of its own, the list {@code INFO} of RIFF, and
 * {@code NAME} and {@code AUTH} of AIFF.
 */
public final class ChunkTags implements TagReader {
  private static final int FIRST_CHUNK = 12;
  private static final long LONGEST_CHUNK = 1 << 20;

  /** The reader. */
  public ChunkTags() {}

  @Override
  public String name() {
    return "riffaiff";
  }

  @Override
  public Optional<SourceTags> read(ByteSource file) throws SourceException {
    if (file.size() < FIRST_CHUNK) {
      return Optional.empty();
    }
    String head =
        letters(new Chunks(file, ByteOrder.BIG_ENDIAN, FIRST_CHUNK).bytes(0, FIRST_CHUNK));
    boolean wave = head.startsWith("RIFF") && head.startsWith("WAVE", 8);
    boolean aiff = head.startsWith("FORM") && head.startsWith("AIF", 8);
    if (!wave && !aiff) {
      return Optional.empty();
    }
    TagDraft draft = new TagDraft();
    Chunks chunks =
        new Chunks(file, wave ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, FIRST_CHUNK);
    for (Optional<Chunks.Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
      Chunks.Chunk chunk = next.get();
      if (chunk.length() <= LONGEST_CHUNK && chunk.start() <= file.size() - chunk.length()) {
        read(chunks, chunk, draft);
      }
    }
    return Optional.of(draft.tags());
  }

  private static String letters(ByteBuffer head) {
    return Chunks.letters(head, 0) + Chunks.letters(head, 4) + Chunks.letters(head, 8);
  }

  private static void read(Chunks chunks, Chunks.Chunk chunk, TagDraft draft)
      throws SourceException {
    switch (chunk.id()) {
      case "id3 ", "ID3 " -> Id3.read(bytes(chunks, chunk).order(ByteOrder.BIG_ENDIAN), draft);
      case "LIST" -> list(bytes(chunks, chunk), draft);
      case "NAME" -> draft.track(TextField.TITLE, text(bytes(chunks, chunk), 0, chunk.length()));
      case "AUTH" ->
          draft.track(TextField.PERFORMER, text(bytes(chunks, chunk), 0, chunk.length()));
      default -> {}
    }
  }

  private static void list(ByteBuffer b, TagDraft draft) {
    if (b.limit() < 4 || !Chunks.letters(b, 0).equals("INFO")) {
      return;
    }
    int at = 4;
    while (at <= b.limit() - 8) {
      String id = Chunks.letters(b, at);
      long length = Integer.toUnsignedLong(b.getInt(at + 4));
      if (length > b.limit() - at - 8) {
        return;
      }
      String text = text(b, at + 8, length);
      switch (id) {
        case "INAM" -> draft.track(TextField.TITLE, text);
        case "IART" -> draft.track(TextField.PERFORMER, text);
        case "IPRD" -> draft.disc(TextField.TITLE, text);
        case "ITRK", "IPRT" -> draft.number(text);
        default -> {}
      }
      at += 8 + (int) (length + (length & 1));
    }
  }

  /** Text up to the first zero; UTF-8 where it is that, for there is no rule. */
  private static String text(ByteBuffer b, int at, long length) {
    int end = at;
    while (end < at + length && b.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - at];
    b.get(at, text);
    String utf8 = new String(text, StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(text, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer bytes(Chunks chunks, Chunks.Chunk chunk) throws SourceException {
    return chunks.bytes(chunk.start(), (int) chunk.length());
  }
}
