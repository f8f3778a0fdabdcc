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
  private int sequence;

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
  public Transfer send(MemorySegment data, Duration timeout) {
    return submit(0, OUT_ENDPOINT, 0, data, timeout);
  }

  @Override
  public Transfer fetch(MemorySegment room, Duration timeout) {
    return submit(1, IN_ENDPOINT & 0xF, 0, room, timeout);
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
    try {
      sequence++;
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      header.putInt(SUBMIT).putInt(sequence).putInt(DEVICE).putInt(direction).putInt(endpoint);
      header.putInt(direction == 1 ? 0x200 : 0).putInt((int) memory.byteSize());
      header.putInt(0).putInt(-1).putInt(0).putLong(setup);
      out.write(header.array());
      if (direction == 0) {
        out.write(memory.toArray(ValueLayout.JAVA_BYTE));
      }
      out.flush();
      socket.setSoTimeout((int) Math.clamp(timeout.toMillis(), 1L, 1L << 30));
      try {
        return reply(direction, memory);
      } catch (SocketTimeoutException e) {
        return unlink(direction);
      }
    } catch (IOException e) {
      return new Transfer(End.GONE, 0);
    }
  }

  private Transfer reply(int direction, MemorySegment memory) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(read(HEADER));
    if (header.getInt(0) != RET_SUBMIT || header.getInt(4) != sequence) {
      throw new IOException("an answer to nothing");
    }
    int status = header.getInt(20);
    int length = header.getInt(24);
    if (direction == 1) {
      byte[] data = read(length);
      MemorySegment.copy(data, 0, memory, ValueLayout.JAVA_BYTE, 0, length);
    }
    End end =
        switch (status) {
          case 0 -> End.DONE;
          case EPIPE -> End.STALLED;
          case EOVERFLOW -> End.BABBLE;
          default -> End.FAILED;
        };
    return new Transfer(end, length);
  }

  /** Takes a transfer back; it may have been answered meanwhile. */
  private Transfer unlink(int direction) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    int number = 0x4000_0000 | sequence;
    header.putInt(UNLINK).putInt(number).putInt(DEVICE).putInt(direction).putInt(0);
    header.putInt(sequence);
    out.write(header.array());
    out.flush();
    socket.setSoTimeout(5_000);
    ByteBuffer first = ByteBuffer.wrap(read(HEADER));
    if (first.getInt(0) == RET_UNLINK && first.getInt(4) == number && first.getInt(20) != 0) {
      return new Transfer(End.TIMED_OUT, 0);
    }
    throw new IOException("answered while it was taken back");
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
