package org.glassmaster.mmc.internal.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TrackLayout;

/**
 * The structure of a session as a recorder is told it before it writes session at once (SEND CUE
 * SHEET, raw-dao-mmc 6.4): rows of eight bytes in ascending order of time.
 */
public final class CueSheet {
  /** Bytes of a row. */
  public static final int ROW = 8;

  private static final int DATA = 4;
  private static final int POSITION = 1;
  private static final int CATALOGUE = 2;
  private static final int RECORDING = 3;
  private static final int ALTERNATE_COPY = 0x80;
  private static final int TEXT_IN_LEAD_IN = 0x40;

  private final Form form;
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

  private CueSheet(Form form) {
    this.form = form;
  }

  /**
   * Where drives differ in what they take.
   *
   * @param text whether the host sends CD-TEXT for the lead-in
   * @param leadIn the start of the lead-in, where its row is to name it
   * @param recordingControl whether the rows of recording codes have the control bits of the track
   * @param subchannel what the host sends of the sub-channel in the programme
   */
  public record Form(
      boolean text, OptionalInt leadIn, boolean recordingControl, DataForm.Subchannel subchannel) {
    /** Without CD-TEXT and without a sub-channel. */
    public static final Form PLAIN =
        new Form(false, OptionalInt.empty(), true, DataForm.Subchannel.NONE);
  }

  /**
   * The rows of a session.
   *
   * @throws IllegalArgumentException where a track's mode has no data form
   */
  public static byte[] of(SessionLayout session, Optional<Mcn> mcn, Form form) {
    CueSheet sheet = new CueSheet(form);
    mcn.ifPresent(number -> sheet.codes(CATALOGUE, number.digits() + "\0"));
    Track first = session.tracks().getFirst().track();
    Track last = session.tracks().getLast().track();
    sheet.leadIn(first);
    for (TrackLayout track : session.tracks()) {
      sheet.track(track);
    }
    sheet.row(
        dataBit(last) << 4 | POSITION,
        Stretch.LEAD_OUT_TNO,
        1,
        form(last).generated(),
        0,
        Msf.ofLba(session.leadOut()));
    return sheet.rows.toByteArray();
  }

  private void leadIn(Track first) {
    int code = form(first).generated() | (form.text() ? TEXT_IN_LEAD_IN : 0);
    Msf time = form.leadIn().isPresent() ? Msf.ofLba(form.leadIn().getAsInt()) : Msf.ofFrames(0);
    row(dataBit(first) << 4 | POSITION, 0, 0, code, 0, time);
  }

  /** Around the tracks only that they are data matters, as the field's writers have it. */
  private static int dataBit(Track track) {
    return track.control() & DATA;
  }

  private void track(TrackLayout layout) {
    Track track = layout.track();
    int number = track.number();
    int control = track.control() << 4;
    if (track.mode().isAudio()) {
      int recording = (form.recordingControl() ? control : 0) | RECORDING;
      track.isrc().ifPresent(isrc -> codes(recording, number, isrc.compact()));
    }
    int code = form(track).code() | form.subchannel().bits();
    int scms = track.copy() == CopyPermission.SCMS ? ALTERNATE_COPY : 0;
    for (TrackLayout.Index index : layout.indexes()) {
      row(control | POSITION, number, index.number(), code, scms, Msf.ofLba(index.lba()));
    }
  }

  private static DataForm form(Track track) {
    return DataForm.of(track.mode())
        .orElseThrow(
            () -> new IllegalArgumentException("no cue sheet has a form for " + track.mode()));
  }

  /** The catalogue number: seven digits, then six and a zero. */
  private void codes(int kind, String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    for (int half = 0; half < 2; half++) {
      rows.write(kind);
      rows.write(ascii, half * 7, 7);
    }
  }

  /** A recording code: six characters in each of two rows. */
  private void codes(int kind, int number, String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    for (int half = 0; half < 2; half++) {
      rows.write(kind);
      rows.write(number);
      rows.write(ascii, half * 6, 6);
    }
  }

  private void row(int control, int number, int index, int code, int scms, Msf time) {
    rows.write(control);
    rows.write(number);
    rows.write(index);
    rows.write(code);
    rows.write(scms);
    rows.write(time.minute());
    rows.write(time.second());
    rows.write(time.frame());
  }
}
