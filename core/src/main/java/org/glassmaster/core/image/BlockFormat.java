package org.glassmaster.core.image;

import org.glassmaster.core.subchannel.SubchannelForm;

/** What a block of a raw image holds (MMC data block types 0 to 3 of mode page 05h). */
public enum BlockFormat {
  /** 2352 bytes of main channel. */
  MAIN("main", 0, SubchannelForm.NONE),
  /** Main channel and 16 bytes of P and Q. */
  PQ("pq", 1, SubchannelForm.PQ16),
  /** Main channel and 96 bytes of P–W, the R–W packs without parity and interleave. */
  COOKED("cooked", 2, SubchannelForm.COOKED96),
  /** Main channel and 96 bytes of P–W as they are on disc. */
  RAW("raw", 3, SubchannelForm.RAW96);

  private final String label;
  private final int dataBlockType;
  private final SubchannelForm subchannel;

  BlockFormat(String label, int dataBlockType, SubchannelForm subchannel) {
    this.label = label;
    this.dataBlockType = dataBlockType;
    this.subchannel = subchannel;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }

  /** {@return the number MMC and IMAPI2 know it by} */
  public int dataBlockType() {
    return dataBlockType;
  }

  /** {@return the sub-channel that follows the main channel} */
  public SubchannelForm subchannel() {
    return subchannel;
  }

  /** {@return bytes of a block} */
  public int bytes() {
    return 2352 + subchannel.size();
  }
}
