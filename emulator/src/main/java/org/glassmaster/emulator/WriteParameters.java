package org.glassmaster.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.WriteMode;

/** What mode page 05h says (MMC, write parameters mode page). */
final class WriteParameters {
  static final int PACKET = 0;
  static final int TAO = 1;
  static final int SAO = 2;
  static final int RAW = 3;
  private static final int NEXT_ALLOWED = 3;

  private final byte[] page;

  WriteParameters(byte[] page) {
    this.page = page.clone();
  }

  private int u8(int index) {
    return page[index] & 0xFF;
  }

  int writeType() {
    return u8(2) & 15;
  }

  boolean test() {
    return (u8(2) & 0x10) != 0;
  }

  boolean underrunFree() {
    return (u8(2) & 0x40) != 0;
  }

  int multiSession() {
    return u8(3) >> 6;
  }

  /** Whether a session may follow. */
  boolean more() {
    return multiSession() == NEXT_ALLOWED;
  }

  boolean copied() {
    return (u8(3) & 0x10) != 0;
  }

  int control() {
    return u8(3) & 15;
  }

  int blockType() {
    return u8(4) & 15;
  }

  /** The block format of a RAW recording. */
  Optional<BlockFormat> rawFormat() {
    for (BlockFormat format : BlockFormat.values()) {
      if (format.dataBlockType() == blockType()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The disc type where the session format names one; CD-DA and CD-ROM are told by the tracks. */
  Optional<DiscType> discType() {
    return switch (u8(8)) {
      case 0x10 -> Optional.of(DiscType.CD_I);
      case 0x20 -> Optional.of(DiscType.CD_ROM_XA);
      default -> Optional.empty();
    };
  }

  Optional<Mcn> mcn() {
    return u8(16) == 0x80 ? Mcn.parse(text(17, 13)) : Optional.empty();
  }

  Optional<Isrc> isrc() {
    return u8(32) == 0x80 ? Isrc.parse(text(33, 12)) : Optional.empty();
  }

  /** The sub-header for the block types that have none, the first byte lowest. */
  int subheader() {
    return u8(48) | u8(49) << 8 | u8(50) << 16 | u8(51) << 24;
  }

  private String text(int at, int length) {
    return new String(page, at, length, StandardCharsets.ISO_8859_1);
  }

  /** Whether a drive records like that. */
  boolean suits(Traits personality) {
    boolean known =
        switch (writeType()) {
          case TAO ->
              personality.writeModes().contains(WriteMode.TAO)
                  && HostBlock.ofBlockType(blockType()).isPresent();
          case SAO ->
              personality.writeModes().contains(WriteMode.SAO)
                  && (blockType() == 0
                      || (blockType() >= 8 && blockType() <= 13)
                      || (personality.cdText() && blockType() <= 3));
          case RAW ->
              personality.writeModes().contains(WriteMode.RAW)
                  && rawFormat().map(personality.rawFormats()::contains).orElse(false);
          default -> false;
        };
    return known
        && (!test() || personality.testWrite())
        && (!underrunFree() || personality.underrunFree())
        && multiSession() != 2;
  }
}
