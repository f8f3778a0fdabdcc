/** A disc kept on the hard disk while the drive it came from is given another one. */
@NullMarked
package org.glassmaster.cli.internal.spool;

import org.jspecify.annotations.NullMarked;
