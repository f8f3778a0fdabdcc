/**
 * A disc burned through IMAPI2's raw writer: what is offered, what may be chosen, and the way from
 * the first question to the release.
 */
@NullMarked
package org.glassmaster.backend.imapi2.internal.burn;

import org.jspecify.annotations.NullMarked;
