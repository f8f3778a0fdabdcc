package org.glassmaster.backend.imapi2.internal.api;

/**
 * How far a raw write has come, as one event tells it.
 *
 * @param startLba negative where the write begins with a lead-in
 * @param action a value of {@code IMAPI_FORMAT2_RAW_CD_WRITE_ACTION}: 1 preparing, 2 writing, 3
 *     finishing
 * @param elapsed seconds
 * @param remaining seconds
 */
public record RawCdProgress(
    int startLba,
    int sectorCount,
    int lastReadLba,
    int lastWrittenLba,
    int totalBuffer,
    int usedBuffer,
    int freeBuffer,
    int action,
    int elapsed,
    int remaining) {}
