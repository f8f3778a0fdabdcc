package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;

/** One speed that a drive offers for a medium. */
public final class WriteSpeedDescriptor extends ComObject {
  /** {@code IWriteSpeedDescriptor}. */
  public static final ComType<WriteSpeedDescriptor> TYPE =
      ComType.of("IWriteSpeedDescriptor", WriteSpeedDescriptor::new);

  private static final ComInterface SELF = ComInterface.named("IWriteSpeedDescriptor");
  private static final ComMethod GET_MEDIA_TYPE = SELF.method("get_MediaType");
  private static final ComMethod GET_ROTATION_TYPE_IS_PURE_CAV =
      SELF.method("get_RotationTypeIsPureCAV");
  private static final ComMethod GET_WRITE_SPEED = SELF.method("get_WriteSpeed");

  WriteSpeedDescriptor(ComPointer pointer) {
    super(pointer);
  }

  public int mediaType() throws ComException {
    return pointer().getInt(GET_MEDIA_TYPE);
  }

  public boolean rotationTypeIsPureCav() throws ComException {
    return pointer().getBoolean(GET_ROTATION_TYPE_IS_PURE_CAV);
  }

  /** Sectors each second. */
  public int writeSpeed() throws ComException {
    return pointer().getInt(GET_WRITE_SPEED);
  }

  /** Reads one that somebody else owns. */
  static WriteSpeed read(ComLibrary library, MemorySegment lent) throws ComException {
    try (ComScope scope = new ComScope(library)) {
      WriteSpeedDescriptor descriptor = scope.queryLent(lent, TYPE);
      return new WriteSpeed(
          descriptor.mediaType(), descriptor.rotationTypeIsPureCav(), descriptor.writeSpeed());
    }
  }
}
