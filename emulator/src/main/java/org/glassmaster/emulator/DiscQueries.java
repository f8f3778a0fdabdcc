package org.glassmaster.emulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TrackLayout;

/** The commands that ask what is on the disc. */
final class DiscQueries {
  private static final int BLOCK = 2048;
  private static final int UNKNOWN_MODE = 15;
  private static final int RESERVED = 0x80;
  private static final int BLANK = 0x40;
  private static final int NEXT_TRACK = 0xFF;
  private static final int TRACK_INFORMATION = 36;

  private final Drive drive;

  DiscQueries(Drive drive) {
    this.drive = drive;
  }

  int execute(Request request, int opcode, Medium medium) throws Refusal {
    return switch (opcode) {
      case Opcode.READ_CAPACITY -> {
        int last = medium.layout().map(layout -> layout.leadOut() - 1).orElse(0);
        yield request.answer(ByteBuffer.allocate(8).putInt(last).putInt(BLOCK).array(), 8);
      }
      case Opcode.READ_TOC -> toc(request, medium);
      case Opcode.READ_SUBCHANNEL -> subchannel(request, medium);
      case Opcode.READ_DISC_INFORMATION -> discInformation(request, medium);
      default -> trackInformation(request, medium);
    };
  }

  private static Layout layout(Medium medium) throws Refusal {
    return medium.layout().orElseThrow(() -> new Refusal(Refusal.INVALID_FIELD));
  }

  private int toc(Request request, Medium medium) throws Refusal {
    boolean msf = request.bit(1, 1);
    // Before MMC the format stood in the control byte, and Linux still asks like that.
    int old = request.u8(9) >> 6;
    int format = (request.u8(2) & 15) == 0 ? old : request.u8(2) & 15;
    int from = request.u8(6);
    if (!drive.personality().tocFormats().contains(format)) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    byte[] answer =
        switch (format) {
          case 0 -> TocAnswers.tracks(layout(medium), from, msf);
          case 1 -> TocAnswers.sessions(layout(medium), msf);
          case 2 -> items(medium, from);
          case 3 -> TocAnswers.memory(recordable(medium).open());
          case 4 -> TocAnswers.pregroove(recordable(medium).blank());
          default -> text(medium);
        };
    return request.answer(answer, request.u16(7));
  }

  private static byte[] items(Medium medium, int from) throws Refusal {
    Layout layout = layout(medium);
    if (medium instanceof Recordable recordable) {
      return TocAnswers.items(
          layout, from, !recordable.isFull(), recordable.blank().lastLeadOutLba());
    }
    return TocAnswers.items(layout, from, false, Geometry.LAST_LEAD_OUT_START);
  }

  private static byte[] text(Medium medium) throws Refusal {
    byte[] packs = medium.textPacks();
    if (packs.length == 0) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    return ByteBuffer.allocate(4 + packs.length)
        .putShort((short) (packs.length + 2))
        .putShort((short) 0)
        .put(packs)
        .array();
  }

  private static Recordable recordable(Medium medium) throws Refusal {
    if (medium instanceof Recordable recordable) {
      return recordable;
    }
    throw new Refusal(Refusal.INVALID_FIELD);
  }

