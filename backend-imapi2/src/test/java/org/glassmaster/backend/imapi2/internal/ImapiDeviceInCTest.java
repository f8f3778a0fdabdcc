package org.glassmaster.backend.imapi2.internal;

import org.glassmaster.backend.imapi2.internal.fake.CServer;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.junit.jupiter.api.Tag;

/** What goes which way, over the server of C. */
@Tag("judge")
class ImapiDeviceInCTest extends ImapiDeviceContract {
  private final FakeImapi2 server = CServer.start();

  @Override
  FakeImapi2 server() {
    return server;
  }
}
