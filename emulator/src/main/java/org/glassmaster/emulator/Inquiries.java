package org.glassmaster.emulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.glassmaster.mmc.SenseData;

/** The commands about the drive itself. */
final class Inquiries {
  private static final int CD_DRIVE = 0x05;
  private static final int LONGEST_LIST = 1024;

  private final Drive drive;
  private final Traits personality;
  private final Features features;

  Inquiries(Drive drive) {
    this.drive = drive;
    this.personality = drive.personality();
    this.features = new Features(drive);
  }

  int execute(Request request, int opcode) throws Refusal {
    return switch (opcode) {
      case Opcode.INQUIRY -> inquiry(request);
      case Opcode.REQUEST_SENSE -> requestSense(request);
      case Opcode.START_STOP -> {
        drive.startStop(request.bit(4, 1), request.bit(4, 0));
        yield 0;
      }
      case Opcode.PREVENT_ALLOW -> {
        drive.lock(request.bit(4, 0));
        yield 0;
      }
      case Opcode.GET_EVENT_STATUS -> eventStatus(request);
      case Opcode.GET_CONFIGURATION -> {
        if (!personality.configuration()) {
          throw new Refusal(Refusal.INVALID_COMMAND);
        }
        yield request.answer(
            features.configuration(request.u8(1) & 3, request.u16(2)), request.u16(7));
      }
      case Opcode.MODE_SENSE_6 -> modeSense(request, 4, request.u8(4));
      case Opcode.MODE_SENSE_10 -> modeSense(request, 8, request.u16(7));
      case Opcode.MODE_SELECT_6 -> modeSelect(request, 4, request.u8(4));
      case Opcode.MODE_SELECT_10 -> modeSelect(request, 8, request.u16(7));
      case Opcode.MECHANISM_STATUS -> {
        byte[] status = new byte[8];
        status[1] = (byte) (drive.trayOpen() ? 0x10 : 0);
        yield request.answer(status, request.u16(8));
      }
      case Opcode.READ_BUFFER -> request.answer(new byte[4], request.u24(6));
      case Opcode.GET_PERFORMANCE -> performance(request);
      case Opcode.SET_SPEED -> setSpeed(request);
      default -> setStreaming(request);
    };
  }

  private int inquiry(Request request) throws Refusal {
    int allocation = request.u16(3);
    if (request.bit(1, 0)) {
      return request.answer(vitalData(request.u8(2)), allocation);
    }
    if (request.u8(2) != 0) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    byte[] answer = new byte[96];
    answer[0] = CD_DRIVE;
    answer[1] = (byte) 0x80;
    answer[2] = 0x05;
    answer[3] = 0x02;
    answer[4] = (byte) (answer.length - 5);
    text(personality.vendor(), answer, 8, 8);
    text(personality.product(), answer, 16, 16);
    text(personality.revision(), answer, 32, 4);
    return request.answer(answer, allocation);
  }

  private byte[] vitalData(int page) throws Refusal {
    return switch (page) {
      case 0x00 -> new byte[] {CD_DRIVE, 0, 0, 2, 0x00, (byte) 0x80};
      case 0x80 -> {
        int length = Math.clamp(personality.serial().length(), 1, 255);
        byte[] answer = new byte[4 + length];
        answer[0] = CD_DRIVE;
        answer[1] = (byte) 0x80;
        answer[3] = (byte) length;
        text(personality.serial(), answer, 4, length);
        yield answer;
      }
      default -> throw new Refusal(Refusal.INVALID_FIELD);
    };
  }

