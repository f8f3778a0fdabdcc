/** CloneCD images: the sheet, the sectors, and the sub-channel beside them (raw-dao-images 9.4). */
@NullMarked
package org.glassmaster.backend.file.internal.ccd;

import org.jspecify.annotations.NullMarked;
