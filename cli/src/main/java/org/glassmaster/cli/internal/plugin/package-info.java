/** The plug-ins of the distribution, and what each of them gives. */
@NullMarked
package org.glassmaster.cli.internal.plugin;

import org.jspecify.annotations.NullMarked;
