/** The language of optical drives (MMC) over a SCSI transport. */
@NullMarked
@Evolving
package org.glassmaster.mmc;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
