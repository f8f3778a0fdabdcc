/** What drives answer: the response data of MMC as values. Garbage is absent, never a fault. */
@NullMarked
package org.glassmaster.mmc.internal.answer;

import org.jspecify.annotations.NullMarked;
