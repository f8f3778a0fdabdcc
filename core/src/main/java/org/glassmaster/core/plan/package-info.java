/** What would be done, and why, before anything is touched. */
@NullMarked
package org.glassmaster.core.plan;

import org.jspecify.annotations.NullMarked;
