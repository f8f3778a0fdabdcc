package org.glassmaster.backend.imapi2.internal.rows;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2Erase;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.api.EventSink;
import org.glassmaster.backend.imapi2.internal.api.ImageSource;
import org.glassmaster.backend.imapi2.internal.api.ImageStream;
import org.glassmaster.backend.imapi2.internal.api.Subscription;
import org.glassmaster.backend.imapi2.internal.com.Apartment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.fake.CServer;
import org.glassmaster.backend.imapi2.internal.fake.DrivesHeard;

/** The server of C, with a drive that is made of numbers and texts. */
final class StageInC implements Stage {
  private static final String DRIVE = "\\\\?\\usbstor#cdrom&ven_glass#row";

  private final CServer server = CServer.start();
  private final Apartment apartment;

  StageInC() throws ComException {
    server.reset();
    server.addDevice(DRIVE);
    server.set("medium.leadIn", -150);
    apartment = Apartment.enter(server.library());
  }

  @Override
  public ComLibrary library() {
    return server.library();
  }

  @Override
  public void set(String name, long value) {
    server.set(name, value);
  }

  @Override
  public void set(String name, String text) {
    server.set(name, text);
  }

  @Override
  public long number(String name) {
    return server.number(name);
  }

  @Override
  public Optional<String> text(String name) {
    return server.text(name);
  }

  @Override
  public void fail(String member, HResult result) {
    server.fail(member, result);
  }

  @Override
  public <T extends ComObject> T object(ComScope scope, ComType<T> type) throws ComException {
    return switch (type.type().name()) {
      case "IDiscMaster2" -> scope.create("MsftDiscMaster2", type);
      case "IDiscRecorder2", "IDiscRecorder2Ex" -> recorder(scope).as(scope, type);
      case "IDiscFormat2Erase" -> {
        server.set("medium.type", 3);
        DiscFormat2Erase erase = scope.create("MsftDiscFormat2Erase", DiscFormat2Erase.TYPE);
        HResult _ = erase.recorder(recorder(scope));
        HResult _ = erase.clientName("Glassmaster");
        yield erase.as(scope, type);
      }
      case "IDiscFormat2", "IDiscFormat2RawCD" -> {
        DiscFormat2RawCd format = unprepared(scope);
        HResult _ = format.prepareMedia();
        yield format.as(scope, type);
      }
      default -> throw new AssertionError("no " + type.type().name() + " by itself");
    };
  }

  private static DiscRecorder2 recorder(ComScope scope) throws ComException {
    DiscRecorder2 recorder = scope.create("MsftDiscRecorder2", DiscRecorder2.TYPE);
    HResult _ = recorder.initializeDiscRecorder(DRIVE);
    return recorder;
  }

  @Override
  public DiscFormat2RawCd unprepared(ComScope scope) throws ComException {
    DiscFormat2RawCd format = scope.create("MsftDiscFormat2RawCD", DiscFormat2RawCd.TYPE);
    HResult _ = format.recorder(recorder(scope));
    HResult _ = format.clientName("Glassmaster");
    return format;
  }

  private static final ImageSource ZEROS =
      new ImageSource() {
        @Override
        public long size() {
          return 400 * 2448L;
        }

        @Override
        public void read(long position, MemorySegment into) {
          into.fill((byte) 0);
        }
      };

  @Override
  public void write(ComScope scope, Hearing hearing) throws Exception {
    List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    DiscFormat2RawCd format = object(scope, DiscFormat2RawCd.TYPE);
    try (HostedObject<ImageStream> stream = ImageStream.of(library(), ZEROS);
        Subscription _ =
            EventSink.listen(
                library(),
                format,
                (from, event) -> {
                  try {
                    hearing.of(event);
                  } catch (Exception | AssertionError e) {
                    faults.add(e);
                  }
                })) {
      HResult _ = format.writeMedia2(stream.address(), 150);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("in an event", faults.getFirst());
    }
  }

  @Override
  public List<List<Integer>> erase(ComScope scope, int elapsed, int total) throws Exception {
    List<List<Integer>> heard = Collections.synchronizedList(new ArrayList<>());
    server.set("erase.elapsed", elapsed);
    server.set("erase.total", total);
    DiscFormat2Erase erase = object(scope, DiscFormat2Erase.TYPE);
    try (Subscription _ =
        EventSink.listen(library(), erase, (now, all) -> heard.add(List.of(now, all)))) {
      HResult _ = erase.eraseMedia();
    }
    return heard;
  }

  @Override
  public List<String> comeAndGo(ComScope scope, String id) throws Exception {
    DrivesHeard heard = new DrivesHeard();
    DiscMaster2 master = object(scope, DiscMaster2.TYPE);
    try (Subscription _ = EventSink.listen(library(), master, heard)) {
      server.addDevice(id);
      server.removeDevice(id);
    }
    return heard.told();
  }

  @Override
  public boolean hasStreams() {
    return true;
  }

  @Override
  public List<String> imbalance() {
    return server.imbalance();
  }

  @Override
  public void close() {
    apartment.close();
  }
}
