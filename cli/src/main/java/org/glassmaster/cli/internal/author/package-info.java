/** From sound files to a disc: their order, what they say of themselves, what stands against it. */
@NullMarked
package org.glassmaster.cli.internal.author;

import org.jspecify.annotations.NullMarked;
