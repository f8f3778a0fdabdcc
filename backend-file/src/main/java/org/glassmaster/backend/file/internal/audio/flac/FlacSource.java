package org.glassmaster.backend.file.internal.audio.flac;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.glassmaster.backend.file.internal.audio.pcm.Damage;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/**
 * The samples of a FLAC file, read forward or from anywhere. Each frame's checksums are checked
 * whenever it is read; and whoever reads the last sample has read it out of a file of which the
 * digest was checked too, if need be by going back and decoding what was left out.
 */
final class FlacSource implements ByteSource {
  /** As near as this, decoding forward is the quickest way. */
  private static final long NEAR = 1 << 17;

  /** No frame is longer, so a search for one ends after so many bytes. */
  private static final long LONGEST_FRAME = 4 << 20;

  private static final int ID3V1_LENGTH = 128;

  private final ByteSource file;
  private final StreamInfo info;
  private final BitInput in;
  private final FrameDecoder decoder;
  private final MemorySegment block;
  private final SampleDigest digest;
  private final FrameIndex index;
  private boolean variable;
  private int blockSize;
  private long total;

  /** The frame in memory: its first sample, and the one after its last. */
  private long first;

  private long end;

  private FlacSource(ByteSource file, StreamInfo info, long firstFrame) {
    this.file = file;
    this.info = info;
    this.in = new BitInput(file);
    this.decoder = new FrameDecoder(info);
    this.block = MemorySegment.ofArray(decoder.pcm());
    this.digest = new SampleDigest(info);
    this.total = info.samples();
    this.index = new FrameIndex(firstFrame, total);
  }

  /** Finds out how the frames are numbered, and how many samples there are if nothing says it. */
  static FlacSource open(ByteSource file, StreamInfo info, long firstFrame) throws SourceException {
    FlacSource source = new FlacSource(file, info, firstFrame);
    source.in.seek(firstFrame);
    boolean empty = firstFrame == file.size();
    if (!empty) {
      try {
        FrameHeader header = source.decoder.header();
        header.read(source.in);
        source.variable = header.variable();
        source.blockSize = header.blockSize();
      } catch (FrameDamage e) {
        throw source.damage(e, 0, firstFrame);
      }
      source.in.seek(firstFrame);
    }
    if (source.total == 0 && !empty) {
      source.count();
    } else if (empty && source.total > 0) {
      throw Damage.ends(file, 0, source.total);
    }
    return source;
  }

  private void count() throws SourceException {
    total = Long.MAX_VALUE;
    while (!in.atEnd() && !isOldTag()) {
      next();
    }
    total = end;
    check();
  }

