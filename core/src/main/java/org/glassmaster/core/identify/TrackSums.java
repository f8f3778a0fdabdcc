package org.glassmaster.core.identify;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The checksums that ripping databases compare tracks by, taken while a track is read from its
 * first sample to its last: AccurateRip version 1 and 2, and CRC-32. At the edges of a disc, where
 * drives differ, AccurateRip leaves out five sectors.
 */
public final class TrackSums {
  private static final int EDGE = 5 * 588;
  private static final int ROOM = 4096;
  private static final ValueLayout.OfInt SAMPLE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final long from;
  private final long to;
  private final CRC32 crc = new CRC32();

  /** On the way to the CRC, which before Java 25 refuses memory of a shared arena. */
  private final byte[] room = new byte[ROOM];

  private long next = 1;
  private int version1;
  private int version2;

  /**
   * Begins a track.
   *
   * @param sectors sectors from index 1 to the next track
   * @param first whether it is the first audio track of the disc
   * @param last whether it is the last audio track of the disc
   */
  public TrackSums(int sectors, boolean first, boolean last) {
    long samples = sectors * 588L;
    this.from = first ? EDGE : 1;
    this.to = last ? samples - EDGE : samples;
  }

  /**
   * Takes the next bytes of the track: whole stereo samples, little-endian.
   *
   * @param bytes the bytes
   * @param offset where in that memory
   * @param length how many bytes
   */
  public void update(MemorySegment bytes, long offset, long length) {
    for (long at = offset; at < offset + length; at += Integer.BYTES) {
      if (next >= from && next <= to) {
        long product = (bytes.get(SAMPLE, at) & 0xFFFFFFFFL) * next;
        version1 += (int) product;
        version2 += (int) product + (int) (product >>> 32);
      }
      next++;
    }
    for (long done = 0; done < length; done += room.length) {
      int part = (int) Math.min(length - done, room.length);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset + done, room, 0, part);
      crc.update(room, 0, part);
    }
  }

  /**
   * {@return the sums of all that was taken, as those of a track}
   *
   * @param track the track's number
   */
  public TrackChecksums checksums(int track) {
    return new TrackChecksums(track, version1, version2, (int) crc.getValue());
  }
}
