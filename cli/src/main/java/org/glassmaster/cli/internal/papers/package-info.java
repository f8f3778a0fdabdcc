/** What is made of the commands for the distribution: the manual, and the completions of shells. */
@NullMarked
package org.glassmaster.cli.internal.papers;

import org.jspecify.annotations.NullMarked;
