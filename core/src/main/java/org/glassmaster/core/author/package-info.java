/**
 * Authoring in the shape of IMAPI2: its members, its rules, its results, on the model of this
 * framework.
 */
@NullMarked
package org.glassmaster.core.author;

import org.jspecify.annotations.NullMarked;
