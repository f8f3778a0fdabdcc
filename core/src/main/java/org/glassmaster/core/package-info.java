/** The heart of Glassmaster: see the packages below this one. */
@NullMarked
@Stable
package org.glassmaster.core;

import org.jspecify.annotations.NullMarked;
