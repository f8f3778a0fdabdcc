/** Disc images as devices. */
@NullMarked
package org.glassmaster.backend.file.internal;

import org.jspecify.annotations.NullMarked;
