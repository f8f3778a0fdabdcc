package org.glassmaster.backend.imapi2.internal.burn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.core.image.BlockFormat;

/**
 * IMAPI2's raw writer, bound to a drive and, from {@link #prepare} on, holding it. Closing releases
 * the medium in every case (imapi2 7.1, 7.2). For the drive's own thread only.
 */
final class RawWriter implements AutoCloseable {
  private static final int NOT_SUPPORTED = 0xC0AA0607;
  private static final int NO_MEDIA = 0xC0AA0202;
  private static final int FASTEST = -1;

  /** A drive that stays locked is lost until the program ends: it is worth asking again. */
  private static final int TRIES = 3;

  /** Sectors a second at single speed. */
  private static final int SINGLE_SPEED = 75;

  private final HeldDrive drive;
  private final ComScope scope;
  private final DiscFormat2RawCd format;
  private boolean prepared;
  private Optional<ComException> unreleased = Optional.empty();

  private RawWriter(HeldDrive drive, ComScope scope, DiscFormat2RawCd format) {
    this.drive = drive;
    this.scope = scope;
    this.format = format;
  }

  static RawWriter open(HeldDrive drive) throws ComException {
    ComScope scope = new ComScope(drive.library());
    boolean made = false;
    try {
      RawWriter writer =
          new RawWriter(drive, scope, scope.create("MsftDiscFormat2RawCD", DiscFormat2RawCd.TYPE));
      made = true;
      return writer;
    } finally {
      if (!made) {
        scope.close();
      }
    }
  }

  /** The writer itself. */
  DiscFormat2RawCd format() {
    return format;
  }

  ComScope scope() {
    return scope;
  }

  /**
   * Whether it writes with this drive, on the medium in it. A plain no may come as a failure, and
   * so does an empty tray from Windows 7 on (imapi2 5.3).
   */
  boolean takesDriveAndMedium() throws ComException {
    try {
      return format.isRecorderSupported(drive.recorder())
          && format.isCurrentMediaSupported(drive.recorder());
    } catch (ComException e) {
      if (e.result().value() == NOT_SUPPORTED || e.result().value() == NO_MEDIA) {
        return false;
      }
      throw e;
    }
  }

  /** Tells it of the drive, and under which name it is to be held. */
  void bind() throws ComException {
    HResult _ = format.recorder(drive.recorder());
    HResult _ = format.clientName(HeldDrive.CLIENT_NAME);
  }

  /**
   * Sets the speed, in multiples of 75 sectors a second.
   *
   * @return a success that may say that another speed was taken
   */
  HResult speed(OptionalInt factor) throws ComException {
    int sectors = factor.isPresent() ? factor.getAsInt() * SINGLE_SPEED : FASTEST;
    return format.setWriteSpeed(sectors, false);
  }

  /** Takes the drive and the medium; what follows here is refused before (imapi2 8, no. 18). */
  HResult prepare() throws ComException {
    HResult result = format.prepareMedia();
    prepared = true;
    return result;
  }

  /** The block formats that drive and medium take, the fullest first. */
  List<BlockFormat> formats() throws ComException {
    List<Integer> types = format.supportedSectorTypes();
    List<BlockFormat> formats = new ArrayList<>();
    for (BlockFormat candidate : List.of(BlockFormat.RAW, BlockFormat.PQ, BlockFormat.COOKED)) {
      if (types.contains(candidate.dataBlockType())) {
        formats.add(candidate);
      }
    }
    return formats;
  }

  /** Where on this medium the lead-in starts. */
  int leadIn() throws ComException {
    return format.startOfNextSession();
  }

  /** The latest sector on this medium at which a lead-out may start. */
  int lastLeadOut() throws ComException {
    return format.lastPossibleStartOfLeadout();
  }

  /** Gives the medium back, once; what stands against it is kept for {@link #unreleased}. */
  void release() {
    for (int tries = 0; prepared && tries < TRIES; tries++) {
      try {
        HResult _ = format.releaseMedia();
        prepared = false;
        unreleased = Optional.empty();
      } catch (ComException e) {
        unreleased = Optional.of(e);
      }
    }
    prepared = false;
  }

  /** Why the medium was not given back. */
  Optional<ComException> unreleased() {
    return unreleased;
  }

  @Override
  public void close() {
    release();
    scope.close();
  }
}
