/** What sound files say of themselves. */
@NullMarked
package org.glassmaster.backend.file.internal.audio.tags;

import org.jspecify.annotations.NullMarked;
