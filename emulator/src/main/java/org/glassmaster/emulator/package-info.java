/** An optical recorder in software. */
@NullMarked
@Evolving
package org.glassmaster.emulator;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
