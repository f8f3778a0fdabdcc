/** Drives on Windows through IMAPI2. */
@NullMarked
package org.glassmaster.backend.imapi2.internal;

import org.jspecify.annotations.NullMarked;
