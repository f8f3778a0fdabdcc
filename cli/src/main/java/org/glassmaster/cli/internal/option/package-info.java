/** What is typed after a command, and the word that was probably meant. */
@NullMarked
package org.glassmaster.cli.internal.option;

import org.jspecify.annotations.NullMarked;
