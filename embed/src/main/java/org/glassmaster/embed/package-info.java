/**
 * What an embedder uses: the façade {@link org.glassmaster.embed.Glassmaster}, and for those who
 * wire by Guice the module that gives every service by itself.
 */
@NullMarked
@Stable
package org.glassmaster.embed;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
