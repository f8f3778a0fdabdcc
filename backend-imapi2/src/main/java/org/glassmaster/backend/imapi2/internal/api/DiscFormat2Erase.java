package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** Blanks a rewritable disc. */
public final class DiscFormat2Erase extends DiscFormat2 {
  /** {@code IDiscFormat2Erase}. */
  public static final ComType<DiscFormat2Erase> TYPE =
      ComType.of("IDiscFormat2Erase", DiscFormat2Erase::new);

  private static final ComInterface SELF = ComInterface.named("IDiscFormat2Erase");
  private static final ComMethod PUT_RECORDER = SELF.method("put_Recorder");
  private static final ComMethod GET_RECORDER = SELF.method("get_Recorder");
  private static final ComMethod PUT_FULL_ERASE = SELF.method("put_FullErase");
  private static final ComMethod GET_FULL_ERASE = SELF.method("get_FullErase");
  private static final ComMethod GET_CURRENT_PHYSICAL_MEDIA_TYPE =
      SELF.method("get_CurrentPhysicalMediaType");
  private static final ComMethod PUT_CLIENT_NAME = SELF.method("put_ClientName");
  private static final ComMethod GET_CLIENT_NAME = SELF.method("get_ClientName");
  private static final ComMethod ERASE_MEDIA = SELF.method("EraseMedia");

  DiscFormat2Erase(ComPointer pointer) {
    super(pointer);
  }

  public DiscRecorder2 recorder(ComScope scope) throws ComException {
    return pointer().getObject(scope, DiscRecorder2.TYPE, GET_RECORDER);
  }

  public HResult fullErase(boolean value) throws ComException {
    return pointer().putBoolean(PUT_FULL_ERASE, value);
  }

  public boolean isFullErase() throws ComException {
    return pointer().getBoolean(GET_FULL_ERASE);
  }

  public int currentPhysicalMediaType() throws ComException {
    return pointer().getInt(GET_CURRENT_PHYSICAL_MEDIA_TYPE);
  }

  public HResult clientName(String value) throws ComException {
    return pointer().putText(PUT_CLIENT_NAME, value);
  }

  public String clientName() throws ComException {
    return pointer().getText(GET_CLIENT_NAME);
  }

  /** Blanks, and returns when that is done. */
  public HResult eraseMedia() throws ComException {
    return pointer().invoke(ERASE_MEDIA);
  }

  public HResult recorder(DiscRecorder2 value) throws ComException {
    return pointer().invoke(PUT_RECORDER, value.pointer().address());
  }

  /** Lets go of the recorder. */
  public HResult noRecorder() throws ComException {
    return pointer().invoke(PUT_RECORDER, MemorySegment.NULL);
  }
}
