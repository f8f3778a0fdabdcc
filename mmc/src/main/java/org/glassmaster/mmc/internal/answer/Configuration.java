package org.glassmaster.mmc.internal.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The features of a drive (GET CONFIGURATION response data).
 *
 * @param profile what the medium makes of the drive: {@link #CD_R}, {@link #CD_RW} …; 0 without a
 *     medium
 */
public record Configuration(int profile, Map<Integer, Feature> features) {
  /** Room for every feature there may be. */
  public static final int LENGTH = 65_530;

  public static final int CD_ROM = 0x08;
  public static final int CD_R = 0x09;
  public static final int CD_RW = 0x0A;

  private static final int HEADER = 8;
  private static final int FEATURE_HEADER = 4;
  private static final int CORE = 0x0001;
  private static final int REMOVABLE = 0x0003;
  private static final int CD_READ = 0x001E;
  private static final int TRACK_AT_ONCE = 0x002D;
  private static final int MASTERING = 0x002E;
  private static final int REWRITABLE = 0x0037;
  private static final int STREAMING = 0x0107;
  private static final int SERIAL = 0x0108;

  public Configuration {
    features = Map.copyOf(features);
  }

  /**
   * A feature.
   *
   * @param current whether it works with the medium that is in the drive
   * @param data what follows its four-byte head; byte 0 is byte 4 of the tables
   */
  public record Feature(int code, boolean current, AnswerBytes data) {}

  /** What the drive does in session-at-once and raw recording (feature 002Eh). */
  public record Mastering(
      boolean sao,
      boolean raw,
      boolean rawMultiSession,
      boolean testWrite,
      boolean rewritable,
      boolean rw,
      boolean underrunFree,
      int longestCueSheet) {}

  /**
   * What the drive does track at once (feature 002Dh).
   *
   * @param dataBlockTypes bit n stands for data block type n
   */
  public record TrackAtOnce(
      boolean testWrite,
      boolean rewritable,
      boolean rwSubcode,
      boolean rwPacked,
      boolean rwRaw,
      boolean underrunFree,
      int dataBlockTypes) {}

  /** What the drive reads of CDs (feature 001Eh). */
  public record CdRead(boolean digitalAudioPlay, boolean c2, boolean cdText) {}

  /**
   * What holds the medium (feature 0003h).
   *
   * @param mechanism 0 caddy, 1 tray, 2 pop-up …
   */
  public record Removable(int mechanism, boolean ejects, boolean locks) {}

  /** Reads an answer; empty where not even the header came. */
  public static Optional<Configuration> parse(AnswerBytes answer) {
    if (answer.size() < HEADER) {
      return Optional.empty();
    }
    AnswerBytes all = answer.first(4 + answer.u32(0));
    Map<Integer, Feature> features = new HashMap<>();
    int at = HEADER;
    while (at + FEATURE_HEADER <= all.size()) {
      int length = all.u8(at + 3);
      AnswerBytes data = all.from(at + FEATURE_HEADER).first(length);
      Feature feature = new Feature(all.u16(at), all.bit(at + 2, 0), data);
      features.putIfAbsent(feature.code(), feature);
      at += FEATURE_HEADER + length;
    }
    return Optional.of(new Configuration(answer.u16(6), features));
  }

  /** A feature by its number. */
  public Optional<Feature> feature(int code) {
    return Optional.ofNullable(features.get(code));
  }

  /** How the drive is connected: 1 SCSI, 2 ATAPI, 7 SATA, 8 USB. */
  public Optional<Long> physicalInterface() {
    return feature(CORE).map(feature -> feature.data().u32(0));
  }

  public Optional<Mastering> mastering() {
    return feature(MASTERING).map(Feature::data).map(Configuration::mastering);
  }

  private static Mastering mastering(AnswerBytes data) {
    return new Mastering(
        data.bit(0, 5),
        data.bit(0, 3),
        data.bit(0, 4),
        data.bit(0, 2),
        data.bit(0, 1),
        data.bit(0, 0),
        data.bit(0, 6),
        data.u24(1));
  }

  public Optional<TrackAtOnce> trackAtOnce() {
    return feature(TRACK_AT_ONCE).map(Feature::data).map(Configuration::trackAtOnce);
  }

  private static TrackAtOnce trackAtOnce(AnswerBytes data) {
    return new TrackAtOnce(
        data.bit(0, 2),
        data.bit(0, 1),
        data.bit(0, 0),
        data.bit(0, 3),
        data.bit(0, 4),
        data.bit(0, 6),
        data.u16(2));
  }

  public Optional<CdRead> cdRead() {
    return feature(CD_READ)
        .map(Feature::data)
        .map(data -> new CdRead(data.bit(0, 7), data.bit(0, 1), data.bit(0, 0)));
  }

  public Optional<Removable> removable() {
    return feature(REMOVABLE)
        .map(Feature::data)
        .map(data -> new Removable(data.u8(0) >> 5, data.bit(0, 3), data.bit(0, 0)));
  }

  /** Whether the drive erases CD-RW (feature 0037h, or what 002Dh and 002Eh say of CD-RW). */
  public boolean erases() {
    return features.containsKey(REWRITABLE)
        || mastering().map(Mastering::rewritable).orElse(false)
        || trackAtOnce().map(TrackAtOnce::rewritable).orElse(false);
  }

  /** Whether the drive takes SET CD SPEED (feature 0107h); absent where it does not say. */
  public Optional<Boolean> setsCdSpeed() {
    return feature(STREAMING).map(feature -> feature.data().bit(0, 3));
  }

  /** The serial number (feature 0108h). */
  public Optional<String> serial() {
    return feature(SERIAL)
        .map(Feature::data)
        .map(data -> data.text(0, data.size()))
        .filter(text -> !text.isEmpty());
  }

  /** What people call the medium; the profile's number where it is no CD. */
  public String mediumName() {
    return switch (profile) {
      case 0 -> "none";
      case CD_ROM -> "CD-ROM";
      case CD_R -> "CD-R";
      case CD_RW -> "CD-RW";
      case 0x10 -> "DVD-ROM";
      case 0x11 -> "DVD-R";
      case 0x12 -> "DVD-RAM";
      case 0x13, 0x14 -> "DVD-RW";
      case 0x1A -> "DVD+RW";
      case 0x1B, 0x2B -> "DVD+R";
      case 0x40 -> "BD-ROM";
      case 0x41, 0x42 -> "BD-R";
      case 0x43 -> "BD-RE";
      default -> "profile " + Integer.toHexString(profile);
    };
  }

  /** Whether the medium is one of those that this program does not write. */
  public boolean isOtherThanCd() {
    return profile > CD_RW;
  }
}
