/**
 * What an embedder uses: the façade {@link org.glassmaster.embed.Glassmaster}, and for those who
 * wire by Guice the module that gives every service by itself.
 */
@NullMarked
package org.glassmaster.embed;

import org.jspecify.annotations.NullMarked;
