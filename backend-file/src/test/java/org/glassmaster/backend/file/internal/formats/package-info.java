/** All formats side by side: what they keep, and that it comes back. */
@NullMarked
package org.glassmaster.backend.file.internal.formats;

import org.jspecify.annotations.NullMarked;
