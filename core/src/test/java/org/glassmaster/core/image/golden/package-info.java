/**
 * The raw image against recordings of what wodim, cdrdao and cdrskin sent for the same discs
 * (docs/accepted-differences.md).
 */
@NullMarked
package org.glassmaster.core.image.golden;

import org.jspecify.annotations.NullMarked;