  /** ID3v1 stands behind everything. */
  private boolean isOldTag() throws SourceException {
    if (file.size() - in.position() != ID3V1_LENGTH) {
      return false;
    }
    in.ensure();
    return in.ahead(0) == 'T' && in.ahead(1) == 'A' && in.ahead(2) == 'G';
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public long size() {
    return total * info.frameBytes();
  }

  @Override
  public synchronized void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || length < 0 || position > size() - length) {
      throw Damage.ends(file, total, (position + length) / info.frameBytes());
    }
    long done = 0;
    int bytes = info.frameBytes();
    while (done < length) {
      long at = position + done;
      long sample = at / bytes;
      if (sample < first || sample >= end) {
        goTo(sample);
      }
      long inside = at - first * bytes;
      long run = Math.min(length - done, end * bytes - at);
      MemorySegment.copy(
          block, ValueLayout.JAVA_BYTE, inside, into, ValueLayout.JAVA_BYTE, offset + done, run);
      done += run;
    }
  }

  /** Brings the frame with a sample into memory. */
  private void goTo(long sample) throws SourceException {
    if (sample < end || sample - end > NEAR) {
      seek(sample);
    }
    while (end <= sample) {
      next();
    }
  }

  /** Decodes the frame after the one in memory, and digests it if it is the next to digest. */
  private void next() throws SourceException {
    long expected = end;
    long at = in.position();
    decodeAt(expected, at);
    index.add(expected, at);
    if (expected == digest.samples()) {
      digest.add(decoder.pcm(), decoder.header().blockSize());
    } else if (end == total && digest.samples() < total) {
      seek(digest.samples());
      while (end < total) {
        next();
      }
    }
    if (end == total) {
      check();
    }
  }

  private void decodeAt(long expected, long at) throws SourceException {
    // What is in memory is spoilt until the frame is whole.
    first = expected;
    end = expected;
    try {
      decoder.decode(in);
      FrameHeader header = decoder.header();
      if (number(header) != expected || header.variable() != variable) {
        throw new FrameDamage("a frame is missing, or one too many");
      }
      long next = expected + header.blockSize();
      if (next > total || (!variable && isOdd(header.blockSize(), next))) {
        throw new FrameDamage("a frame is longer or shorter than it may be");
      }
      end = next;
    } catch (FrameDamage e) {
      in.seek(at);
      throw damage(e, expected, at);
    }
  }

  /** Blocks are all of one size but for the last, which may be shorter. */
  private boolean isOdd(int size, long next) {
    boolean last = next == total || total == Long.MAX_VALUE;
    return last ? size > blockSize : size != blockSize;
  }

  private long number(FrameHeader header) {
    return variable ? header.number() : header.number() * blockSize;
  }

  /** The last sample is read: nothing may be wrong with the whole. */
  private void check() throws SourceException {
    if (!digest.isRight()) {
      first = end;
      throw Damage.in(file, "its samples are not those that its MD5 digest was made of");
    }
    if (isFrame()) {
      first = end;
      throw Damage.in(file, "it has more samples than the " + total + " it says");
    }
  }

  /** Whether a frame follows where none may; anything else behind the last one is no concern. */
  private boolean isFrame() throws SourceException {
    in.ensure();
    if (!FrameHeader.mayBegin(in.ahead(0), in.ahead(1))) {
      return false;
    }
    long at = in.position();
    try {
      new FrameHeader(info).read(in);
      return true;
    } catch (FrameDamage e) {
      return false;
    } finally {
      in.seek(at);
    }
  }

  /** Goes to a frame that begins at a sample or not far before it. */
  private void seek(long sample) throws SourceException {
    int entry = index.floor(sample);
    long low = index.offset(entry);
    long lowSample = index.sample(entry);
    long high = index.offsetAfter(entry, file.size());
    while (sample - lowSample > NEAR && high - low > LONGEST_FRAME / 64) {
      long middle = low + (high - low) / 2;
      long found = find(middle, Math.min(high, middle + LONGEST_FRAME), lowSample);
      if (found >= 0 && first <= sample) {
        index.add(first, found);
        low = found;
        lowSample = first;
      } else {
        high = middle;
      }
    }
    in.seek(low);
    first = lowSample;
    end = lowSample;
  }

  /** The first sound frame that begins in a part of the file, or −1. */
  private long find(long from, long to, long after) throws SourceException {
    in.seek(from);
    for (long at = from; at < to; at++) {
      in.ensure();
      if (FrameHeader.mayBegin(in.ahead(0), in.ahead(1)) && isFrameAt(at, after)) {
        return at;
      }
      in.skipBytes(1);
    }
    return -1;
  }

  private boolean isFrameAt(long at, long after) throws SourceException {
    try {
      decoder.decode(in);
      FrameHeader header = decoder.header();
      long number = number(header);
      if (header.variable() == variable && number > after && number < total) {
        first = number;
        return true;
      }
    } catch (FrameDamage e) {
      // Bytes that look like the beginning of a frame: there are some in every file.
    }
    in.seek(at);
    return false;
  }

  private SourceException damage(FrameDamage damage, long sample, long at) {
    double seconds = (double) sample / info.format().rate();
    String where =
        String.format(
            Locale.ROOT,
            "%d:%06.3f (sample %d, byte %d)",
            (long) seconds / 60,
            seconds % 60,
            sample,
            at);
    return Damage.in(file, damage.what() + " at " + where).at(file.name() + " at " + where);
  }

  @Override
  public void requireUnchanged() throws SourceException {
    file.requireUnchanged();
  }

  @Override
  public String toString() {
    return file.name();
  }
}
