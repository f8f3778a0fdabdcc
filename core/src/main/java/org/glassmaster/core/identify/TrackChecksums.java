package org.glassmaster.core.identify;

/**
 * What ripping databases know the samples of an audio track by, from its index 1 to the next
 * track's.
 *
 * @param crc32 of all bytes
 */
public record TrackChecksums(int track, int accurateRip1, int accurateRip2, int crc32) {}
