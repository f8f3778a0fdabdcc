/** The checklist of IMAPI2's members: each row a test of one, on a stage in C and one in Java. */
@NullMarked
package org.glassmaster.backend.imapi2.internal.rows;

import org.jspecify.annotations.NullMarked;
