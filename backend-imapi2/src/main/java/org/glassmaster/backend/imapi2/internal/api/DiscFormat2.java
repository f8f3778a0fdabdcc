package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** What all ways of writing a disc have in common. */
public class DiscFormat2 extends ComObject {
  /** {@code IDiscFormat2}. */
  public static final ComType<DiscFormat2> TYPE = ComType.of("IDiscFormat2", DiscFormat2::new);

  private static final ComInterface SELF = ComInterface.named("IDiscFormat2");
  private static final ComMethod IS_RECORDER_SUPPORTED = SELF.method("IsRecorderSupported");
  private static final ComMethod IS_CURRENT_MEDIA_SUPPORTED =
      SELF.method("IsCurrentMediaSupported");
  private static final ComMethod GET_MEDIA_PHYSICALLY_BLANK =
      SELF.method("get_MediaPhysicallyBlank");
  private static final ComMethod GET_MEDIA_HEURISTICALLY_BLANK =
      SELF.method("get_MediaHeuristicallyBlank");
  private static final ComMethod GET_SUPPORTED_MEDIA_TYPES = SELF.method("get_SupportedMediaTypes");

  DiscFormat2(ComPointer pointer) {
    super(pointer);
  }

  /** What the drive says. */
  public boolean mediaPhysicallyBlank() throws ComException {
    return pointer().getBoolean(GET_MEDIA_PHYSICALLY_BLANK);
  }

  /** What the first and last two megabytes look like; wrong after an aborted write. */
  public boolean mediaHeuristicallyBlank() throws ComException {
    return pointer().getBoolean(GET_MEDIA_HEURISTICALLY_BLANK);
  }

  /** Values of {@code IMAPI_MEDIA_PHYSICAL_TYPE}. */
  public List<Integer> supportedMediaTypes() throws ComException {
    return pointer().getInts(GET_SUPPORTED_MEDIA_TYPES);
  }

  /**
   * Whether the drive writes in this way. A plain "no" may come as failure {@code 0xC0AA0607}
   * instead.
   */
  public boolean isRecorderSupported(DiscRecorder2 recorder) throws ComException {
    return ask(IS_RECORDER_SUPPORTED, recorder);
  }

  /**
   * Whether the medium in the drive can be written in this way; an empty tray may be failure {@code
   * 0xC0AA0202}.
   */
  public boolean isCurrentMediaSupported(DiscRecorder2 recorder) throws ComException {
    return ask(IS_CURRENT_MEDIA_SUPPORTED, recorder);
  }

  private boolean ask(ComMethod question, DiscRecorder2 recorder) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_SHORT);
      HResult _ = pointer().invoke(question, recorder.pointer().address(), cell);
      return cell.get(ValueLayout.JAVA_SHORT, 0) != 0;
    }
  }
}
