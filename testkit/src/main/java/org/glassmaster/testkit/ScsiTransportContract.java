package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ScsiTransport} promises. The author of one extends this class and says how it
 * is opened:
 *
 * <pre>{@code
 * class MyTransportTest extends ScsiTransportContract {
 *   @Override protected ScsiTransport open() {
 *     return new MyTransport(…);
 *   }
 * }
 * }</pre>
 *
 * <p>At its end there is a drive of CDs, real or not, with any medium or none. Nothing here writes
 * to a medium.
 */
public abstract class ScsiTransportContract {
  /** For the class that is held to it. */
  protected ScsiTransportContract() {}

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Cdb TEST_UNIT_READY = Cdb.of(6, 0x00);
  private static final int INQUIRY_LENGTH = 36;
  private static final Cdb INQUIRY = Cdb.of(6, 0x12).with(4, INQUIRY_LENGTH);

  /** READ(10) of a sector that no disc has: refused by every drive, with a disc or without. */
  private static final Cdb READ_NOWHERE = Cdb.of(10, 0x28).with32(2, 0x7FFF_FFF0).with16(7, 1);

  /** MODE SELECT(10) with a header and no page: changes nothing. */
  private static final Cdb SELECT_NOTHING = Cdb.of(10, 0x55).with(1, 0x10).with16(7, 8);

  private static final int SECTOR = 2048;
  private static final int ALIGNMENT = 512;
  private static final int TYPE_OPTICAL = 5;

  /**
   * Opens a transport to a drive; those opened before are closed by then.
   *
   * @return the transport
   * @throws Exception where the test cannot go on
   */
  protected abstract ScsiTransport open() throws Exception;

  /**
   * Pulls the plug of the drive behind the transport that was opened last.
   *
   * @return whether this test can do that
   */
  protected boolean unplug() {
    return false;
  }

  /**
   * Keeps the drive from answering the next command in time.
   *
   * @return whether this test can do that
   */
  protected boolean silence() {
    return false;
  }

  @Test
  void isKnownByAName() throws Exception {
    try (ScsiTransport transport = open()) {
      assertThat(transport.name()).isNotBlank();
    }
  }

  @Test
  void bringsAnAnswerBack() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment room = transport.buffer(INQUIRY_LENGTH);

      ScsiAnswer answer = transport.execute(ScsiCommand.receiving(INQUIRY, room, TIMEOUT));

