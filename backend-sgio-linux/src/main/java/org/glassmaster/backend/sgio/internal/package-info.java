/** Drives on Linux through the SG_IO ioctl. */
@NullMarked
package org.glassmaster.backend.sgio.internal;

import org.jspecify.annotations.NullMarked;
