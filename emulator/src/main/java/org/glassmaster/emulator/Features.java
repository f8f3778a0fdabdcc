package org.glassmaster.emulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.WriteMode;

/** What the drive says it can: features, profiles, and mode page 2Ah (MMC). */
final class Features {
  private static final int CD_ROM = 0x08;
  private static final int CD_R = 0x09;
  private static final int CD_RW = 0x0A;
  private static final int LONGEST_CUE_SHEET = 4095;

  /** A feature with the bytes it has in GET CONFIGURATION. */
  private static final class Feature {
    final int code;
    final boolean current;
    final byte[] bytes;

    Feature(int code, int version, boolean persistent, boolean current, byte[] data) {
      int padded = (data.length + 3) / 4 * 4;
      this.code = code;
      this.current = current;
      this.bytes = new byte[4 + padded];
      ByteBuffer.wrap(bytes)
          .putShort((short) code)
          .put((byte) (version << 2 | (persistent ? 2 : 0) | (current ? 1 : 0)))
          .put((byte) padded)
          .put(data);
    }
  }

  private final Drive drive;
  private final Traits is;

  Features(Drive drive) {
    this.drive = drive;
    this.is = drive.personality();
  }

  /**
   * The answer to GET CONFIGURATION.
   *
   * @param type 0 all, 1 the current ones, 2 just one
   */
  byte[] configuration(int type, int first) {
    Medium medium = drive.trayOpen() ? null : drive.medium();
    int profile = medium == null ? 0 : medium.profile();
    List<byte[]> chosen = new ArrayList<>();
    int length = 8;
    for (Feature feature : all(profile)) {
      boolean wanted =
          switch (type) {
            case 2 -> feature.code == first;
            case 1 -> feature.code >= first && feature.current;
            default -> feature.code >= first;
          };
      if (wanted) {
        chosen.add(feature.bytes);
        length += chosen.getLast().length;
      }
    }
    ByteBuffer answer = ByteBuffer.allocate(length);
    answer.putInt(length - 4).putShort((short) 0).putShort((short) profile);
    chosen.forEach(answer::put);
    return answer.array();
  }

  private List<Feature> all(int profile) {
    List<Feature> all = new ArrayList<>();
    boolean disc = profile != 0;
    boolean recordable = profile == CD_R || profile == CD_RW;
    Set<WriteMode> modes = is.writeModes();
    all.add(new Feature(0x0000, 0, true, true, profiles(profile)));
    all.add(new Feature(0x0001, 2, true, true, bytes(0, 0, 0, 8, 1, 0, 0, 0)));
    all.add(new Feature(0x0002, 1, true, true, bytes(2, 0, 0, 0)));
    // Tray, eject, lock.
    all.add(new Feature(0x0003, 0, true, true, bytes(0x29, 0, 0, 0)));
    all.add(new Feature(0x0010, 0, false, disc, bytes(0, 0, 8, 0, 0, 1, 1, 0)));
    all.add(new Feature(0x001D, 0, true, true, bytes()));
    boolean text = is.tocFormats().contains(5);
    all.add(
        new Feature(0x001E, 2, false, disc, bytes((is.c2() ? 2 : 0) | (text ? 1 : 0), 0, 0, 0)));
    int buf = is.underrunFree() ? 0x40 : 0;
    int common = (is.testWrite() ? 4 : 0) | (is.rewrites() ? 2 : 0);
    if (modes.contains(WriteMode.TAO)) {
      all.add(new Feature(0x0021, 1, false, recordable, bytes(0x3F, 0x01, buf == 0 ? 0 : 1, 0)));
      all.add(new Feature(0x002D, 2, false, recordable, bytes(buf | common, 0, 0x3F, 0x01)));
    }
    if (modes.contains(WriteMode.SAO) || modes.contains(WriteMode.RAW)) {
      boolean raw = modes.contains(WriteMode.RAW);
      boolean rw = is.cdText() || (raw && is.rawFormats().contains(BlockFormat.RAW));
      int can =
          buf
              | (modes.contains(WriteMode.SAO) ? 0x20 : 0)
              | (raw ? 0x18 : 0)
              | common
              | (rw && is.cdText() ? 1 : 0);
      all.add(
          new Feature(
              0x002E,
              1,
              false,
              recordable,
              bytes(can, 0, LONGEST_CUE_SHEET >> 8, LONGEST_CUE_SHEET & 0xFF)));
    }
    if (is.rewrites() && !modes.isEmpty()) {
      all.add(new Feature(0x0037, 0, false, profile == CD_RW, bytes(0, 0x0F, 0, 0)));
    }
    all.add(new Feature(0x0100, 0, true, true, bytes()));
    all.add(new Feature(0x0103, 0, false, disc, bytes(3, 0, 1, 0)));
    all.add(new Feature(0x0105, 1, true, true, bytes(0, 0, 0, 0)));
    if (!modes.isEmpty()) {
      // Buffer capacity in blocks, SET CD SPEED, write speeds by GET PERFORMANCE, streams.
      all.add(new Feature(0x0107, 4, false, recordable, bytes(0x1B, 0, 0, 0)));
    }
    all.add(new Feature(0x0108, 0, true, true, is.serial().getBytes(StandardCharsets.US_ASCII)));
    return all;
  }

