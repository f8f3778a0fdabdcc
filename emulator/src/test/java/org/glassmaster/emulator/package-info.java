@NullMarked
package org.glassmaster.emulator;

import org.jspecify.annotations.NullMarked;
