/** Programs as embedders write them. */
@NullMarked
package org.glassmaster.qa.examples.internal;

import org.jspecify.annotations.NullMarked;
