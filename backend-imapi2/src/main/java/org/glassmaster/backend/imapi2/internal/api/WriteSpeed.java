package org.glassmaster.backend.imapi2.internal.api;

/**
 * A speed that a drive offers.
 *
 * @param mediaType a value of {@code IMAPI_MEDIA_PHYSICAL_TYPE}
 * @param pureCav whether the disc turns at one speed all the way
 */
public record WriteSpeed(int mediaType, boolean pureCav, int sectorsPerSecond) {}
