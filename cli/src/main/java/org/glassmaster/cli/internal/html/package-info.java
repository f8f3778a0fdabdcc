/** The page a job leaves behind: what happened, drawn where people would rather look than read. */
@NullMarked
package org.glassmaster.cli.internal.html;

import org.jspecify.annotations.NullMarked;
