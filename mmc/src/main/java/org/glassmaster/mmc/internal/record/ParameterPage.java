package org.glassmaster.mmc.internal.record;

import java.util.Optional;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.command.WriteParameters;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.Reply;

/**
 * The write parameters of a drive. What it claims to take is not believed: parameters count as
 * taken when the drive shows them afterwards.
 */
final class ParameterPage {
  private final Drive drive;
  private final AnswerBytes own;

  private ParameterPage(Drive drive, AnswerBytes own) {
    this.drive = drive;
    this.own = own;
  }

  /** What became of an attempt. */
  record Selection(boolean taken, WriteParameters.Form form, ScsiAnswer answer) {}

  /** The parameters as they are now; empty where the drive has none, as one that does not write. */
  static Optional<ParameterPage> of(Drive drive) throws GlassmasterException {
    return sense(drive).map(own -> new ParameterPage(drive, own));
  }

  private static Optional<AnswerBytes> sense(Drive drive) throws GlassmasterException {
    int room = drive.room(WriteParameters.ROOM);
    Reply reply =
        drive.ask(
            Commands.modeSense(WriteParameters.CODE, Commands.PageControl.CURRENT, room), room);
    return reply.isGood() ? WriteParameters.find(reply.data()) : Optional.empty();
  }

  /** Asks the drive to write so, with fewer and fewer deviations from what it has itself. */
  Selection select(WriteParameters wanted) throws GlassmasterException {
    Selection last = new Selection(false, WriteParameters.Form.FULL, ScsiAnswer.good(0));
    for (WriteParameters.Form form : WriteParameters.Form.values()) {
      ScsiAnswer answer = send(wanted.list(own, form));
      last = new Selection(answer.isGood() && sticks(wanted), form, answer);
      if (last.taken() || !(answer.isGood() || Refused.isOne(answer))) {
        return last;
      }
    }
    return last;
  }

  private boolean sticks(WriteParameters wanted) throws GlassmasterException {
    Optional<AnswerBytes> shown = sense(drive);
    return shown.isPresent() && wanted.isIn(shown.get());
  }

  /** Puts the drive back to what it had before. */
  void restore() throws GlassmasterException {
    byte[] list = new byte[8 + own.size()];
    for (int i = 0; i < own.size(); i++) {
      list[8 + i] = (byte) own.u8(i);
    }
    // Bit 7 says that the page can be saved; it is not to be sent.
    list[8] &= 0x7F;
    ScsiAnswer _ = send(list);
  }

  private ScsiAnswer send(byte[] list) throws GlassmasterException {
    return drive.tell(Commands.modeSelect(list.length), list, drive.options().limits().query());
  }
}
