/** Drives on USB by Bulk-Only Transport. */
@NullMarked
package org.glassmaster.backend.usb.internal;

import org.jspecify.annotations.NullMarked;
