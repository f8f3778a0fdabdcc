package org.glassmaster.backend.imapi2.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What is tried at one drive with a blank disc, after which all has been given back. */
abstract class AtOneDrive {
  ImapiTarget target;

  /** What stands in for IMAPI2. */
  abstract FakeImapi2 server();

  @BeforeEach
  void forgets() {
    server().reset();
    target = new ImapiTarget(server());
  }

  @AfterEach
  void everythingWasGivenBack() {
    assertThat(server().imbalance()).isEmpty();
    target.close();
    assertThat(server().imbalance()).isEmpty();
  }
}
