/** What the results of IMAPI2 mean, and the faults and findings that they become. */
@NullMarked
package org.glassmaster.backend.imapi2.internal.fault;

import org.jspecify.annotations.NullMarked;
