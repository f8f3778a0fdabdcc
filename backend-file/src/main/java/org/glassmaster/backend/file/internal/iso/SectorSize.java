package org.glassmaster.backend.file.internal.iso;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassmaster.core.disc.SectorForm;

/**
 * How sectors lie in a bare image, as its first bytes tell: by the volume descriptor in sector 16
 * (ECMA-119 clause 8), or by two sync fields at the distance of a sector.
 */
enum SectorSize {
  USER(2048, SectorForm.DATA_2048, 0, 0),
  FROM_SUBHEADER(2336, SectorForm.DATA_2336, 8, 8),
  WHOLE(2352, SectorForm.WHOLE, 16, 24),
  WITH_SUBCHANNEL(2448, SectorForm.WHOLE, 16, 24);

  private static final int DESCRIPTOR_SECTOR = 16;
  private static final byte[] IDENTIFIER = "CD001".getBytes(StandardCharsets.US_ASCII);
  private static final int SYNC_BYTES = 12;

  private final int stride;
  private final SectorForm form;
  private final int mode1Offset;
  private final int mode2Offset;

  SectorSize(int stride, SectorForm form, int mode1Offset, int mode2Offset) {
    this.stride = stride;
    this.form = form;
    this.mode1Offset = mode1Offset;
    this.mode2Offset = mode2Offset;
  }

  /** The size that the first bytes of a file speak for. */
  static Optional<SectorSize> of(byte[] head) {
    for (SectorSize size : values()) {
      if (size.form == SectorForm.WHOLE && isSync(head, 0) && isSync(head, size.stride)) {
        return Optional.of(size);
      }
    }
    for (SectorSize size : values()) {
      int descriptor = DESCRIPTOR_SECTOR * size.stride + 1;
      if (hasIdentifier(head, descriptor + size.mode1Offset)
          || hasIdentifier(head, descriptor + size.mode2Offset)) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }

  private static boolean hasIdentifier(byte[] head, int at) {
    if (at + IDENTIFIER.length > head.length) {
      return false;
    }
    for (int i = 0; i < IDENTIFIER.length; i++) {
      if (head[at + i] != IDENTIFIER[i]) {
        return false;
      }
    }
    return true;
  }

  /** One zero, ten times FFh, one zero (ECMA-130 clause 14.1). */
  private static boolean isSync(byte[] head, int at) {
    if (at + SYNC_BYTES > head.length || head[at] != 0 || head[at + SYNC_BYTES - 1] != 0) {
      return false;
    }
    for (int i = 1; i < SYNC_BYTES - 1; i++) {
      if (head[at + i] != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Bytes from one sector to the next. */
  int stride() {
    return stride;
  }

  SectorForm form() {
    return form;
  }
}
