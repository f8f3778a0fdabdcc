package org.glassmaster.backend.usb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** A device that does what a test tells it to, and minds that the host asks in that order. */
final class ScriptedPort implements UsbPort {
  /** What the host has to do next, and how that ends. */
  private record Step(String operation, End end, int moved, MemorySegment data, boolean status) {}

  /** A transfer that the host has begun and not waited for. */
  private record Begun(Pipe pipe, MemorySegment memory) {}

  final List<String> sent = new ArrayList<>();
  final List<Duration> timeouts = new ArrayList<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Deque<Begun> begun = new ArrayDeque<>();
  private byte[] tag = new byte[4];
  private int skewed;
  Runnable meanwhile = () -> {};
  int closed;

  ScriptedPort takesCommand() {
    return ends("out", End.DONE, 31);
  }

  ScriptedPort takes(int bytes) {
    return ends("out", End.DONE, bytes);
  }

  ScriptedPort gives(byte... data) {
    steps.add(new Step("in", End.DONE, data.length, MemorySegment.ofArray(data), false));
    return this;
  }

  /** A status with the tag of the command. */
  ScriptedPort status(int residue, int status) {
    ByteBuffer wrapper = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
    wrapper.put(HexFormat.of().parseHex("55534253")).putInt(0).putInt(residue).put((byte) status);
    steps.add(new Step("in", End.DONE, 13, MemorySegment.ofArray(wrapper.array()), true));
    return this;
  }

  /** The tag of the next status is that of another command. */
  ScriptedPort losesTheTag() {
    skewed = 1;
    return this;
  }

  ScriptedPort ends(String operation, End end, int moved) {
    steps.add(new Step(operation, end, moved, MemorySegment.NULL, false));
    return this;
  }

  ScriptedPort clears(String pipe) {
    return ends("clear " + pipe, End.DONE, 0);
  }

  /** Bulk-Only Transport 5.3.4: the reset, the halt of IN, the halt of OUT. */
  ScriptedPort recovers() {
    return ends("request 21 FF", End.DONE, 0).clears("IN").clears("OUT");
  }

  void isDone() {
    assertThat(steps).as("what the host should have done").isEmpty();
    assertThat(begun).as("what the host has not waited for").isEmpty();
  }

  private Step next(String operation) {
    Step step = steps.poll();
    assertThat(step == null ? "nothing" : step.operation()).isEqualTo(operation);
    meanwhile.run();
    if (step == null) {
      throw new AssertionError("out of script");
    }
    return step;
  }

  @Override
  public void begin(Pipe pipe, MemorySegment memory, Duration timeout) {
    timeouts.add(timeout);
    begun.add(new Begun(pipe, memory));
  }

  @Override
  public Transfer next() {
    Begun oldest = begun.remove();
    return oldest.pipe() == Pipe.OUT ? sent(oldest.memory()) : fetched(oldest.memory());
  }

  @Override
  public void drop() {
    begun.clear();
  }

  private Transfer sent(MemorySegment data) {
    byte[] bytes = data.toArray(ValueLayout.JAVA_BYTE);
    sent.add(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes));
    if (bytes.length == 31) {
      System.arraycopy(bytes, 4, tag, 0, 4);
    }
    Step step = next("out");
    return new Transfer(step.end(), step.moved());
  }

  private Transfer fetched(MemorySegment room) {
    Step step = next("in");
    byte[] data = step.data().toArray(ValueLayout.JAVA_BYTE);
    if (step.status()) {
      System.arraycopy(tag, 0, data, 4, 4);
      data[4] += (byte) skewed;
    }
    int copied = (int) Math.min(data.length, room.byteSize());
    MemorySegment.copy(data, 0, room, ValueLayout.JAVA_BYTE, 0, copied);
    return new Transfer(step.end(), data.length > copied ? copied : step.moved());
  }

  @Override
  public Transfer request(int type, int code, MemorySegment room, Duration timeout) {
    Step step = next("request %02X %02X".formatted(type, code));
    MemorySegment.copy(step.data(), 0, room, 0, Math.min(step.data().byteSize(), room.byteSize()));
    return new Transfer(step.end(), step.moved());
  }

  /** Answers the question for the last unit. */
  ScriptedPort hasUnits(byte... answer) {
    steps.add(
        new Step("request A1 FE", End.DONE, answer.length, MemorySegment.ofArray(answer), false));
    return this;
  }

  @Override
  public End clearHalt(Pipe pipe) {
    return next("clear " + pipe).end();
  }

  @Override
  public End resetPort() {
    return next("port reset").end();
  }

  @Override
  public void close() {
    closed++;
  }
}
