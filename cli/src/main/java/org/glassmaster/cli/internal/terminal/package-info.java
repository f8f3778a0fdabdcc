/** What lies around the process: its streams, who watches them, and the signals they send. */
@NullMarked
package org.glassmaster.cli.internal.terminal;

import org.jspecify.annotations.NullMarked;
