/** What validation and planning notice, and what to do about it. */
@NullMarked
package org.glassmaster.core.finding;

import org.jspecify.annotations.NullMarked;