  private byte[] profiles(int current) {
    List<Integer> known = new ArrayList<>();
    if (!is.writeModes().isEmpty()) {
      if (is.rewrites()) {
        known.add(CD_RW);
      }
      known.add(CD_R);
    }
    known.add(CD_ROM);
    ByteBuffer profiles = ByteBuffer.allocate(4 * known.size());
    for (int profile : known) {
      profiles.putShort((short) profile).put((byte) (profile == current ? 1 : 0)).put((byte) 0);
    }
    return profiles.array();
  }

  /** Mode page 2Ah. */
  byte[] capabilities() {
    List<Integer> speeds = is.writeModes().isEmpty() ? List.of() : is.writeSpeeds();
    ByteBuffer page = ByteBuffer.allocate(32 + 4 * speeds.size());
    boolean writes = !is.writeModes().isEmpty();
    page.put((byte) ModePages.CAPABILITIES).put((byte) (page.capacity() - 2));
    page.put((byte) 0x07);
    page.put(
        (byte)
            ((writes ? 1 : 0)
                | (writes && is.rewrites() ? 2 : 0)
                | (writes && is.testWrite() ? 4 : 0)));
    page.put((byte) (0x71 | (is.underrunFree() ? 0x80 : 0)));
    boolean packs = is.readSubchannels().contains(Personality.ReadSubchannel.PACKS);
    boolean raw = is.readSubchannels().contains(Personality.ReadSubchannel.RAW);
    page.put(
        (byte)
            (0x61
                | (is.jitter() == 0 ? 2 : 0)
                | (raw || packs ? 4 : 0)
                | (packs ? 8 : 0)
                | (is.c2() ? 0x10 : 0)));
    page.put((byte) (0x29 | (drive.locked() ? 2 : 0)));
    page.put((byte) (0x03 | (raw && is.overread() ? 0x20 : 0)));
    page.putShort((short) is.readSpeed());
    page.putShort((short) 256);
    page.putShort((short) (is.bufferBytes() >> 10));
    page.putShort((short) drive.readSpeed());
    page.putShort((short) 0);
    page.putShort((short) (writes ? speeds.getFirst() : 0));
    page.putShort((short) (writes ? drive.writeSpeed() : 0));
    page.putShort((short) 1);
    page.put(new byte[4]);
    page.putShort((short) (writes ? drive.writeSpeed() : 0));
    page.putShort((short) speeds.size());
    for (int speed : speeds) {
      page.putShort((short) 0).putShort((short) speed);
    }
    return page.array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
