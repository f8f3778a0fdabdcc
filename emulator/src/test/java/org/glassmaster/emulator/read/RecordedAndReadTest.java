package org.glassmaster.emulator.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verdict;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on a disc comes back from it, through drives of many kinds. */
class RecordedAndReadTest {
  private static final int LEAD_IN = -11_635;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int BATCH = 26;

  private final Clock clock = new Clock();

  private EmulatedRecorder drive(Personality personality) {
    return EmulatedRecorder.of(personality, clock);
  }

  private MmcDevice open(EmulatedRecorder recorder, ReadOptions options) throws Exception {
    return MmcDevice.open(recorder, "emulator:1", MmcOptions.DEFAULT.withReading(options), clock);
  }

  /** Both say the same of themselves, and every sector is the same. */
  private static Comparison compare(Contents contents, Disc expected) throws Exception {
    Disc found = contents.disc();
    assertThat(described(found)).isEqualTo(described(expected));
    assertThat(found.mcn()).isEqualTo(expected.mcn());
    Comparison comparison =
        new Verifier()
            .compare(
                new RawImage(Layout.of(expected), Render.DEFAULT),
                new RawImage(Layout.of(found), Render.DEFAULT),
                new Scope(Scope.EVERYTHING.account(), contents.unseen()),
                Job.unwatched());
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.same()).contains(true);
    return comparison;
  }

  private static List<String> described(Disc disc) {
    return disc.sessions().stream()
        .flatMap(session -> session.tracks().stream().map(RecordedAndReadTest::described))
        .toList();
  }

  private static String described(Track track) {
    return String.join(
        " ",
        String.valueOf(track.number()),
        track.mode().label(),
        track.copy().label(),
        String.valueOf(track.preEmphasis()),
        track.isrc().toString(),
        String.valueOf(track.pregap()),
        track.indexes().toString(),
        String.valueOf(track.totalSectors()));
  }

  private static void burn(EmulatedRecorder recorder, Disc disc) throws Exception {
    byte[] page = new byte[60];
    page[8] = 5;
    page[9] = 0x32;
    page[10] = 3;
    page[12] = 3;
    page[23] = (byte) 150;
    RawImage image = new RawImage(Layout.of(disc, LEAD_IN), Render.DEFAULT);
    MemorySegment blocks = recorder.buffer(BATCH * BlockFormat.RAW.bytes());
    for (int i = 0; i < 5 && !send(recorder, Cdb.of(6, 0), blocks, 0).isGood(); i++) {
      // The next one tells the next attention.
    }
    MemorySegment.copy(page, 0, blocks, ValueLayout.JAVA_BYTE, 0, page.length);
    Cdb select = Cdb.of(10, 0x55).with(1, 0x10).with(8, page.length);
    assertThat(send(recorder, select, blocks, page.length).isGood()).isTrue();
    for (int lba = image.layout().start(); lba < image.layout().end(); lba += BATCH) {
      int count = Math.min(BATCH, image.layout().end() - lba);
      image.read(lba, count, SectorFormat.of(BlockFormat.RAW), blocks, 0);
      Cdb write = Cdb.of(10, 0x2A).with32(2, lba).with16(7, count);
      assertThat(send(recorder, write, blocks, count * BlockFormat.RAW.bytes()).sense()).isEmpty();
    }
    assertThat(send(recorder, Cdb.of(10, 0x35), blocks, 0).isGood()).isTrue();
  }

  private static ScsiAnswer send(EmulatedRecorder recorder, Cdb cdb, MemorySegment data, int bytes)
      throws TransportException {
    return recorder.execute(
        bytes == 0
            ? ScsiCommand.of(cdb, LIMIT)
            : ScsiCommand.sending(cdb, data.asSlice(0, bytes), LIMIT));
  }

  @ParameterizedTest
  @EnumSource(names = "SESSIONS", mode = EnumSource.Mode.EXCLUDE)
  void readsWhatWasRecorded(Discs kind) throws Exception {
    EmulatedRecorder recorder = drive(Personality.modern());
    recorder.insert(BlankMedium.cdr());
    burn(recorder, kind.disc());
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      assertThat(device.reader().orElseThrow().medium().state()).isEqualTo(Medium.State.COMPLETE);
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.disc().text()).isEqualTo(kind.disc().text());
      Comparison comparison = compare(contents, kind.disc());
      assertThat(comparison.offset().orElse(0)).isZero();
      boolean graphics = kind == Discs.GRAPHICS;
      assertThat(comparison.of(Attribute.RW_SUBCHANNEL).equals(Optional.of(Verdict.VERIFIED)))
          .isEqualTo(graphics);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsPressedDiscs(Discs kind) throws Exception {
    EmulatedRecorder recorder = drive(Personality.modern());
    recorder.insert(kind.disc());
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.disc().type()).isEqualTo(kind.disc().type());
      compare(contents, kind.disc());
    }
  }

  /** Drives that differ in how they read. */
  enum Habit {
    Q_ONLY {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.reads(Personality.ReadSubchannel.Q);
      }
    },
    Q_IN_BINARY {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.reads(Personality.ReadSubchannel.Q).binaryQ(true).qCrc(false);
      }
    },
    Q_AND_PACKS {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.reads(Personality.ReadSubchannel.Q, Personality.ReadSubchannel.PACKS);
      }
    },
    NO_OVERREAD {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.overread(false);
      }
    },
    SMALL_TRANSFERS {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.largestTransfer(16_384);
      }
    },
    COUNTDOWN_B {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.countdown(Render.Countdown.B);
      }
    },
    SLOW_TO_START {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.spinUp(Duration.ofSeconds(8));
      }
    },
    NO_FULL_TOC {
      @Override
      Personality.Builder change(Personality.Builder builder) {
        return builder.tocFormats(0, 1, 5);
      }
    };

    abstract Personality.Builder change(Personality.Builder builder);
  }

  @ParameterizedTest
  @EnumSource
  void readsThroughDrivesOfManyKinds(Habit habit) throws Exception {
    for (Discs kind : List.of(Discs.ALBUM, Discs.MIXED, Discs.SESSIONS, Discs.GRAPHICS)) {
      EmulatedRecorder recorder = drive(habit.change(Personality.modern().toBuilder()).build());
      recorder.insert(kind.disc());
      try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
        compare(device.reader().orElseThrow().contents(Job.unwatched()), kind.disc());
      }
    }
  }

  @Test
  void readsThroughADriveOfTheOldKind() throws Exception {
    EmulatedRecorder recorder = drive(Personality.old());
    recorder.insert(Discs.ALBUM.disc());
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      compare(contents, Discs.ALBUM.disc());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-582, 6, 667})
  void detectsTheOffsetOfADriveOrTakesItOff(int samples) throws Exception {
    Personality off = Personality.modern().toBuilder().readOffset(samples).build();
    EmulatedRecorder recorder = drive(off);
    recorder.insert(Discs.ALBUM.disc());
    int detected;
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      detected = compare(contents, Discs.ALBUM.disc()).offset().orElseThrow();
      assertThat(Math.abs(detected)).isEqualTo(Math.abs(samples));
    }
    EmulatedRecorder other = drive(off);
    other.insert(Discs.ALBUM.disc());
    try (MmcDevice device = open(other, ReadOptions.DEFAULT.withOffset(detected))) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      Comparison comparison = compare(contents, Discs.ALBUM.disc());
      assertThat(comparison.offset()).hasValue(0);
      assertThat(comparison.unreachable()).isZero();
    }
  }

  @Test
  void findsTheStructureThroughADriveThatMissesTheSample() throws Exception {
    EmulatedRecorder recorder =
        drive(Personality.modern().toBuilder().jitter(40).c2(false).build());
    Disc disc = Discs.HIDDEN.disc();
    recorder.insert(disc);
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      Comparison comparison =
          new Verifier()
              .compare(
                  new RawImage(Layout.of(disc), Render.DEFAULT),
                  new RawImage(Layout.of(contents.disc()), Render.DEFAULT));
      assertThat(comparison.of(Attribute.TOC)).contains(Verdict.VERIFIED);
      assertThat(comparison.of(Attribute.INDEXES)).contains(Verdict.VERIFIED);
    }
  }

  @Test
  void callsABlankDiscBlank() throws Exception {
    EmulatedRecorder recorder = drive(Personality.modern());
    recorder.insert(BlankMedium.cdr());
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      assertThatThrownBy(() -> device.reader().orElseThrow().contents(Job.unwatched()))
          .isInstanceOfSatisfying(
              MediumException.class, fault -> assertThat(fault.code()).isEqualTo("medium-blank"));
    }
  }

  @Test
  void callsAnEmptyDriveEmpty() throws Exception {
    EmulatedRecorder recorder = drive(Personality.modern());
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      assertThat(device.reader().orElseThrow().medium().state()).isEqualTo(Medium.State.NONE);
      assertThatThrownBy(() -> device.reader().orElseThrow().contents(Job.unwatched()))
          .isInstanceOf(MediumException.class);
    }
  }

  @Test
  void saysWhatItDidNotFind() throws Exception {
    EmulatedRecorder recorder =
        drive(Personality.modern().toBuilder().reads().overread(false).build());
    recorder.insert(Discs.ALBUM.disc());
    try (MmcDevice device = open(recorder, ReadOptions.DEFAULT)) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      assertThat(contents.unseen())
          .containsExactlyInAnyOrder(
              Attribute.PREGAPS,
              Attribute.INDEXES,
              Attribute.RW_SUBCHANNEL,
              Attribute.PQ_SUBCHANNEL,
              Attribute.HIDDEN_AUDIO);
      assertThat(contents.findings())
          .extracting(Finding::code)
          .containsExactlyInAnyOrder("READ-106", "READ-114");
    }
  }
}
