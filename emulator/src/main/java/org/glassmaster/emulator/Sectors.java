package org.glassmaster.emulator;

import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.mmc.Cdb;

/** The sectors that a command touches. */
record Sectors(int lba, int count) {
  static Optional<Sectors> of(Cdb cdb) {
    int opcode = cdb.opcode();
    if (cdb.length() < Request.length(opcode)) {
      return Optional.empty();
    }
    return switch (opcode) {
      case Opcode.READ_10, Opcode.WRITE_10 -> Optional.of(new Sectors(cdb.s32(2), cdb.u16(7)));
      case Opcode.READ_12, Opcode.WRITE_12 ->
          Optional.of(new Sectors(cdb.s32(2), Math.max(0, cdb.s32(6))));
      case Opcode.READ_CD -> Optional.of(new Sectors(cdb.s32(2), cdb.u24(6)));
      case Opcode.READ_CD_MSF -> {
        int first = lba(cdb.u8(3), cdb.u8(4), cdb.u8(5));
        yield Optional.of(
            new Sectors(first, Math.max(0, lba(cdb.u8(6), cdb.u8(7), cdb.u8(8)) - first)));
      }
      case Opcode.READ_CD_DA -> Optional.of(new Sectors(cdb.s32(2), Math.max(0, cdb.s32(6))));
      default -> Optional.empty();
    };
  }

  boolean contains(int sector) {
    return sector >= lba && sector < (long) lba + count;
  }

  /** The address of three bytes of binary time, whatever they are. */
  static int lba(int minute, int second, int frame) {
    int frames = (minute * 60 + second) * Geometry.SECTORS_PER_SECOND + frame;
    return frames - Geometry.PAUSE - (minute >= 90 ? 100 * Geometry.SECTORS_PER_MINUTE : 0);
  }
}