      assertThat(answer.status()).isEqualTo(ScsiAnswer.GOOD);
      assertThat(answer.transferred()).isEqualTo(INQUIRY_LENGTH);
      assertThat(room.get(ValueLayout.JAVA_BYTE, 0) & 0x1F).isEqualTo(TYPE_OPTICAL);
    }
  }

  @Test
  void countsWhatCameAndNotWhatThereWasRoomFor() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment room = transport.buffer(SECTOR);

      ScsiAnswer answer = transport.execute(ScsiCommand.receiving(INQUIRY, room, TIMEOUT));

      assertThat(answer.isGood()).isTrue();
      assertThat(answer.transferred()).isEqualTo(INQUIRY_LENGTH);
    }
  }

  @Test
  void carriesACommandWithoutData() throws Exception {
    try (ScsiTransport transport = open()) {
      ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

      assertThat(answer.transferred()).isZero();
      assertThat(answer.isGood() || answer.sense().isPresent()).isTrue();
    }
  }

  @Test
  void sendsData() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment header = transport.buffer(8);
      settle(transport);

      ScsiAnswer answer = transport.execute(ScsiCommand.sending(SELECT_NOTHING, header, TIMEOUT));

      // Some drives want a page there.
      assertThat(answer.isGood() ? answer.transferred() == 8 : answer.sense().isPresent()).isTrue();
    }
  }

  @Test
  void tellsARefusalWithItsReason() throws Exception {
    try (ScsiTransport transport = open()) {
      settle(transport);

      ScsiAnswer answer =
          transport.execute(ScsiCommand.receiving(READ_NOWHERE, transport.buffer(SECTOR), TIMEOUT));

      assertThat(answer.status()).isEqualTo(ScsiAnswer.CHECK_CONDITION);
      assertThat(answer.sense().orElseThrow().sense().key()).isIn(0x2, 0x5);
      assertThat(answer.transferred()).isZero();
    }
  }

  @Test
  void doesNotTellTheSameReasonTwice() throws Exception {
    try (ScsiTransport transport = open()) {
      settle(transport);
      MemorySegment room = transport.buffer(SECTOR);
      transport.execute(ScsiCommand.receiving(READ_NOWHERE, room, TIMEOUT));

      ScsiAnswer answer = transport.execute(ScsiCommand.receiving(INQUIRY, room, TIMEOUT));

      assertThat(answer).isEqualTo(ScsiAnswer.good(INQUIRY_LENGTH));
    }
  }

  @Test
  void hasMemoryOfTheSizeAskedFor() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment first = transport.buffer(INQUIRY_LENGTH);
      MemorySegment second = transport.buffer(26 * 2448);

      assertThat(first.byteSize()).isEqualTo(INQUIRY_LENGTH);
      assertThat(second.byteSize()).isEqualTo(26 * 2448);
      assertThat(List.of(first, second))
          .allSatisfy(
              memory -> {
                assertThat(memory.isNative()).isTrue();
                assertThat(memory.address() % ALIGNMENT).isZero();
                assertThat(memory.isReadOnly()).isFalse();
              });
      assertThat(first.asOverlappingSlice(second)).isEmpty();
    }
  }

  @Test
  void keepsItsMemoryUntilItIsClosed() throws Exception {
    MemorySegment memory;
    try (ScsiTransport transport = open()) {
      memory = transport.buffer(64);
      memory.fill((byte) 0x5A);
      transport.execute(ScsiCommand.receiving(INQUIRY, transport.buffer(INQUIRY_LENGTH), TIMEOUT));
      assertThat(memory.get(ValueLayout.JAVA_BYTE, 63)).isEqualTo((byte) 0x5A);
    }
    assertThat(memory.scope().isAlive()).isFalse();
  }

  @Test
  void takesMemoryThatIsNotItsOwn() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment own = transport.buffer(INQUIRY_LENGTH);
      byte[] heap = new byte[INQUIRY_LENGTH];
      transport.execute(ScsiCommand.receiving(INQUIRY, own, TIMEOUT));

      ScsiAnswer answer =
          transport.execute(ScsiCommand.receiving(INQUIRY, MemorySegment.ofArray(heap), TIMEOUT));

      assertThat(answer).isEqualTo(ScsiAnswer.good(INQUIRY_LENGTH));
      assertThat(heap).isEqualTo(own.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Test
  void hasRoomForABatchOfSectors() throws Exception {
    try (ScsiTransport transport = open()) {
      assertThat(transport.largestTransfer()).isGreaterThanOrEqualTo(13 * 2448);
      MemorySegment room = transport.buffer(transport.largestTransfer());

      assertThat(transport.execute(ScsiCommand.receiving(INQUIRY, room, TIMEOUT)).transferred())
          .isEqualTo(INQUIRY_LENGTH);
    }
  }

  @Test
  void refusesMoreThanItCanCarryAndGoesOn() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment tooMuch = transport.buffer(transport.largestTransfer() + 1);

      assertThat(fault(transport, ScsiCommand.receiving(INQUIRY, tooMuch, TIMEOUT)))
          .isEqualTo(Fault.TOO_LARGE);
      assertThat(
              transport
                  .execute(
                      ScsiCommand.receiving(INQUIRY, tooMuch.asSlice(0, INQUIRY_LENGTH), TIMEOUT))
                  .isGood())
          .isTrue();
    }
  }

  @Test
  void servesOneThreadAfterAnother() throws Exception {
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      ScsiTransport transport = one.submit(this::open).get();
      MemorySegment room = other.submit(() -> transport.buffer(INQUIRY_LENGTH)).get();
      Callable<ScsiAnswer> inquiry =
          () -> transport.execute(ScsiCommand.receiving(INQUIRY, room, TIMEOUT));

      assertThat(one.submit(inquiry).get().isGood()).isTrue();
      assertThat(other.submit(inquiry).get().isGood()).isTrue();
      other.submit(transport::close).get();
      assertThat(room.scope().isAlive()).isFalse();
    }
  }

  @Test
  void isClosedAnyNumberOfTimesByAnyThread() throws Exception {
    ScsiTransport transport = open();
    int threads = 4;
    CountDownLatch together = new CountDownLatch(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> closings = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        closings.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  transport.close();
                  return "closed";
                }));
      }
      for (Future<?> closing : closings) {
        assertThat(closing.get()).isEqualTo("closed");
      }
    }
    assertThatCode(transport::close).doesNotThrowAnyException();
  }

  @Test
  void carriesNothingOnceItIsClosed() throws Exception {
    ScsiTransport transport = open();
    transport.close();

    assertThat(fault(transport, ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(Fault.GONE);
    assertThatThrownBy(() -> transport.buffer(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void givesEverythingBack() throws Exception {
    for (int warm = 0; warm < 2; warm++) {
      openAndUse();
    }
    Leftovers before = Leftovers.now();

    for (int i = 0; i < 5; i++) {
      openAndUse();
    }

    before.assertNothingMore();
  }

  @Test
  void givesUpACommandWhoseTimeIsOver() throws Exception {
    try (ScsiTransport transport = open()) {
      assumeTrue(silence(), "this drive always answers");

      assertThat(
              fault(
                  transport,
                  ScsiCommand.receiving(
                      INQUIRY, transport.buffer(INQUIRY_LENGTH), Duration.ofMillis(100))))
          .isEqualTo(Fault.TIMED_OUT);
    }
  }

  @Test
  void saysThatTheDriveIsGone() throws Exception {
    ScsiTransport transport = open();
    try (transport) {
      assumeTrue(unplug(), "this drive stays");

      ScsiCommand command =
          ScsiCommand.receiving(INQUIRY, transport.buffer(INQUIRY_LENGTH), TIMEOUT);
      assertThat(fault(transport, command)).isEqualTo(Fault.GONE);
      assertThat(fault(transport, command)).isEqualTo(Fault.GONE);
    }
    assertThatCode(transport::close).doesNotThrowAnyException();
  }

  private void openAndUse() throws Exception {
    try (ScsiTransport transport = open()) {
      MemorySegment room = transport.buffer(26 * 2448);
      transport.execute(ScsiCommand.receiving(INQUIRY, room, TIMEOUT));
      transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));
    }
  }

  /** Hears what a drive has to say first: that it was switched on, that a medium was changed. */
  private static void settle(ScsiTransport transport) throws TransportException {
    for (int i = 0; i < 5; i++) {
      if (transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT)).isGood()) {
        return;
      }
    }
  }

  private static Fault fault(ScsiTransport transport, ScsiCommand command) {
    TransportException thrown =
        catchThrowableOfType(TransportException.class, () -> transport.execute(command));
    assertThat(thrown).as("the way fails").isNotNull();
    return thrown.fault();
  }
}
