package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.MemorySegment;

/**
 * The three system calls that a drive needs. They answer as the kernel itself does: what is
 * negative is an error number with its sign turned.
 */
interface Kernel {
  int O_RDONLY = 0;
  int O_RDWR = 2;
  int O_EXCL = 0x80;
  int O_NONBLOCK = 0x800;
  int O_CLOEXEC = 0x80000;

  /** Carries out the command that a {@link SgIoHeader} describes. */
  long SG_IO = 0x2285;

  /** The version of the interface as an int; from 30000 on it knows that header. */
  long SG_GET_VERSION_NUM = 0x2282;

  /** How much memory of its own the generic driver keeps for this descriptor. */
  long SG_SET_RESERVED_SIZE = 0x2275;

  /** The most that one request moves: an int of bytes on generic nodes. */
  long BLKSECTGET = 0x1267;

  /** Forgets the blocks that were read before. */
  long BLKFLSBUF = 0x1261;

  /** Opens a node; the descriptor. */
  int open(String path, int flags);

  /**
   * Asks something of what is open. No signal handler of this process interrupts it: on {@code
   * /dev/sg*} the kernel would send the command a second time after one.
   */
  int ioctl(int descriptor, long request, MemorySegment argument);

  /** Gives a descriptor back; it is gone whatever the answer. */
  int close(int descriptor);
}
