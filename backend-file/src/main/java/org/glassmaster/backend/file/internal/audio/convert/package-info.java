/** Brings sound of another format to that of a disc, where that was asked for. */
@NullMarked
package org.glassmaster.backend.file.internal.audio.convert;

import org.jspecify.annotations.NullMarked;
