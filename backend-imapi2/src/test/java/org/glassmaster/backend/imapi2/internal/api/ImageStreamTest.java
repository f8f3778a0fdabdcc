package org.glassmaster.backend.imapi2.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.Guid;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.twin.Calls;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of imapi2 7.4, by slots as a server calls them. */
class ImageStreamTest {
  private static final int S_OK = 0;
  private static final int S_FALSE = 1;
  private static final int E_NOINTERFACE = 0x80004002;
  private static final int E_POINTER = 0x80004003;
  private static final int RPC_E_DISCONNECTED = 0x80010108;
  private static final int STG_E_INVALIDFUNCTION = 0x80030001;
  private static final int STG_E_ACCESSDENIED = 0x80030005;
  private static final int STG_E_INVALIDPOINTER = 0x80030009;
  private static final int STG_E_READFAULT = 0x8003001E;
  private static final int STG_E_INVALIDFLAG = 0x800300FF;
  private static final MemoryLayout P = ValueLayout.ADDRESS;
  private static final MemoryLayout I = ValueLayout.JAVA_INT;
  private static final MemoryLayout J = ValueLayout.JAVA_LONG;

  private final ComLibrary library = ComLibrary.of(new TwinWindows());
  private final byte[] bytes = new byte[10_007];
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment room = arena.allocate(20_000);
  private final MemorySegment cell = arena.allocate(8, 8);

  ImageStreamTest() {
    new Random(7).nextBytes(bytes);
  }

  @AfterEach
  void nothingIsHeld() {
    assertThat(library.host().living()).isZero();
    arena.close();
  }

  private HostedObject<ImageStream> stream() {
    return ImageStream.of(
        library,
        new ImageSource() {
          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public void read(long position, MemorySegment into) {
            MemorySegment.copy(MemorySegment.ofArray(bytes), position, into, 0, into.byteSize());
          }
        });
  }

  private int read(MemorySegment stream, int count) {
    return Calls.streamRead(stream, room, count, cell);
  }

  private byte[] got() {
    return room.asSlice(0, cell.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE);
  }

  private byte[] part(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  @Test
  void readsOnFromWhereItStands() {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(read(stream.address(), 1000)).isEqualTo(S_OK);
      assertThat(got()).isEqualTo(part(0, 1000));
      assertThat(read(stream.address(), 2352)).isEqualTo(S_OK);
      assertThat(got()).isEqualTo(part(1000, 3352));
    }
  }

