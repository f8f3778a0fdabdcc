/** What databases know a disc and its tracks by. */
@NullMarked
package org.glassmaster.core.identify;

import org.jspecify.annotations.NullMarked;
