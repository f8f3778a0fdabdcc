/** How far a job is: heard from the work, and shown in the way that was asked for. */
@NullMarked
package org.glassmaster.cli.internal.progress;

import org.jspecify.annotations.NullMarked;
