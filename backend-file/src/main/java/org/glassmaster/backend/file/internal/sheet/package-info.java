/** What sheets of all formats share: their characters. */
@NullMarked
package org.glassmaster.backend.file.internal.sheet;

import org.jspecify.annotations.NullMarked;
