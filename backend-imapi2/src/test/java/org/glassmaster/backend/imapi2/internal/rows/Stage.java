package org.glassmaster.backend.imapi2.internal.rows;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.RawCdEventArgs;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.fake.Steered;

/** A server on which single members are tried. */
interface Stage extends Steered, AutoCloseable {
  /** An object of an interface, ready for all that may be asked of it. */
  <T extends ComObject> T object(ComScope scope, ComType<T> type) throws ComException;

  /** The raw writer before the medium is prepared. */
  DiscFormat2RawCd unprepared(ComScope scope) throws ComException;

  /** Listens to events. */
  interface Hearing {
    void of(RawCdEventArgs event) throws Exception;
  }

  /** Has the raw writer tell of its work, once at least. */
  void write(ComScope scope, Hearing hearing) throws Exception;

  /** The numbers that events of an erasure bring, and how often one came. */
  List<List<Integer>> erase(ComScope scope, int elapsed, int total) throws Exception;

  /** What is heard when a drive of that id comes and goes. */
  List<String> comeAndGo(ComScope scope, String id) throws Exception;

  /** Whether classes besides the drive's own are there: streams. */
  boolean hasStreams();

  @Override
  void close();
}
