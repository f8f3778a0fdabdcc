/** What a target keeps of a disc, what it makes anew, and what it loses. */
@NullMarked
package org.glassmaster.core.fidelity;

import org.jspecify.annotations.NullMarked;
