package org.glassmaster.backend.imapi2.internal.api;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;

/** How far a raw write has come. */
public final class RawCdEventArgs extends WriteEngine2EventArgs {
  /** {@code IDiscFormat2RawCDEventArgs}. */
  public static final ComType<RawCdEventArgs> TYPE =
      ComType.of("IDiscFormat2RawCDEventArgs", RawCdEventArgs::new);

  private static final ComInterface SELF = ComInterface.named("IDiscFormat2RawCDEventArgs");
  private static final ComMethod GET_CURRENT_ACTION = SELF.method("get_CurrentAction");
  private static final ComMethod GET_ELAPSED_TIME = SELF.method("get_ElapsedTime");
  private static final ComMethod GET_REMAINING_TIME = SELF.method("get_RemainingTime");

  RawCdEventArgs(ComPointer pointer) {
    super(pointer);
  }

  /** A value of {@code IMAPI_FORMAT2_RAW_CD_WRITE_ACTION}. */
  public int currentAction() throws ComException {
    return pointer().getInt(GET_CURRENT_ACTION);
  }

  /** Seconds. */
  public int elapsedTime() throws ComException {
    return pointer().getInt(GET_ELAPSED_TIME);
  }

  /** Seconds. */
  public int remainingTime() throws ComException {
    return pointer().getInt(GET_REMAINING_TIME);
  }

  /** All of it at once. */
  public RawCdProgress snapshot() throws ComException {
    return new RawCdProgress(
        startLba(),
        sectorCount(),
        lastReadLba(),
        lastWrittenLba(),
        totalSystemBuffer(),
        usedSystemBuffer(),
        freeSystemBuffer(),
        currentAction(),
        elapsedTime(),
        remainingTime());
  }
}
