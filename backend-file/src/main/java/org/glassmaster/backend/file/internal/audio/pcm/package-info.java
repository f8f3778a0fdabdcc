/** Sound files as their formats leave them: samples of some format, and what may be odd. */
@NullMarked
package org.glassmaster.backend.file.internal.audio.pcm;

import org.jspecify.annotations.NullMarked;
