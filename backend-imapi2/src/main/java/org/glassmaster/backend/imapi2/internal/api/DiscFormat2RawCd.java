package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** Writes a raw image, lead-in to lead-out, in one go. */
public final class DiscFormat2RawCd extends DiscFormat2 {
  /** {@code IDiscFormat2RawCD}. */
  public static final ComType<DiscFormat2RawCd> TYPE =
      ComType.of("IDiscFormat2RawCD", DiscFormat2RawCd::new);

  private static final ComInterface SELF = ComInterface.named("IDiscFormat2RawCD");
  private static final ComMethod PREPARE_MEDIA = SELF.method("PrepareMedia");
  private static final ComMethod WRITE_MEDIA = SELF.method("WriteMedia");
  private static final ComMethod WRITE_MEDIA2 = SELF.method("WriteMedia2");
  private static final ComMethod CANCEL_WRITE = SELF.method("CancelWrite");
  private static final ComMethod RELEASE_MEDIA = SELF.method("ReleaseMedia");
  private static final ComMethod SET_WRITE_SPEED = SELF.method("SetWriteSpeed");
  private static final ComMethod PUT_RECORDER = SELF.method("put_Recorder");
  private static final ComMethod GET_RECORDER = SELF.method("get_Recorder");
  private static final ComMethod PUT_BUFFER_UNDERRUN_FREE_DISABLED =
      SELF.method("put_BufferUnderrunFreeDisabled");
  private static final ComMethod GET_BUFFER_UNDERRUN_FREE_DISABLED =
      SELF.method("get_BufferUnderrunFreeDisabled");
  private static final ComMethod GET_START_OF_NEXT_SESSION = SELF.method("get_StartOfNextSession");
  private static final ComMethod GET_LAST_POSSIBLE_START_OF_LEADOUT =
      SELF.method("get_LastPossibleStartOfLeadout");
  private static final ComMethod GET_CURRENT_PHYSICAL_MEDIA_TYPE =
      SELF.method("get_CurrentPhysicalMediaType");
  private static final ComMethod GET_SUPPORTED_SECTOR_TYPES =
      SELF.method("get_SupportedSectorTypes");
  private static final ComMethod PUT_REQUESTED_SECTOR_TYPE = SELF.method("put_RequestedSectorType");
  private static final ComMethod GET_REQUESTED_SECTOR_TYPE = SELF.method("get_RequestedSectorType");
  private static final ComMethod PUT_CLIENT_NAME = SELF.method("put_ClientName");
  private static final ComMethod GET_CLIENT_NAME = SELF.method("get_ClientName");
  private static final ComMethod GET_REQUESTED_WRITE_SPEED = SELF.method("get_RequestedWriteSpeed");
  private static final ComMethod GET_REQUESTED_ROTATION_TYPE_IS_PURE_CAV =
      SELF.method("get_RequestedRotationTypeIsPureCAV");
  private static final ComMethod GET_CURRENT_WRITE_SPEED = SELF.method("get_CurrentWriteSpeed");
  private static final ComMethod GET_CURRENT_ROTATION_TYPE_IS_PURE_CAV =
      SELF.method("get_CurrentRotationTypeIsPureCAV");
  private static final ComMethod GET_SUPPORTED_WRITE_SPEEDS =
      SELF.method("get_SupportedWriteSpeeds");
  private static final ComMethod GET_SUPPORTED_WRITE_SPEED_DESCRIPTORS =
      SELF.method("get_SupportedWriteSpeedDescriptors");

  DiscFormat2RawCd(ComPointer pointer) {
    super(pointer);
  }

  /** Locks the medium. The speed is set here, so that an adjusted one is a success of this call. */
  public HResult prepareMedia() throws ComException {
    return pointer().invoke(PREPARE_MEDIA);
  }

  /** To be called from inside an event; the writing method then answers {@code 0xC0AA0002}. */
  public HResult cancelWrite() throws ComException {
    return pointer().invoke(CANCEL_WRITE);
  }

  /** Unlocks the medium, after success, failure and cancel alike. */
  public HResult releaseMedia() throws ComException {
    return pointer().invoke(RELEASE_MEDIA);
  }

  public DiscRecorder2 recorder(ComScope scope) throws ComException {
    return pointer().getObject(scope, DiscRecorder2.TYPE, GET_RECORDER);
  }

