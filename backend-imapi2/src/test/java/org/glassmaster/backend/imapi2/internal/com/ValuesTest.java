package org.glassmaster.backend.imapi2.internal.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.glassmaster.backend.imapi2.internal.twin.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GUID, BSTR, VARIANT and SAFEARRAY by the layouts of imapi2 3.1. */
class ValuesTest {
  private static final ComMethod SOURCE = new ComMethod("ITest", "get_Values", 7, 0, "PP");

  private final TwinWindows windows = new TwinWindows();
  private final ComLibrary library = ComLibrary.of(windows);

  @AfterEach
  void nothingIsKept() {
    assertThat(windows.balance()).isEmpty();
  }

  /** Three fields little-endian, eight bytes as written. */
  @ParameterizedTest
  @CsvSource({
    "27354130-7F64-5B0F-8F00-5D77AFBE261E, 30413527647f0f5b8f005d77afbe261e",
    "B196B284-BAB4-101A-B69C-00AA00341D07, 84b296b1b4ba1a10b69c00aa00341d07",
    "94EA2B94-E9CC-49E0-C0FF-EE64CA8F5B90, 942bea94cce9e049c0ffee64ca8f5b90"
  })
  void aGuidInMemory(String text, String bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = Guid.of(text).in(arena);
      assertThat(HexFormat.of().formatHex(memory.toArray(ValueLayout.JAVA_BYTE))).isEqualTo(bytes);
      assertThat(Guid.readFrom(memory)).hasToString(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "D:\\", "Größe", "💿 disc", "a\0b"})
  void aStringGoesAndComesBack(String text) {
    try (Bstr sent = Bstr.of(library, text)) {
      assertThat(windows.text(sent.address())).isEqualTo(text);
    }
    assertThat(Bstr.take(library, windows.string(text))).isEqualTo(text);
    assertThat(Bstr.take(library, MemorySegment.NULL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0xFFFF8000, -32768",
    "3, 0xFFFFFFFF, -1",
    "18, 0x0000FFFF, 65535",
    "19, 0x80000001, -2147483647",
    "17, 0x000000FF, 255",
    "16, 0x000000FF, -1",
    "11, 0x0000FFFF, 1",
    "11, 0x00000000, 0",
    "22, 0x00000005, 5",
    "23, 0x00000006, 6"
  })
  void aNumberOfAnyKind(int type, String bits, int expected) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      long value = Long.decode(bits);
      MemorySegment direct = arena.allocate(24, 8);
      new Value(type, value).write(direct);
      assertThat(Variant.at(library, direct).number()).isEqualTo(expected);
      MemorySegment elsewhere = arena.allocate(8, 8);
      elsewhere.set(ValueLayout.JAVA_LONG, 0, value);
      MemorySegment referring = arena.allocate(24, 8);
      new Value(type | 0x4000, elsewhere.address()).write(referring);
      assertThat(Variant.at(library, referring).number()).isEqualTo(expected);
      assertThat(Variant.at(library, referring).type()).isEqualTo(type);
    }
  }

  @Test
  void aValueOfAnotherKindIsAMismatch() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(24, 8);
      Value.i4(5).write(memory);
      Variant number = Variant.at(library, memory);
      assertThat(catchThrowableOfType(ComException.class, number::text).result())
          .isEqualTo(HResult.DISP_E_TYPEMISMATCH);
      assertThat(catchThrowableOfType(ComException.class, number::object).result())
          .isEqualTo(HResult.DISP_E_TYPEMISMATCH);
      // VT_R8 is none that IMAPI2 hands out.
      new Value(5, 0).write(memory);
      assertThat(
              catchThrowableOfType(ComException.class, () -> Variant.at(library, memory).number())
                  .result())
          .isEqualTo(HResult.DISP_E_TYPEMISMATCH);
    }
  }

  @Test
  void anArrayOfVariantsAndOneOfBytes() throws Exception {
    assertThat(
            SafeArray.take(
                library,
                windows.array(List.of(Value.i4(-3), Value.ui4(75), Value.ui1(200))),
                SOURCE,
                Variant::number))
        .containsExactly(-3, 75, 200);
    assertThat(
            SafeArray.take(
                library, windows.array(new byte[] {1, (byte) 0xAA}), SOURCE, Variant::number))
        .containsExactly(1, 0xAA);
    assertThat(SafeArray.take(library, windows.array(List.of()), SOURCE, Variant::number))
        .isEmpty();
    assertThat(SafeArray.take(library, MemorySegment.NULL, SOURCE, Variant::number)).isEmpty();
  }

  /** The elements go with the array, whether they could be read or not. */
  @Test
  void anArrayThatCannotBeReadIsDestroyedAllTheSame() {
    MemorySegment mixed =
        windows.array(List.of(Value.i4(1), Value.bstr(windows.string("not a number"))));
    ComException thrown =
        catchThrowableOfType(
            ComException.class, () -> SafeArray.take(library, mixed, SOURCE, Variant::number));
    assertThat(thrown.result()).isEqualTo(HResult.DISP_E_TYPEMISMATCH);
    MemorySegment twoDimensions = windows.array(List.of(Value.i4(1)));
    twoDimensions.reinterpret(2).set(ValueLayout.JAVA_SHORT, 0, (short) 2);
    thrown =
        catchThrowableOfType(
            ComException.class,
            () -> SafeArray.take(library, twoDimensions, SOURCE, Variant::number));
    assertThat(thrown.interfaceName()).isEqualTo("ITest");
  }

  @ParameterizedTest
  @CsvSource({"0x00000000, true", "0x00AA0200, true", "0xC0AA0602, false", "0x80004005, false"})
  void theSignTellsSuccess(String code, boolean success) {
    HResult result = new HResult(Long.decode(code).intValue());
    assertThat(result.succeeded()).isEqualTo(success);
    assertThat(result.failed()).isNotEqualTo(success);
    assertThat(result).hasToString(code);
  }
}
