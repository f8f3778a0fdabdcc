/** Reading discs: from a drive's answers to a disc like any other. */
@NullMarked
package org.glassmaster.mmc.internal.read;

import org.jspecify.annotations.NullMarked;
