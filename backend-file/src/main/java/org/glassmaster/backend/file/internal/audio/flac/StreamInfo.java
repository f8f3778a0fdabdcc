package org.glassmaster.backend.file.internal.audio.flac;

import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFormat;

/**
 * What STREAMINFO says of the whole stream (RFC 9639, 8.2).
 *
 * @param smallestBlock in samples, that of the last block left aside
 * @param largestBlock in samples
 * @param samples in each channel; 0 where the encoder could not know
 * @param md5 of all samples, interleaved, little-endian, in whole bytes; absent where it was not
 *     computed
 */
record StreamInfo(
    int smallestBlock, int largestBlock, AudioFormat format, long samples, Optional<Md5> md5) {
  /** A digest in two halves. */
  record Md5(long high, long low) {}

  /** Bytes that a sample of one channel takes. */
  int sampleBytes() {
    return (format.bits() + 7) / 8;
  }

  /** Bytes that a sample of all channels takes. */
  int frameBytes() {
    return sampleBytes() * format.channels();
  }
}
