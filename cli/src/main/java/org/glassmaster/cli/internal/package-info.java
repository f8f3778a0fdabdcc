/** The {@code glassmaster} command: command lines come in here, exit codes go out. */
@NullMarked
package org.glassmaster.cli.internal;

import org.jspecify.annotations.NullMarked;
