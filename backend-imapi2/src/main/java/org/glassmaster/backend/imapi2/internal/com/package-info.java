/**
 * A small Component Object Model by {@code java.lang.foreign}: calls out by slot, calls in by
 * stubs, ownership by scope. It knows nothing of discs.
 */
@NullMarked
package org.glassmaster.backend.imapi2.internal.com;

import org.jspecify.annotations.NullMarked;
