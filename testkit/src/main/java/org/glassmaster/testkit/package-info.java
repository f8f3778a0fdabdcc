/** What authors of back ends test with. */
@NullMarked
@Evolving
package org.glassmaster.testkit;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
