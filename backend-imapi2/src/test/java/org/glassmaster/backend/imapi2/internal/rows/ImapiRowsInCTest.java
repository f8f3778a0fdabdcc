package org.glassmaster.backend.imapi2.internal.rows;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.junit.jupiter.api.Tag;

/** The checklist on the server of C. */
@Tag("judge")
class ImapiRowsInCTest extends ImapiRowsContract {
  @Override
  Stage stage() throws ComException {
    return new StageInC();
  }
}
