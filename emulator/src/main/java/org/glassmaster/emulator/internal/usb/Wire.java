package org.glassmaster.emulator.internal.usb;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A connection as a stream of messages. Headers come through a small buffer together with whatever
 * else has arrived; the rest of a payload goes from the socket to where it belongs.
 */
final class Wire implements Payload, Closeable {
  private static final int BUFFER = 4096;

  private final SocketChannel channel;
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(BUFFER).flip();
  private final ByteBuffer[] parts = new ByteBuffer[2];

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  /** The next bytes, to be read where they lie; empty at the end of the stream between messages. */
  boolean next(ByteBuffer target) throws IOException {
    if (!arrived.hasRemaining() && !more()) {
      return false;
    }
    while (target.hasRemaining()) {
      if (!arrived.hasRemaining() && !more()) {
        throw new EOFException("the connection ended within a message");
      }
      int count = Math.min(arrived.remaining(), target.remaining());
      target.put(arrived.slice(arrived.position(), count));
      arrived.position(arrived.position() + count);
    }
    target.flip();
    return true;
  }

  @Override
  public void take(MemorySegment into) throws IOException {
    if (into.byteSize() == 0) {
      return;
    }
    int buffered = (int) Math.min(arrived.remaining(), into.byteSize());
    MemorySegment.copy(MemorySegment.ofBuffer(arrived), 0, into, 0, buffered);
    arrived.position(arrived.position() + buffered);
    ByteBuffer rest = into.asSlice(buffered).asByteBuffer();
    while (rest.hasRemaining()) {
      if (channel.read(rest) < 0) {
        throw new EOFException("the connection ended within a transfer");
      }
    }
  }

  @Override
  public void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      if (!arrived.hasRemaining() && !more()) {
        throw new EOFException("the connection ended within a transfer");
      }
      int count = (int) Math.min(arrived.remaining(), left);
      arrived.position(arrived.position() + count);
      left -= count;
    }
  }

  /** Sends a message. */
  void send(ByteBuffer message) throws IOException {
    while (message.hasRemaining()) {
      if (channel.write(message) < 0) {
        throw new EOFException("the connection has ended");
      }
    }
  }

  /** Sends a header and what belongs to it in one go. */
  void send(ByteBuffer header, MemorySegment data) throws IOException {
    parts[0] = header;
    parts[1] = data.asByteBuffer();
    while (parts[1].hasRemaining()) {
      if (channel.write(parts) < 0) {
        throw new EOFException("the connection has ended");
      }
    }
  }

  private boolean more() throws IOException {
    arrived.clear();
    int count;
    try {
      count = channel.read(arrived);
    } finally {
      arrived.flip();
    }
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
