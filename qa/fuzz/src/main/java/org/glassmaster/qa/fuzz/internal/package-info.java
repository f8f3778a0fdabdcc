/** Long fuzzing of every parser. */
@NullMarked
package org.glassmaster.qa.fuzz.internal;

import org.jspecify.annotations.NullMarked;
