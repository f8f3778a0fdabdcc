package org.glassmaster.backend.imapi2.internal.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.EventSink;

/** Writes down which drives came, as {@code +id}, and which went, as {@code -id}. */
public record DrivesHeard(List<String> told) implements EventSink.MasterListener {
  /** Has heard nothing yet. */
  public DrivesHeard() {
    this(Collections.synchronizedList(new ArrayList<>()));
  }

  @Override
  public void added(String uniqueId) {
    told.add("+" + uniqueId);
  }

  @Override
  public void removed(String uniqueId) {
    told.add("-" + uniqueId);
  }
}
