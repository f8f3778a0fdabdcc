/** A disc recovered from what is recorded: blocks of main channel and sub-channel. */
@NullMarked
@Evolving
package org.glassmaster.core.recovery;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
