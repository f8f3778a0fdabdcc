package org.glassmaster.backend.imapi2.internal;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.backend.imapi2.internal.fake.FakeInJava;
import org.glassmaster.backend.imapi2.internal.fake.ShortDiscs;
import org.glassmaster.core.disc.Disc;

/** The contracts over the twin. */
class Imapi2InJavaAsABackEndTest extends Imapi2AsABackEnd {
  private static final FakeInJava SERVER = new FakeInJava();

  @Override
  FakeImapi2 server() {
    return SERVER;
  }

  /** Short: the long ones are burned through the server of C. */
  @Override
  List<Disc> discs() {
    return List.of(ShortDiscs.TWO_TRACKS);
  }
}
