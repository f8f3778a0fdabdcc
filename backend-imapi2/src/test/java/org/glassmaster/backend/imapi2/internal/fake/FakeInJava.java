package org.glassmaster.backend.imapi2.internal.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.twin.TwinDrive;
import org.glassmaster.backend.imapi2.internal.twin.TwinImapi;
import org.glassmaster.mmc.ScsiTransport;
import org.junit.jupiter.api.Assumptions;

/** The twin made of Java, steered by the names of the server of C as far as it knows them. */
public final class FakeInJava implements FakeImapi2 {
  private final AtomicReference<TwinImapi> twin = new AtomicReference<>(new TwinImapi());
  private final Map<String, TwinDrive> drives = new ConcurrentHashMap<>();

  @Override
  public ComLibrary library() {
    return twin.get().library();
  }

  @Override
  public void set(String name, long value) {
    switch (name) {
      case "events.never" -> twin.get().events(value == 0);
      case "events.every" -> {
        // It tells often enough.
      }
      default -> Assumptions.abort("the twin has no " + name);
    }
  }

  @Override
  public void set(String name, String text) {
    Assumptions.assumeTrue(name.equals("locked.by"), () -> "the twin has no " + name);
    drives.values().forEach(drive -> drive.lockFor(text));
  }

  @Override
  public long number(String name) {
    if (name.startsWith("calls.")) {
      String method = named(name.substring("calls.".length()));
      return twin.get().calls().stream().filter(method::equals).count();
    }
    return Assumptions.<Long>abort("the twin has no " + name);
  }

  @Override
  public Optional<String> text(String name) {
    return Assumptions.abort("the twin has no " + name);
  }

  @Override
  public void fail(String member, int call, HResult result) {
    Assumptions.assumeTrue(call == 1, "the twin fails the next call");
    twin.get().answer(named(member), result);
  }

  private static String named(String member) {
    return member.replace(".", "::");
  }

  /** It comes when it is connected to something. */
  @Override
  public void addDevice(String id) {}

  @Override
  public void removeDevice(String id) {
    TwinDrive drive = drives.remove(id);
    if (drive != null) {
      twin.get().unplug(drive);
    }
  }

  @Override
  public void connect(String id, ScsiTransport drive) {
    drives.put(id, twin.get().plugIn(id, drive, "D:\\"));
  }

  @Override
  public HResult lateEvent() {
    return twin.get().lateEvent();
  }

  @Override
  public HResult lateRead() {
    return twin.get().lateRead();
  }

  @Override
  public void keep(Path file) {
    // It keeps everything.
  }

  @Override
  public byte[] kept(String id) {
    return Objects.requireNonNull(drives.get(id)).written().orElseThrow().bytes();
  }

  @Override
  public List<String> imbalance() {
    return new ArrayList<>(twin.get().balance());
  }

  @Override
  public void reset() {
    drives.clear();
    twin.set(new TwinImapi());
  }
}
