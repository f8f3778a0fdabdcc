/** How a command ends: its exit code, and the problem that stopped it. */
@NullMarked
package org.glassmaster.cli.internal.outcome;

import org.jspecify.annotations.NullMarked;
