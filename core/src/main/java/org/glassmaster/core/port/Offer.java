package org.glassmaster.core.port;

import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.image.BlockFormat;

/**
 * One way in which a recorder could write a layout, found out without touching the medium.
 *
 * @param mode the mode
 * @param blockFormat the block format
 * @param leadIn first sector of the lead-in the recorder wants, or would make
 * @param fidelity what would become of each attribute that the disc has
 */
public record Offer(WriteMode mode, BlockFormat blockFormat, int leadIn, Fidelity fidelity) {}