  /** True turns the protection off. */
  public HResult bufferUnderrunFreeDisabled(boolean value) throws ComException {
    return pointer().putBoolean(PUT_BUFFER_UNDERRUN_FREE_DISABLED, value);
  }

  public boolean isBufferUnderrunFreeDisabled() throws ComException {
    return pointer().getBoolean(GET_BUFFER_UNDERRUN_FREE_DISABLED);
  }

  /** The first sector that the drive will write: negative, where the lead-in begins. */
  public int startOfNextSession() throws ComException {
    return pointer().getInt(GET_START_OF_NEXT_SESSION);
  }

  public int lastPossibleStartOfLeadout() throws ComException {
    return pointer().getInt(GET_LAST_POSSIBLE_START_OF_LEADOUT);
  }

  /** A value of {@code IMAPI_MEDIA_PHYSICAL_TYPE}. */
  public int currentPhysicalMediaType() throws ComException {
    return pointer().getInt(GET_CURRENT_PHYSICAL_MEDIA_TYPE);
  }

  /**
   * Values of {@code IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE}; ask only when prepared (imapi2 8, no.
   * 18).
   */
  public List<Integer> supportedSectorTypes() throws ComException {
    return pointer().getInts(GET_SUPPORTED_SECTOR_TYPES);
  }

  public HResult requestedSectorType(int value) throws ComException {
    return pointer().invoke(PUT_REQUESTED_SECTOR_TYPE, value);
  }

  public int requestedSectorType() throws ComException {
    return pointer().getInt(GET_REQUESTED_SECTOR_TYPE);
  }

  public HResult clientName(String value) throws ComException {
    return pointer().putText(PUT_CLIENT_NAME, value);
  }

  public String clientName() throws ComException {
    return pointer().getText(GET_CLIENT_NAME);
  }

  /** Sectors each second, as last set. */
  public int requestedWriteSpeed() throws ComException {
    return pointer().getInt(GET_REQUESTED_WRITE_SPEED);
  }

  public boolean requestedRotationTypeIsPureCav() throws ComException {
    return pointer().getBoolean(GET_REQUESTED_ROTATION_TYPE_IS_PURE_CAV);
  }

  /** Sectors each second, as the drive takes them. */
  public int currentWriteSpeed() throws ComException {
    return pointer().getInt(GET_CURRENT_WRITE_SPEED);
  }

  public boolean currentRotationTypeIsPureCav() throws ComException {
    return pointer().getBoolean(GET_CURRENT_ROTATION_TYPE_IS_PURE_CAV);
  }

  /** Sectors each second. */
  public List<Integer> supportedWriteSpeeds() throws ComException {
    return pointer().getInts(GET_SUPPORTED_WRITE_SPEEDS);
  }

  /** Writes a stream that begins at MSF 95:00:00, and returns when that is done. */
  public HResult writeMedia(MemorySegment stream) throws ComException {
    return pointer().invoke(WRITE_MEDIA, stream);
  }

  /**
   * Writes a stream that has so many sectors in front of LBA 0 (a positive number, imapi2 8 no. 2).
   */
  public HResult writeMedia2(MemorySegment stream, int streamLeadInSectors) throws ComException {
    return pointer().invoke(WRITE_MEDIA2, stream, streamLeadInSectors);
  }

  /**
   * Asks for a speed. Another one that was taken instead is a success that is not {@code S_OK}.
   *
   * @param sectorsPerSecond 75 for each x; -1 for the fastest
   */
  public HResult setWriteSpeed(int sectorsPerSecond, boolean pureCav) throws ComException {
    return pointer().invoke(SET_WRITE_SPEED, sectorsPerSecond, ComPointer.variantBool(pureCav));
  }

  public HResult recorder(DiscRecorder2 value) throws ComException {
    return pointer().invoke(PUT_RECORDER, value.pointer().address());
  }

  /** Lets go of the recorder. */
  public HResult noRecorder() throws ComException {
    return pointer().invoke(PUT_RECORDER, MemorySegment.NULL);
  }

  /** The speeds for this drive and medium, each with its rotation. */
  public List<WriteSpeed> supportedWriteSpeedDescriptors() throws ComException {
    return pointer()
        .getArray(
            GET_SUPPORTED_WRITE_SPEED_DESCRIPTORS,
            element -> WriteSpeedDescriptor.read(pointer().library(), element.object()));
  }
}
