package org.glassmaster.emulator.internal.usb;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.glassmaster.mmc.Cdb;

/**
 * The host's end of USB/IP, written from the kernel's protocol document and as slow as it likes.
 */
public final class UsbHost implements AutoCloseable {
  /** What came back. */
  public record Reply(int command, int sequence, int status, MemorySegment bytes) {
    public byte[] data() {
      return bytes.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private final SocketChannel channel;
  private int sequence;

  public UsbHost(SocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
  }

  public void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  public byte[] receive(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    return bytes.array();
  }

  /** Whether the server ends the connection and says nothing more. */
  public boolean isEnded() throws IOException {
    try {
      return channel.read(ByteBuffer.allocate(1)) < 0;
    } catch (SocketException e) {
      return true; // it had not read all of what was sent
    }
  }

  public byte[] list() throws IOException {
    send(ByteBuffer.allocate(8).putInt(0x01118005).putInt(0).flip());
    return receive(328);
  }

  /** Asks for a device; whether it was given. */
  public boolean attach(String busId) throws IOException {
    byte[] name = Arrays.copyOf(busId.getBytes(StandardCharsets.US_ASCII), 32);
    send(ByteBuffer.allocate(40).putInt(0x01118003).putInt(0).put(name).flip());
    ByteBuffer head = ByteBuffer.wrap(receive(8));
    if (head.getInt(4) != 0) {
      return false;
    }
    receive(312);
    return true;
  }

  public int submit(int direction, int endpoint, int flags, int length, long setup, byte... data)
      throws IOException {
    sequence++;
    ByteBuffer bytes = ByteBuffer.allocate(48 + data.length);
    bytes.putInt(1).putInt(sequence).putInt(0x00010002).putInt(direction).putInt(endpoint);
    bytes.putInt(flags).putInt(length).putInt(0).putInt(-1).putInt(0).putLong(setup).put(data);
    send(bytes.flip());
    return sequence;
  }

  public int unlink(int victim) throws IOException {
    sequence++;
    ByteBuffer bytes = ByteBuffer.allocate(48);
    bytes.putInt(2).putInt(sequence).putInt(0x00010002).putInt(0).putInt(0).putInt(victim);
    send(bytes.rewind());
    return sequence;
  }

  public Reply reply(boolean in) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(receive(48));
    int command = head.getInt(0);
    byte[] data = command == 3 && in ? receive(head.getInt(24)) : new byte[0];
    return new Reply(command, head.getInt(4), head.getInt(20), MemorySegment.ofArray(data));
  }

  public Reply control(long setup, int length) throws IOException {
    boolean in = setup < 0;
    submit(in ? 1 : 0, 0, 0, length, setup);
    return reply(in);
  }

  public Reply in(int length) throws IOException {
    submit(1, 1, 0, length, 0);
    return reply(true);
  }

  public Reply out(byte... data) throws IOException {
    submit(0, 2, 0, data.length, 0, data);
    return reply(false);
  }

  /** Sends a command wrapper. */
  public void command(int tag, int length, boolean toHost, Cdb cdb) throws IOException {
    ByteBuffer wrapper = ByteBuffer.allocate(31).order(ByteOrder.LITTLE_ENDIAN);
    wrapper.putInt(0x43425355).putInt(tag).putInt(length).put((byte) (toHost ? 0x80 : 0));
    wrapper.put((byte) 0).put((byte) cdb.length()).put(cdb.toBytes());
    Reply reply = out(wrapper.array());
    if (reply.status() != 0) {
      throw new IOException("the command was not taken: " + reply.status());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
