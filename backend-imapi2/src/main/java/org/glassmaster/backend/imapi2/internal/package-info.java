/** Drives on Windows through IMAPI2, as others see them: the back end and its devices. */
@NullMarked
package org.glassmaster.backend.imapi2.internal;

import org.jspecify.annotations.NullMarked;
