/** What drives are asked and sent: the command blocks and parameter lists of MMC. */
@NullMarked
package org.glassmaster.mmc.internal.command;

import org.jspecify.annotations.NullMarked;
