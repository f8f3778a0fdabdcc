package org.glassmaster.backend.file.internal.audio.tags;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.flac.FlacFile;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.core.text.TextField;

/** The blocks VORBIS_COMMENT and CUESHEET of FLAC (RFC 9639, 8.6 and 8.7). */
public final class FlacTags implements TagReader {
  private static final int VORBIS_COMMENT = 4;
  private static final int CUESHEET = 5;
  private static final int LONGEST_BLOCK = 1 << 20;
  private static final int MCN_LENGTH = 128;
  private static final int SHEET_HEADER = 396;
  private static final int TRACK_HEADER = 36;
  private static final int INDEX_LENGTH = 12;
  private static final int LEAD_OUT = 170;

  /** The reader. */
  public FlacTags() {}

  @Override
  public String name() {
    return "flac";
  }

  @Override
  public Optional<SourceTags> read(ByteSource file) throws SourceException {
    if (!FlacFile.is(file)) {
      return Optional.empty();
    }
    TagDraft draft = new TagDraft();
    for (FlacFile.Block block : FlacFile.open(file).blocks()) {
      if (block.length() <= LONGEST_BLOCK && block.type() == VORBIS_COMMENT) {
        comments(bytes(file, block).order(ByteOrder.LITTLE_ENDIAN), draft);
      } else if (block.length() <= LONGEST_BLOCK && block.type() == CUESHEET) {
        sheet(bytes(file, block), draft);
      }
    }
    return Optional.of(draft.tags());
  }

  /** A vendor, a count, and as many assignments; each behind its length. */
  private static void comments(ByteBuffer b, TagDraft draft) {
    text(b);
    int count = b.remaining() < 4 ? 0 : b.getInt();
    for (int i = 0; i < count && b.hasRemaining(); i++) {
      String comment = text(b);
      int equals = comment.indexOf('=');
      if (equals > 0) {
        String value = comment.substring(equals + 1);
        comment(comment.substring(0, equals).toUpperCase(Locale.ROOT), value, draft);
      }
    }
  }

  private static void comment(String name, String value, TagDraft draft) {
    switch (name) {
      case "TITLE" -> draft.track(TextField.TITLE, value);
      case "ARTIST" -> draft.track(TextField.PERFORMER, value);
      case "LYRICIST", "SONGWRITER" -> draft.track(TextField.SONGWRITER, value);
      case "COMPOSER" -> draft.track(TextField.COMPOSER, value);
      case "ARRANGER" -> draft.track(TextField.ARRANGER, value);
      case "ALBUM" -> draft.disc(TextField.TITLE, value);
      case "ALBUMARTIST", "ALBUM ARTIST" -> draft.disc(TextField.PERFORMER, value);
      case "CATALOGNUMBER", "LABELNO" -> draft.disc(TextField.DISC_ID, value);
      case "TRACKNUMBER" -> draft.number(value);
      case "ISRC" -> draft.isrc(value);
      case "BARCODE", "UPC", "EAN", "MCN" -> draft.mcn(value);
      case "CUESHEET" -> draft.sheet(value);
      default -> {}
    }
  }

  private static String text(ByteBuffer b) {
    if (b.remaining() < 4) {
      b.position(b.limit());
      return "";
    }
    int length = b.getInt();
    if (length < 0 || length > b.remaining()) {
      b.position(b.limit());
      return "";
    }
    byte[] text = new byte[length];
    b.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void sheet(ByteBuffer b, TagDraft draft) {
    if (b.limit() < SHEET_HEADER) {
      return;
    }
    String mcn = ascii(b, 0, MCN_LENGTH);
    draft.mcn(mcn);
    int tracks = b.get(SHEET_HEADER - 1) & 0xFF;
    int at = SHEET_HEADER;
    for (int i = 0; i < tracks && at <= b.limit() - TRACK_HEADER; i++) {
      long offset = b.getLong(at);
      int number = b.get(at + 8) & 0xFF;
      int flags = b.get(at + 21);
      int count = b.get(at + TRACK_HEADER - 1) & 0xFF;
      Optional<Isrc> isrc = Isrc.parse(ascii(b, at + 9, 12));
      at += TRACK_HEADER;
      List<SourceTags.Index> indexes = new ArrayList<>();
      for (int k = 0; k < count && at <= b.limit() - INDEX_LENGTH; k++) {
        indexes.add(new SourceTags.Index(b.get(at + 8) & 0xFF, offset + b.getLong(at)));
        at += INDEX_LENGTH;
      }
      if (number != 0 && number != LEAD_OUT && number != 0xFF) {
        draft.add(
            new SourceTags.EmbeddedTrack(
                number, (flags & 0x80) == 0, (flags & 0x40) != 0, isrc, indexes));
      }
    }
  }

  /** Letters up to the first zero. */
  private static String ascii(ByteBuffer b, int at, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length && b.get(at + i) != 0; i++) {
      text.append((char) (b.get(at + i) & 0xFF));
    }
    return text.toString();
  }

  private static ByteBuffer bytes(ByteSource file, FlacFile.Block block) throws SourceException {
    byte[] bytes = new byte[block.length()];
    file.read(block.start(), MemorySegment.ofArray(bytes), 0, bytes.length);
    return ByteBuffer.wrap(bytes);
  }
}
