/** What would be done, and why, before anything is touched. */
@NullMarked
@Stable
package org.glassmaster.core.plan;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
