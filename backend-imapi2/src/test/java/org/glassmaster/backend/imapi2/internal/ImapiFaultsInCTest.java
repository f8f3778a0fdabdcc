package org.glassmaster.backend.imapi2.internal;

import org.glassmaster.backend.imapi2.internal.fake.CServer;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.junit.jupiter.api.Tag;

/** Faults of the server of C. */
@Tag("judge")
class ImapiFaultsInCTest extends ImapiFaultsContract {
  @Override
  FakeImapi2 server() {
    return CServer.start();
  }
}