  private int discInformation(Request request, Medium medium) throws Refusal {
    if ((request.u8(1) & 7) != 0) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    byte[] answer = new byte[34];
    answer[1] = 32;
    answer[3] = 1;
    answer[7] = 0x20;
    Optional<Layout> layout = medium.layout();
    int sessions = layout.map(laid -> laid.sessions().size()).orElse(0);
    boolean more = medium instanceof Recordable recordable && !recordable.isFull();
    boolean damaged = medium instanceof Recordable recordable && recordable.isDamaged();
    boolean open = medium instanceof Recordable recordable && !recordable.open().isEmpty();
    int lastSession = damaged ? 2 : open ? 1 : more ? 0 : 3;
    int disc = !more ? 2 : sessions == 0 && !open ? 0 : 1;
    boolean erasable = medium instanceof Recordable recordable && recordable.blank().erasable();
    answer[2] = (byte) ((erasable ? 0x10 : 0) | lastSession << 2 | disc);
    answer[4] = (byte) Math.max(1, sessions + (more ? 1 : 0));
    int first = 1;
    int last = 1;
    if (layout.isPresent()) {
      SessionLayout end = layout.get().sessions().getLast();
      answer[3] = (byte) layout.get().sessions().getFirst().firstTrack();
      first = end.firstTrack();
      last = end.lastTrack();
    }
    if (medium instanceof Recordable recordable && more) {
      first = open ? recordable.open().getFirst().number() : recordable.nextTrack();
      last = recordable.nextTrack();
    }
    answer[5] = (byte) first;
    answer[6] = (byte) last;
    answer[8] =
        (byte)
            layout
                .map(laid -> laid.sessions().getFirst().session().type().psec())
                .orElse(0xFF)
                .intValue();
    for (int i = 16; i < 24; i++) {
      answer[i] = (byte) 0xFF;
    }
    if (medium instanceof Recordable recordable && more) {
      time(answer, 16, recordable.nextLeadIn());
      time(answer, 20, recordable.blank().lastLeadOutLba());
    }
    return request.answer(answer, request.u16(7));
  }

  private static void time(byte[] into, int at, int lba) {
    Msf msf = Msf.ofLba(Math.min(lba, Geometry.LAST_LBA));
    into[at] = 0;
    into[at + 1] = (byte) msf.minute();
    into[at + 2] = (byte) msf.second();
    into[at + 3] = (byte) msf.frame();
  }

  private int trackInformation(Request request, Medium medium) throws Refusal {
    int kind = request.u8(1) & 3;
    int number = request.s32(2);
    if (medium instanceof Recordable recordable) {
      for (PlannedTrack track : recordable.open()) {
        boolean wanted =
            kind == 1
                ? number == track.number()
                : kind == 0 && number >= track.start() && number < track.end();
        if (wanted) {
          return request.answer(
              open(recordable, track, drive.personality().runOut()), request.u16(7));
        }
      }
    }
    Optional<Layout> layout = medium.layout();
    if (layout.isPresent()) {
      for (SessionLayout session : layout.get().sessions()) {
        for (TrackLayout track : session.tracks()) {
          boolean wanted =
              switch (kind) {
                case 0 -> number >= track.start() && number < track.end();
                case 1 -> number == track.track().number();
                case 2 ->
                    number == session.number() && track.track().number() == session.firstTrack();
                default -> false;
              };
          if (wanted) {
            return request.answer(closed(session, track), request.u16(7));
          }
        }
      }
    }
    if (medium instanceof Recordable recordable
        && !recordable.isFull()
        && next(recordable, kind, number)) {
      return request.answer(unwritten(recordable), request.u16(7));
    }
    throw new Refusal(kind == 0 ? Refusal.OUT_OF_RANGE : Refusal.INVALID_FIELD);
  }

  private static boolean next(Recordable medium, int kind, int number) {
    return switch (kind) {
      case 0 -> number >= medium.nextPause() && number <= medium.blank().lastLeadOutLba();
      case 1 -> number == NEXT_TRACK || number == medium.nextTrack();
      case 2 -> number == medium.sessions() + 1;
      default -> false;
    };
  }

  private static ByteBuffer head(
      byte[] bytes, int track, int session, int control, int mode, int flags) {
    ByteBuffer answer = ByteBuffer.wrap(bytes);
    answer.putShort((short) 34);
    answer.put((byte) track).put((byte) session).put((byte) 0);
    return answer.put((byte) control).put((byte) mode).put((byte) flags);
  }

  private static byte[] closed(SessionLayout session, TrackLayout layout) {
    Track track = layout.track();
    byte[] bytes = new byte[TRACK_INFORMATION];
    ByteBuffer answer =
        head(bytes, track.number(), session.number(), track.control(), mode(track.mode()), 0);
    answer.putInt(layout.index1()).putInt(0).putInt(0).putInt(0);
    answer.putInt(layout.sectors()).putInt(0);
    return bytes;
  }

