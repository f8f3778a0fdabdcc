/** As much of JSON (RFC 8259) as sidecars need. */
@NullMarked
package org.glassmaster.backend.file.internal.json;

import org.jspecify.annotations.NullMarked;
