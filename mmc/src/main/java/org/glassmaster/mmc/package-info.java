/** The language of optical drives (MMC) over a SCSI transport. */
@NullMarked
package org.glassmaster.mmc;

import org.jspecify.annotations.NullMarked;
