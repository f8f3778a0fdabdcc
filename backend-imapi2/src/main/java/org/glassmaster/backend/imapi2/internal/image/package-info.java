/** The raw image as the writer is given it, rendered here or made by IMAPI2's own creator. */
@NullMarked
package org.glassmaster.backend.imapi2.internal.image;

import org.jspecify.annotations.NullMarked;
