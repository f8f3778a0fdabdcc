/** cdrdao's TOC files: the grammar, and the disc they describe (raw-dao-images 9.3). */
@NullMarked
package org.glassmaster.backend.file.internal.toc;

import org.jspecify.annotations.NullMarked;
