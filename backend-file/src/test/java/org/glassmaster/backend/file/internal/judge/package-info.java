/** What programs of others make of our images, and we of theirs. */
@NullMarked
package org.glassmaster.backend.file.internal.judge;

import org.jspecify.annotations.NullMarked;
