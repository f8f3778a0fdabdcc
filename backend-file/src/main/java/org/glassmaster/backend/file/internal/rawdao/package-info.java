/** The blocks of a raw disc-at-once stream as a file, and the sidecar that says what they are. */
@NullMarked
package org.glassmaster.backend.file.internal.rawdao;

import org.jspecify.annotations.NullMarked;
