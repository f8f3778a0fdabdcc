/** What can go wrong, as types a caller can act on. */
@NullMarked
package org.glassmaster.core.fault;

import org.jspecify.annotations.NullMarked;
