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
import org.glassmaster.backend.imapi2.internal.fake.FakeInC;

/** The server of C, with a drive that is made of numbers and texts. */
final class StageInC implements Stage {
  private static final String DRIVE = "\\\\?\\usbstor#cdrom&ven_glass#row";

  private final FakeInC fake = new FakeInC(CServer.start());
  private final Apartment apartment;

  StageInC() throws ComException {
    fake.reset();
    fake.addDevice(DRIVE);
    fake.set("medium.leadIn", -150);
    apartment = Apartment.enter(fake.library());
  }

  @Override
  public ComLibrary library() {
    return fake.library();
  }

  @Override
  public void set(String name, long value) {
    fake.set(name, value);
  }

  @Override
  public void set(String name, String text) {
    fake.set(name, text);
  }

  @Override
  public long number(String name) {
    return fake.number(name);
  }

  @Override
  public Optional<String> text(String name) {
    return fake.text(name);
  }

  @Override
  public void fail(String member, HResult result) {
    fake.fail(member, 1, result);
  }

  @Override
  public <T extends ComObject> T object(ComScope scope, ComType<T> type) throws ComException {
    return switch (type.type().name()) {
      case "IDiscMaster2" -> scope.create("MsftDiscMaster2", type);
      case "IDiscRecorder2", "IDiscRecorder2Ex" -> recorder(scope).as(scope, type);
      case "IDiscFormat2Erase" -> {
        fake.set("medium.type", 3);
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
    fake.set("erase.elapsed", elapsed);
    fake.set("erase.total", total);
    DiscFormat2Erase erase = object(scope, DiscFormat2Erase.TYPE);
    try (Subscription _ =
        EventSink.listen(library(), erase, (now, all) -> heard.add(List.of(now, all)))) {
      HResult _ = erase.eraseMedia();
    }
    return heard;
  }

  @Override
  public List<String> comeAndGo(ComScope scope, String id) throws Exception {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    DiscMaster2 master = object(scope, DiscMaster2.TYPE);
    try (Subscription _ = EventSink.listen(library(), master, new Told(heard))) {
      fake.addDevice(id);
      fake.removeDevice(id);
    }
    return heard;
  }

  /** Writes down what it hears. */
  record Told(List<String> heard) implements EventSink.MasterListener {
    @Override
    public void added(String uniqueId) {
      heard.add("+" + uniqueId);
    }

    @Override
    public void removed(String uniqueId) {
      heard.add("-" + uniqueId);
    }
  }

  @Override
  public boolean hasStreams() {
    return true;
  }

  @Override
  public List<String> imbalance() {
    return fake.imbalance();
  }

  @Override
  public void close() {
    apartment.close();
  }
}
