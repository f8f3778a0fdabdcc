/** What the writers of all formats share: pulling sectors. */
@NullMarked
package org.glassmaster.backend.file.internal.write;

import org.jspecify.annotations.NullMarked;
