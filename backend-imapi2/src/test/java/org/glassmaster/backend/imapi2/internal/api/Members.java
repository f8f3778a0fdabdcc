package org.glassmaster.backend.imapi2.internal.api;

import static org.glassmaster.backend.imapi2.internal.api.Member.action;
import static org.glassmaster.backend.imapi2.internal.api.Member.number;
import static org.glassmaster.backend.imapi2.internal.api.Member.numbers;
import static org.glassmaster.backend.imapi2.internal.api.Member.object;
import static org.glassmaster.backend.imapi2.internal.api.Member.put;
import static org.glassmaster.backend.imapi2.internal.api.Member.putNumber;
import static org.glassmaster.backend.imapi2.internal.api.Member.putText;
import static org.glassmaster.backend.imapi2.internal.api.Member.success;
import static org.glassmaster.backend.imapi2.internal.api.Member.text;
import static org.glassmaster.backend.imapi2.internal.api.Member.texts;
import static org.glassmaster.backend.imapi2.internal.api.Member.truth;
import static org.glassmaster.backend.imapi2.internal.api.Member.word;
import static org.glassmaster.backend.imapi2.internal.api.Member.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.SafeArray;
import org.glassmaster.backend.imapi2.internal.com.Variant;
import org.glassmaster.backend.imapi2.internal.twin.Value;

/** The members of imapi2 9, and what is said to each. */
final class Members {
  private static final SafeArray.Reading<String> TEXT = Variant::text;
  private static final Random RANDOM = new Random();

  private Members() {}

  static List<Member<?>> drives() {
    ComType<DiscMaster2> master = DiscMaster2.TYPE;
    ComType<DiscRecorder2> drive = DiscRecorder2.TYPE;
    int index = RANDOM.nextInt();
    boolean force = RANDOM.nextBoolean();
    String client = word(RANDOM);
    return List.of(
        object("IDiscMaster2::get__NewEnum", master, "IEnumVARIANT", DiscMaster2::newEnum),
        new Member<>(
            "IDiscMaster2::get_Item",
            master,
            (windows, script, method, random) -> {
              String value = word(random);
              script.on(
                  method,
                  call ->
                      call.number(0) == index
                          ? call.putPointer(1, windows.string(value))
                          : HResult.E_INVALIDARG);
              return value;
            },
            (object, scope) -> object.item(index)),
        number("IDiscMaster2::get_Count", master, DiscMaster2::count),
        truth(
            "IDiscMaster2::get_IsSupportedEnvironment",
            master,
            DiscMaster2::isSupportedEnvironment),
        action("IDiscRecorder2::EjectMedia", drive, DiscRecorder2::ejectMedia),
        action("IDiscRecorder2::CloseTray", drive, DiscRecorder2::closeTray),
        new Member<>(
            "IDiscRecorder2::AcquireExclusiveAccess",
            drive,
            (windows, script, method, random) -> {
              HResult success = success(random);
              script.on(
                  method,
                  call ->
                      call.truth(0) == force && windows.text(call.pointer(1)).equals(client)
                          ? success
                          : HResult.E_INVALIDARG);
              return success;
            },
            (object, scope) -> object.acquireExclusiveAccess(force, client)),
        action(
            "IDiscRecorder2::ReleaseExclusiveAccess", drive, DiscRecorder2::releaseExclusiveAccess),
        action("IDiscRecorder2::DisableMcn", drive, DiscRecorder2::disableMcn),
        action("IDiscRecorder2::EnableMcn", drive, DiscRecorder2::enableMcn),
        putText(
            "IDiscRecorder2::InitializeDiscRecorder", drive, DiscRecorder2::initializeDiscRecorder),
        text("IDiscRecorder2::get_ActiveDiscRecorder", drive, DiscRecorder2::activeDiscRecorder),
        text("IDiscRecorder2::get_VendorId", drive, DiscRecorder2::vendorId),
        text("IDiscRecorder2::get_ProductId", drive, DiscRecorder2::productId),
        text("IDiscRecorder2::get_ProductRevision", drive, DiscRecorder2::productRevision),
        text("IDiscRecorder2::get_VolumeName", drive, DiscRecorder2::volumeName),
        texts("IDiscRecorder2::get_VolumePathNames", drive, DiscRecorder2::volumePathNames),
        truth("IDiscRecorder2::get_DeviceCanLoadMedia", drive, DiscRecorder2::deviceCanLoadMedia),
        number("IDiscRecorder2::get_LegacyDeviceNumber", drive, DiscRecorder2::legacyDeviceNumber),
        numbers(
            "IDiscRecorder2::get_SupportedFeaturePages",
            drive,
            Value::i4,
            DiscRecorder2::supportedFeaturePages),
        numbers(
            "IDiscRecorder2::get_CurrentFeaturePages",
            drive,
            Value::i4,
            DiscRecorder2::currentFeaturePages),
        numbers(
            "IDiscRecorder2::get_SupportedProfiles",
            drive,
            Value::i4,
            DiscRecorder2::supportedProfiles),
        numbers(
            "IDiscRecorder2::get_CurrentProfiles",
            drive,
            Value::i4,
            DiscRecorder2::currentProfiles),
        numbers(
            "IDiscRecorder2::get_SupportedModePages",
            drive,
            Value::i4,
            DiscRecorder2::supportedModePages),
        text(
            "IDiscRecorder2::get_ExclusiveAccessOwner",
            drive,
            DiscRecorder2::exclusiveAccessOwner));
  }

  static List<Member<?>> around() {
    List<Member<?>> all = new ArrayList<>(CommandMembers.all());
    ComType<BurnVerification> verification = BurnVerification.TYPE;
    ComType<EnumVariant> row = EnumVariant.TYPE;
    all.add(
        putNumber(
            "IBurnVerification::put_BurnVerificationLevel",
            verification,
            BurnVerification::burnVerificationLevel));
    all.add(
        number(
            "IBurnVerification::get_BurnVerificationLevel",
            verification,
            BurnVerification::burnVerificationLevel));
    all.add(
        new Member<>(
            "IEnumVARIANT::Next",
            row,
            (windows, script, method, random) -> {
              List<String> values = words(random);
              script.on(
                  method,
                  call -> {
                    for (int i = 0; i < values.size(); i++) {
                      Value.bstr(windows.string(values.get(i)))
                          .write(call.pointer(1).reinterpret(24L * values.size()).asSlice(24L * i));
                    }
                    HResult _ = call.putInt(2, values.size());
                    return HResult.S_FALSE;
                  });
              return values;
            },
            (object, scope) -> object.next(16, TEXT)));
    int count = RANDOM.nextInt();
    all.add(put("IEnumVARIANT::Skip", row, call -> call.number(0) == count, o -> o.skip(count)));
    all.add(action("IEnumVARIANT::Reset", row, EnumVariant::reset));
    all.add(object("IEnumVARIANT::Clone", row, "IEnumVARIANT", EnumVariant::copy));
    return all;
  }
}
