package org.glassmaster.backend.imapi2.internal.rows;

/** The checklist on objects of Java. */
class ImapiRowsInJavaTest extends ImapiRowsContract {
  @Override
  Stage stage() {
    return new StageInJava();
  }
}
