package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits for connections and gives each a thread. A host that connects and then says nothing costs a
 * thread: of too many, the one that has been there longest goes.
 */
public final class Listener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.glassmaster.emulator.usbip");
  private static final int MOST_CONNECTIONS = 16;

  private final Port port;
  private final ServerSocketChannel server;
  private final SocketAddress address;
  private final ArrayDeque<Connection> connections = new ArrayDeque<>();
  private final Thread door;
  private boolean closed;

  private record Connection(Wire wire, Thread thread) {}

  private Listener(Port port, ServerSocketChannel server) throws IOException {
    this.port = port;
    this.server = server;
    this.address = server.getLocalAddress();
    this.door = Thread.ofPlatform().daemon().name("usbip " + address).unstarted(this::welcome);
  }

  /** Begins to wait at a channel that is bound already, and closes it in the end. */
  public static Listener open(ServerSocketChannel bound, Port port) throws IOException {
    Listener listener = new Listener(port, bound);
    listener.door.start();
    return listener;
  }

  /** Where it waits. */
  public SocketAddress address() {
    return address;
  }

  private void welcome() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        if (!(address instanceof UnixDomainSocketAddress)) {
          channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
          channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
        admit(new Wire(channel));
      }
    } catch (ClosedChannelException e) {
      LOG.log(System.Logger.Level.DEBUG, "closed {0}", address);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "no more connections at " + address, e);
    }
  }

  private void admit(Wire wire) throws IOException {
    Optional<Connection> tooMuch = Optional.empty();
    synchronized (connections) {
      if (closed) {
        wire.close();
        return;
      }
      if (connections.size() >= MOST_CONNECTIONS) {
        tooMuch = connections.stream().filter(each -> !port.isHeldBy(each.wire)).findFirst();
      }
      Thread thread =
          Thread.ofPlatform().daemon().name(door.getName() + " host").unstarted(() -> serve(wire));
      connections.add(new Connection(wire, thread));
      thread.start();
    }
    if (tooMuch.isPresent()) {
      tooMuch.get().wire.close();
    }
  }

  private void serve(Wire wire) {
    try (wire) {
      port.serve(wire);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a connection ended", e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a fault of this program ended a connection", e);
    } finally {
      synchronized (connections) {
        connections.removeIf(each -> each.wire == wire);
      }
    }
  }

  /** Ends all connections and waits until their threads have gone. Any number of times. */
  @Override
  public void close() throws IOException {
    List<Connection> open;
    synchronized (connections) {
      closed = true;
      open = new ArrayList<>(connections);
    }
    server.close();
    for (Connection connection : open) {
      connection.wire.close();
      // A drive may be waiting for its clock.
      connection.thread.interrupt();
    }
    boolean interrupted = await(door);
    for (Connection connection : open) {
      interrupted |= await(connection.thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a thread to end; answers whether the wait was cut short. */
  private static boolean await(Thread thread) {
    try {
      thread.join();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
