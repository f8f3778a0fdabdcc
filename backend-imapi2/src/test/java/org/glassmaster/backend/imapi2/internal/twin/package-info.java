/**
 * A twin of Windows and IMAPI2 made of Java upcall stubs, so that the ordinary build can call and
 * be called through the real layer.
 */
@NullMarked
package org.glassmaster.backend.imapi2.internal.twin;

import org.jspecify.annotations.NullMarked;
