package org.glassmaster.backend.imapi2.internal;

import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.backend.imapi2.internal.fake.FakeInJava;

/** What goes which way, over the twin. */
class ImapiDeviceInJavaTest extends ImapiDeviceContract {
  private final FakeImapi2 server = new FakeInJava();

  @Override
  FakeImapi2 server() {
    return server;
  }
}
