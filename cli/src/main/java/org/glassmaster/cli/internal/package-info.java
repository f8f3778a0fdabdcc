/** The glassmaster command. */
@NullMarked
package org.glassmaster.cli.internal;

import org.jspecify.annotations.NullMarked;
