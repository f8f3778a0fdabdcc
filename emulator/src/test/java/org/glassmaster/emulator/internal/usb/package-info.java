@NullMarked
package org.glassmaster.emulator.internal.usb;

import org.jspecify.annotations.NullMarked;
