package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * The way in which the sub-channel of sectors is read that is handed on.
 *
 * @param selection what is asked for
 * @param form what comes
 * @param shift by how many sectors it is ahead of the sector it comes with
 * @param run what of it is handed on, and as what
 */
record RwAccess(ReadCd selection, SubchannelForm form, int shift, SubchannelRun.Form run) {
  /** Symbols of a sector. */
  static final int SYMBOLS = 96;

  private static final int RW = 0x3F;

  /** The raw sub-channel: with P and Q as they are recorded, or R to W alone. */
  static RwAccess raw(QAccess access, boolean recorded) {
    return new RwAccess(
        access.selection(),
        access.form(),
        access.shift(),
        recorded ? SubchannelRun.Form.PW_RAW : SubchannelRun.Form.RW_SYMBOLS);
  }

  /** R to W as the drive corrects them. */
  static RwAccess packs(ReadCd selection) {
    return new RwAccess(selection, SubchannelForm.COOKED96, 0, SubchannelRun.Form.RW_PACKS);
  }

  /** Whether the symbols are as on the disc, and nobody has corrected them. */
  boolean isRaw() {
    return form != SubchannelForm.COOKED96;
  }

  /** Copies the symbols of a sector out of what a drive gave. */
  void copy(MemorySegment blocks, long at, MemorySegment symbols, long to) {
    SubchannelForm wanted = isRaw() ? SubchannelForm.RAW96 : SubchannelForm.COOKED96;
    form.convert(blocks, at, 0, wanted, symbols, to, 0, 1);
    for (int i = 0; i < SYMBOLS && !run.hasPq(); i++) {
      byte symbol = symbols.get(ValueLayout.JAVA_BYTE, to + i);
      symbols.set(ValueLayout.JAVA_BYTE, to + i, (byte) (symbol & RW));
    }
  }
}
