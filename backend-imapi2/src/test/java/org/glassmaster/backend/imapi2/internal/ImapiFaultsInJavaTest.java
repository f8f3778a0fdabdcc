package org.glassmaster.backend.imapi2.internal;

/** Faults of the twin. */
class ImapiFaultsInJavaTest extends ImapiFaultsContract {
  private final FakeInJava server = new FakeInJava();

  @Override
  FakeImapi2 server() {
    return server;
  }
}