  private static void text(String words, byte[] into, int at, int length) {
    byte[] ascii = words.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < length; i++) {
      into[at + i] = i < ascii.length ? ascii[i] : (byte) ' ';
    }
  }

  private int requestSense(Request request) {
    SenseData said = drive.takeSense();
    byte[] answer = said.toFixed();
    if (request.bit(1, 0)) {
      answer = new byte[8];
      answer[0] = (byte) (said.deferred() ? 0x73 : 0x72);
      answer[1] = (byte) said.sense().key();
      answer[2] = (byte) said.sense().asc();
      answer[3] = (byte) said.sense().ascq();
    }
    return request.answer(answer, request.u8(4));
  }

  private int eventStatus(Request request) throws Refusal {
    if (!request.bit(1, 0)) {
      // Only polling is known: nothing here can wake a host.
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    boolean media = (request.u8(4) & 0x10) != 0;
    boolean operational = (request.u8(4) & 0x02) != 0;
    int supported = 0x12;
    if (operational) {
      return request.answer(new byte[] {0, 6, 1, (byte) supported, 0, 0, 0, 0}, request.u16(7));
    }
    if (!media) {
      return request.answer(new byte[] {0, 2, (byte) 0x80, (byte) supported}, request.u16(7));
    }
    int state = (drive.trayOpen() ? 1 : 0) | (drive.medium() != null && !drive.trayOpen() ? 2 : 0);
    int event = request.u16(7) >= 5 ? drive.takeEvent() : Drive.NO_EVENT;
    return request.answer(
        new byte[] {0, 6, 4, (byte) supported, (byte) event, (byte) state, 0, 0}, request.u16(7));
  }

  private int modeSense(Request request, int header, int allocation) throws Refusal {
    int code = request.u8(2) & 0x3F;
    int control = request.u8(2) >> 6;
    if (control == 3) {
      throw new Refusal(Refusal.NOT_SAVED);
    }
    byte[] pages = drive.pages().sense(code, control, features.capabilities());
    if (pages.length == 0) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    byte[] answer = new byte[header + pages.length];
    System.arraycopy(pages, 0, answer, header, pages.length);
    int length = answer.length - (header == 8 ? 2 : 1);
    answer[0] = (byte) (header == 8 ? length >> 8 : length);
    if (header == 8) {
      answer[1] = (byte) length;
    }
    return request.answer(answer, allocation);
  }

  private int modeSelect(Request request, int header, int length) throws Refusal {
    if (length == 0) {
      return 0;
    }
    if (length < header || length > LONGEST_LIST) {
      throw new Refusal(Refusal.LIST_LENGTH);
    }
    if (request.bit(1, 0)) {
      // Nothing is kept over a power cycle.
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    if (drive.recorder().isBurning()) {
      throw new Refusal(Refusal.SEQUENCE);
    }
    byte[] list = request.list(length);
    int descriptors = header == 8 ? (list[6] & 0xFF) << 8 | (list[7] & 0xFF) : list[3] & 0xFF;
    if (header + descriptors > length) {
      throw new Refusal(Refusal.LIST_LENGTH);
    }
    drive.pages().select(list, header + descriptors);
    return length;
  }

  /** A recorder that keeps no time admits it: whoever measures would take it for a broken one. */
  private List<Integer> speeds() {
    return personality.realTime()
        ? personality.writeSpeeds()
        : Stream.concat(Stream.of(Integer.MAX_VALUE), personality.writeSpeeds().stream()).toList();
  }

  private int performance(Request request) throws Refusal {
    int type = request.u8(10);
    // A host that has room for no descriptor learns from the header how many there are.
    int room = 8 + 16 * request.u16(8);
    boolean write = request.bit(1, 2);
    if (type == 3) {
      List<Integer> speeds = speeds();
      ByteBuffer answer = ByteBuffer.allocate(8 + 16 * speeds.size());
      answer.putInt(4 + 16 * speeds.size()).putInt(0);
      for (int each : speeds) {
        answer.putInt(0).putInt(lastAddress()).putInt(personality.readSpeed()).putInt(each);
      }
      return request.answer(answer.array(), room);
    }
    if (type != 0) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    int speed = write ? drive.writeSpeed() : drive.readSpeed();
    ByteBuffer answer =
        ByteBuffer.allocate(24)
            .putInt(20)
            .put((byte) (write ? 2 : 0))
            .put(new byte[3])
            .putInt(0)
            .putInt(speed)
            .putInt(lastAddress())
            .putInt(speed);
    return request.answer(answer.array(), room);
  }

  private int lastAddress() {
    return drive.medium() instanceof Recordable recordable
        ? recordable.blank().lastLeadOutLba()
        : 359_849;
  }

  private int setSpeed(Request request) {
    int read = Math.min(request.u16(2), personality.readSpeed());
    drive.speeds(Math.max(read, 176), writeSpeed(request.u16(4)));
    return 0;
  }

  /** The next lower speed it has, or its slowest. */
  private int writeSpeed(int wanted) {
    if (wanted == 0) {
      return drive.writeSpeed();
    }
    for (int speed : personality.writeSpeeds()) {
      if (speed <= wanted) {
        return speed;
      }
    }
    return personality.writeSpeeds().getLast();
  }

  private int setStreaming(Request request) throws Refusal {
    int length = request.u16(9);
    if (length != 28) {
      throw new Refusal(Refusal.LIST_LENGTH);
    }
    ByteBuffer list = ByteBuffer.wrap(request.list(length));
    int read = list.getInt(12);
    int readTime = list.getInt(16);
    int write = list.getInt(20);
    int writeTime = list.getInt(24);
    if (readTime <= 0 || writeTime <= 0 || read < 0 || write < 0) {
      throw new Refusal(Refusal.INVALID_PARAMETER);
    }
    drive.speeds(
        Math.clamp(read * 1000L / readTime, 176, personality.readSpeed()),
        writeSpeed(Math.clamp(write * 1000L / writeTime, 1, 0xFFFF)));
    return length;
  }
}
