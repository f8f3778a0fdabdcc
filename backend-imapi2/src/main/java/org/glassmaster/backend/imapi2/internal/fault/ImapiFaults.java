package org.glassmaster.backend.imapi2.internal.fault;

import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable.Meaning;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.finding.Finding;

/** What results of IMAPI2 become for the caller; the result itself stays in the message. */
public final class ImapiFaults {
  private final HResultTable table = HResultTable.load();
  private final String location;

  public ImapiFaults(String location) {
    this.location = location;
  }

  public String location() {
    return location;
  }

  public Meaning meaning(HResult result) {
    return table.of(result.value());
  }

  /** A refusal before anything was written. */
  public GlassmasterException untouched(String doing, ComException refusal) {
    Meaning meaning = meaning(refusal.result());
    String message = words(doing, meaning);
    return switch (meaning.kind()) {
      case CANCELLED -> new CancelledException(message, false);
      case MEDIUM ->
          new MediumException(meaning.code(), message, refusal)
              .at(location)
              .advise(meaning.advice());
      case CONTENT ->
          new ContentException(meaning.code(), message, List.of())
              .at(location)
              .advise(meaning.advice());
      case WRITE ->
          new WriteException(meaning.code(), message, refusal)
              .at(location)
              .advise(meaning.advice());
      case DEVICE, PROGRAM, SENSE, DONE, REMARK -> device(doing, refusal);
    };
  }

  /** The same, where a fault of the device is all that can be thrown. */
  public DeviceException device(String doing, ComException refusal) {
    Meaning meaning = meaning(refusal.result());
    return new DeviceException(meaning.code(), words(doing, meaning), refusal)
        .at(location)
        .advise(meaning.advice());
  }

  /**
   * A failure while the medium was written.
   *
   * @param state what became of the medium
   */
  public WriteException writing(ComException failure, String state) {
    Meaning meaning = meaning(failure.result());
    return new WriteException(meaning.code(), words("writing", meaning) + "; " + state, failure)
        .at(location)
        .advise(meaning.advice());
  }

  private static String words(String doing, Meaning meaning) {
    return doing + ": " + meaning.cause() + " (" + meaning.original() + ")";
  }

  /** What a success has to say that is not quite one. */
  public Optional<Finding> remark(HResult result) {
    Meaning meaning = meaning(result);
    return meaning.kind() == HResultTable.Kind.REMARK
        ? Optional.of(ImapiFinding.ADJUSTED.of(meaning.cause() + " (" + meaning.original() + ")"))
        : Optional.empty();
  }
}
