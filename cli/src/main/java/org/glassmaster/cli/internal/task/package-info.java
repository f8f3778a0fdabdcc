/** What every command stands on: its task, and what that works with. */
@NullMarked
package org.glassmaster.cli.internal.task;

import org.jspecify.annotations.NullMarked;
