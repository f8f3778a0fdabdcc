/** What validation and planning notice, and what to do about it. */
@NullMarked
@Stable
package org.glassmaster.core.finding;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
