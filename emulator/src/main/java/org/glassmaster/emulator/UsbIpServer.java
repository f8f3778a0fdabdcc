package org.glassmaster.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.util.Locale;
import org.glassmaster.emulator.internal.usb.Listener;
import org.glassmaster.emulator.internal.usb.Port;
import org.glassmaster.mmc.ScsiTransport;

/**
 * Lends a drive out as a USB mass-storage device over USB/IP: any Linux with {@code vhci-hcd} gets
 * it as {@code /dev/sr0} and {@code /dev/sg0}. The bus id is {@code 1-1}.
 *
 * <p>One host has the drive at a time. When it goes, another may come, and finds the drive as it
 * was left.
 */
public final class UsbIpServer implements AutoCloseable {
  /** The port that {@code usbip attach} asks unless told otherwise. */
  public static final int PORT = 3240;

  private static final int BACKLOG = 16;

  private final Port port;
  private final Listener listener;

  private UsbIpServer(Port port, Listener listener) {
    this.port = port;
    this.listener = listener;
  }

  /**
   * Serves on this machine only.
   *
   * @param drive what it serves
   * @param port 0 for any that is free
   * @return the server, to be closed
   * @throws IOException where the system does not allow it
   */
  public static UsbIpServer onLoopback(ScsiTransport drive, int port) throws IOException {
    return on(drive, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Serves where it is told: a TCP address or a UNIX socket. Whoever reaches it may read and write
   * the disc; the protocol knows no password.
   *
   * @param drive stays the caller's, who closes it after this
   * @param address where it listens
   * @return the server, to be closed
   * @throws IOException where the system does not allow it
   */
  public static UsbIpServer on(ScsiTransport drive, SocketAddress address) throws IOException {
    ServerSocketChannel server =
        address instanceof UnixDomainSocketAddress
            ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            : ServerSocketChannel.open();
    try {
      if (!(address instanceof UnixDomainSocketAddress)) {
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      }
      server.bind(address, BACKLOG);
      Port port = new Port(drive, serial(server.getLocalAddress()));
      return new UsbIpServer(port, Listener.open(server, port));
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * {@return the same, telling when a host has brought a session to its end}
   *
   * @param recorder what it serves
   * @param address where it listens
   * @param closed is called between two commands and has to be quick
   * @throws IOException where the system does not allow it
   */
  public static UsbIpServer on(EmulatedRecorder recorder, SocketAddress address, Runnable closed)
      throws IOException {
    return on(new ClosingWatch(recorder, closed), address);
  }

  /** {@return where it serves} */
  public SocketAddress address() {
    return listener.address();
  }

  /** {@return whether a host has the drive} */
  public boolean isAttached() {
    return port.isTaken();
  }

  /**
   * Pulls the plug: the host loses the drive at once, whatever it was doing.
   *
   * @throws IOException where the system does not allow it
   */
  public void unplug() throws IOException {
    port.unplug();
  }

  /** Pulls the plug and serves no more. */
  @Override
  public void close() throws IOException {
    listener.close();
    if (listener.address() instanceof UnixDomainSocketAddress unix) {
      Files.deleteIfExists(unix.getPath());
    }
  }

  /** Twelve digits that differ for servers that one host may have at once. */
  private static String serial(SocketAddress address) {
    int number = address instanceof InetSocketAddress inet ? inet.getPort() : 0;
    return String.format(Locale.ROOT, "474D%08X", number);
  }
}
