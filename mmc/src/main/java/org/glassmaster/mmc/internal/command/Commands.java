package org.glassmaster.mmc.internal.command;

import org.glassmaster.mmc.Cdb;

/** The commands that drives understand (raw-dao-mmc 6.1, after MMC and SPC). */
public final class Commands {
  /** Every feature of the drive, whether it works with this medium or not. */
  public static final int ALL_FEATURES = 0;

  /** Exactly one feature. */
  public static final int ONE_FEATURE = 2;

  /** The track that stands for the part of the disc that is not written yet. */
  public static final int INVISIBLE_TRACK = 0xFF;

  /** Speed in the words of SET CD SPEED: as fast as it goes. */
  public static final int MAXIMUM_SPEED = 0xFFFF;

  private static final int IMMEDIATE = 1;

  private Commands() {}

  /** What a mode page is asked for. */
  public enum PageControl {
    CURRENT,
    CHANGEABLE,
    DEFAULT;

    private int bits() {
      return switch (this) {
        case CURRENT -> 0;
        case CHANGEABLE -> 0x40;
        case DEFAULT -> 0x80;
      };
    }
  }

  /** What a tray or spindle is to do. */
  public enum Motion {
    STOP,
    START,
    EJECT,
    LOAD;

    private int bits() {
      return switch (this) {
        case STOP -> 0;
        case START -> 1;
        case EJECT -> 2;
        case LOAD -> 3;
      };
    }
  }

  public static Cdb testUnitReady() {
    return Cdb.of(6, 0x00);
  }

  public static Cdb requestSense(int allocation) {
    return Cdb.of(6, 0x03).with(4, allocation);
  }

  public static Cdb inquiry(int allocation) {
    return Cdb.of(6, 0x12).with16(3, allocation);
  }

  /** Features from one number on, or exactly that one. */
  public static Cdb getConfiguration(int selection, int feature, int allocation) {
    return Cdb.of(10, 0x46).with(1, selection).with16(2, feature).with16(7, allocation);
  }

  /** A mode page without block descriptors. */
  public static Cdb modeSense(int page, PageControl control, int allocation) {
    return Cdb.of(10, 0x5A).with(1, 0x08).with(2, control.bits() | page).with16(7, allocation);
  }

  public static Cdb modeSelect(int length) {
    return Cdb.of(10, 0x55).with(1, 0x10).with16(7, length);
  }

  /** Events of the medium, answered at once. */
  public static Cdb getMediaEvent(int allocation) {
    return Cdb.of(10, 0x4A).with(1, 1).with(4, 0x10).with16(7, allocation);
  }

  public static Cdb readDiscInformation(int allocation) {
    return Cdb.of(10, 0x51).with16(7, allocation);
  }

  /** A track by its number: 0 is the lead-in, {@link #INVISIBLE_TRACK} what is not written yet. */
  public static Cdb readTrackInformation(int track, int allocation) {
    return Cdb.of(10, 0x52).with(1, 1).with32(2, track).with16(7, allocation);
  }

  /**
   * A table of contents, or what stands beside it.
   *
   * @param format 0 TOC, 1 sessions, 2 full TOC, 3 PMA, 4 ATIP, 5 CD-TEXT
   * @param msf whether addresses are wanted as minutes, seconds and frames
   * @param start first track, or first session
   */
  public static Cdb readToc(int format, boolean msf, int start, int allocation) {
    return Cdb.of(10, 0x43)
        .with(1, msf ? 2 : 0)
        .with(2, format)
        .with(6, start)
        .with16(7, allocation);
  }

  /** What the pregroove says. */
  public static Cdb readAtip(int allocation) {
    return readToc(4, true, 0, allocation);
  }

  public static Cdb readBufferCapacity() {
    return Cdb.of(10, 0x5C).with16(7, 12);
  }

  /** Speeds in units of 1000 bytes a second. */
  public static Cdb setCdSpeed(int read, int write) {
    return Cdb.of(12, 0xBB).with16(2, read).with16(4, write);
  }

  /** Lets the drive set its laser. */
  public static Cdb sendOpc() {
    return Cdb.of(10, 0x54).with(1, 1);
  }

  public static Cdb reserveTrack(int blocks) {
    return Cdb.of(10, 0x53).with32(5, blocks);
  }

  public static Cdb sendCueSheet(int length) {
    return Cdb.of(10, 0x5D).with24(6, length);
  }

  public static Cdb write(int lba, int blocks) {
    return Cdb.of(10, 0x2A).with32(2, lba).with16(7, blocks);
  }

  public static Cdb synchronizeCache(boolean immediate) {
    return Cdb.of(10, 0x35).with(1, immediate ? 2 : 0);
  }

  public static Cdb closeSession(boolean immediate) {
    return Cdb.of(10, 0x5B).with(1, immediate ? IMMEDIATE : 0).with(2, 2);
  }

  public static Cdb closeTrack(int track, boolean immediate) {
    return Cdb.of(10, 0x5B).with(1, immediate ? IMMEDIATE : 0).with(2, 1).with16(4, track);
  }

  /**
   * Erases.
   *
   * @param everySector the whole surface; otherwise PMA, lead-in and pregap
   */
  public static Cdb blank(boolean everySector, boolean immediate) {
    return Cdb.of(12, 0xA1).with(1, (immediate ? 0x10 : 0) | (everySector ? 0 : 1));
  }

  public static Cdb startStop(Motion motion) {
    return Cdb.of(6, 0x1B).with(4, motion.bits());
  }

  /** Locks the tray, or lets it open. */
  public static Cdb preventRemoval(boolean prevent) {
    return Cdb.of(6, 0x1E).with(4, prevent ? 1 : 0);
  }

  /** The speeds at which the medium in the drive can be written. */
  public static Cdb getWriteSpeeds(int descriptors) {
    return Cdb.of(12, 0xAC).with16(8, descriptors).with(10, 3);
  }
}
