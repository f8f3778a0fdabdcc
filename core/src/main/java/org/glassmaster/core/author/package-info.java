/**
 * Authoring in the shape of IMAPI2: its members, its rules, its results, on the model of this
 * framework.
 */
@NullMarked
@Evolving
package org.glassmaster.core.author;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
