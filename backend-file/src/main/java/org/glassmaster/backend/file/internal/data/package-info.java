/** What the bytes of images say of themselves: modes, byte orders, ends that are missing. */
@NullMarked
package org.glassmaster.backend.file.internal.data;

import org.jspecify.annotations.NullMarked;
