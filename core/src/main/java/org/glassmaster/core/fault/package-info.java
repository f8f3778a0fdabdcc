/** What can go wrong, as types a caller can act on. */
@NullMarked
@Stable
package org.glassmaster.core.fault;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
