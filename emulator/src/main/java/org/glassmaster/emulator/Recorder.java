package org.glassmaster.emulator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.WriteMode;
import org.jspecify.annotations.Nullable;

/** The commands that write. */
final class Recorder {
  private static final int LARGEST_CUE_SHEET = 4096;
  private static final int WHOLE = 0;
  private static final int MINIMAL = 1;
  private static final int UNCLOSE = 5;
  private static final int DROP_LAST = 6;
  private static final Set<Integer> BLANKING_TYPES = Set.of(WHOLE, MINIMAL, UNCLOSE, DROP_LAST);
  private static final int MINIMAL_IS_FASTER = 10;
  private static final int CLOSE_TRACK = 1;
  private static final int CLOSE_SESSION = 2;

  private final Drive drive;
  private final Workbench bench;
  private final CommandLog log;
  private final DriveBuffer buffer;
  private @Nullable Burn burn;
  private @Nullable CueSheet cue;

  Recorder(Drive drive, Workbench bench, CommandLog log) {
    this.drive = drive;
    this.bench = bench;
    this.log = log;
    this.buffer = new DriveBuffer(drive.personality());
  }

  int execute(Request request, int opcode) throws Refusal, IOException {
    return switch (opcode) {
      case Opcode.WRITE_10 -> write(request, request.s32(2), request.u16(7));
      case Opcode.WRITE_12 -> write(request, request.s32(2), request.s32(6));
      case Opcode.SYNCHRONIZE_CACHE -> synchronize(request.bit(1, 1));
      case Opcode.CLOSE_SESSION -> close(request);
      case Opcode.RESERVE_TRACK -> reserve(request);
      case Opcode.SEND_OPC -> {
        writable();
        yield 0;
      }
      case Opcode.SEND_CUE_SHEET -> cueSheet(request);
      case Opcode.BLANK -> blank(request);
      default -> bufferCapacity(request);
    };
  }

  private double bytesPerSecond() {
    return drive.writeSpeed() * 1000.0;
  }

  /** The medium, if something can be written on it. */
  private Recordable writable() throws Refusal {
    if (drive.requireMedium() instanceof Recordable recordable
        && !drive.personality().writeModes().isEmpty()
        && (!recordable.blank().erasable() || drive.personality().rewrites())) {
      if (recordable.isFull()) {
        throw new Refusal(Refusal.CANNOT_WRITE);
      }
      return recordable;
    }
    throw new Refusal(Refusal.CANNOT_WRITE);
  }

  private int write(Request request, int lba, int count) throws Refusal, IOException {
    Recordable medium = writable();
    if (count == 0) {
      return 0;
    }
    Burn going = burn == null ? begin(medium, lba) : burn;
    if (lba != going.next()) {
      throw new Refusal(Refusal.INVALID_WRITE_ADDRESS);
    }
    MemorySegment data = request.sent();
    long bytes = count < 0 ? -1 : going.bytes(lba, count);
    if (bytes < 0 || data.byteSize() != bytes) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    long now = drive.waiter().nanoTime();
    if (burn != null && !going.underrunFree && buffer.isDry(now, bytesPerSecond())) {
      ruin(medium);
      throw new Refusal(Refusal.LOSS_OF_STREAMING);
    }
    if (!buffer.take(bytes, now, bytesPerSecond())) {
      throw new Refusal(Refusal.LONG_WRITE);
    }
    going.check(lba, count, data);
    burn = going;
    try {
      going.write(lba, count, data);
    } catch (IOException e) {
      ruin(medium);
      throw e;
    }
    log.wrote(lba, count, going.blockBytes(lba));
    if (going instanceof SaoBurn && going.isComplete()) {
      finish(going);
    }
    return (int) bytes;
  }

