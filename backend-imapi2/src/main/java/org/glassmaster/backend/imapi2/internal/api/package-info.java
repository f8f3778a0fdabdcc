/**
 * The interfaces of IMAPI2 as Java sees them: one class for each, one method for each member, and
 * the objects that IMAPI2 calls.
 */
@NullMarked
package org.glassmaster.backend.imapi2.internal.api;

import org.jspecify.annotations.NullMarked;
