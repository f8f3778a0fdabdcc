/** Files that images are written to: whole or not at all. */
@NullMarked
package org.glassmaster.backend.file.internal.output;

import org.jspecify.annotations.NullMarked;
