/** What the refusals of drives mean, and what to do about them. */
@NullMarked
package org.glassmaster.mmc.internal.sense;

import org.jspecify.annotations.NullMarked;
