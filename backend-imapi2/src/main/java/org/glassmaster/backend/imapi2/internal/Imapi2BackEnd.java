package org.glassmaster.backend.imapi2.internal;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.burn.DriveOptions;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.drive.DriveEntry;
import org.glassmaster.backend.imapi2.internal.drive.DriveList;
import org.glassmaster.backend.imapi2.internal.drive.DriveThread;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.drive.MasterWatch;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.DeviceEvent;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.PollingWatch;
import org.glassmaster.spi.SystemWaiter;
import org.jspecify.annotations.Nullable;

/**
 * Drives of Windows, through IMAPI2: {@code imapi2:D:} by the letter, {@code imapi2:C:\mnt\cd} by
 * the mount point, or by the unique id that IMAPI2 gives.
 */
public final class Imapi2BackEnd implements BackEnd {
  private static final String NAME = DriveEntry.SCHEME;
  private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

  private final String system;
  private final Supplier<ComLibrary> libraries;
  private final Waiter waiter;
  private @Nullable ComLibrary loaded;
  private @Nullable Availability state;

  /** The drives of this machine. */
  public Imapi2BackEnd() {
    this(System.getProperty("os.name", ""), ComLibrary::ofWindows, new SystemWaiter());
  }

  /**
   * The drives behind a library of COM.
   *
   * @param libraries asked on Windows alone, and once
   */
  Imapi2BackEnd(String system, Supplier<ComLibrary> libraries, Waiter waiter) {
    this.system = system;
    this.libraries = libraries;
    this.waiter = waiter;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean claims(String drive) {
    return DriveEntry.LETTER.matcher(drive).matches();
  }

  @Override
  public List<LocationOption> options() {
    return DriveOptions.declared();
  }

  /** Asked once: a Windows without IMAPI2 does not come to have it. */
  @Override
  public synchronized Availability probe() {
    Availability known = state;
    if (known == null) {
      known = look();
      state = known;
    }
    return known;
  }

  private Availability look() {
    if (!system.toLowerCase(Locale.ROOT).startsWith("windows")) {
      return Availability.unusable("needs Windows", "use the back end of this system, or usb");
    }
    if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return Availability.unusable("needs a 64-bit Java", "run Glassmaster on one");
    }
    try {
      ComLibrary library = libraries.get();
      loaded = library;
      try (DriveThread thread = DriveThread.start(library)) {
        return thread.run(
            () -> {
              try (ComScope scope = new ComScope(library)) {
                DiscMaster2 _ = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
                return Availability.usable();
              }
            });
      }
    } catch (ComException e) {
      HResultTable.Meaning meaning = new ImapiFaults(NAME).meaning(e.result());
      return Availability.unusable(
          meaning.cause() + " (" + meaning.original() + ")", meaning.advice());
    } catch (GlassmasterException | IllegalArgumentException | UnsupportedOperationException e) {
      return Availability.unusable(
          "this Windows has no COM: " + e.getMessage(), "bring Windows up to date");
    }
  }

  private synchronized ComLibrary library() throws DeviceException {
    Availability now = probe();
    ComLibrary library = loaded;
    if (now instanceof Availability.Unusable not) {
      throw new DeviceException("back-end-unusable", NAME + " " + not.because())
          .at(NAME)
          .advise(not.advice());
    }
    if (library == null) {
      throw new IllegalStateException("usable without a library");
    }
    return library;
  }

  @Override
  public List<DeviceInfo> devices() throws DeviceException {
    return probe() instanceof Availability.Usable
        ? DriveList.of(library()).stream().map(DriveEntry::info).toList()
        : List.of();
  }

  @Override
  public Device open(Location location) throws GlassmasterException {
    DriveOptions options = DriveOptions.of(location.options());
    ComLibrary library = library();
    DriveEntry entry = find(library, location.rest());
    return ImapiDevice.open(
        HeldDrive.open(library, entry.id(), NAME + ":" + entry.place()),
        location.toString(),
        options,
        waiter);
  }

  private static DriveEntry find(ComLibrary library, String words) throws DeviceException {
    List<DriveEntry> entries = DriveList.of(library);
    return entries.stream()
        .filter(entry -> entry.isMeantBy(words))
        .findFirst()
        .orElseThrow(
            () ->
                new DeviceException("device-missing", "there is no drive " + words)
                    .at(NAME + ":" + words)
                    .advise(
                        entries.isEmpty()
                            ? "connect a drive"
                            : "name one of the drives there are: "
                                + entries.stream()
                                    .map(DriveEntry::told)
                                    .collect(Collectors.joining(", "))));
  }

  @Override
  public Optional<AutoCloseable> watch(Consumer<DeviceEvent> listener) {
    if (!(probe() instanceof Availability.Usable)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MasterWatch.start(library(), listener));
    } catch (DeviceException e) {
      return Optional.of(PollingWatch.start(this::seen, WATCH_PERIOD, listener, waiter));
    }
  }

  /** For the watch: a listing that fails for a moment is like an empty one. */
  private List<DeviceInfo> seen() {
    try {
      return devices();
    } catch (DeviceException e) {
      return List.of();
    }
  }
}
