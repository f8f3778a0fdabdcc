/** What databases know a disc and its tracks by. */
@NullMarked
@Stable
package org.glassmaster.core.identify;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
