package org.glassmaster.backend.imapi2.internal.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.mmc.ScsiTransport;

/**
 * What stands in for IMAPI2, and the hand of a test in it. Names of numbers and texts are those of
 * {@code src/test/c/control.h}: a getter's name replaces what that getter gives, the name of a
 * parameter is what the client passed last.
 */
public interface FakeImapi2 {
  /** The way in, for the back end. */
  ComLibrary library();

  void set(String name, long value);

  void set(String name, String text);

  long number(String name);

  Optional<String> text(String name);

  /** Lets a later call of a member return this, the first counting 1; each call where it is 0. */
  void fail(String member, int call, HResult result);

  void addDevice(String id);

  void removeDevice(String id);

  /** Lets that transport be the drive. */
  void connect(String id, ScsiTransport drive);

  /** Calls the last sink once more, from a foreign thread, though it was released. */
  HResult lateEvent();

  /** Reads once more from the last stream, from a foreign thread, though it was released. */
  HResult lateRead();

  /** Keeps what the raw writer is given from here on. */
  void keep(Path file);

  /** What the raw writer was given, from the sector on that the drive began with. */
  byte[] kept(String id) throws IOException;

  /** What clients did not give back, or did that no client may; empty at a good end. */
  List<String> imbalance();

  /** Forgets drives, settings and what was called. */
  void reset();

  /** How often the client called a member, as in {@code IDiscFormat2RawCD.PrepareMedia}. */
  default long calls(String member) {
    return number("calls." + member);
  }
}
