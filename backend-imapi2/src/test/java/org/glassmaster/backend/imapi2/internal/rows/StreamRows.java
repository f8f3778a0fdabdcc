package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.api.ImageSource;
import org.glassmaster.backend.imapi2.internal.api.ImageStream;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.twin.Calls;
import org.junit.jupiter.api.Assumptions;

/** The rows of streams. */
final class StreamRows {
  private static final int MAIN = 2352;
  private static final int SUB = 96;

  private StreamRows() {}

  /** A stream of the server's, of any of its kinds. */
  private static final class Stream extends ComObject {
    Stream(ComPointer pointer) {
      super(pointer);
    }

    byte[] read(int bytes) throws ComException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment room = arena.allocate(bytes);
        MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
        HResult _ = pointer().invoke(pointer().type().method("Read"), room, bytes, count);
        return room.asSlice(0, count.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE);
      }
    }

    HResult tell(String method, Object... arguments) throws ComException {
      return pointer().invoke(pointer().type().method(method), arguments);
    }
  }

  /** Bytes in memory. */
  private static final class Bytes implements ImageSource {
    private final byte[] all;

    Bytes(byte[] all) {
      this.all = all;
    }

    static Bytes random(Random random, int size) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      return new Bytes(bytes);
    }

    @Override
    public long size() {
      return all.length;
    }

    @Override
    public void read(long position, MemorySegment into) {
      MemorySegment.copy(MemorySegment.ofArray(all), position, into, 0, into.byteSize());
    }
  }

  /** A stream for a method that is not to run. */
  static MemorySegment anyStream(Stage stage, ComScope scope) {
    HostedObject<ImageStream> stream = ImageStream.of(stage.library(), new Bytes(new byte[2448]));
    MemorySegment address = stream.address();
    stream.close();
    return address;
  }

  static List<Row> all() {
    return List.of(
        new Row(
            "S01",
            "IStream.Read",
            (stage, scope, random) -> {
              Bytes bytes = Bytes.random(random, 5_000 + random.nextInt(5_000));
              int from = random.nextInt(4_000);
              try (HostedObject<ImageStream> stream = ImageStream.of(stage.library(), bytes);
                  Arena arena = Arena.ofConfined()) {
                MemorySegment room = arena.allocate(1_000);
                MemorySegment cell = arena.allocate(ValueLayout.JAVA_LONG);
                assertThat(Calls.streamSeek(stream.address(), from, 0, cell)).isZero();
                assertThat(Calls.streamRead(stream.address(), room, 1_000, cell)).isZero();
                assertThat(room.toArray(ValueLayout.JAVA_BYTE))
                    .isEqualTo(Arrays.copyOfRange(bytes.all, from, from + 1_000));
              }
            }),
        row(
            "S02",
            "MsftStreamZero",
            "IStream",
            (stream, stage, random) ->
                assertThat(stream.read(1 + random.nextInt(9_000))).containsOnly(0)),
        row(
            "S03",
            "MsftStreamPrng001",
            "IStreamPseudoRandomBased",
            (stream, stage, random) -> {
              int seed = random.nextInt();
              assertThat(stream.tell("put_Seed", seed)).isEqualTo(HResult.S_OK);
              byte[] first = stream.read(4_000);
              assertThat(stream.tell("Seek", 0L, 0, MemorySegment.NULL)).isEqualTo(HResult.S_OK);
              assertThat(stream.read(4_000)).isEqualTo(first);
              assertThat(stream.tell("put_Seed", seed + 1)).isEqualTo(HResult.S_OK);
              assertThat(stream.tell("Seek", 0L, 0, MemorySegment.NULL)).isEqualTo(HResult.S_OK);
              assertThat(stream.read(4_000)).isNotEqualTo(first);
            }),
        row(
            "S04",
            "MsftStreamConcatenate",
            "IStreamConcatenate",
            (stream, stage, random) -> {
              Bytes one = Bytes.random(random, 1_000 + random.nextInt(1_000));
              Bytes two = Bytes.random(random, 500);
              try (HostedObject<ImageStream> first = ImageStream.of(stage.library(), one);
                  HostedObject<ImageStream> second = ImageStream.of(stage.library(), two)) {
                assertThat(stream.tell("Initialize", first.address(), second.address()))
                    .isEqualTo(HResult.S_OK);
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(one.all);
                both.writeBytes(two.all);
                assertThat(stream.read(both.size())).isEqualTo(both.toByteArray());
              }
            }),
        row(
            "S05",
            "MsftStreamInterleave",
            "IStreamInterleave",
            (stream, stage, random) -> {
              int sectors = 2 + random.nextInt(4);
              Bytes main = Bytes.random(random, sectors * MAIN);
              Bytes sub = Bytes.random(random, sectors * SUB);
              try (HostedObject<ImageStream> one = ImageStream.of(stage.library(), main);
                  HostedObject<ImageStream> two = ImageStream.of(stage.library(), sub);
                  Arena arena = Arena.ofConfined()) {
                MemorySegment streams = arena.allocate(ValueLayout.ADDRESS, 2);
                streams.setAtIndex(ValueLayout.ADDRESS, 0, one.address());
                streams.setAtIndex(ValueLayout.ADDRESS, 1, two.address());
                MemorySegment sizes = arena.allocateFrom(ValueLayout.JAVA_INT, MAIN, SUB);
                assertThat(stream.tell("Initialize", streams, sizes, 2)).isEqualTo(HResult.S_OK);
                byte[] woven = stream.read(sectors * (MAIN + SUB));
                for (int i = 0; i < sectors; i++) {
                  int at = i * (MAIN + SUB);
                  assertThat(Arrays.copyOfRange(woven, at, at + MAIN))
                      .isEqualTo(Arrays.copyOfRange(main.all, i * MAIN, (i + 1) * MAIN));
                  assertThat(Arrays.copyOfRange(woven, at + MAIN, at + MAIN + SUB))
                      .isEqualTo(Arrays.copyOfRange(sub.all, i * SUB, (i + 1) * SUB));
                }
              }
            }));
  }

  private interface Trying {
    void on(Stream stream, Stage stage, Random random) throws Exception;
  }

  private static Row row(String id, String coclass, String interfaceName, Trying trying) {
    return new Row(
        id,
        coclass,
        (stage, scope, random) -> {
          Assumptions.assumeTrue(stage.hasStreams(), "the twin has no streams of its own");
          ComType<Stream> type = new ComType<>(ComInterface.named(interfaceName), Stream::new);
          Stream stream = scope.create(coclass, type);
          trying.on(stream, stage, random);
          // It lets go of what it was given before that goes.
        });
  }
}
