/** One data track and nothing else, as most of the world knows disc images. */
@NullMarked
package org.glassmaster.backend.file.internal.iso;

import org.jspecify.annotations.NullMarked;
