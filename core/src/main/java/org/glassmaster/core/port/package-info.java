/** What the use cases ask of the world: devices, readers, recorders, progress, time. */
@NullMarked
@Stable
package org.glassmaster.core.port;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
