/** What the use cases ask of the world: devices, readers, recorders, progress, time. */
@NullMarked
package org.glassmaster.core.port;

import org.jspecify.annotations.NullMarked;
