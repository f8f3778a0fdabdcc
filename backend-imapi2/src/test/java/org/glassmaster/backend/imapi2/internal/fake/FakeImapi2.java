package org.glassmaster.backend.imapi2.internal.fake;

import java.io.IOException;
import java.nio.file.Path;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.mmc.ScsiTransport;

/** What stands in for IMAPI2 as a whole: drives come and go, and behind each is a transport. */
public interface FakeImapi2 extends Steered {
  /** Lets a later call of a member return this, the first counting 1; each call where it is 0. */
  void fail(String member, int call, HResult result);

  @Override
  default void fail(String member, HResult result) {
    fail(member, 1, result);
  }

  /** Connects a drive; whoever watches hears of it from another thread. */
  void addDevice(String id);

  void removeDevice(String id);

  /** Lets that transport be the drive; raw writing goes there too, by the commands of MMC. */
  void connect(String id, ScsiTransport drive);

  /** Calls the last sink once more, from a foreign thread, though it was released. */
  HResult lateEvent();

  /** Reads once more from the last stream, from a foreign thread, though it was released. */
  HResult lateRead();

  /** Keeps what the raw writer is given from here on. */
  void keep(Path file);

  /** What the raw writer was given, from the sector on that the drive began with. */
  byte[] kept(String id) throws IOException;

  /** Forgets drives, settings and what was called. */
  void reset();
}
