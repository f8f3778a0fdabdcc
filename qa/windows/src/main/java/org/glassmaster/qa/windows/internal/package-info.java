/** The IMAPI2 back end under Wine. */
@NullMarked
package org.glassmaster.qa.windows.internal;

import org.jspecify.annotations.NullMarked;
