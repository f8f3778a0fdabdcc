/** The commands by name, the parser made of them, and those that need no room of their own. */
@NullMarked
package org.glassmaster.cli.internal.command;

import org.jspecify.annotations.NullMarked;
