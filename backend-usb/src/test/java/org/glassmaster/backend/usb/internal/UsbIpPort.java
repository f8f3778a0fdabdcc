package org.glassmaster.backend.usb.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device that is lent out over USB/IP, as a host without a kernel uses it (reference 8.6). It
 * knows nothing of Bulk-Only Transport: what is wrong with that shows here.
 */
final class UsbIpPort implements UsbPort {
  private static final int IMPORT_REPLY = 320;
  private static final int HEADER = 48;
  private static final int SUBMIT = 1;
  private static final int UNLINK = 2;
  private static final int RET_SUBMIT = 3;
  private static final int RET_UNLINK = 4;
  private static final int EPIPE = -32;
  private static final int EOVERFLOW = -75;
  private static final int DEVICE = 0x00010002;
  private static final int IN_ENDPOINT = 0x81;
  private static final int OUT_ENDPOINT = 0x02;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Map<Integer, UnderWay> unanswered = new HashMap<>();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private int sequence;

  /** A transfer that was begun. */
  private static final class UnderWay {
    final int sequence;
    final int direction;
    final MemorySegment memory;
    final Duration timeout;
    @Nullable Transfer result;

    UnderWay(int sequence, int direction, MemorySegment memory, Duration timeout) {
      this.sequence = sequence;
      this.direction = direction;
      this.memory = memory;
      this.timeout = timeout;
    }
  }

  UsbIpPort(SocketAddress server) throws IOException {
    socket.connect((InetSocketAddress) server);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
    ByteBuffer request = ByteBuffer.allocate(40);
    request.putShort((short) 0x0111).putShort((short) 0x8003).putInt(0);
    request.put("1-1".getBytes(StandardCharsets.US_ASCII));
    out.write(request.array());
    byte[] reply = in.readNBytes(IMPORT_REPLY);
    if (reply.length != IMPORT_REPLY) {
      throw new IOException("the device is not lent out");
    }
    // SET_CONFIGURATION, as any host begins.
    if (control(0x00, 0x09, 1, 0, MemorySegment.NULL).end() != End.DONE) {
      throw new IOException("the device cannot be configured");
    }
  }

  @Override
  public void begin(Pipe pipe, MemorySegment memory, Duration timeout) {
    underWay.add(
        pipe == Pipe.IN
            ? begin(1, IN_ENDPOINT & 0xF, 0, memory, timeout)
            : begin(0, OUT_ENDPOINT, 0, memory, timeout));
  }

  @Override
  public Transfer next() {
    return await(underWay.remove());
  }

  @Override
  public void drop() {
    underWay.descendingIterator().forEachRemaining(this::takeBack);
    underWay.clear();
  }

  @Override
  public Transfer request(int type, int code, MemorySegment room, Duration timeout) {
    return control(type, code, 0, 0, room);
  }

  @Override
  public End clearHalt(Pipe pipe) {
    int endpoint = pipe == Pipe.IN ? IN_ENDPOINT : OUT_ENDPOINT;
    return control(0x02, 0x01, 0, endpoint, MemorySegment.NULL).end();
  }

  /** A reset of the port does not reach a device that is lent out. */
  @Override
  public End resetPort() {
    return End.DONE;
  }

  private Transfer control(int type, int code, int value, int index, MemorySegment room) {
    ByteBuffer setup = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    setup.put((byte) type).put((byte) code).putShort((short) value).putShort((short) index);
    setup.putShort((short) room.byteSize());
    long packed = setup.order(ByteOrder.BIG_ENDIAN).getLong(0);
    return submit((type & 0x80) != 0 ? 1 : 0, 0, packed, room, Duration.ofSeconds(5));
  }

  private Transfer submit(
      int direction, int endpoint, long setup, MemorySegment memory, Duration timeout) {
    return await(begin(direction, endpoint, setup, memory, timeout));
  }

  private UnderWay begin(
      int direction, int endpoint, long setup, MemorySegment memory, Duration timeout) {
    sequence++;
    UnderWay begun = new UnderWay(sequence, direction, memory, timeout);
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      header.putInt(SUBMIT).putInt(sequence).putInt(DEVICE).putInt(direction).putInt(endpoint);
      header.putInt(direction == 1 ? 0x200 : 0).putInt((int) memory.byteSize());
      header.putInt(0).putInt(-1).putInt(0).putLong(setup);
      out.write(header.array());
      if (direction == 0) {
        out.write(memory.toArray(ValueLayout.JAVA_BYTE));
      }
      out.flush();
      unanswered.put(sequence, begun);
    } catch (IOException e) {
      begun.result = new Transfer(End.GONE, 0);
    }
    return begun;
  }

  private Transfer await(UnderWay awaited) {
    try {
      socket.setSoTimeout((int) Math.clamp(awaited.timeout.toMillis(), 1L, 1L << 30));
      while (awaited.result == null) {
        hear();
      }
    } catch (SocketTimeoutException e) {
      takeBack(awaited);
    } catch (IOException e) {
      return new Transfer(End.GONE, 0);
    }
    Transfer result = awaited.result;
    return result == null ? new Transfer(End.GONE, 0) : result;
  }

  /** Reads one answer and gives it to whom it belongs. */
  private void hear() throws IOException {
    answered(ByteBuffer.wrap(read(HEADER)));
  }

  private void answered(ByteBuffer header) throws IOException {
    UnderWay answered = unanswered.remove(header.getInt(4));
    if (header.getInt(0) != RET_SUBMIT || answered == null) {
      throw new IOException("an answer to nothing");
    }
    int length = header.getInt(24);
    if (answered.direction == 1) {
      MemorySegment.copy(read(length), 0, answered.memory, ValueLayout.JAVA_BYTE, 0, length);
    }
    End end =
        switch (header.getInt(20)) {
          case 0 -> End.DONE;
          case EPIPE -> End.STALLED;
          case EOVERFLOW -> End.BABBLE;
          default -> End.FAILED;
        };
    answered.result = new Transfer(end, length);
  }

  /** Takes a transfer back; answers to others may come first, and its own as well. */
  private void takeBack(UnderWay late) {
    if (late.result != null) {
      return;
    }
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      int number = 0x4000_0000 | late.sequence;
      header.putInt(UNLINK).putInt(number).putInt(DEVICE).putInt(late.direction).putInt(0);
      header.putInt(late.sequence);
      out.write(header.array());
      out.flush();
      socket.setSoTimeout(5_000);
      ByteBuffer answer = ByteBuffer.wrap(read(HEADER));
      while (answer.getInt(0) == RET_SUBMIT) {
        answered(answer);
        answer = ByteBuffer.wrap(read(HEADER));
      }
      if (answer.getInt(0) != RET_UNLINK || answer.getInt(4) != number) {
        throw new IOException("an answer to nothing");
      }
      if (late.result == null) {
        unanswered.remove(late.sequence);
        late.result = new Transfer(End.TIMED_OUT, 0);
      }
    } catch (IOException e) {
      late.result = new Transfer(End.GONE, 0);
    }
  }

  private byte[] read(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the device is gone");
    }
    return bytes;
  }

  /** Waits until the server has seen that this host is gone: it lends the device to one only. */
  @Override
  public void close() {
    try (socket) {
      socket.setSoTimeout(5_000);
      socket.shutdownOutput();
      long rest = in.skip(Long.MAX_VALUE);
      if (rest > 0) {
        throw new IOException("the server had more to say: " + rest + " bytes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
