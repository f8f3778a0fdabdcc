/**
 * The sector of 2352 bytes, bit for bit: sync, header, error detection and correction codes,
 * scrambler (ECMA-130 clauses 14–16 and annexes A and B), and the way back from a sector to what it
 * is and whether it is sound.
 */
@NullMarked
@Evolving
package org.glassmaster.core.sector;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
