/** What the writers of all formats share: pulling sectors, and the account of what is kept. */
@NullMarked
package org.glassmaster.backend.file.internal.write;

import org.jspecify.annotations.NullMarked;
