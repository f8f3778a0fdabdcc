/** What real burners sent, replayed into the recorder. */
@NullMarked
package org.glassmaster.emulator.golden;

import org.jspecify.annotations.NullMarked;