  @Test
  void saysFalseWhereFewerBytesAreLeft() {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(read(stream.address(), 20_000)).isEqualTo(S_FALSE);
      assertThat(got()).isEqualTo(bytes);
      assertThat(read(stream.address(), 1)).isEqualTo(S_FALSE);
      assertThat(got()).isEmpty();
    }
  }

  @Test
  void readsExactlyToTheEndWithoutSayingSo() {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(read(stream.address(), bytes.length)).isEqualTo(S_OK);
      assertThat(got()).isEqualTo(bytes);
    }
  }

  @Test
  void aCallerNeedNotWantToKnowHowMuchWasRead() {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.streamRead(stream.address(), room, 10, MemorySegment.NULL)).isEqualTo(S_OK);
      assertThat(Calls.streamRead(stream.address(), MemorySegment.NULL, 10, cell))
          .isEqualTo(STG_E_INVALIDPOINTER);
    }
  }

  /** From position 100 of 10 007: origins are start 0, here 1, end 2 (imapi2 4). */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "5000, 0, 5000",
    "20000, 0, 20000",
    "0, 1, 100",
    "-100, 1, 0",
    "900, 1, 1000",
    "0, 2, 10007",
    "-7, 2, 10000",
    "55447200, 0, 55447200",
    "8589934592, 0, 8589934592"
  })
  void goesWhereItIsTold(long move, int origin, long expected) {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.streamSeek(stream.address(), 100, 0, cell)).isEqualTo(S_OK);
      assertThat(Calls.streamSeek(stream.address(), move, origin, cell)).isEqualTo(S_OK);
      assertThat(cell.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(expected);
      assertThat(Calls.streamSeek(stream.address(), 0, 1, cell)).isEqualTo(S_OK);
      assertThat(cell.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "-101, 1",
    "-10008, 2",
    "0, 3",
    "0, -1",
    "9223372036854775807, 1",
    "-9223372036854775808, 0"
  })
  void staysWhereItIsWhenToldANonsensicalPlace(long move, int origin) {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.streamSeek(stream.address(), 100, 0, MemorySegment.NULL)).isEqualTo(S_OK);
      assertThat(Calls.streamSeek(stream.address(), move, origin, cell))
          .isEqualTo(STG_E_INVALIDFUNCTION);
      assertThat(read(stream.address(), 1)).isEqualTo(S_OK);
      assertThat(got()).isEqualTo(part(100, 101));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void tellsItsKindAndSizeAndNoName(int flag) {
    MemorySegment state = arena.allocate(88, 8).fill((byte) 0x55);
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.streamStat(stream.address(), state, flag)).isEqualTo(S_OK);
    }
    byte[] expected = new byte[88];
    expected[8] = 2;
    expected[16] = (byte) bytes.length;
    expected[17] = (byte) (bytes.length >> 8);
    Arrays.fill(expected, 80, 88, (byte) 0x55);
    assertThat(state.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
  }

  @Test
  void refusesToTellToNobodyOrInAnUnknownWay() {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.streamStat(stream.address(), MemorySegment.NULL, 1))
          .isEqualTo(STG_E_INVALIDPOINTER);
      assertThat(Calls.streamStat(stream.address(), room, 2)).isEqualTo(STG_E_INVALIDFLAG);
    }
  }

  @Test
  void cannotBeWritten() {
    try (HostedObject<ImageStream> stream = stream()) {
      MemorySegment it = stream.address();
      assertThat(Calls.call(it, 4, new MemoryLayout[] {P, I, P}, room, 10, cell))
          .isEqualTo(STG_E_ACCESSDENIED);
      assertThat(Calls.call(it, 6, new MemoryLayout[] {J}, 10L)).isEqualTo(STG_E_ACCESSDENIED);
      assertThat(Calls.call(it, 8, new MemoryLayout[] {I}, 0)).isEqualTo(S_OK);
      assertThat(Calls.call(it, 9, new MemoryLayout[0])).isEqualTo(S_OK);
      assertThat(Calls.call(it, 10, new MemoryLayout[] {J, J, I}, 0L, 1L, 1))
          .isEqualTo(STG_E_INVALIDFUNCTION);
      assertThat(Calls.call(it, 11, new MemoryLayout[] {J, J, I}, 0L, 1L, 1))
          .isEqualTo(STG_E_INVALIDFUNCTION);
    }
  }

  @Test
  void aCloneStandsAtTheSamePlaceAndGoesItsOwnWay() {
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.streamSeek(stream.address(), 500, 0, cell)).isEqualTo(S_OK);
      assertThat(Calls.call(stream.address(), 13, new MemoryLayout[] {P}, cell)).isEqualTo(S_OK);
      MemorySegment clone = cell.get(ValueLayout.ADDRESS, 0);
      assertThat(read(stream.address(), 100)).isEqualTo(S_OK);
      assertThat(read(clone, 50)).isEqualTo(S_OK);
      assertThat(got()).isEqualTo(part(500, 550));
      assertThat(library.host().living()).isEqualTo(2);
      assertThat(Calls.release(clone)).isZero();
    }
  }

  @Test
  void aCloneThatIsKeptDoesNotReachTheSourceAfterTheStreamIsClosed() {
    MemorySegment clone;
    try (HostedObject<ImageStream> stream = stream()) {
      assertThat(Calls.call(stream.address(), 13, new MemoryLayout[] {P}, cell)).isEqualTo(S_OK);
      clone = cell.get(ValueLayout.ADDRESS, 0);
    }
    assertThat(read(clone, 10)).isEqualTo(RPC_E_DISCONNECTED);
    assertThat(got()).isEmpty();
    assertThat(Calls.release(clone)).isZero();
  }

  @Test
  void copiesItselfToAnother() {
    try (HostedObject<ImageStream> stream = stream();
        HostedObject<ImageStream> target = stream()) {
      MemorySegment counts = arena.allocate(16, 8);
      // The other one takes nothing, and says so by its own failure.
      assertThat(
              Calls.call(
                  stream.address(),
                  7,
                  new MemoryLayout[] {P, J, P, P},
                  target.address(),
                  100L,
                  counts,
                  counts.asSlice(8)))
          .isEqualTo(STG_E_ACCESSDENIED);
      assertThat(counts.get(ValueLayout.JAVA_LONG, 8)).isZero();
      assertThat(target.references()).isEqualTo(1);
    }
  }

  @Test
  void aSourceThatFailsIsAReadFaultAndTheCursorStays() {
    IOException broken = new IOException("gone");
    try (HostedObject<ImageStream> stream =
        ImageStream.of(
            library,
            new ImageSource() {
              @Override
              public long size() {
                return 1L << 40;
              }

              @Override
              public void read(long position, MemorySegment into) throws IOException {
                throw broken;
              }
            })) {
      assertThat(Calls.streamSeek(stream.address(), 1L << 33, 0, cell)).isEqualTo(S_OK);
      assertThat(read(stream.address(), 100)).isEqualTo(STG_E_READFAULT);
      assertThat(got()).isEmpty();
      assertThat(stream.state().failure()).containsSame(broken);
      assertThat(Calls.streamSeek(stream.address(), 0, 1, cell)).isEqualTo(S_OK);
      assertThat(cell.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(1L << 33);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-C000-000000000046, 0",
    "0C733A30-2A1C-11CE-ADE5-00AA0044773D, 0",
    "0000000C-0000-0000-C000-000000000046, 0",
    "94EA2B94-E9CC-49E0-C0FF-EE64CA8F5B90, 0",
    "00020400-0000-0000-C000-000000000046, -2147467262",
    // Where the library has no free-threaded marshaler there is none to hand out.
    "00000003-0000-0000-C000-000000000046, -2147467262"
  })
  void isAStreamAndAgileAndNothingElse(String iid, int expected) {
    try (HostedObject<ImageStream> stream = stream()) {
      cell.set(ValueLayout.JAVA_LONG, 0, -1);
      assertThat(Calls.query(stream.address(), Guid.of(iid).in(arena), cell)).isEqualTo(expected);
      if (expected == S_OK) {
        assertThat(cell.get(ValueLayout.ADDRESS, 0)).isEqualTo(stream.address());
        assertThat(Calls.release(stream.address())).isEqualTo(1);
      } else {
        assertThat(expected).isEqualTo(E_NOINTERFACE);
        assertThat(cell.get(ValueLayout.ADDRESS, 0)).isEqualTo(MemorySegment.NULL);
      }
      assertThat(Calls.query(stream.address(), MemorySegment.NULL, cell)).isEqualTo(E_POINTER);
    }
  }

  /** The other direction: what somebody else's stream is to us (S01). */
  @Test
  void aStreamIsASourceAgain() throws Exception {
    try (HostedObject<ImageStream> stream = stream();
        ComScope scope = new ComScope(library)) {
      ComStream other = scope.borrow(stream.address(), ComStream.TYPE);
      StreamSource source = new StreamSource(other.copy(scope));
      assertThat(source.size()).isEqualTo(bytes.length);
      source.read(4321, room.asSlice(0, 1234));
      assertThat(room.asSlice(0, 1234).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(part(4321, 5555));
    }
  }
}
