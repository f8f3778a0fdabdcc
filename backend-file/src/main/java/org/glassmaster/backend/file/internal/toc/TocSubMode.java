package org.glassmaster.backend.file.internal.toc;

import java.util.Optional;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.subchannel.SubchannelForm;

/** What follows each sector in its file. P and Q, in bits 7 and 6, never count. */
enum TocSubMode {
  NONE(0, SubchannelForm.NONE, SubchannelRun.Form.RW_PACKS),
  /** Packs, to be given parity and interleave. */
  RW(96, SubchannelForm.COOKED96, SubchannelRun.Form.RW_PACKS),
  /** Symbols as they are on the disc. */
  RW_RAW(96, SubchannelForm.RAW96, SubchannelRun.Form.RW_SYMBOLS);

  private final int bytes;
  private final SubchannelForm form;
  private final SubchannelRun.Form run;

  TocSubMode(int bytes, SubchannelForm form, SubchannelRun.Form run) {
    this.bytes = bytes;
    this.form = form;
    this.run = run;
  }

  /** The mode of a word; a sheet has none for nothing. */
  static Optional<TocSubMode> of(String word) {
    return switch (word) {
      case "RW" -> Optional.of(RW);
      case "RW_RAW" -> Optional.of(RW_RAW);
      default -> Optional.empty();
    };
  }

  int bytes() {
    return bytes;
  }

  /** The form in which it is pulled from a disc. */
  SubchannelForm form() {
    return form;
  }

  /** The form in which a source holds it. */
  SubchannelRun.Form run() {
    return run;
  }
}
