package org.glassmaster.backend.imapi2.internal.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;

/** The drives that IMAPI2 lists now. */
public final class DriveList {
  /** The profiles of CD-R and CD-RW (MMC, feature 0). */
  private static final Set<Integer> RECORDABLE = Set.of(0x09, 0x0A);

  private static final ImapiFaults FAULTS = new ImapiFaults(DriveEntry.SCHEME);

  private DriveList() {}

  /** Looks, on a thread of its own. */
  public static List<DriveEntry> of(ComLibrary library) throws DeviceException {
    try (DriveThread thread = DriveThread.start(library)) {
      return thread.run(() -> entries(library));
    } catch (ComException e) {
      throw FAULTS.device("listing the drives", e);
    } catch (GlassmasterException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks, on a thread that lives in an apartment. */
  static List<DriveEntry> entries(ComLibrary library) throws ComException {
    List<DriveEntry> entries = new ArrayList<>();
    try (ComScope scope = new ComScope(library)) {
      DiscMaster2 master = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
      // The index of a drive changes when another one leaves; its id does not (imapi2 5.6).
      for (String id : master.newEnum(scope).texts()) {
        entries.add(entry(library, id));
      }
    }
    return entries;
  }

  /** A drive that does not say who it is can still be named by its id. */
  private static DriveEntry entry(ComLibrary library, String id) {
    try (ComScope scope = new ComScope(library)) {
      DiscRecorder2 recorder = scope.create("MsftDiscRecorder2", DiscRecorder2.TYPE);
      HResult _ = recorder.initializeDiscRecorder(id);
      return new DriveEntry(
          id,
          recorder.volumePathNames(),
          recorder.vendorId(),
          recorder.productId(),
          recorder.productRevision(),
          records(recorder));
    } catch (ComException e) {
      return new DriveEntry(id, List.of(), "", "", "", false);
    }
  }

  private static boolean records(DiscRecorder2 recorder) {
    try {
      return recorder.supportedProfiles().stream().anyMatch(RECORDABLE::contains);
    } catch (ComException e) {
      return false;
    }
  }
}
