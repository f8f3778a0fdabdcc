package org.glassmaster.backend.imapi2.internal.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.mmc.ScsiTransport;

/**
 * IMAPI2 as a server written in C ({@code src/test/c}), and the hand of a test in it. Under Windows
 * it is registered for IMAPI2's own classes, elsewhere it is one library with the functions of COM.
 *
 * <p>There is one in a process: a test makes it forget by {@link #reset} before it begins.
 */
public final class CServer implements FakeImapi2 {
  /** Names the dll where this runs under Windows. */
  private static final String DLL = "glassmaster.imapi2.server";

  private static final MemoryLayout TEXT = ValueLayout.ADDRESS;
  private static final MemoryLayout INT = ValueLayout.JAVA_INT;
  private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;
  private static final int LONGEST_TEXT = 1 << 21;

  /** What is zero when all was given back. */
  private static final List<String> COUNTS =
      List.of(
          "live.objects",
          "live.references",
          "live.strings",
          "live.arrays",
          "live.blocks",
          "live.marshalers",
          "device.locks");

  private static final int LONGEST_BUILD_SECONDS = 300;

  private final SymbolLookup symbols;
  private final ComLibrary library;

  private CServer(SymbolLookup symbols, ComLibrary library) {
    this.symbols = symbols;
    this.library = library;
  }

  /** Held in a class of its own, so that nothing is compiled before a test asks. */
  private static final class Only {
    static final CServer SERVER = start();

    private static CServer start() {
      Optional<String> dll = Optional.ofNullable(System.getProperty(DLL));
      SymbolLookup symbols =
          SymbolLookup.libraryLookup(
              dll.map(Path::of).orElseGet(CServer::compiled), Arena.global());
      return new CServer(
          symbols, dll.isPresent() ? ComLibrary.ofWindows() : ComLibrary.of(symbols));
    }
  }

  /** The server, compiled where it has to be. */
  public static CServer start() {
    return Only.SERVER;
  }

  /** Whether the real COM of Windows, or of Wine, stands between. */
  static boolean isRegistered() {
    return System.getProperty(DLL) != null;
  }

  private static Path compiled() {
    try {
      Path library = Path.of("target", "imapi2-server", "libimapi2.so").toAbsolutePath();
      Files.createDirectories(library.getParent());
      Path log = library.resolveSibling("build.log");
      Process build =
          new ProcessBuilder(Path.of("src/test/c/build").toString(), library.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!build.waitFor(LONGEST_BUILD_SECONDS, java.util.concurrent.TimeUnit.SECONDS)
          || build.exitValue() != 0) {
        throw new IllegalStateException("gcc: " + Files.readString(log));
      }
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ComLibrary library() {
    return library;
  }

  @Override
  public void set(String name, long value) {
    call(FunctionDescriptor.ofVoid(TEXT, LONG), "fake_set", name, value);
  }

  @Override
  public void set(String name, String text) {
    call(FunctionDescriptor.ofVoid(TEXT, TEXT), "fake_set_text", name, text);
  }

  /** Of those that begin with {@code live.} or {@code device.} a count. */
  @Override
  public long number(String name) {
    return (long) call(FunctionDescriptor.of(ValueLayout.JAVA_LONG, TEXT), "fake_get", name);
  }

  /** {@code log} is every call with its result, {@code live} what is held. */
  @Override
  public Optional<String> text(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(LONGEST_TEXT);
      int length =
          (int)
              call(
                  FunctionDescriptor.of(ValueLayout.JAVA_INT, TEXT, TEXT, INT),
                  "fake_get_text",
                  name,
                  room,
                  LONGEST_TEXT);
      return length < 0
          ? Optional.empty()
          : Optional.of(
              new String(
                  room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void fail(String member, int call, HResult result) {
    call(FunctionDescriptor.ofVoid(TEXT, INT, INT), "fake_fail", member, call, result.value());
  }

  @Override
  public void addDevice(String id) {
    call(FunctionDescriptor.ofVoid(TEXT), "fake_add_device", id);
  }

  @Override
  public void removeDevice(String id) {
    call(FunctionDescriptor.ofVoid(TEXT), "fake_remove_device", id);
  }

  @Override
  public void connect(String id, ScsiTransport drive) {
    call(FunctionDescriptor.ofVoid(TEXT, TEXT), "fake_connect", id, DriveBehind.stub(drive));
  }

  @Override
  public HResult lateEvent() {
    return new HResult((int) call(FunctionDescriptor.of(ValueLayout.JAVA_INT), "fake_late_event"));
  }

  @Override
  public HResult lateRead() {
    return new HResult((int) call(FunctionDescriptor.of(ValueLayout.JAVA_INT), "fake_late_read"));
  }

  @Override
  public void keep(Path file) {
    set("record.path", file.toString());
  }

  @Override
  public byte[] kept(String id) throws IOException {
    return Files.readAllBytes(Path.of(text("record.path").orElseThrow()));
  }

  @Override
  public List<String> imbalance() {
    List<String> all = new ArrayList<>();
    text("live").filter(text -> !text.isBlank()).ifPresent(all::add);
    List<String> counts = new ArrayList<>(COUNTS);
    // What is unplugged cannot be given back.
    if (number("device.present") > 0) {
      counts.add("device.mcn");
    }
    for (String what : counts) {
      if (number(what) != 0) {
        all.add(what + " " + number(what));
      }
    }
    text("error").ifPresent(all::add);
    return all;
  }

  @Override
  public void reset() {
    int _ = (int) call(FunctionDescriptor.of(ValueLayout.JAVA_INT), "fake_reset");
  }

  private Object call(FunctionDescriptor type, String name, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      Object[] passed = new Object[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        passed[i] = arguments[i] instanceof String text ? arena.allocateFrom(text) : arguments[i];
      }
      Object answer =
          Linker.nativeLinker()
              .downcallHandle(symbols.find(name).orElseThrow(), type)
              .invokeWithArguments(passed);
      return answer == null ? 0 : answer;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
