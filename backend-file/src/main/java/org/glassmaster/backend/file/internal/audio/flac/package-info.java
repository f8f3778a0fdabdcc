/** FLAC (RFC 9639), decoded strictly: what its checksums do not vouch for is not heard. */
@NullMarked
package org.glassmaster.backend.file.internal.audio.flac;

import org.jspecify.annotations.NullMarked;
