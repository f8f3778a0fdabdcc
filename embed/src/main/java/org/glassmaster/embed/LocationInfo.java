package org.glassmaster.embed;

import java.util.Optional;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Medium;
import org.glassmaster.spi.Location;

/**
 * What lies at a location.
 *
 * @param location the location in a user's words
 * @param device the device
 * @param medium what is in it
 * @param contents what is on the disc, without its sectors: they cannot be read any more; absent
 *     where there is no disc
 */
public record LocationInfo(
    Location location, DeviceInfo device, Medium medium, Optional<Contents> contents) {}
