/** Files that images are read from, and which of them a sheet may name. */
@NullMarked
package org.glassmaster.backend.file.internal.input;

import org.jspecify.annotations.NullMarked;