  /** A track of the open session: written, or reserved and still blank. */
  private static byte[] open(Recordable medium, PlannedTrack track, int runOut) {
    Optional<Integer> next = Optional.ofNullable(medium.reserved().get(track.number()));
    int mode = next.isPresent() ? RESERVED | BLANK | UNKNOWN_MODE : mode(track.mode());
    int session = medium.sessions() + 1;
    byte[] bytes = new byte[TRACK_INFORMATION];
    ByteBuffer answer =
        head(bytes, track.number(), session, track.control(), mode, next.isPresent() ? 1 : 0);
    int free = next.map(lba -> track.end() - runOut - lba).orElse(0);
    answer.putInt(track.index1()).putInt(next.orElse(0)).putInt(free).putInt(0);
    answer.putInt(track.end() - track.index1()).putInt(0);
    return bytes;
  }

  /** The track that comes next: blank, with a next writable address. */
  private byte[] unwritten(Recordable medium) {
    int next = drive.recorder().nextWritable(medium);
    int start = Math.max(next, 0);
    int free = Math.max(0, medium.blank().lastLeadOutLba() - start);
    byte[] bytes = new byte[TRACK_INFORMATION];
    ByteBuffer answer =
        head(bytes, medium.nextTrack(), medium.sessions() + 1, 4, BLANK | UNKNOWN_MODE, 1);
    answer.putInt(start).putInt(next).putInt(free).putInt(0).putInt(free).putInt(0);
    return bytes;
  }

  private static int mode(TrackMode mode) {
    return mode.isAudio() ? UNKNOWN_MODE : mode.headerMode();
  }

  private int subchannel(Request request, Medium medium) throws Refusal {
    boolean msf = request.bit(1, 1);
    byte[] answer;
    if (!request.bit(2, 6)) {
      answer = new byte[4];
    } else {
      DiscSource content = medium.content().orElseThrow(() -> new Refusal(Refusal.INVALID_FIELD));
      answer =
          switch (request.u8(3)) {
            case 1 -> position(content.layout(), msf);
            case 2 -> catalogue(content.disc().mcn());
            case 3 -> recording(content.layout(), request.u8(6));
            default -> throw new Refusal(Refusal.INVALID_FIELD);
          };
    }
    answer[1] = 0x15;
    answer[3] = (byte) (answer.length - 4);
    return request.answer(answer, request.u16(7));
  }

  private byte[] position(Layout layout, boolean msf) {
    int lba = Math.clamp(drive.position(), layout.start(), layout.end() - 1);
    Stretch stretch = layout.at(lba);
    ByteBuffer answer = ByteBuffer.allocate(16).putInt(0).put((byte) 1);
    answer.put((byte) (1 << 4 | stretch.track().control(lba)));
    answer.put((byte) stretch.tno()).put((byte) stretch.index());
    TocAnswers.address(answer, lba, msf);
    int relative = lba - stretch.zero();
    if (msf) {
      Msf time = Msf.ofFrames(Math.abs(relative));
      answer.put((byte) 0).put((byte) time.minute());
      answer.put((byte) time.second()).put((byte) time.frame());
    } else {
      answer.putInt(relative);
    }
    return answer.array();
  }

  private static byte[] catalogue(Optional<Mcn> mcn) {
    byte[] answer = new byte[24];
    answer[4] = 2;
    mcn.ifPresent(number -> code(answer, number.digits()));
    return answer;
  }

  private static byte[] recording(Layout layout, int number) throws Refusal {
    Track track =
        layout
            .tracks()
            .map(TrackLayout::track)
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(() -> new Refusal(Refusal.INVALID_FIELD));
    byte[] answer = new byte[24];
    answer[4] = 3;
    answer[5] = (byte) (1 << 4 | track.control());
    answer[6] = (byte) number;
    track.isrc().map(Isrc::compact).ifPresent(code -> code(answer, code));
    return answer;
  }

  private static void code(byte[] answer, String code) {
    byte[] ascii = code.getBytes(StandardCharsets.US_ASCII);
    answer[8] = (byte) 0x80;
    System.arraycopy(ascii, 0, answer, 9, ascii.length);
  }
}
