package org.glassmaster.emulator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.TextField;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Host;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.TestWaiter;
import org.glassmaster.mmc.Cdb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded stream, replayed, yields the inputs again. */
class GoldenReplayTest {
  private static final int BATCH = 26;
  private static final Inputs INPUTS = new Inputs();

  static List<String> recordings() {
    return GoldenStream.all().stream().map(List::getFirst).toList();
  }

  static GoldenStream stream(String name) {
    return GoldenStream.all().stream()
        .filter(row -> row.getFirst().equals(name))
        .map(row -> new GoldenStream(row, INPUTS))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void yieldsTheInputsAgain(String name) throws SourceException {
    GoldenStream stream = stream(name);
    GoldenDisc expected = GoldenDisc.of(name);
    try (EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), new TestWaiter())) {
      recorder.insert(BlankMedium.cdr());
      Host host = new Host(recorder);

      String sent = burn(host, stream, expected);

      assertThat(sent)
          .describedAs("what was replayed is what was recorded")
          .isEqualTo(stream.sha256);
      assertThat(host.ask("51 00 00 00 00 00 00 00 22 00", 34))
          .describedAs("complete, one session")
          .startsWith("00 20 0E 01 01 01");
      assertThat(toc(host)).isEqualTo(expected.toc());
      for (GoldenDisc.Piece piece : expected.pieces()) {
        assertContent(host, piece);
      }
      assertCodes(recorder, stream, expected);
      if (stream.isRaw()) {
        assertEveryBit(recorder.content().orElseThrow(), stream);
      }
      assertText(host, stream);
    }
  }

  /** Sends all that tool and kernel sent, in their order; answers the SHA-256 of the blocks. */
  static String burn(Host host, GoldenStream stream, GoldenDisc expected) {
    MessageDigest sha = Digest.sha256();
    int moved = 0;
    for (GoldenCommand command : GoldenCommand.of(stream.name)) {
      String end;
      if (command.isWrite()) {
        Cdb cdb = Host.cdb(command.cdb());
        int lba = cdb.s32(2);
        if (lba > 0 && expected.trackStarts().contains(lba)) {
          // The tool asks where the next track goes; our recorder leaves a pause before it.
          moved = nextWritable(host) - lba;
        }
        byte[] blocks = stream.blocks(lba, cdb.u16(7));
        sha.update(blocks);
        end = Host.sense(host.write(lba + moved, cdb.u16(7), MemorySegment.ofArray(blocks)));
      } else if (command.tellsOfTheMedium()) {
        host.settle();
        continue;
      } else if (command.sent().length > 0) {
        end = Host.sense(host.give(command.cdb(), command.sent()));
      } else if (command.asked() > 0) {
        end = Host.sense(host.receive(command.cdb(), new byte[command.asked()]));
      } else {
        end = host.sense(command.cdb());
      }
      assertThat(end).describedAs(command.cdb()).isEqualTo(command.outcomeHere());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static int nextWritable(Host host) {
    byte[] track = host.read("52 01 00 00 00 FF 00 00 24 00", 36);
    assertThat(track[7] & 1).describedAs("the address is valid").isOne();
    return ByteBuffer.wrap(track).getInt(12);
  }

  /** Track, control and address from READ TOC format 0. */
  private static String toc(Host host) {
    byte[] answer = host.read("43 00 00 00 00 00 00 03 24 00", 804);
    StringBuilder toc = new StringBuilder();
    for (int at = 4; at < answer.length; at += 8) {
      toc.append(toc.isEmpty() ? "" : " ")
          .append(HexFormat.of().withUpperCase().toHexDigits(answer[at + 2]))
          .append(':')
          .append(answer[at + 1] & 15)
          .append('@')
          .append(ByteBuffer.wrap(answer).getInt(at + 4));
    }
    return toc.toString();
  }

  private static void assertContent(Host host, GoldenDisc.Piece piece) {
    for (int done = 0; done < piece.count(); done += BATCH) {
      int count = Math.min(BATCH, piece.count() - done);
      int lba = piece.lba() + done;
      int from = piece.sector() + done;
      byte[] read;
      byte[] input;
      switch (piece.kind()) {
        case AUDIO -> {
          read = host.readCd(lba, count, 1, 0xF8, 0, 2352);
          input = INPUTS.piece(piece.file(), 2352, from, count);
        }
        case MODE1 -> {
          read = host.readCd(lba, count, 2, 0x10, 0, 2048);
          input = INPUTS.piece(piece.file(), 2048, from, count);
          assertThat(host.read(String.format("28 00 %08X 00 %04X 00", lba, count), count * 2048))
              .isEqualTo(input);
        }
        case FORM1 -> {
          read = host.readCd(lba, count, 4, 0x10, 0, 2048);
          input = INPUTS.piece(piece.file(), 2048, from, count);
        }
        case SUBHEADERS -> {
          read = host.readCd(lba, count, 4, 0x50, 0, 2056);
          input = INPUTS.piece(piece.file(), 2056, from, count);
        }
        default -> throw new IllegalStateException();
      }
      assertThat(Arrays.equals(read, input)).describedAs(piece + " at " + lba).isTrue();
    }
  }

  private static void assertCodes(
      EmulatedRecorder recorder, GoldenStream stream, GoldenDisc expected) {
    assertThat(recorder.findings()).isEmpty();
    assertThat(recorder.disc().orElseThrow().mcn().map(Mcn::digits)).isEqualTo(expected.mcn());
    assertThat(
            recorder
                .disc()
                .orElseThrow()
                .tracks()
                .map(track -> track.isrc().map(Isrc::compact).orElse("-")))
        .containsExactlyElementsOf(expected.isrcs());
    assertThat(recorder.disc().orElseThrow().tracks().map(Track::indexes))
        .containsExactlyElementsOf(expected.indexes());
    Optional<String> title =
        recorder.disc().orElseThrow().text().blocks().stream()
            .findFirst()
            .flatMap(block -> Optional.ofNullable(block.disc().get(TextField.TITLE)));
    assertThat(title)
        .isEqualTo(
            stream.textPacks.length == 0 ? Optional.empty() : Optional.of("VMLab Golden Disc"));
  }

  /** All of main channel and sub-channel stand on the disc as they were sent. */
  private static void assertEveryBit(DiscSource disc, GoldenStream stream) throws SourceException {
    GoldenStream.Run run = stream.runs.getFirst();
    byte[] sub = new byte[96];
    byte[] main = new byte[2352];
    SectorFormat subchannel = new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.RAW96);
    SectorFormat scrambled = new SectorFormat(SectorFormat.Main.SCRAMBLED, SubchannelForm.NONE);
    for (int lba = run.first(); lba < run.end(); lba++) {
      byte[] q = stream.q(lba);
      if (Crc16.plain(q, 0, 10) == ((q[10] & 0xFF) << 8 | (q[11] & 0xFF))) {
        // Sent without inversion, as discs do not store it.
        q[10] = (byte) ~q[10];
        q[11] = (byte) ~q[11];
      }
      disc.read(lba, 1, subchannel, MemorySegment.ofArray(sub), 0);
      assertThat(Arrays.equals(sub, GoldenStream.symbols(q, stream.p(lba), stream.rwAt(lba))))
          .describedAs("sub-channel of LBA " + lba)
          .isTrue();
      if (lba >= -150 && lba < disc.layout().leadOut()) {
        disc.read(lba, 1, scrambled, MemorySegment.ofArray(main), 0);
        assertThat(Arrays.equals(main, 0, 2352, stream.block(run, lba), 0, 2352))
            .describedAs("main channel of LBA " + lba)
            .isTrue();
      }
    }
  }

  private static void assertText(Host host, GoldenStream stream) {
    if (stream.textPacks.length == 0) {
      assertThat(host.sense("43 00 05 00 00 00 00 08 04 00")).isEqualTo("5/24/00");
    } else {
      byte[] answer = host.read("43 00 05 00 00 00 00 08 04 00", 2052);
      assertThat(Arrays.copyOfRange(answer, 4, answer.length)).isEqualTo(stream.textPacks);
    }
  }
}
