package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.junit.jupiter.api.Test;

/** The contract is broken on purpose, one promise after another, and notices it. */
class ScsiTransportContractTest {
  /** A transport that keeps every promise; a test takes one of them back. */
  private static class Kept implements ScsiTransport {
    final EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern());

    @Override
    public String name() {
      return recorder.name();
    }

    @Override
    public int largestTransfer() {
      return recorder.largestTransfer();
    }

    @Override
    public MemorySegment buffer(int bytes) {
      return recorder.buffer(bytes);
    }

    @Override
    public ScsiAnswer execute(ScsiCommand command) throws TransportException {
      return recorder.execute(command);
    }

    @Override
    public void close() {
      recorder.close();
    }
  }

  private static ScsiTransportContract of(Supplier<ScsiTransport> transport) {
    return new ScsiTransportContract() {
      @Override
      protected ScsiTransport open() {
        return transport.get();
      }
    };
  }

  private static void isNoticed(ThrowingCallable promise) {
    assertThatThrownBy(promise).isInstanceOf(AssertionError.class);
  }

  @Test
  void noticesALengthThatIsTheRooms() {
    ScsiTransportContract contract =
        of(
            () ->
                new Kept() {
                  @Override
                  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
                    ScsiAnswer answer = super.execute(command);
                    return new ScsiAnswer(
                        answer.status(), (int) command.data().byteSize(), answer.sense());
                  }
                });

    isNoticed(contract::countsWhatCameAndNotWhatThereWasRoomFor);
  }

  @Test
  void noticesSenseThatIsLeftOver() {
    ScsiTransportContract contract =
        of(
            () ->
                new Kept() {
                  private Optional<SenseData> last = Optional.empty();

                  @Override
                  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
                    ScsiAnswer answer = super.execute(command);
                    last = answer.sense().or(() -> last);
                    return new ScsiAnswer(answer.status(), answer.transferred(), last);
                  }
                });

    isNoticed(contract::doesNotTellTheSameReasonTwice);
  }

  @Test
  void noticesARefusalWithoutReason() {
    ScsiTransportContract contract =
        of(
            () ->
                new Kept() {
                  @Override
                  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
                    ScsiAnswer answer = super.execute(command);
                    return new ScsiAnswer(answer.status(), answer.transferred(), Optional.empty());
                  }
                });

    assertThatThrownBy(contract::tellsARefusalWithItsReason).isNotNull();
  }

  @Test
  void noticesMemoryThatLivesOn() {
    isNoticed(
        of(
                () ->
                    new Kept() {
                      @Override
                      public MemorySegment buffer(int bytes) {
                        return Arena.ofAuto().allocate(bytes, 4096);
                      }
                    })
            ::keepsItsMemoryUntilItIsClosed);
  }

  @Test
  void noticesMemoryThatIsNotAligned() {
    isNoticed(
        of(
                () ->
                    new Kept() {
                      @Override
                      public MemorySegment buffer(int bytes) {
                        return super.buffer(bytes + 1).asSlice(1);
                      }
                    })
            ::hasMemoryOfTheSizeAskedFor);
  }

  @Test
  void noticesAThreadThatIsLeftBehind() {
    CountDownLatch end = new CountDownLatch(1);
    try {
      isNoticed(
          of(
                  () -> {
                    Thread thread =
                        Thread.ofPlatform()
                            .daemon()
                            .start(
                                () -> {
                                  try {
                                    end.await();
                                  } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                  }
                                });
                    return new Kept() {
                      @Override
                      public String name() {
                        return thread.getName();
                      }
                    };
                  })
              ::givesEverythingBack);
    } finally {
      end.countDown();
    }
  }

  @Test
  void noticesThatTooMuchIsTaken() {
    isNoticed(
        of(
                () ->
                    new Kept() {
                      @Override
                      public int largestTransfer() {
                        return 1 << 15;
                      }
                    })
            ::refusesMoreThanItCanCarryAndGoesOn);
  }

  @Test
  void noticesThatAClosedOneGoesOn() {
    isNoticed(
        of(
                () ->
                    new Kept() {
                      @Override
                      public void close() {
                        // Keeps the drive.
                      }
                    })
            ::carriesNothingOnceItIsClosed);
  }
}
