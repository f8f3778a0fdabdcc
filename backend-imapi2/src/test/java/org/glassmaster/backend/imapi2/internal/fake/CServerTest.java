package org.glassmaster.backend.imapi2.internal.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.api.EventSink;
import org.glassmaster.backend.imapi2.internal.api.ImageSource;
import org.glassmaster.backend.imapi2.internal.api.ImageStream;
import org.glassmaster.backend.imapi2.internal.api.RawCdProgress;
import org.glassmaster.backend.imapi2.internal.api.Subscription;
import org.glassmaster.backend.imapi2.internal.com.Apartment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of COM and the server of C understand each other, in both directions. */
@Tag("judge")
class CServerTest {
  private static final String DRIVE = "\\\\?\\usbstor#cdrom&ven_glass#1";
  private static final HResult CANCELLED = new HResult(0xC0AA0002);
  private static final int COOKED_BYTES = 2448;

  private final CServer server = CServer.start();
  private final Random random = new Random(20_261_120);
  @TempDir private Path folder;

  @BeforeEach
  void forgets() {
    server.reset();
    server.addDevice(DRIVE);
  }

  @AfterEach
  void everythingWasGivenBack() {
    assertThat(server.imbalance()).isEmpty();
  }

  /** Bytes that tell where they come from. */
  private static final class Pattern implements ImageSource {
    private final long size;
    private final long failAt;

    Pattern(long size, long failAt) {
      this.size = size;
      this.failAt = failAt;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(long position, MemorySegment into) throws Exception {
      if (position + into.byteSize() > failAt) {
        throw new java.io.IOException("the source is gone");
      }
      for (long i = 0; i < into.byteSize(); i++) {
        into.set(ValueLayout.JAVA_BYTE, i, at(position + i));
      }
    }

    static byte at(long position) {
      return (byte) (position ^ position >> 8 ^ position >> 16);
    }
  }

  private interface Burn {
    void run(ComScope scope, DiscFormat2RawCd format) throws Exception;
  }

  private void prepared(Burn burn) throws Exception {
    try (Apartment _ = Apartment.enter(server.library());
        ComScope scope = new ComScope(server.library())) {
      DiscRecorder2 recorder = scope.create("MsftDiscRecorder2", DiscRecorder2.TYPE);
      assertThat(recorder.initializeDiscRecorder(DRIVE)).isEqualTo(HResult.S_OK);
      DiscFormat2RawCd format = scope.create("MsftDiscFormat2RawCD", DiscFormat2RawCd.TYPE);
      assertThat(format.recorder(recorder)).isEqualTo(HResult.S_OK);
      assertThat(format.clientName("Glassmaster")).isEqualTo(HResult.S_OK);
      assertThat(format.prepareMedia()).isEqualTo(HResult.S_OK);
      try {
        burn.run(scope, format);
      } finally {
        assertThat(format.releaseMedia()).isEqualTo(HResult.S_OK);
      }
    }
  }

  private HResult write(DiscFormat2RawCd format, ImageSource source, int leadIn) {
    try (HostedObject<ImageStream> stream = ImageStream.of(server.library(), source)) {
      return format.writeMedia2(stream.address(), leadIn);
    } catch (ComException e) {
      return e.result();
    }
  }

  /** Writes so many blocks, and listens meanwhile. */
  private HResult write(int blocks, EventSink.RawCdListener listener) throws Exception {
    List<HResult> results = new ArrayList<>();
    prepared(
        (scope, format) -> {
          try (Subscription _ = EventSink.listen(server.library(), format, listener)) {
            results.add(
                write(format, new Pattern((long) blocks * COOKED_BYTES, Long.MAX_VALUE), 150));
          }
        });
    return results.getFirst();
  }

