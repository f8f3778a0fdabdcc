package org.glassmaster.backend.imapi2.internal;

import org.junit.jupiter.api.Tag;

/** Faults of the server of C. */
@Tag("judge")
class ImapiFaultsInCTest extends ImapiFaultsContract {
  @Override
  FakeImapi2 server() {
    return new FakeInC(CServer.start());
  }
}
