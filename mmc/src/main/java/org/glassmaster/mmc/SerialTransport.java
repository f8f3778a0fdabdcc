package org.glassmaster.mmc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.concurrent.locks.ReentrantLock;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * What transports to a real drive have in common: one command after another, whoever asks; memory
 * that lives as long as the transport; a way that is gone stays gone; and data that the system
 * cannot reach goes through memory that it can.
 *
 * <p>A command cannot be taken back: who closes from another thread waits for its end.
 */
public abstract class SerialTransport implements ScsiTransport {
  private static final int PAGE = 4096;

  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Arena arena;
  private final String name;
  private final int largestTransfer;
  private MemorySegment staged = MemorySegment.NULL;
  private boolean gone;
  private boolean closed;

  /**
   * A transport that is ready for commands.
   *
   * @param name the words people know the drive by
   * @param largestTransfer the most bytes that one command can move
   * @param arena where its memory comes from; closed with the transport
   */
  protected SerialTransport(String name, int largestTransfer, Arena arena) {
    this.name = name;
    this.largestTransfer = largestTransfer;
    this.arena = arena;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int largestTransfer() {
    return largestTransfer;
  }

  @Override
  public final MemorySegment buffer(int bytes) {
    oneAtATime.lock();
    try {
      if (closed) {
        throw new IllegalStateException(name + " is closed");
      }
      return arena.allocate(Math.max(bytes, 1), PAGE).asSlice(0, bytes);
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public final ScsiAnswer execute(ScsiCommand command) throws TransportException {
    oneAtATime.lock();
    try {
      if (closed || gone) {
        throw new TransportException(Fault.GONE, name + (closed ? " is closed" : " is gone"));
      }
      if (command.data().byteSize() > largestTransfer) {
        throw new TransportException(
            Fault.TOO_LARGE,
            "%s carries %d bytes in a command, not %d"
                .formatted(name, largestTransfer, command.data().byteSize()));
      }
      return stage(command);
    } catch (TransportException e) {
      gone |= e.fault() == Fault.GONE;
      throw e;
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public final void close() {
    oneAtATime.lock();
    try {
      if (!closed) {
        closed = true;
        release();
        arena.close();
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * Carries out one command. No other one is under way.
   *
   * @param command the command
   * @param data its data, where the system can reach it; empty where nothing moves
   * @return the drive's answer
   * @throws TransportException where no answer came; after {@link Fault#GONE} nothing more is sent
   */
  protected abstract ScsiAnswer carry(ScsiCommand command, MemorySegment data)
      throws TransportException;

  /** Gives the drive back, once. No command is under way, and none comes after. */
  protected abstract void release();

  /**
   * {@return whether the system can reach this memory as it is} That it is no heap memory is enough
   * for most.
   *
   * @param data what a command moves
   */
  protected boolean reaches(MemorySegment data) {
    return data.isNative();
  }

  private ScsiAnswer stage(ScsiCommand command) throws TransportException {
    MemorySegment data = command.data();
    if (command.direction() == ScsiCommand.Direction.NONE || data.byteSize() == 0) {
      return carry(command, MemorySegment.NULL);
    }
    if (reaches(data)) {
      try {
        return carry(command, data);
      } finally {
        // What carries may hold a bare address.
        Reference.reachabilityFence(data);
      }
    }
    MemorySegment room = staged(data.byteSize());
    if (command.direction() == ScsiCommand.Direction.TO_DRIVE) {
      room.copyFrom(data);
      return carry(command, room);
    }
    ScsiAnswer answer = carry(command, room);
    MemorySegment.copy(room, 0, data, 0, answer.transferred());
    return answer;
  }

  private MemorySegment staged(long bytes) {
    if (staged.byteSize() < bytes) {
      staged = arena.allocate(Math.max(bytes, PAGE), PAGE);
    }
    return staged.asSlice(0, bytes).fill((byte) 0);
  }
}
