/** Benchmarks. */
@NullMarked
package org.glassmaster.qa.bench.internal;

import org.jspecify.annotations.NullMarked;
