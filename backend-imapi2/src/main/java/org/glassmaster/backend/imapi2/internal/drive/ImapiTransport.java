package org.glassmaster.backend.imapi2.internal.drive;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2Ex;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.SerialTransport;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * The way to a drive through {@code IDiscRecorder2Ex}: Windows passes the commands through for any
 * user who is logged on (imapi2 5.6).
 */
public final class ImapiTransport extends SerialTransport {
  /** Buffers at page boundaries suit every alignment a drive may ask for (imapi2 8, no. 16). */
  private static final int PAGE = 4096;

  /** What every system moves at once, where a drive does not say. */
  private static final int SMALL = 64 << 10;

  private static final int LARGE = 1 << 20;

  private final MemorySegment command;
  private final MemorySegment sense;
  private final MemorySegment fetched;
  private final HeldDrive drive;

  /** Takes over the drive: closing this closes that. */
  public ImapiTransport(HeldDrive drive) throws GlassmasterException {
    this(drive, askLargestTransfer(drive), Arena.ofShared());
  }

  private ImapiTransport(HeldDrive drive, int largestTransfer, Arena arena) {
    super(drive.location(), largestTransfer, arena);
    this.drive = drive;
    command = arena.allocate(Cdb.MAX_LENGTH, 16);
    sense = arena.allocate(DiscRecorder2Ex.SENSE_BYTES, 16);
    fetched = arena.allocate(ValueLayout.JAVA_INT);
  }

  private static int askLargestTransfer(HeldDrive drive) throws GlassmasterException {
    try {
      int said = drive.run(() -> drive.extended().maximumPageAlignedTransferSize());
      int pages = said - said % PAGE;
      return pages < PAGE ? SMALL : Math.min(pages, LARGE);
    } catch (ComException e) {
      return SMALL;
    }
  }

  @Override
  protected boolean reaches(MemorySegment data) {
    return data.isNative() && data.address() % PAGE == 0;
  }

  @Override
  protected void release() {
    drive.close();
  }

  @Override
  protected ScsiAnswer carry(ScsiCommand wanted, MemorySegment data) throws TransportException {
    prepare(wanted.cdb());
    Reply reply;
    try {
      reply = drive.run(() -> send(wanted, data));
    } catch (ComException e) {
      return SenseForResult.answer(e, sense, name());
    } catch (GlassmasterException e) {
      throw new TransportException(Fault.BROKEN, name() + ": " + e.getMessage(), e);
    }
    return reply.refused()
        ? new ScsiAnswer(ScsiAnswer.CHECK_CONDITION, reply.transferred(), said())
        : ScsiAnswer.good(reply.transferred());
  }

  /**
   * What came back.
   *
   * @param refused a success of COM, and yet the drive did not do it
   */
  private record Reply(boolean refused, int transferred) {}

  private Reply send(ScsiCommand wanted, MemorySegment data) throws ComException {
    DiscRecorder2Ex ex = drive.extended();
    MemorySegment cdb = command.asSlice(0, wanted.cdb().length());
    int timeout = seconds(wanted.timeout());
    if (data.byteSize() == 0) {
      return new Reply(isRefusal(ex.sendCommandNoData(cdb, sense, timeout)), 0);
    }
    if (wanted.direction() == ScsiCommand.Direction.TO_DRIVE) {
      boolean refused = isRefusal(ex.sendCommandSendDataToDevice(cdb, sense, timeout, data));
      return new Reply(refused, refused ? 0 : (int) data.byteSize());
    }
    fetched.set(ValueLayout.JAVA_INT, 0, 0);
    boolean refused =
        isRefusal(ex.sendCommandGetDataFromDevice(cdb, sense, timeout, data, fetched));
    return new Reply(
        refused, Math.clamp(fetched.get(ValueLayout.JAVA_INT, 0), 0, (int) data.byteSize()));
  }

  private static boolean isRefusal(HResult result) {
    return result.value() == SenseForResult.HAS_SENSE_DATA;
  }

  private Optional<SenseData> said() {
    return SenseData.parse(sense);
  }

  private void prepare(Cdb cdb) {
    sense.fill((byte) 0);
    for (int i = 0; i < cdb.length(); i++) {
      command.set(ValueLayout.JAVA_BYTE, i, (byte) cdb.u8(i));
    }
  }

  /** Whole seconds, and never none. */
  private static int seconds(Duration timeout) {
    long rounded = timeout.plusMillis(999).toSeconds();
    return (int) Math.clamp(rounded, 1L, Integer.MAX_VALUE);
  }
}
