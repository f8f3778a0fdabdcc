package org.glassmaster.backend.imapi2.internal.api;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;

/** How far a write has come. */
public class WriteEngine2EventArgs extends ComObject {
  /** {@code IWriteEngine2EventArgs}. */
  public static final ComType<WriteEngine2EventArgs> TYPE =
      ComType.of("IWriteEngine2EventArgs", WriteEngine2EventArgs::new);

  private static final ComInterface SELF = ComInterface.named("IWriteEngine2EventArgs");
  private static final ComMethod GET_START_LBA = SELF.method("get_StartLba");
  private static final ComMethod GET_SECTOR_COUNT = SELF.method("get_SectorCount");
  private static final ComMethod GET_LAST_READ_LBA = SELF.method("get_LastReadLba");
  private static final ComMethod GET_LAST_WRITTEN_LBA = SELF.method("get_LastWrittenLba");
  private static final ComMethod GET_TOTAL_SYSTEM_BUFFER = SELF.method("get_TotalSystemBuffer");
  private static final ComMethod GET_USED_SYSTEM_BUFFER = SELF.method("get_UsedSystemBuffer");
  private static final ComMethod GET_FREE_SYSTEM_BUFFER = SELF.method("get_FreeSystemBuffer");

  WriteEngine2EventArgs(ComPointer pointer) {
    super(pointer);
  }

  /** The first sector of the write, negative where it begins with a lead-in. */
  public int startLba() throws ComException {
    return pointer().getInt(GET_START_LBA);
  }

  public int sectorCount() throws ComException {
    return pointer().getInt(GET_SECTOR_COUNT);
  }

  /** The last sector taken from the stream. */
  public int lastReadLba() throws ComException {
    return pointer().getInt(GET_LAST_READ_LBA);
  }

  /** The last sector sent to the drive. */
  public int lastWrittenLba() throws ComException {
    return pointer().getInt(GET_LAST_WRITTEN_LBA);
  }

  /** Bytes. */
  public int totalSystemBuffer() throws ComException {
    return pointer().getInt(GET_TOTAL_SYSTEM_BUFFER);
  }

  /** Bytes. */
  public int usedSystemBuffer() throws ComException {
    return pointer().getInt(GET_USED_SYSTEM_BUFFER);
  }

  /** Bytes. */
  public int freeSystemBuffer() throws ComException {
    return pointer().getInt(GET_FREE_SYSTEM_BUFFER);
  }
}
