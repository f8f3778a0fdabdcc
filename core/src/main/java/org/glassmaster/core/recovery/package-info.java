/** A disc recovered from what is recorded: blocks of main channel and sub-channel. */
@NullMarked
package org.glassmaster.core.recovery;

import org.jspecify.annotations.NullMarked;
