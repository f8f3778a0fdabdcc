/** Recording by MMC, end to end, against the recorder in software. */
@NullMarked
package org.glassmaster.emulator.record;

import org.jspecify.annotations.NullMarked;
