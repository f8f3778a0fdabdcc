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

/** One drive, by the commands of MMC. */
public final class DiscRecorder2Ex extends ComObject {
  /** {@code IDiscRecorder2Ex}. */
  public static final ComType<DiscRecorder2Ex> TYPE =
      ComType.of("IDiscRecorder2Ex", DiscRecorder2Ex::new);

  /** What a drive may say of a command. */
  public static final int SENSE_BYTES = 18;

  private static final ComInterface SELF = ComInterface.named("IDiscRecorder2Ex");
  private static final ComMethod SEND_COMMAND_NO_DATA = SELF.method("SendCommandNoData");
  private static final ComMethod SEND_COMMAND_SEND_DATA_TO_DEVICE =
      SELF.method("SendCommandSendDataToDevice");
  private static final ComMethod SEND_COMMAND_GET_DATA_FROM_DEVICE =
      SELF.method("SendCommandGetDataFromDevice");
  private static final ComMethod READ_DVD_STRUCTURE = SELF.method("ReadDvdStructure");
  private static final ComMethod SEND_DVD_STRUCTURE = SELF.method("SendDvdStructure");
  private static final ComMethod GET_ADAPTER_DESCRIPTOR = SELF.method("GetAdapterDescriptor");
  private static final ComMethod GET_DEVICE_DESCRIPTOR = SELF.method("GetDeviceDescriptor");
  private static final ComMethod GET_DISC_INFORMATION = SELF.method("GetDiscInformation");
  private static final ComMethod GET_TRACK_INFORMATION = SELF.method("GetTrackInformation");
  private static final ComMethod GET_FEATURE_PAGE = SELF.method("GetFeaturePage");
  private static final ComMethod GET_MODE_PAGE = SELF.method("GetModePage");
  private static final ComMethod SET_MODE_PAGE = SELF.method("SetModePage");
  private static final ComMethod GET_SUPPORTED_FEATURE_PAGES =
      SELF.method("GetSupportedFeaturePages");
  private static final ComMethod GET_SUPPORTED_PROFILES = SELF.method("GetSupportedProfiles");
  private static final ComMethod GET_SUPPORTED_MODE_PAGES = SELF.method("GetSupportedModePages");
  private static final ComMethod GET_BYTE_ALIGNMENT_MASK = SELF.method("GetByteAlignmentMask");
  private static final ComMethod GET_MAXIMUM_NON_PAGE_ALIGNED_TRANSFER_SIZE =
      SELF.method("GetMaximumNonPageAlignedTransferSize");
  private static final ComMethod GET_MAXIMUM_PAGE_ALIGNED_TRANSFER_SIZE =
      SELF.method("GetMaximumPageAlignedTransferSize");

  DiscRecorder2Ex(ComPointer pointer) {
    super(pointer);
  }

  /**
   * Sends a command without data. A refusal of the drive is the success {@code 0x00AA0200}, with
   * the sense filled in.
   *
   * @param cdb native memory of 6 to 16 bytes
   * @param sense native memory of {@link #SENSE_BYTES}
   * @param timeout seconds
   */
  public HResult sendCommandNoData(MemorySegment cdb, MemorySegment sense, int timeout)
      throws ComException {
    return pointer().invoke(SEND_COMMAND_NO_DATA, cdb, (int) cdb.byteSize(), sense, timeout);
  }

  /** Sends a command and all bytes of the buffer. */
  public HResult sendCommandSendDataToDevice(
      MemorySegment cdb, MemorySegment sense, int timeout, MemorySegment data) throws ComException {
    return pointer()
        .invoke(
            SEND_COMMAND_SEND_DATA_TO_DEVICE,
            cdb,
            (int) cdb.byteSize(),
            sense,
            timeout,
            data,
            (int) data.byteSize());
  }

  /**
   * Sends a command and takes at most as many bytes as the buffer has.
   *
   * @param fetched native memory of 4 bytes that receives how many came
   */
  public HResult sendCommandGetDataFromDevice(
      MemorySegment cdb,
      MemorySegment sense,
      int timeout,
      MemorySegment data,
      MemorySegment fetched)
      throws ComException {
    return pointer()
        .invoke(
            SEND_COMMAND_GET_DATA_FROM_DEVICE,
            cdb,
            (int) cdb.byteSize(),
            sense,
            timeout,
            data,
            (int) data.byteSize(),
            fetched);
  }

