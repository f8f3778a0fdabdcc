package org.glassmaster.backend.imapi2.internal.api;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** How data and track-at-once discs are verified; the raw writer does not have it. */
public final class BurnVerification extends ComObject {
  /** {@code IBurnVerification}. */
  public static final ComType<BurnVerification> TYPE =
      ComType.of("IBurnVerification", BurnVerification::new);

  private static final ComInterface SELF = ComInterface.named("IBurnVerification");
  private static final ComMethod PUT_BURN_VERIFICATION_LEVEL =
      SELF.method("put_BurnVerificationLevel");
  private static final ComMethod GET_BURN_VERIFICATION_LEVEL =
      SELF.method("get_BurnVerificationLevel");

  BurnVerification(ComPointer pointer) {
    super(pointer);
  }

  public HResult burnVerificationLevel(int value) throws ComException {
    return pointer().invoke(PUT_BURN_VERIFICATION_LEVEL, value);
  }

  public int burnVerificationLevel() throws ComException {
    return pointer().getInt(GET_BURN_VERIFICATION_LEVEL);
  }
}
