package org.glassmaster.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glassmaster.core.port.WriteMode;

/** The mode pages, with what of them can be changed (SPC, MODE SENSE and MODE SELECT; MMC). */
final class ModePages {
  static final int WRITE_PARAMETERS = 0x05;
  static final int CAPABILITIES = 0x2A;
  static final int ALL = 0x3F;
  private static final int ERROR_RECOVERY = 0x01;
  private static final int CD = 0x0D;
  private static final int AUDIO = 0x0E;
  private static final int POWER = 0x1A;
  private static final int TIMEOUT = 0x1D;

  private final Traits personality;
  private final Map<Integer, byte[]> current = new TreeMap<>();

  ModePages(Traits personality) {
    this.personality = personality;
    reset();
  }

  /** As after power on. */
  void reset() {
    current.clear();
    for (int code : List.of(ERROR_RECOVERY, WRITE_PARAMETERS, CD, AUDIO, POWER, TIMEOUT)) {
      if (code != WRITE_PARAMETERS || !personality.writeModes().isEmpty()) {
        current.put(code, defaults(code));
      }
    }
  }

  WriteParameters write() {
    byte[] page = current.get(WRITE_PARAMETERS);
    return new WriteParameters(page == null ? defaults(WRITE_PARAMETERS) : page);
  }

  private byte[] defaults(int code) {
    byte[] page = page(code);
    switch (code) {
      case ERROR_RECOVERY -> {
        page[2] = (byte) 0x80;
        page[3] = 8;
      }
      case WRITE_PARAMETERS -> {
        boolean tao = personality.writeModes().contains(WriteMode.TAO);
        page[2] =
            (byte)
                ((personality.underrunFree() ? 0x40 : 0)
                    | (tao ? WriteParameters.TAO : WriteParameters.SAO));
        page[3] = tao ? (byte) 4 : 0;
        page[4] = tao ? (byte) 8 : 0;
        page[15] = (byte) 150;
      }
      case CD -> {
        page[5] = 60;
        page[7] = 75;
      }
      case AUDIO -> {
        page[2] = 4;
        page[8] = 1;
        page[9] = (byte) 0xFF;
        page[10] = 2;
        page[11] = (byte) 0xFF;
      }
      case TIMEOUT -> {
        page[7] = 60;
        page[9] = 60;
      }
      default -> {}
    }
    return page;
  }

  private static byte[] page(int code) {
    int length =
        switch (code) {
          case ERROR_RECOVERY, POWER, TIMEOUT -> 0x0A;
          case WRITE_PARAMETERS -> 0x32;
          case CD -> 0x06;
          default -> 0x0E;
        };
    byte[] page = new byte[length + 2];
    page[0] = (byte) code;
    page[1] = (byte) length;
    return page;
  }

  private static byte[] changeable(int code) {
    byte[] mask = page(code);
    switch (code) {
      case ERROR_RECOVERY -> {
        mask[2] = (byte) 0xFF;
        mask[3] = (byte) 0xFF;
      }
      case WRITE_PARAMETERS -> {
        int[][] bits = {
          {2, 0x7F}, {3, 0xFF}, {4, 0x0F}, {5, 0xFF}, {7, 0x3F}, {8, 0xFF}, {14, 0xFF}, {15, 0xFF}
        };
        for (int[] bit : bits) {
          mask[bit[0]] = (byte) bit[1];
        }
        for (int i = 10; i < 14; i++) {
          mask[i] = (byte) 0xFF;
        }
        for (int i = 16; i < mask.length; i++) {
          mask[i] = (byte) 0xFF;
        }
      }
      case CD -> mask[3] = 0x0F;
      case AUDIO -> {
        for (int i = 8; i < 12; i++) {
          mask[i] = (byte) 0xFF;
        }
      }
      case POWER -> {
        mask[3] = 3;
        for (int i = 4; i < 12; i++) {
          mask[i] = (byte) 0xFF;
        }
      }
      case TIMEOUT -> {
        for (int i = 6; i < 10; i++) {
          mask[i] = (byte) 0xFF;
        }
      }
      default -> {}
    }
    return mask;
  }

  /**
   * The pages asked for, one behind the other; empty where there is none.
   *
   * @param control 0 current, 1 changeable, 2 default
   * @param capabilities page 2Ah as it is now
   */
  byte[] sense(int code, int control, byte[] capabilities) {
    List<byte[]> pages = new ArrayList<>();
    int length = 0;
    Map<Integer, byte[]> all = new TreeMap<>(current);
    all.put(CAPABILITIES, capabilities);
    for (Map.Entry<Integer, byte[]> entry : all.entrySet()) {
      if (code == ALL || code == entry.getKey()) {
        byte[] page = form(entry.getKey(), control, entry.getValue());
        pages.add(page);
        length += page.length;
      }
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (byte[] page : pages) {
      System.arraycopy(page, 0, bytes, at, page.length);
      at += page.length;
    }
    return bytes;
  }

  private byte[] form(int code, int control, byte[] now) {
    if (code == CAPABILITIES) {
      byte[] page = now.clone();
      if (control == 1) {
        Arrays.fill(page, 2, page.length, (byte) 0);
      }
      return page;
    }
    return switch (control) {
      case 1 -> changeable(code);
      case 2 -> defaults(code);
      default -> now.clone();
    };
  }

  /** Takes pages as MODE SELECT sends them, behind header and block descriptors. */
  void select(byte[] list, int from) throws Refusal {
    Map<Integer, byte[]> changed = new TreeMap<>();
    int at = from;
    while (at < list.length) {
      int code = list[at] & 0x3F;
      byte[] now = current.get(code);
      if (now == null || at + 2 > list.length) {
        throw new Refusal(Refusal.INVALID_PARAMETER);
      }
      int length = list[at + 1] & 0xFF;
      // Tools send page 05h with the four vendor bytes of newer drives too.
      boolean longer = code == WRITE_PARAMETERS && length == 0x36;
      if (length != now.length - 2 && !longer) {
        throw new Refusal(Refusal.INVALID_PARAMETER);
      }
      int end = Math.min(at + now.length, list.length);
      byte[] next = now.clone();
      byte[] mask = changeable(code);
      for (int i = 2; at + i < end; i++) {
        next[i] = (byte) ((now[i] & ~mask[i]) | (list[at + i] & mask[i]));
      }
      if (code == WRITE_PARAMETERS && !new WriteParameters(next).suits(personality)) {
        throw new Refusal(Refusal.INVALID_PARAMETER);
      }
      changed.put(code, next);
      at += 2 + length;
    }
    current.putAll(changed);
  }
}
