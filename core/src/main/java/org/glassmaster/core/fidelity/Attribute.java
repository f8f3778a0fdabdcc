package org.glassmaster.core.fidelity;

/** The things about a disc that are kept or lost, and verified one by one. */
public enum Attribute {
  /** Track numbers, modes and start addresses, and the lead-out's. */
  TOC("toc"),
  /** Every byte of the programme, from index 1 of the first track to the lead-out. */
  MAIN_CHANNEL("main-channel"),
  /** What lies in the pause before track 1, where that is longer than 150 sectors or not silent. */
  HIDDEN_AUDIO("hidden-audio"),
  /** Index 0 of each track. */
  PREGAPS("pregaps"),
  /** Index 2 and on. */
  INDEXES("indexes"),
  /** Copy permission, pre-emphasis, four channels. */
  FLAGS("flags"),
  /** Recording codes. */
  ISRC("isrc"),
  /** The catalogue number. */
  MCN("mcn"),
  /** CD-TEXT. */
  CD_TEXT("cd-text"),
  /** R–W sub-channel of the programme, such as CD+G. */
  RW_SUBCHANNEL("rw-subchannel"),
  /** P and Q as a source recorded them, not as they follow from the structure. */
  PQ_SUBCHANNEL("pq-subchannel"),
  /** Byte PSEC of point A0. */
  DISC_TYPE("disc-type"),
  /** Sessions after the first. */
  SESSIONS("sessions"),
  /** EDC, ECC and headers as the source has them. */
  SECTOR_CODES("sector-codes");

  private final String label;

  Attribute(String label) {
    this.label = label;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }
}
