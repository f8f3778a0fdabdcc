package org.glassmaster.mmc;

import java.lang.foreign.MemorySegment;

/**
 * The way to one drive: carries commands there and answers back, one at a time. What the drive
 * refuses is an answer; only what happens to the way itself is a {@link TransportException}.
 *
 * <p>Used by one thread at a time, not always the same one.
 */
public interface ScsiTransport extends AutoCloseable {
  /** {@return the words people know the drive by, such as {@code /dev/sr0}} */
  String name();

  /** {@return the most bytes that one command can move} */
  int largestTransfer();

  /**
   * {@return memory that the transport moves without copying, aligned as it wants it} It belongs to
   * the transport and is gone when that closes: ask once, use it often.
   *
   * @param bytes how many
   */
  MemorySegment buffer(int bytes);

  /**
   * Carries out one command and waits for its end, at most for the command's own time-out and what
   * the system needs to give it up.
   *
   * @param command the command
   * @return the drive's answer
   * @throws TransportException where no answer came
   */
  ScsiAnswer execute(ScsiCommand command) throws TransportException;

  /** Gives the drive and all memory back, also after a failure, and any number of times. */
  @Override
  void close();
}
