package org.glassmaster.core.identify;

/**
 * What ripping databases know the samples of an audio track by, from its index 1 to the next
 * track's.
 *
 * @param track the track's number
 * @param accurateRip1 AccurateRip's first checksum
 * @param accurateRip2 AccurateRip's second checksum
 * @param crc32 of all bytes
 */
public record TrackChecksums(int track, int accurateRip1, int accurateRip2, int crc32) {}
