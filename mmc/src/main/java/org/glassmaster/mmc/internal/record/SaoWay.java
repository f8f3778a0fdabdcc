package org.glassmaster.mmc.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.text.CdTextCycle;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.internal.command.CueSheet;
import org.glassmaster.mmc.internal.command.DataForm;

/**
 * A session after the other: its structure by a cue sheet, CD-TEXT for the lead-in, then every
 * sector from the first pause to the lead-out, which the drive makes itself.
 */
record SaoWay(BlockFormat format) implements Way {
  /**
   * What differs between the ways in which drives take a cue sheet (raw-dao-mmc 6.5, step 9).
   *
   * @param dataBlockType of the write parameters
   * @param leadInTime whether the row of the lead-in names its start
   */
  private record Variant(int dataBlockType, boolean leadInTime, boolean recordingControl) {
    String words() {
      return "data block type "
          + dataBlockType
          + (leadInTime ? ", lead-in time" : ", no lead-in time")
          + (recordingControl ? "" : ", recording codes without control bits");
    }
  }

  @Override
  public boolean write(Recording recording) throws GlassmasterException, Refused {
    List<SessionLayout> sessions = recording.layout().sessions();
    for (SessionLayout session : sessions) {
      boolean more = session.number() != sessions.getLast().number();
      Optional<CdTextCycle> text = text(recording, session);
      announce(recording, session, text.isPresent(), more);
      if (!recording.send(runs(recording, session, text))) {
        return false;
      }
      recording.finish().flush();
    }
    return true;
  }

  /** CD-TEXT lies in the first lead-in of a disc, and only where that is known to start. */
  private static Optional<CdTextCycle> text(Recording recording, SessionLayout session) {
    if (session.number() != 1 || recording.pregroove().isEmpty()) {
      return Optional.empty();
    }
    byte[] packs =
        CdTextWriter.STRICT
            .encode(recording.layout().disc().text(), session.firstTrack(), session.lastTrack())
            .packs();
    return packs.length == 0 ? Optional.empty() : Optional.of(new CdTextCycle(packs));
  }

  private void announce(Recording recording, SessionLayout session, boolean text, boolean more)
      throws GlassmasterException, Refused {
    Refused last = new Refused("the drive takes no form of the cue sheet", null);
    int selected = -1;
    for (Variant variant : variants(recording, session, text)) {
      if (variant.dataBlockType != selected) {
        try {
          recording.select(recording.sessionParameters(session, variant.dataBlockType, more));
        } catch (Refused e) {
          last = e;
          continue;
        }
        selected = variant.dataBlockType;
        recording.calibrate();
        // Some drives want to be asked before they take a cue sheet (Panasonic CW-7502).
        recording.askNextWritable();
      }
      ScsiAnswer answer = recording.sendCueSheet(sheet(recording, session, text, variant));
      if (answer.isGood()) {
        return;
      }
      last = Refused.of("the drive refuses the cue sheet", answer);
      if (!Refused.isOne(answer)) {
        throw recording.drive().fault("the drive does not take the cue sheet", answer);
      }
      recording
          .job()
          .tell(
              new Progress.Noticed(
                  RecordFinding.SHEET_REFUSED.of(
                      last.getMessage() + ", sent with " + variant.words())));
    }
    throw last;
  }

  private List<Variant> variants(Recording recording, SessionLayout session, boolean text) {
    boolean codes =
        session.tracks().stream()
            .map(TrackLayout::track)
            .anyMatch(track -> track.isrc().isPresent() && track.control() != 0);
    List<Boolean> controls = codes ? List.of(true, false) : List.of(true);
    int plain = subchannel() == DataForm.Subchannel.NONE ? 0 : format.dataBlockType();
    List<Variant> variants = new ArrayList<>();
    if (!text) {
      controls.forEach(control -> variants.add(new Variant(plain, false, control)));
      return variants;
    }
    MmcOptions.TextForm form = recording.drive().options().textForm();
    List<Integer> types =
        switch (form) {
          case AUTO -> List.of(3, 0);
          case LEAD_IN_TIME -> List.of(3);
          case ZERO_TIME -> List.of(0);
        };
    List<Boolean> times =
        switch (form) {
          case AUTO -> List.of(true, false);
          case LEAD_IN_TIME -> List.of(true);
          case ZERO_TIME -> List.of(false);
        };
    for (int type : types) {
      for (boolean time : times) {
        controls.forEach(control -> variants.add(new Variant(type, time, control)));
      }
    }
    return variants;
  }

  private byte[] sheet(Recording recording, SessionLayout session, boolean text, Variant variant) {
    Optional<Mcn> mcn = recording.layout().disc().mcn();
    OptionalInt leadIn = variant.leadInTime ? recording.pregroove() : OptionalInt.empty();
    return CueSheet.of(
        session, mcn, new CueSheet.Form(text, leadIn, variant.recordingControl, subchannel()));
  }

  private DataForm.Subchannel subchannel() {
    return switch (format) {
      case MAIN, PQ -> DataForm.Subchannel.NONE;
      case COOKED -> DataForm.Subchannel.PACKED;
      case RAW -> DataForm.Subchannel.RAW;
    };
  }

  private List<Run> runs(Recording recording, SessionLayout session, Optional<CdTextCycle> text) {
    List<Run> runs = new ArrayList<>();
    if (text.isPresent()) {
      int leadIn = recording.pregroove().orElseThrow();
      recording.stream().expectLeadIn(session.pause() - leadIn);
      runs.add(
          new Run(
              Phase.LEAD_IN,
              OptionalInt.empty(),
              leadIn,
              session.pause() - leadIn,
              new Blocks.Text(text.get(), leadIn)));
    }
    for (TrackLayout layout : session.tracks()) {
      Track track = layout.track();
      DataForm form = DataForm.of(track.mode()).orElseThrow();
      runs.add(
          new Run(
              Phase.TRACK,
              OptionalInt.of(track.number()),
              layout.start(),
              layout.end() - layout.start(),
              new Blocks.Part(recording.source(), form, subchannel())));
    }
    return runs;
  }
}
