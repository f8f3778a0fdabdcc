/**
 * What the user wants on the disc: sessions, tracks, indexes, identity, and where the bytes come
 * from.
 */
@NullMarked
package org.glassmaster.core.disc;

import org.jspecify.annotations.NullMarked;
