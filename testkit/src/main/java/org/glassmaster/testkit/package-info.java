/** What authors of back ends test with. */
@NullMarked
package org.glassmaster.testkit;

import org.jspecify.annotations.NullMarked;
