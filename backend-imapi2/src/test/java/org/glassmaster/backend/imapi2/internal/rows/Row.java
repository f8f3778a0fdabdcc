package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
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

  static <T extends ComObject> Row number(
      String id, String member, ComType<T> type, Get<T, Integer> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          int value = random.nextInt();
          stage.set(member, value);
          assertThat(get.of(object)).isEqualTo(value);
          return get;
        });
  }

  static <T extends ComObject> Row truth(
      String id, String member, ComType<T> type, Get<T, Boolean> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          for (int i = 0; i < 4; i++) {
            boolean value = i < 2 ? i == 0 : random.nextBoolean();
            stage.set(member, value ? 1 : 0);
            assertThat(get.of(object)).isEqualTo(value);
          }
          return get;
        });
  }

  static <T extends ComObject> Row text(
      String id, String member, ComType<T> type, Get<T, String> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          String value = word(random);
          stage.set(member, value);
          assertThat(get.of(object)).isEqualTo(value);
          return get;
        });
  }

  static <T extends ComObject> Row texts(
      String id, String member, String name, ComType<T> type, Get<T, List<String>> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          List<String> values = List.of(word(random), word(random), word(random));
          stage.set(name, "bstr:" + String.join("|", values));
          assertThat(get.of(object)).isEqualTo(values);
          return get;
        });
  }

  /** An array of numbers; {@code kind} is that of its elements. */
  static <T extends ComObject> Row numbers(
      String id, String member, String kind, ComType<T> type, Get<T, List<Integer>> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          List<Integer> values = some(random);
          stage.set(member, kind + joined(values));
          assertThat(get.of(object)).isEqualTo(values);
          return get;
        });
  }

  static <T extends ComObject> Row bytes(
      String id, String member, ComType<T> type, Get<T, byte[]> get) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          byte[] value = new byte[1 + random.nextInt(60)];
          random.nextBytes(value);
          stage.set(member, HexFormat.of().formatHex(value));
          assertThat(get.of(object)).isEqualTo(value);
          return get;
        });
  }

  /** A member that only does something: which success it was comes through. */
  static <T extends ComObject> Row act(
      String id, String member, ComType<T> type, Get<T, HResult> act) {
    return of(
        id,
        member,
        type,
        (stage, object, random) -> {
          HResult success = new HResult(2 + random.nextInt(1 << 20));
          stage.fail(member, success);
          assertThat(act.of(object)).isEqualTo(success);
          return act;
        });
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
