package org.glassmaster.backend.imapi2.internal;

import org.junit.jupiter.api.Tag;

/** The contracts over the server of C. */
@Tag("judge")
class Imapi2InCAsABackEndTest extends Imapi2AsABackEnd {
  @Override
  FakeImapi2 server() {
    return new FakeInC(CServer.start());
  }
}
