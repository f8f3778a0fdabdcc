/** The command {@code serve}: an image as a USB drive that hosts can plug in. */
@NullMarked
package org.glassmaster.cli.internal.serve;

import org.jspecify.annotations.NullMarked;
