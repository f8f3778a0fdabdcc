package org.glassmaster.backend.imapi2.internal;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.fake.CServer;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.testkit.SeededDiscs;
import org.junit.jupiter.api.Tag;

/** The contracts over the server of C. */
@Tag("judge")
class Imapi2InCAsABackEndTest extends Imapi2AsABackEnd {
  @Override
  FakeImapi2 server() {
    return CServer.start();
  }

  @Override
  List<Disc> discs() {
    return List.of(SeededDiscs.mixed(1), SeededDiscs.audio(1));
  }
}
