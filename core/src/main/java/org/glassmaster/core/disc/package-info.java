/**
 * What the user wants on the disc: sessions, tracks, indexes, identity, and where the bytes come
 * from.
 */
@NullMarked
@Stable
package org.glassmaster.core.disc;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
