/** A drive one can talk to: patience, time limits, faults and the trace. */
@NullMarked
package org.glassmaster.mmc.internal.drive;

import org.jspecify.annotations.NullMarked;
