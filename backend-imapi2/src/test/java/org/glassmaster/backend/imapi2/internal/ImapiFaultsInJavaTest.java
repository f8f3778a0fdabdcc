package org.glassmaster.backend.imapi2.internal;

import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.backend.imapi2.internal.fake.FakeInJava;

/** Faults of the twin. */
class ImapiFaultsInJavaTest extends ImapiFaultsContract {
  private final FakeInJava server = new FakeInJava();

  @Override
  FakeImapi2 server() {
    return server;
  }
}
