/** Offences on purpose: a part of the house that every rule is tried on. */
@NullMarked
@Evolving
package org.glassmaster.qa.rules.bad.cli.here;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
