package org.glassmaster.backend.imapi2.internal.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2Erase;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.EventSink;
import org.glassmaster.backend.imapi2.internal.api.RawCdEventArgs;
import org.glassmaster.backend.imapi2.internal.api.Subscription;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.Bstr;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fake.DrivesHeard;
import org.glassmaster.backend.imapi2.internal.twin.Calls;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.glassmaster.backend.imapi2.internal.twin.Value;
import org.jspecify.annotations.Nullable;

/**
 * Objects of Java upcall stubs that answer by the types which the reference gives their parameters
 * ({@code vectors/imapi2-parameters.tsv}), and do nothing.
 */
final class StageInJava implements Stage {
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern PARAMETERS = Pattern.compile("; ");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Map<String, List<Parameter>> SIGNATURES = read();

  private final TwinWindows windows = new TwinWindows();
  private final ComLibrary library = ComLibrary.of(windows);
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, HResult> failures = new ConcurrentHashMap<>();
  private MemorySegment sink = MemorySegment.NULL;

  private record Parameter(boolean out, String type, String name) {}

  private static Map<String, List<Parameter>> read() {
    Map<String, List<Parameter>> signatures = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            StageInJava.class.getResourceAsStream("/vectors/imapi2-parameters.tsv"))) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().skip(1).toList()) {
        List<String> cells = TAB.splitAsStream(line).toList();
        List<Parameter> parameters = new ArrayList<>();
        PARAMETERS
            .splitAsStream(cells.get(2))
            .filter(text -> !text.isEmpty())
            .forEach(text -> parameters.add(parameter(text)));
        signatures.put(cells.get(0) + "." + cells.get(1), List.copyOf(parameters));
      }
      return signatures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parameter parameter(String text) {
    int first = text.indexOf(' ');
    int last = text.lastIndexOf(' ');
    return new Parameter(
        text.startsWith("out"), text.substring(first + 1, last), text.substring(last + 1));
  }

  @Override
  public ComLibrary library() {
    return library;
  }

  @Override
  public void set(String name, long value) {
    numbers.put(name, value);
  }

  @Override
  public void set(String name, String text) {
    texts.put(name, text);
  }

  @Override
  public long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  @Override
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  @Override
  public void fail(String member, HResult result) {
    failures.put(member, result);
  }

  @Override
  public <T extends ComObject> T object(ComScope scope, ComType<T> type) {
    return scope.adopt(offer(type.type().name()), type);
  }

  @Override
  public DiscFormat2RawCd unprepared(ComScope scope) {
    return object(scope, DiscFormat2RawCd.TYPE);
  }

  private MemorySegment offer(String interfaceName) {
    ComClass.Builder<StageInJava> type = ComClass.of(interfaceName);
    ComInterface declared = ComInterface.named(interfaceName);
    for (ComMethod method : declared.methods()) {
      String member = member(declared, method.name());
      if (SIGNATURES.containsKey(member)) {
        type.on(method.name(), (stage, call) -> stage.answer(interfaceName, member, call));
      }
    }
    type.face("IConnectionPointContainer").on("FindConnectionPoint", StageInJava::find);
    return windows.server().host().offer(type.build(), this).address();
  }

  /** Inherited members go by the name of the interface that has them, as everywhere. */
  private static String member(ComInterface type, String method) {
    if (SIGNATURES.containsKey(type.name() + "." + method)) {
      return type.name() + "." + method;
    }
    return type.ancestors().stream()
        .map(ancestor -> ancestor + "." + method)
        .filter(SIGNATURES::containsKey)
        .findFirst()
        .orElse("");
  }

  private HResult answer(String interfaceName, String declared, Arguments call) {
    String member = interfaceName + declared.substring(declared.indexOf('.'));
    numbers.merge("calls." + member, 1L, Long::sum);
    List<Parameter> parameters = SIGNATURES.getOrDefault(declared, List.of());
    for (int i = 0; i < parameters.size(); i++) {
      hear(member, parameters.get(i), call, i);
    }
    @Nullable HResult failure = failures.remove(member);
    if (failure != null && failure.failed()) {
      return failure;
    }
    if (declared.contains(".SendCommand")) {
      return command(parameters, call);
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).out()) {
        give(member, parameters, call, i);
      }
    }
    return failure == null ? HResult.S_OK : failure;
  }

  private void hear(String member, Parameter parameter, Arguments call, int at) {
    if (parameter.out()) {
      return;
    }
    String name = member + "." + parameter.name();
    switch (parameter.type()) {
      case "BSTR" -> texts.put(name, windows.text(call.pointer(at)));
      case "VARIANT_BOOL", "BOOLEAN" -> numbers.put(name, call.truth(at) ? -1L : 0L);
      default -> {
        if (!parameter.type().endsWith("*")) {
          numbers.put(name, (long) call.number(at));
        }
      }
    }
  }

  private void give(String member, List<Parameter> parameters, Arguments call, int at) {
    String type = parameters.get(at).type();
    HResult _ =
        switch (type) {
          case "VARIANT_BOOL*" -> call.putBoolean(at, number(member) != 0);
          case "BSTR*" -> call.putPointer(at, windows.string(texts.getOrDefault(member, "")));
          case "SAFEARRAY**" -> call.putPointer(at, array(member));
          case "BYTE**" -> bytes(call, at, texts.getOrDefault(member, ""));
          default -> other(member, type, call, at);
        };
  }

  private HResult other(String member, String type, Arguments call, int at) {
    if (type.endsWith("_TYPE**")) {
      return numbers(call, at, texts.getOrDefault(member, ""));
    }
    if (type.endsWith("**")) {
      return call.putPointer(at, offer(type.substring(0, type.length() - 2)));
    }
    // Counts of what was handed out were written with it.
    return type.startsWith("ULONG_IMAPI2") ? HResult.S_OK : call.putInt(at, (int) number(member));
  }

  private HResult bytes(Arguments call, int at, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    HResult _ = call.putPointer(at, windows.block(bytes));
    return call.putInt(at + 1, bytes.length);
  }

  private HResult numbers(Arguments call, int at, String text) {
    int[] values = COMMA.splitAsStream(text).mapToInt(Integer::parseInt).toArray();
    MemorySegment copy = MemorySegment.ofArray(new byte[4 * values.length]);
    for (int i = 0; i < values.length; i++) {
      copy.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, values[i]);
    }
    HResult _ = call.putPointer(at, windows.block(copy.toArray(ValueLayout.JAVA_BYTE)));
    return call.putInt(at + 1, values.length);
  }

  private MemorySegment array(String member) {
    if (member.endsWith("get_SupportedWriteSpeedDescriptors")) {
      return windows.array(List.of(Value.dispatch(offer("IWriteSpeedDescriptor"))));
    }
    String text = texts.getOrDefault(member, "i4:");
    String elements = text.substring(text.indexOf(':') + 1);
    List<Value> values =
        (text.startsWith("bstr:") ? BAR : COMMA)
            .splitAsStream(elements)
            .filter(element -> !element.isEmpty())
            .map(
                element ->
                    text.startsWith("bstr:")
                        ? Value.bstr(windows.string(element))
                        : text.startsWith("ui4:")
                            ? Value.ui4(Integer.parseInt(element))
                            : Value.i4(Integer.parseInt(element)))
            .toList();
    return windows.array(values);
  }

  /** CDB, its size, sense, seconds, and where there is data, that, its size and how much came. */
  private HResult command(List<Parameter> parameters, Arguments call) {
    texts.put("scsi.cdb", hex(call.pointer(0), call.number(1)));
    numbers.put("scsi.timeout", (long) call.number(3));
    if (parameters.size() == 6) {
      texts.put("scsi.sent", hex(call.pointer(4), call.number(5)));
    }
    if (parameters.size() == 7) {
      byte[] data = HexFormat.of().parseHex(texts.getOrDefault("scsi.data", ""));
      call.pointer(4)
          .reinterpret(call.number(5))
          .asSlice(0, data.length)
          .copyFrom(MemorySegment.ofArray(data));
      HResult _ = call.putInt(6, data.length);
    }
    byte[] sense = HexFormat.of().parseHex(texts.getOrDefault("scsi.sense", ""));
    call.pointer(2).reinterpret(18).asSlice(0, sense.length).copyFrom(MemorySegment.ofArray(sense));
    return sense.length == 0 ? HResult.S_OK : new HResult(0x00AA0200);
  }

  private static String hex(MemorySegment memory, int bytes) {
    return HexFormat.of().formatHex(memory.reinterpret(bytes).toArray(ValueLayout.JAVA_BYTE));
  }

  private HResult find(Arguments call) {
    ComClass<StageInJava> point =
        ComClass.<StageInJava>of("IConnectionPoint")
            .on(
                "Advise",
                (stage, advised) -> {
                  stage.sink = advised.pointer(0);
                  int _ = Calls.addRef(stage.sink);
                  return advised.putInt(1, 77);
                })
            .on(
                "Unadvise",
                (stage, ended) -> {
                  int _ = Calls.release(stage.sink);
                  stage.sink = MemorySegment.NULL;
                  return HResult.S_OK;
                })
            .build();
    return call.putPointer(1, windows.server().host().offer(point, this).address());
  }

  /** Calls the sink by a number, the arguments in the reverse of their order. */
  private void fire(int number, Value... reversed) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment variants = arena.allocate(24L * reversed.length, 8);
      for (int i = 0; i < reversed.length; i++) {
        reversed[i].write(variants.asSlice(24L * i, 24));
      }
      MemorySegment parameters = arena.allocate(24, 8);
      parameters.set(ValueLayout.ADDRESS, 0, variants);
      parameters.set(ValueLayout.JAVA_INT, 16, reversed.length);
      int _ = Calls.invoke(sink, number, parameters);
    }
  }

  @Override
  public void write(ComScope scope, Hearing hearing) throws Exception {
    DiscFormat2RawCd format = object(scope, DiscFormat2RawCd.TYPE);
    List<Throwable> faults = new ArrayList<>();
    RawCdEventArgs event = object(scope, RawCdEventArgs.TYPE);
    try (Subscription _ =
        EventSink.listen(
            library,
            format,
            (from, progress) -> {
              try {
                hearing.of(progress);
              } catch (Exception | AssertionError e) {
                faults.add(e);
              }
            })) {
      fire(
          0x200,
          Value.dispatch(event.pointer().address()),
          Value.dispatch(format.pointer().address()));
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("in an event", faults.getFirst());
    }
  }

  @Override
  public List<List<Integer>> erase(ComScope scope, int elapsed, int total) throws Exception {
    List<List<Integer>> heard = new ArrayList<>();
    DiscFormat2Erase erase = object(scope, DiscFormat2Erase.TYPE);
    try (Subscription _ =
        EventSink.listen(library, erase, (now, all) -> heard.add(List.of(now, all)))) {
      fire(0x200, Value.i4(total), Value.i4(elapsed), Value.dispatch(erase.pointer().address()));
    }
    return heard;
  }

  @Override
  public List<String> comeAndGo(ComScope scope, String id) throws Exception {
    DrivesHeard heard = new DrivesHeard();
    DiscMaster2 master = object(scope, DiscMaster2.TYPE);
    try (Subscription _ = EventSink.listen(library, master, heard)) {
      for (int number : new int[] {0x100, 0x101}) {
        try (Bstr text = Bstr.of(library, id)) {
          fire(number, Value.bstr(text.address()), Value.dispatch(master.pointer().address()));
        }
      }
    }
    return heard.told();
  }

  @Override
  public boolean hasStreams() {
    return false;
  }

  @Override
  public List<String> imbalance() {
    return windows.balance();
  }

  @Override
  public void close() {}
}
