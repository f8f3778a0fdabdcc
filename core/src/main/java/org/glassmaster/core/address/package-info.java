/**
 * Where things are on a disc: minutes, seconds and frames, logical addresses, and the limits of
 * both.
 */
@NullMarked
package org.glassmaster.core.address;

import org.jspecify.annotations.NullMarked;
