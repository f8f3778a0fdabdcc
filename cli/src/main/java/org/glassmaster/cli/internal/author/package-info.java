/** The command {@code author}: sound files, what they say of themselves, and a sheet of them. */
@NullMarked
package org.glassmaster.cli.internal.author;

import org.jspecify.annotations.NullMarked;
