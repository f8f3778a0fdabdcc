/** An optical recorder in software. */
@NullMarked
package org.glassmaster.emulator;

import org.jspecify.annotations.NullMarked;