  private Burn begin(Recordable medium, int lba) throws Refusal {
    WriteParameters page = drive.pages().write();
    Traits personality = drive.personality();
    buffer.clear();
    return switch (page.writeType()) {
      case WriteParameters.RAW -> {
        Optional<BlockFormat> format = page.rawFormat();
        if (format.isEmpty() || !medium.open().isEmpty()) {
          throw new Refusal(Refusal.ILLEGAL_MODE);
        }
        boolean first = medium.sessions() == 0;
        boolean starts =
            first
                ? lba >= Geometry.FIRST_LBA && lba < Geometry.FIRST_PAUSE_LBA
                : lba == medium.nextLeadIn();
        if (!starts) {
          throw new Refusal(Refusal.INVALID_WRITE_ADDRESS);
        }
        yield new RawBurn(medium, personality, bench, page, format.get(), lba);
      }
      case WriteParameters.SAO -> {
        CueSheet sheet = cue;
        if (sheet == null) {
          throw new Refusal(Refusal.SEQUENCE);
        }
        yield new SaoBurn(medium, personality, bench, page, sheet);
      }
      case WriteParameters.TAO ->
          new TaoBurn(
              medium,
              personality,
              bench,
              page,
              HostBlock.ofBlockType(page.blockType())
                  .orElseThrow(() -> new Refusal(Refusal.ILLEGAL_MODE)),
              reservation(medium, lba));
      default -> throw new Refusal(Refusal.ILLEGAL_MODE);
    };
  }

  /** The reserved track that is written from an address. */
  private static Optional<PlannedTrack> reservation(Recordable medium, int lba) {
    return medium.open().stream()
        .filter(track -> Integer.valueOf(lba).equals(medium.reserved().get(track.number())))
        .findFirst();
  }

  /** The session is whole: closes it. */
  private void finish(Burn going) throws IOException {
    going.finish();
    burn = null;
    cue = null;
  }

  private void ruin(Recordable medium) {
    boolean tried = burn != null && burn.test;
    burn = null;
    cue = null;
    if (!tried) {
      medium.ruin();
    }
  }

  private int synchronize(boolean immediate) throws Refusal, IOException {
    drive.requireMedium();
    Burn going = burn;
    long now = drive.waiter().nanoTime();
    Duration left = buffer.left(now, bytesPerSecond());
    if (going instanceof TaoBurn track) {
      track.closeTrack();
      burn = null;
    } else if (going != null && going.isComplete()) {
      finish(going);
      left = left.plus(drive.personality().fixation());
    }
    buffer.clear();
    drive.carryOn(Refusal.LONG_WRITE, left, immediate);
    return 0;
  }

  private int close(Request request) throws Refusal, IOException {
    boolean immediate = request.bit(1, 0);
    int function = request.u8(2) & 7;
    if (function != CLOSE_TRACK && function != CLOSE_SESSION) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    Recordable medium = writable();
    Burn going = burn;
    if (going instanceof TaoBurn track) {
      track.closeTrack();
      burn = null;
    }
    if (function == CLOSE_TRACK) {
      return 0;
    }
    if (!medium.reserved().isEmpty()) {
      throw new Refusal(Refusal.RESERVED_TRACK);
    }
    if (!medium.open().isEmpty()) {
      going =
          new TaoBurn(
              medium,
              drive.personality(),
              bench,
              drive.pages().write(),
              HostBlock.AUDIO,
              Optional.empty());
    } else if (going == null || going instanceof TaoBurn) {
      return 0;
    } else if (!going.isComplete()) {
      throw new Refusal(Refusal.SEQUENCE);
    }
    finish(going);
    drive.carryOn(Refusal.OPERATION_IN_PROGRESS, drive.personality().fixation(), immediate);
    return 0;
  }

  private int reserve(Request request) throws Refusal {
    Recordable medium = writable();
    int sectors = request.s32(5);
    int index1 = medium.nextPlace() + Geometry.PAUSE;
    if (burn != null || drive.pages().write().writeType() != WriteParameters.TAO) {
      throw new Refusal(Refusal.SEQUENCE);
    }
    long end = (long) index1 + sectors + drive.personality().runOut();
    if (sectors <= 0 || end > medium.limit(drive.personality().overburn())) {
      throw new Refusal(Refusal.OUT_OF_RANGE);
    }
    int number = medium.nextTrack();
    if (number > Geometry.LAST_NUMBER) {
      throw new Refusal(Refusal.SEQUENCE);
    }
    medium
        .open()
        .add(
            new PlannedTrack(
                number,
                TrackMode.AUDIO,
                0,
                false,
                Optional.empty(),
                index1 - Geometry.PAUSE,
                index1,
                List.of(),
                (int) end));
    medium.reserved().put(number, index1);
    return 0;
  }

