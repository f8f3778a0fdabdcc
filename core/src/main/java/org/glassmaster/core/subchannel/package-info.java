/**
 * The eight channels P to W beside the main channel: Q frames, R–W packs, and the forms in which
 * the 96 symbols of a sector are handed over (ECMA-130 and IEC 60908, control and display channels;
 * MMC, sub-channel data).
 */
@NullMarked
@Evolving
package org.glassmaster.core.subchannel;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