  @Test
  void writesWhatTheStreamHoldsFromTheDrivesLeadInOn() throws Exception {
    int leadIn = 100 + random.nextInt(100);
    int skipped = random.nextInt(50);
    int behind = 300 + random.nextInt(200);
    Path recorded = folder.resolve("blocks");
    server.set("medium.leadIn", -leadIn);
    server.set("record.path", recorded.toString());
    long size = (long) (skipped + leadIn + behind) * COOKED_BYTES;

    prepared(
        (scope, format) -> {
          assertThat(format.startOfNextSession()).isEqualTo(-leadIn);
          assertThat(write(format, new Pattern(size, Long.MAX_VALUE), skipped + leadIn))
              .isEqualTo(HResult.S_OK);
        });

    byte[] expected = new byte[(leadIn + behind) * COOKED_BYTES];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Pattern.at((long) skipped * COOKED_BYTES + i);
    }
    assertThat(Files.readAllBytes(recorded)).isEqualTo(expected);
    assertThat(server.number("written.first")).isEqualTo(-leadIn);
    assertThat(server.number("written.blocks")).isEqualTo(leadIn + behind);
    assertThat(server.number("writer.thread")).isNotEqualTo(server.number("caller.thread"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.plain", "events.byref", "events.direct", "events.elsewhere"})
  void hearsEventsHoweverTheyCome(String way) throws Exception {
    server.set(way, 1);
    server.set("medium.leadIn", -150);
    int used = random.nextInt(1_000_000);
    int elapsed = random.nextInt(1_000_000);
    server.set("IDiscFormat2RawCDEventArgs.get_UsedSystemBuffer", used);
    server.set("IDiscFormat2RawCDEventArgs.get_ElapsedTime", elapsed);
    List<RawCdProgress> heard = Collections.synchronizedList(new ArrayList<>());

    HResult result =
        write(
            1000,
            (from, progress) -> {
              assertThat(from).isPresent();
              heard.add(progress.snapshot());
            });

    assertThat(result).isEqualTo(HResult.S_OK);

    assertThat(heard).hasSize((int) server.number("events.fired")).hasSizeGreaterThan(3);
    assertThat(heard)
        .allSatisfy(
            progress -> {
              assertThat(progress.startLba()).isEqualTo(-150);
              assertThat(progress.sectorCount()).isEqualTo(1000);
              assertThat(progress.usedBuffer()).isEqualTo(used);
              assertThat(progress.elapsed()).isEqualTo(elapsed);
            });
    assertThat(heard.getLast().lastWrittenLba()).isEqualTo(849);
    assertThat(server.number("sink.agile")).isEqualTo(1);
    assertThat(server.number("events.result")).isZero();
  }

  @Test
  void cancelsFromWithinAnEvent() throws Exception {
    server.set("medium.leadIn", -150);
    server.set("events.every", 1);
    HResult result =
        write(
            3000,
            (from, progress) -> {
              if (progress.lastWrittenLba() > 100) {
                assertThat(from.orElseThrow().cancelWrite()).isEqualTo(HResult.S_OK);
              }
            });
    assertThat(result).isEqualTo(CANCELLED);
    assertThat(server.number("written.blocks")).isBetween(250L, 350L);
  }

  @Test
  void passesOnThatTheSourceFailed() throws Exception {
    server.set("medium.leadIn", -150);
    prepared(
        (scope, format) ->
            assertThat(write(format, new Pattern(1000L * COOKED_BYTES, 500_000), 150))
                .isEqualTo(HResult.STG_E_READFAULT));
  }

  @Test
  void readsUpToTheLeadInWhereTheStreamCannotBePlaced() throws Exception {
    server.set("medium.leadIn", -150);
    server.set("writer.noSeek", 1);
    Path recorded = folder.resolve("blocks");
    server.set("record.path", recorded.toString());
    prepared(
        (scope, format) ->
            assertThat(write(format, new Pattern(500L * COOKED_BYTES, Long.MAX_VALUE), 180))
                .isEqualTo(HResult.S_OK));
    assertThat(Files.readAllBytes(recorded)[0]).isEqualTo(Pattern.at(30L * COOKED_BYTES));
  }

  @Test
  void answersACallThatComesAfterTheRelease() throws Exception {
    server.set("medium.leadIn", -150);
    assertThat(write(300, (from, progress) -> {})).isEqualTo(HResult.S_OK);
    assertThat(server.lateEvent()).isEqualTo(HResult.RPC_E_DISCONNECTED);
    assertThat(server.lateRead()).isEqualTo(HResult.RPC_E_DISCONNECTED);
    assertThat(server.library().host().living()).isZero();
  }

  @Test
  void hearsOfDrivesThatComeAndGo() throws Exception {
    DrivesHeard heard = new DrivesHeard();
    try (Apartment _ = Apartment.enter(server.library());
        ComScope scope = new ComScope(server.library())) {
      DiscMaster2 master = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
      try (Subscription _ = EventSink.listen(server.library(), master, heard)) {
        server.addDevice("zweites Laufwerk äöü 光");
        assertThat(master.newEnum(scope).texts()).containsExactly(DRIVE, "zweites Laufwerk äöü 光");
        server.removeDevice(DRIVE);
        assertThat(master.item(0)).isEqualTo("zweites Laufwerk äöü 光");
        assertThat(master.count()).isEqualTo(1);
      }
      server.addDevice("nobody hears");
    }
    assertThat(heard.told()).containsExactly("+zweites Laufwerk äöü 光", "-" + DRIVE);
  }

  @Test
  void failsWhereTheServerIsToldTo() throws Exception {
    HResult chosen = new HResult(0x80000000 | random.nextInt(1 << 30));
    server.fail("IDiscMaster2.get_Count", 2, chosen);
    server.fail("MsftDiscFormat2RawCD.CreateInstance", HResult.E_OUTOFMEMORY);
    try (Apartment _ = Apartment.enter(server.library());
        ComScope scope = new ComScope(server.library())) {
      DiscMaster2 master = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
      assertThat(master.count()).isEqualTo(1);
      assertThat(catchThrowableOfType(ComException.class, master::count).result())
          .isEqualTo(chosen);
      assertThat(master.count()).isEqualTo(1);
      assertThat(
              catchThrowableOfType(
                      ComException.class,
                      () -> scope.create("MsftDiscFormat2RawCD", DiscFormat2RawCd.TYPE))
                  .result())
          .isIn(HResult.E_OUTOFMEMORY, HResult.REGDB_E_CLASSNOTREG);
    }
    assertThat(server.calls("IDiscMaster2.get_Count")).isEqualTo(3);
  }
}
