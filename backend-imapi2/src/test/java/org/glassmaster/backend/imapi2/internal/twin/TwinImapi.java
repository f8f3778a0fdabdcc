package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.Guid;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.mmc.ScsiTransport;
import org.jspecify.annotations.Nullable;

/**
 * IMAPI2 in Java: drives, recorders and the raw writer, by the rules of imapi2 5 and 7. Behind each
 * drive stands a transport, an emulated recorder as a rule, so that what was written can be read
 * back by commands.
 *
 * <pre>{@code
 * TwinImapi imapi = new TwinImapi();
 * TwinDrive drive = imapi.plugIn("\\\\?\\scsi#cdrom1", recorder, "D:\\");
 * ComLibrary library = imapi.library();
 * }</pre>
 */
public final class TwinImapi {
  private static final Guid MASTER = Guid.of("2735412E-7F64-5B0F-8F00-5D77AFBE261E");
  private static final Guid RECORDER = Guid.of("2735412D-7F64-5B0F-8F00-5D77AFBE261E");
  private static final Guid RAW_CD = Guid.of("27354128-7F64-5B0F-8F00-5D77AFBE261E");

  private final TwinWindows windows = new TwinWindows();
  private final List<TwinDrive> drives = new CopyOnWriteArrayList<>();
  private final List<TwinMaster> masters = new CopyOnWriteArrayList<>();
  private final Map<Long, TwinRecorder> recorders = new ConcurrentHashMap<>();
  private final Map<String, ConcurrentLinkedQueue<HResult>> scripted = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile boolean eventsComing = true;
  private volatile MemorySegment lastSink = MemorySegment.NULL;
  private volatile MemorySegment lastStream = MemorySegment.NULL;

  /** Registers the classes. */
  public TwinImapi() {
    windows.register(MASTER, () -> TwinMaster.make(this));
    windows.register(RECORDER, () -> TwinRecorder.make(this));
    windows.register(RAW_CD, () -> TwinWriter.make(this));
  }

  /** A library for a client. */
  public ComLibrary library() {
    return ComLibrary.of(windows);
  }

  public TwinWindows windows() {
    return windows;
  }

  /** A drive arrives, and those who listen are told. */
  public TwinDrive plugIn(String uniqueId, ScsiTransport transport, String... paths) {
    TwinDrive drive = new TwinDrive(uniqueId, transport, List.of(paths));
    drives.add(drive);
    masters.forEach(master -> master.tell(TwinMaster.ADDED, uniqueId));
    return drive;
  }

  /** A drive goes: what is asked of it from now on fails with {@code ERROR_DEV_NOT_EXIST}. */
  public void unplug(TwinDrive drive) {
    drive.unplug();
    drives.remove(drive);
    masters.forEach(master -> master.tell(TwinMaster.REMOVED, drive.uniqueId()));
  }

  /**
   * Has the next call of a method, such as {@code IDiscFormat2RawCD::PrepareMedia}, answer so. A
   * success is answered after the work is done.
   */
  public TwinImapi answer(String method, HResult result) {
    scripted.computeIfAbsent(method, name -> new ConcurrentLinkedQueue<>()).add(result);
    return this;
  }

  /** Whether writing tells how far it is. */
  public TwinImapi events(boolean coming) {
    eventsComing = coming;
    return this;
  }

  /** The methods called so far, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** What was not given back: references, memory, apartments, locks. Empty at a good end. */
  public List<String> balance() {
    List<String> all = new ArrayList<>(windows.balance());
    drives.forEach(drive -> all.addAll(drive.balance()));
    return all;
  }

  /**
   * Calls the sink of the last write once more, without a reference, from a thread of the server.
   */
  public HResult lateEvent() {
    MemorySegment sink = lastSink;
    return late(() -> Calls.invoke(sink, 0x200, MemorySegment.NULL));
  }

  /**
   * Reads from the stream of the last write once more, without a reference, from a thread of the
   * server.
   */
  public HResult lateRead() {
    MemorySegment stream = lastStream;
    return late(
        () -> {
          try (Arena arena = Arena.ofConfined()) {
            return Calls.streamRead(stream, arena.allocate(2352), 2352, arena.allocate(4));
          }
        });
  }

  private static HResult late(IntSupplier call) {
    AtomicInteger told = new AtomicInteger();
    Thread stranger = new Thread(() -> told.set(call.getAsInt()), "late server");
    stranger.start();
    boolean interrupted = false;
    while (stranger.isAlive()) {
      try {
        stranger.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new HResult(told.get());
  }

  void remember(MemorySegment sink, MemorySegment stream) {
    lastSink = sink;
    lastStream = stream;
  }

  boolean eventsComing() {
    return eventsComing;
  }

  @Nullable HResult called(String method) {
    calls.add(method);
    ConcurrentLinkedQueue<HResult> queue = scripted.get(method);
    return queue == null ? null : queue.poll();
  }

  List<TwinDrive> drives() {
    return drives;
  }

  void add(TwinMaster master) {
    masters.add(master);
  }

  void remove(TwinMaster master) {
    masters.remove(master);
  }

  void add(HostedObject<TwinRecorder> recorder) {
    recorders.put(recorder.address().address(), recorder.state());
  }

  /** The recorder object at an address that a client passed. */
  @Nullable TwinRecorder recorder(MemorySegment address) {
    return recorders.get(address.address());
  }
}
