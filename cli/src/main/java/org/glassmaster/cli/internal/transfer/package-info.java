/** The one engine behind {@code plan}, {@code burn}, {@code rip}, {@code convert}, {@code copy}. */
@NullMarked
package org.glassmaster.cli.internal.transfer;

import org.jspecify.annotations.NullMarked;
