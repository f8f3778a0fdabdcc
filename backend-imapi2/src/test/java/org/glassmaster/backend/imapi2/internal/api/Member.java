package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.twin.Script;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.glassmaster.backend.imapi2.internal.twin.Value;

/**
 * One member of an interface, called by its wrapper while the server answers with values of its own
 * choice.
 *
 * @param setting has the server answer, and tells what the client must return
 */
record Member<T extends ComObject>(String name, ComType<T> type, Setting setting, Call<T> call) {
  interface Setting {
    Object prepare(TwinWindows windows, Script script, String method, Random random);
  }

  interface Call<T> {
    Object on(T object, ComScope scope) throws ComException;
  }

  interface Get<T, V> {
    V of(T object) throws ComException;
  }

  interface Put<T, V> {
    HResult to(T object, V value) throws ComException;
  }

  String method() {
    return name.substring(name.indexOf("::") + 2);
  }

  String interfaceName() {
    return name.substring(0, name.indexOf("::"));
  }

  @Override
  public String toString() {
    return name;
  }

  static <T extends ComObject> Member<T> number(String name, ComType<T> type, Get<T, Integer> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          int value = random.nextInt();
          script.on(method, call -> call.putInt(0, value));
          return value;
        },
        (object, scope) -> get.of(object));
  }

  /** True is any of the 16-bit values but zero. */
  static <T extends ComObject> Member<T> truth(String name, ComType<T> type, Get<T, Boolean> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          boolean value = random.nextBoolean();
          script.on(
              method,
              call -> {
                // Neighbours of a 16-bit answer are not the server's to write.
                call.pointer(0)
                    .reinterpret(2)
                    .set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) (value ? 0xFFFF : 0));
                return HResult.S_OK;
              });
          return value;
        },
        (object, scope) -> get.of(object));
  }

  static <T extends ComObject> Member<T> text(String name, ComType<T> type, Get<T, String> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          String value = word(random);
          script.on(method, call -> call.putPointer(0, windows.string(value)));
          return value;
        },
        (object, scope) -> get.of(object));
  }

  static <T extends ComObject> Member<T> numbers(
      String name, ComType<T> type, IntFunction<Value> kind, Get<T, List<Integer>> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          List<Integer> values = random.ints(1 + random.nextInt(9), 0, 256).boxed().toList();
          script.on(
              method,
              call -> call.putPointer(0, windows.array(values.stream().map(kind::apply).toList())));
          return values;
        },
        (object, scope) -> get.of(object));
  }

  static <T extends ComObject> Member<T> texts(
      String name, ComType<T> type, Get<T, List<String>> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          List<String> values = words(random);
          script.on(
              method,
              call ->
                  call.putPointer(
                      0,
                      windows.array(
                          values.stream().map(windows::string).map(Value::bstr).toList())));
          return values;
        },
        (object, scope) -> get.of(object));
  }

  /** A method without arguments; which success it was comes through. */
  static <T extends ComObject> Member<T> action(String name, ComType<T> type, Get<T, HResult> act) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          HResult success = success(random);
          script.on(method, call -> success);
          return success;
        },
        (object, scope) -> act.of(object));
  }

  static <T extends ComObject> Member<T> putNumber(
      String name, ComType<T> type, Put<T, Integer> put) {
    int value = new Random().nextInt();
    return put(name, type, call -> call.number(0) == value, object -> put.to(object, value));
  }

  static <T extends ComObject> Member<T> putTruth(
      String name, ComType<T> type, Put<T, Boolean> put) {
    boolean value = new Random().nextBoolean();
    return put(name, type, call -> call.truth(0) == value, object -> put.to(object, value));
  }

  static <T extends ComObject> Member<T> putText(String name, ComType<T> type, Put<T, String> put) {
    String value = word(new Random());
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          HResult success = success(random);
          script.on(
              method,
              call -> windows.text(call.pointer(0)).equals(value) ? success : HResult.E_INVALIDARG);
          return success;
        },
        (object, scope) -> put.to(object, value));
  }

  interface Expected {
    boolean by(Arguments call);
  }

  /** The server accepts only what it expects, with a success of its choice. */
  static <T extends ComObject> Member<T> put(
      String name, ComType<T> type, Expected expected, Get<T, HResult> put) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          HResult success = success(random);
          script.on(method, call -> expected.by(call) ? success : HResult.E_INVALIDARG);
          return success;
        },
        (object, scope) -> put.of(object));
  }

  /** Bytes from task memory, given with their number by the two last arguments. */
  static <T extends ComObject> Member<T> block(
      String name, ComType<T> type, Expected expected, int at, Get<T, byte[]> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          byte[] bytes = new byte[1 + random.nextInt(400)];
          random.nextBytes(bytes);
          script.on(method, call -> give(windows, call, expected, at, bytes, bytes.length));
          return list(bytes);
        },
        (object, scope) -> list(get.of(object)));
  }

  static <T extends ComObject> Member<T> ints(
      String name, ComType<T> type, Expected expected, int at, Get<T, List<Integer>> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          List<Integer> values = random.ints(1 + random.nextInt(30)).boxed().toList();
          MemorySegment copy = MemorySegment.ofArray(new byte[4 * values.size()]);
          for (int i = 0; i < values.size(); i++) {
            copy.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, values.get(i));
          }
          byte[] bytes = copy.toArray(ValueLayout.JAVA_BYTE);
          script.on(method, call -> give(windows, call, expected, at, bytes, values.size()));
          return values;
        },
        (object, scope) -> get.of(object));
  }

  interface GetObject<T, R> {
    R of(T object, ComScope scope) throws ComException;
  }

  static <T extends ComObject> Member<T> object(
      String name, ComType<T> type, String result, GetObject<T, ? extends ComObject> get) {
    return object(name, type, result, 0, call -> true, get);
  }

  /** The object is known by its address, and is let go with the scope. */
  static <T extends ComObject> Member<T> object(
      String name,
      ComType<T> type,
      String result,
      int at,
      Expected expected,
      GetObject<T, ? extends ComObject> get) {
    return new Member<>(
        name,
        type,
        (windows, script, method, random) -> {
          HostedObject<Script> made = new Script().object(windows, result);
          script.on(
              method,
              (Arguments call) ->
                  expected.by(call) ? call.putPointer(at, made.address()) : HResult.E_INVALIDARG);
          return made.address();
        },
        (object, scope) -> get.of(object, scope).pointer().address());
  }

  private static HResult give(
      TwinWindows windows, Arguments call, Expected expected, int at, byte[] bytes, int count) {
    if (!expected.by(call)) {
      return HResult.E_INVALIDARG;
    }
    HResult _ = call.putPointer(at, windows.block(bytes));
    return call.putInt(at + 1, count);
  }

  static List<Byte> list(byte[] bytes) {
    return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
  }

  /** A success, zero or not. */
  static HResult success(Random random) {
    return new HResult(random.nextInt() >>> 1);
  }

  static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      words.add(word(random));
    }
    return words;
  }

  /** Text with a null and a pair of surrogates in it, at times empty. */
  static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      word.appendCodePoint(random.nextInt(8) == 0 ? 0x1F4BF : random.nextInt(0x250));
    }
    return word.toString();
  }
}
