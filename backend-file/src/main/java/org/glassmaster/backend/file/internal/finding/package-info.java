/** The shape of the finding catalogues of the formats. */
@NullMarked
package org.glassmaster.backend.file.internal.finding;

import org.jspecify.annotations.NullMarked;
