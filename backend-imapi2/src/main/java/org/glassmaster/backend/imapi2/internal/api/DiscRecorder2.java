package org.glassmaster.backend.imapi2.internal.api;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.Bstr;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** One drive. It must be initialised before all else. */
public final class DiscRecorder2 extends ComObject {
  /** {@code IDiscRecorder2}. */
  public static final ComType<DiscRecorder2> TYPE =
      ComType.of("IDiscRecorder2", DiscRecorder2::new);

  private static final ComInterface SELF = ComInterface.named("IDiscRecorder2");
  private static final ComMethod EJECT_MEDIA = SELF.method("EjectMedia");
  private static final ComMethod CLOSE_TRAY = SELF.method("CloseTray");
  private static final ComMethod ACQUIRE_EXCLUSIVE_ACCESS = SELF.method("AcquireExclusiveAccess");
  private static final ComMethod RELEASE_EXCLUSIVE_ACCESS = SELF.method("ReleaseExclusiveAccess");
  private static final ComMethod DISABLE_MCN = SELF.method("DisableMcn");
  private static final ComMethod ENABLE_MCN = SELF.method("EnableMcn");
  private static final ComMethod INITIALIZE_DISC_RECORDER = SELF.method("InitializeDiscRecorder");
  private static final ComMethod GET_ACTIVE_DISC_RECORDER = SELF.method("get_ActiveDiscRecorder");
  private static final ComMethod GET_VENDOR_ID = SELF.method("get_VendorId");
  private static final ComMethod GET_PRODUCT_ID = SELF.method("get_ProductId");
  private static final ComMethod GET_PRODUCT_REVISION = SELF.method("get_ProductRevision");
  private static final ComMethod GET_VOLUME_NAME = SELF.method("get_VolumeName");
  private static final ComMethod GET_VOLUME_PATH_NAMES = SELF.method("get_VolumePathNames");
  private static final ComMethod GET_DEVICE_CAN_LOAD_MEDIA = SELF.method("get_DeviceCanLoadMedia");
  private static final ComMethod GET_LEGACY_DEVICE_NUMBER = SELF.method("get_LegacyDeviceNumber");
  private static final ComMethod GET_SUPPORTED_FEATURE_PAGES =
      SELF.method("get_SupportedFeaturePages");
  private static final ComMethod GET_CURRENT_FEATURE_PAGES = SELF.method("get_CurrentFeaturePages");
  private static final ComMethod GET_SUPPORTED_PROFILES = SELF.method("get_SupportedProfiles");
  private static final ComMethod GET_CURRENT_PROFILES = SELF.method("get_CurrentProfiles");
  private static final ComMethod GET_SUPPORTED_MODE_PAGES = SELF.method("get_SupportedModePages");
  private static final ComMethod GET_EXCLUSIVE_ACCESS_OWNER =
      SELF.method("get_ExclusiveAccessOwner");

  DiscRecorder2(ComPointer pointer) {
    super(pointer);
  }

  public HResult ejectMedia() throws ComException {
    return pointer().invoke(EJECT_MEDIA);
  }

  public HResult closeTray() throws ComException {
    return pointer().invoke(CLOSE_TRAY);
  }

  /** Once for each time it was acquired. */
  public HResult releaseExclusiveAccess() throws ComException {
    return pointer().invoke(RELEASE_EXCLUSIVE_ACCESS);
  }

  /** Suppresses the notification of a changed medium, and what starts by it; counted. */
  public HResult disableMcn() throws ComException {
    return pointer().invoke(DISABLE_MCN);
  }

  public HResult enableMcn() throws ComException {
    return pointer().invoke(ENABLE_MCN);
  }

  /** Binds it to the drive of that unique identifier, also where another program has locked it. */
  public HResult initializeDiscRecorder(String value) throws ComException {
    return pointer().putText(INITIALIZE_DISC_RECORDER, value);
  }

  /** The unique identifier that it is bound to. */
  public String activeDiscRecorder() throws ComException {
    return pointer().getText(GET_ACTIVE_DISC_RECORDER);
  }

  public String vendorId() throws ComException {
    return pointer().getText(GET_VENDOR_ID);
  }

  public String productId() throws ComException {
    return pointer().getText(GET_PRODUCT_ID);
  }

  public String productRevision() throws ComException {
    return pointer().getText(GET_PRODUCT_REVISION);
  }

  /** The name of its volume, as {@code \\?\Volume{…}\}. */
  public String volumeName() throws ComException {
    return pointer().getText(GET_VOLUME_NAME);
  }

  /** Drive letters and mount points. */
  public List<String> volumePathNames() throws ComException {
    return pointer().getTexts(GET_VOLUME_PATH_NAMES);
  }

  /** Whether the tray closes by itself; slim drives may claim it wrongly. */
  public boolean deviceCanLoadMedia() throws ComException {
    return pointer().getBoolean(GET_DEVICE_CAN_LOAD_MEDIA);
  }

  public int legacyDeviceNumber() throws ComException {
    return pointer().getInt(GET_LEGACY_DEVICE_NUMBER);
  }

  public List<Integer> supportedFeaturePages() throws ComException {
    return pointer().getInts(GET_SUPPORTED_FEATURE_PAGES);
  }

  public List<Integer> currentFeaturePages() throws ComException {
    return pointer().getInts(GET_CURRENT_FEATURE_PAGES);
  }

  public List<Integer> supportedProfiles() throws ComException {
    return pointer().getInts(GET_SUPPORTED_PROFILES);
  }

  public List<Integer> currentProfiles() throws ComException {
    return pointer().getInts(GET_CURRENT_PROFILES);
  }

  public List<Integer> supportedModePages() throws ComException {
    return pointer().getInts(GET_SUPPORTED_MODE_PAGES);
  }

  /** Who holds the exclusive access; ask after {@code 0xC0AA0210}. */
  public String exclusiveAccessOwner() throws ComException {
    return pointer().getText(GET_EXCLUSIVE_ACCESS_OWNER);
  }

  /**
   * Locks the drive for this client; counted.
   *
   * @param force whether a mounted file system is dismounted for it
   */
  public HResult acquireExclusiveAccess(boolean force, String clientName) throws ComException {
    try (Bstr name = Bstr.of(pointer().library(), clientName)) {
      return pointer()
          .invoke(ACQUIRE_EXCLUSIVE_ACCESS, ComPointer.variantBool(force), name.address());
    }
  }
}