  private int cueSheet(Request request) throws Refusal {
    Recordable medium = writable();
    int length = request.u24(6);
    if (drive.pages().write().writeType() != WriteParameters.SAO || burn != null) {
      throw new Refusal(Refusal.SEQUENCE);
    }
    if (!medium.open().isEmpty()) {
      throw new Refusal(Refusal.NOT_EMPTY);
    }
    if (length > LARGEST_CUE_SHEET || length % CueSheet.ROW != 0) {
      throw new Refusal(Refusal.LIST_LENGTH);
    }
    byte[] list = request.list(length);
    cue = null;
    CueSheet sheet =
        CueSheet.read(list, medium.nextPause())
            .orElseThrow(() -> new Refusal(Refusal.INVALID_PARAMETER));
    if (sheet.tracks().getFirst().number() < medium.nextTrack()) {
      throw new Refusal(Refusal.INVALID_PARAMETER);
    }
    Traits personality = drive.personality();
    for (Map.Entry<Personality.CueTrait, Sense> refused : personality.cueRefusals().entrySet()) {
      if (sheet.traits().contains(refused.getKey())) {
        throw new Refusal(refused.getValue());
      }
    }
    boolean text =
        sheet.traits().contains(Personality.CueTrait.LEAD_IN_ADDRESS)
            || sheet.traits().contains(Personality.CueTrait.LEAD_IN_WITHOUT_ADDRESS)
            || sheet.traits().contains(Personality.CueTrait.SUBCHANNEL);
    if (text && !personality.cdText()) {
      throw new Refusal(Refusal.INVALID_PARAMETER);
    }
    if (sheet.leadOut() > medium.limit(personality.overburn())) {
      throw new Refusal(Refusal.OUT_OF_RANGE);
    }
    cue = sheet;
    return length;
  }

  private int blank(Request request) throws Refusal, IOException {
    boolean immediate = request.bit(1, 4);
    int type = request.u8(1) & 7;
    if (!(drive.requireMedium() instanceof Recordable medium)
        || !medium.blank().erasable()
        || !drive.personality().rewrites()) {
      throw new Refusal(Refusal.CANNOT_WRITE);
    }
    if (type == DROP_LAST && medium.sessions() == 0) {
      throw new Refusal(Refusal.SEQUENCE);
    }
    if (!BLANKING_TYPES.contains(type)) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    burn = null;
    cue = null;
    Duration duration = drive.personality().blanking();
    switch (type) {
      case UNCLOSE -> medium.unclose();
      case DROP_LAST -> medium.dropLastSession();
      case WHOLE -> medium.erase();
      default -> {
        medium.erase();
        duration = duration.dividedBy(MINIMAL_IS_FASTER);
      }
    }
    drive.carryOn(Refusal.OPERATION_IN_PROGRESS, duration, immediate);
    return 0;
  }

  private int bufferCapacity(Request request) throws Refusal {
    if (drive.personality().writeModes().isEmpty()) {
      throw new Refusal(Refusal.INVALID_COMMAND);
    }
    boolean blocks = request.bit(1, 0);
    int unit = blocks ? 2048 : 1;
    byte[] answer = new byte[12];
    ByteBuffer.wrap(answer)
        .putShort((short) 10)
        .put((byte) 0)
        .put((byte) (blocks ? 1 : 0))
        .putInt(buffer.size() / unit)
        .putInt(buffer.free(drive.waiter().nanoTime(), bytesPerSecond()) / unit);
    return request.answer(answer, request.u16(7));
  }

  /** The medium leaves or the drive is reset: what is not whole stays as it is. */
  void abandon() {
    Burn going = burn;
    burn = null;
    cue = null;
    buffer.clear();
    if (going == null || going.test) {
      return;
    }
    try {
      if (going instanceof TaoBurn track) {
        track.closeTrack();
      } else if (going.isComplete()) {
        going.finish();
      } else {
        going.medium.ruin();
      }
    } catch (IOException e) {
      going.medium.ruin();
    }
  }

  /** Where the next WRITE goes with the write type that is selected. */
  int nextWritable(Recordable medium) {
    Burn going = burn;
    if (going != null) {
      return going.next();
    }
    int type = drive.pages().write().writeType();
    if (drive.personality().startFollowsMode() && medium.open().isEmpty()) {
      if (type == WriteParameters.RAW && drive.personality().writeModes().contains(WriteMode.RAW)) {
        return medium.nextLeadIn();
      }
      if (type == WriteParameters.SAO) {
        return medium.nextPause();
      }
    }
    return medium.nextPlace() + Geometry.PAUSE;
  }

  /** Whether a recording has begun. */
  boolean isBurning() {
    return burn != null;
  }
}
