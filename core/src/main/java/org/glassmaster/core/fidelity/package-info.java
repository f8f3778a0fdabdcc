/** What a target keeps of a disc, what it makes anew, and what it loses. */
@NullMarked
@Stable
package org.glassmaster.core.fidelity;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
