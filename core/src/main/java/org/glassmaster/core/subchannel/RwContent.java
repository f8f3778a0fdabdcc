package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** What an R–W pack is for, by its mode and item (IEC 60908, sub-code channels R to W). */
public enum RwContent {
  /** Mode 0: nothing. */
  NONE,
  /** Mode 1, item 0. */
  LINE_GRAPHICS,
  /** Mode 1, item 1: CD+G. */
  TV_GRAPHICS,
  /** Mode 1, item 2: CD+EG. */
  EXTENDED_TV_GRAPHICS,
  /** Any other mode or item. */
  OTHER;

  private static final RwContent[] BY_SYMBOL = bySymbol();

  /**
   * {@return what the pack at {@code at} is for}
   *
   * @param packs holds the packs of a sector
   * @param at where they begin
   */
  public static RwContent of(MemorySegment packs, long at) {
    return BY_SYMBOL[packs.get(Words.BYTE, at) & 0x3F];
  }

  private static RwContent[] bySymbol() {
    RwContent[] content = new RwContent[64];
    Arrays.fill(content, OTHER);
    content[0] = NONE;
    content[0x08] = LINE_GRAPHICS;
    content[0x09] = TV_GRAPHICS;
    content[0x0A] = EXTENDED_TV_GRAPHICS;
    return content;
  }
}
