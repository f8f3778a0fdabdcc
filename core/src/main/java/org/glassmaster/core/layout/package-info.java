/** A disc laid out: every lead-in, pause, index and lead-out at its address. */
@NullMarked
package org.glassmaster.core.layout;

import org.jspecify.annotations.NullMarked;
