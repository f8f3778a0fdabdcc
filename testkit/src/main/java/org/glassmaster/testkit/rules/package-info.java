/**
 * The architecture rules of this house, for a third party's back end to be held to as well. Each is
 * an {@link com.tngtech.archunit.lang.ArchRule} that says in its message why it exists and what to
 * do instead:
 *
 * <pre>{@code
 * class RulesTest extends RulesContract {}
 * }</pre>
 *
 * <p>or, rule by rule:
 *
 * <pre>{@code
 * JavaClasses mine = new ClassFileImporter().importPackages("com.example.backend");
 * Manners.all().forEach(rule -> rule.check(mine));
 * Boundaries.all().forEach(rule -> rule.check(mine));
 * Providers.all().forEach(rule -> rule.check(mine));
 * }</pre>
 */
@NullMarked
@Evolving
package org.glassmaster.testkit.rules;

import org.glassmaster.core.Evolving;
import org.jspecify.annotations.NullMarked;