  /** Not needed for a CD. */
  public byte[] readDvdStructure(int format, int address, int layer, int agid) throws ComException {
    return TaskMemory.bytes(pointer(), READ_DVD_STRUCTURE, format, address, layer, agid);
  }

  /** Not needed for a CD. */
  public HResult sendDvdStructure(int format, byte[] data) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, data);
      return pointer().invoke(SEND_DVD_STRUCTURE, format, copy, data.length);
    }
  }

  /** A {@code STORAGE_ADAPTER_DESCRIPTOR}. */
  public byte[] adapterDescriptor() throws ComException {
    return TaskMemory.bytes(pointer(), GET_ADAPTER_DESCRIPTOR);
  }

  /** A {@code STORAGE_DEVICE_DESCRIPTOR}. */
  public byte[] deviceDescriptor() throws ComException {
    return TaskMemory.bytes(pointer(), GET_DEVICE_DESCRIPTOR);
  }

  /** The answer to READ DISC INFORMATION. */
  public byte[] discInformation() throws ComException {
    return TaskMemory.bytes(pointer(), GET_DISC_INFORMATION);
  }

  /**
   * The answer to READ TRACK INFORMATION.
   *
   * @param addressType 0 for an LBA, 1 for a track, 2 for a session
   */
  public byte[] trackInformation(int address, int addressType) throws ComException {
    return TaskMemory.bytes(pointer(), GET_TRACK_INFORMATION, address, addressType);
  }

  /** A feature descriptor, without the header of the answer. */
  public byte[] featurePage(int feature, boolean currentOnly) throws ComException {
    return TaskMemory.bytes(pointer(), GET_FEATURE_PAGE, feature, bool(currentOnly));
  }

  /**
   * A mode page, without the header of the answer.
   *
   * @param request 0 current values, 1 changeable, 2 default, 3 saved
   */
  public byte[] modePage(int page, int request) throws ComException {
    return TaskMemory.bytes(pointer(), GET_MODE_PAGE, page, request);
  }

  /** Sets a mode page; the header is added. */
  public HResult setModePage(int request, byte[] page) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, page);
      return pointer().invoke(SET_MODE_PAGE, request, copy, page.length);
    }
  }

  /** Values of {@code IMAPI_FEATURE_PAGE_TYPE}. */
  public List<Integer> supportedFeaturePages(boolean currentOnly) throws ComException {
    return TaskMemory.ints(pointer(), GET_SUPPORTED_FEATURE_PAGES, bool(currentOnly));
  }

  /** Values of {@code IMAPI_PROFILE_TYPE}. */
  public List<Integer> supportedProfiles(boolean currentOnly) throws ComException {
    return TaskMemory.ints(pointer(), GET_SUPPORTED_PROFILES, bool(currentOnly));
  }

  /** Values of {@code IMAPI_MODE_PAGE_TYPE}. */
  public List<Integer> supportedModePages(int request) throws ComException {
    return TaskMemory.ints(pointer(), GET_SUPPORTED_MODE_PAGES, request);
  }

  /**
   * How buffers must lie. Whether it is a mask is disputed (imapi2 8, no. 16): 4096 always does.
   */
  public int byteAlignmentMask() throws ComException {
    return pointer().getInt(GET_BYTE_ALIGNMENT_MASK);
  }

  public int maximumNonPageAlignedTransferSize() throws ComException {
    return pointer().getInt(GET_MAXIMUM_NON_PAGE_ALIGNED_TRANSFER_SIZE);
  }

  public int maximumPageAlignedTransferSize() throws ComException {
    return pointer().getInt(GET_MAXIMUM_PAGE_ALIGNED_TRANSFER_SIZE);
  }

  /** Here a truth value has one byte. */
  private static byte bool(boolean value) {
    return (byte) (value ? 1 : 0);
  }
}
