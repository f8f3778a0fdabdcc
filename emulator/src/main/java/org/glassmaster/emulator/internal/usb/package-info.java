/** A SCSI target on a USB port that is a network connection: Bulk-Only Transport over USB/IP. */
@NullMarked
package org.glassmaster.emulator.internal.usb;

import org.jspecify.annotations.NullMarked;
