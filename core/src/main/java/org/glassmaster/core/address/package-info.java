/**
 * Where things are on a disc: minutes, seconds and frames, logical addresses, and the limits of
 * both.
 */
@NullMarked
@Stable
package org.glassmaster.core.address;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
