/** What stands in for IMAPI2 as a whole, in C and in Java, and the discs that are burned on it. */
@NullMarked
package org.glassmaster.backend.imapi2.internal.fake;

import org.jspecify.annotations.NullMarked;
