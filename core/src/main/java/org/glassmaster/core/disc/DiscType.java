package org.glassmaster.core.disc;

/** What kind of session a player meets: the byte PSEC of point A0 in the lead-in. */
public enum DiscType {
  /** Audio. */
  CD_DA("cd-da", 0x00),
  /** Data of mode 1, perhaps beside audio. */
  CD_ROM("cd-rom", 0x00),
  /** Data of mode 2 (XA). */
  CD_ROM_XA("cd-rom-xa", 0x20),
  /** CD-i. */
  CD_I("cd-i", 0x10);

  private final String label;
  private final int psec;

  DiscType(String label, int psec) {
    this.label = label;
    this.psec = psec;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }

  /** {@return the byte in the lead-in; CD-DA and CD-ROM share one} */
  public int psec() {
    return psec;
  }
}
