package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/**
 * A row of the checklist: a member that is called, with values that the server or the client chose
 * at random.
 *
 * @param id as in {@code docs/imapi2.md}
 */
record Row(String id, String member, Check check) {
  /** What is tried. */
  interface Check {
    void on(Stage stage, ComScope scope, Random random) throws Exception;
  }

  /** Asks. */
  interface Get<T, V> {
    V of(T object) throws ComException;
  }

  /** Tells. */
  interface Put<T, V> {
    HResult to(T object, V value) throws ComException;
  }

  private static <T extends ComObject> Row of(
      String id, String member, ComType<T> type, Asking<T> asking) {
    return new Row(
        id,
        member,
        (stage, scope, random) -> {
          T object = stage.object(scope, type);
          Get<T, ?> call = asking.prepare(stage, object, random);
          refuses(stage, member, random, () -> call.of(object));
          assertThat(stage.number("calls." + member)).isPositive();
        });
  }

  private interface Asking<T> {
    Get<T, ?> prepare(Stage stage, T object, Random random) throws Exception;
  }

  private interface Call {
    Object run() throws ComException;
  }

  /** A failure that the server chose comes through as it is, by the name of the member. */
  private static void refuses(Stage stage, String member, Random random, Call call) {
    HResult chosen = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
    stage.fail(member, chosen);
    ComException thrown = catchThrowableOfType(ComException.class, call::run);
    assertThat(thrown).as("%s fails", member).isNotNull();
    assertThat(thrown.result()).isEqualTo(chosen);
    assertThat(thrown.method()).isEqualTo(member.substring(member.indexOf('.') + 1));
  }

  private interface Setting<V> {
    void on(Stage stage, V value);
  }

  /** What the server was set to comes out of the call. */
  private static <T extends ComObject, V> Row gives(
      String id,
      String member,
      ComType<T> type,
      Get<T, V> call,
      Function<Random, V> chosen,
      Setting<V> setting) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          V value = chosen.apply(random);
          setting.on(stage, value);
          assertThat(call.of(object)).isEqualTo(value);
          return call;
        });
  }

  static <T extends ComObject> Row number(
      String id, String member, ComType<T> type, Get<T, Integer> get) {
    return gives(
        id, member, type, get, Random::nextInt, (stage, value) -> stage.set(member, value));
  }

  static <T extends ComObject> Row truth(
      String id, String member, ComType<T> type, Get<T, Boolean> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          for (boolean value : new boolean[] {true, false, random.nextBoolean()}) {
            stage.set(member, value ? 1 : 0);
            assertThat(get.of(object)).isEqualTo(value);
          }
          return get;
        });
  }

  static <T extends ComObject> Row text(
      String id, String member, ComType<T> type, Get<T, String> get) {
    return gives(id, member, type, get, Row::word, (stage, value) -> stage.set(member, value));
  }

  static <T extends ComObject> Row texts(
      String id, String member, String name, ComType<T> type, Get<T, List<String>> get) {
    return gives(
        id,
        member,
        type,
        get,
        random -> List.of(word(random), word(random), word(random)),
        (stage, value) -> stage.set(name, "bstr:" + String.join("|", value)));
  }

  /** An array of numbers; {@code kind} is that of its elements. */
  static <T extends ComObject> Row numbers(
      String id, String member, String kind, ComType<T> type, Get<T, List<Integer>> get) {
    return gives(
        id,
        member,
        type,
        get,
        Row::some,
        (stage, value) -> stage.set(member, kind + joined(value)));
  }

  static <T extends ComObject> Row bytes(
      String id, String member, ComType<T> type, Get<T, byte[]> get) {
    return gives(
        id,
        member,
        type,
        get,
        Row::block,
        (stage, value) -> stage.set(member, HexFormat.of().formatHex(value)));
  }

  /** A member that only does something: which success it was comes through. */
  static <T extends ComObject> Row act(
      String id, String member, ComType<T> type, Get<T, HResult> act) {
    return gives(
        id,
        member,
        type,
        act,
        random -> new HResult(2 + random.nextInt(1 << 20)),
        (stage, value) -> stage.fail(member, value));
  }

  static <T extends ComObject> Row putTruth(
      String id, String member, String parameter, ComType<T> type, Put<T, Boolean> put) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          for (boolean value : new boolean[] {true, false, random.nextBoolean()}) {
            assertThat(put.to(object, value)).isEqualTo(HResult.S_OK);
            assertThat(stage.number(member + "." + parameter)).isEqualTo(value ? -1 : 0);
          }
          return target -> put.to(target, true);
        });
  }

  static <T extends ComObject> Row putNumber(
      String id,
      String member,
      String parameter,
      List<Integer> values,
      ComType<T> type,
      Put<T, Integer> put) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          int value = values.get(random.nextInt(values.size()));
          assertThat(put.to(object, value).succeeded()).isTrue();
          assertThat(stage.number(member + "." + parameter)).isEqualTo(value);
          return target -> put.to(target, value);
        });
  }

  static List<Integer> some(Random random) {
    return random.ints(1 + random.nextInt(7), 0, 1 << 16).boxed().toList();
  }

  private static byte[] block(Random random) {
    byte[] block = new byte[1 + random.nextInt(60)];
    random.nextBytes(block);
    return block;
  }

  static String joined(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Letters of several scripts. */
  static String word(Random random) {
    StringBuilder word = new StringBuilder("W");
    for (int i = random.nextInt(12); i >= 0; i--) {
      word.appendCodePoint("abcZ09 äßłж光💿".codePoints().toArray()[random.nextInt(13)]);
    }
    return word.toString();
  }
}
