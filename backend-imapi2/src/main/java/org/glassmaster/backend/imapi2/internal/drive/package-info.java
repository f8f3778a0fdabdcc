/**
 * The drives of Windows: how they are found, watched, opened and held, and the way of commands to
 * them.
 */
@NullMarked
package org.glassmaster.backend.imapi2.internal.drive;

import org.jspecify.annotations.NullMarked;
