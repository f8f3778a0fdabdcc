package org.glassmaster.backend.imapi2.internal.api;

import static org.glassmaster.backend.imapi2.internal.api.Member.number;
import static org.glassmaster.backend.imapi2.internal.api.Member.numbers;
import static org.glassmaster.backend.imapi2.internal.api.Member.object;
import static org.glassmaster.backend.imapi2.internal.api.Member.put;
import static org.glassmaster.backend.imapi2.internal.api.Member.putNumber;
import static org.glassmaster.backend.imapi2.internal.api.Member.putText;
import static org.glassmaster.backend.imapi2.internal.api.Member.putTruth;
import static org.glassmaster.backend.imapi2.internal.api.Member.text;
import static org.glassmaster.backend.imapi2.internal.api.Member.truth;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.twin.Value;

/** The members of imapi2 9.1 and 9.2, and what is said to each. */
final class AuthoringMembers {
  private static final Random RANDOM = new Random();

  private AuthoringMembers() {}

  static List<Member<?>> all() {
    ComType<RawCdImageCreator> creator = RawCdImageCreator.TYPE;
    ComType<RawCdImageTrackInfo> track = RawCdImageTrackInfo.TYPE;
    MemorySegment stream = MemorySegment.ofAddress(RANDOM.nextLong());
    int sectorType = RANDOM.nextInt();
    int index = RANDOM.nextInt();
    return List.of(
        object(
            "IRawCDImageCreator::CreateResultImage",
            creator,
            "IStream",
            RawCdImageCreator::createResultImage),
        new Member<>(
            "IRawCDImageCreator::AddTrack",
            creator,
            (windows, script, method, random) -> {
              int value = random.nextInt();
              script.on(
                  method,
                  call ->
                      call.number(0) == sectorType && call.pointer(1).equals(stream)
                          ? call.putInt(2, value)
                          : HResult.E_INVALIDARG);
              return value;
            },
            (object, scope) -> object.addTrack(sectorType, stream)),
        put(
            "IRawCDImageCreator::AddSpecialPregap",
            creator,
            call -> call.pointer(0).equals(stream),
            object -> object.addSpecialPregap(stream)),
        put(
            "IRawCDImageCreator::AddSubcodeRWGenerator",
            creator,
            call -> call.pointer(0).equals(stream),
            object -> object.addSubcodeRwGenerator(stream)),
        putNumber(
            "IRawCDImageCreator::put_ResultingImageType",
            creator,
            RawCdImageCreator::resultingImageType),
        number(
            "IRawCDImageCreator::get_ResultingImageType",
            creator,
            RawCdImageCreator::resultingImageType),
        number(
            "IRawCDImageCreator::get_StartOfLeadout", creator, RawCdImageCreator::startOfLeadout),
        putNumber(
            "IRawCDImageCreator::put_StartOfLeadoutLimit",
            creator,
            RawCdImageCreator::startOfLeadoutLimit),
        number(
            "IRawCDImageCreator::get_StartOfLeadoutLimit",
            creator,
            RawCdImageCreator::startOfLeadoutLimit),
        putTruth(
            "IRawCDImageCreator::put_DisableGaplessAudio",
            creator,
            RawCdImageCreator::disableGaplessAudio),
        truth(
            "IRawCDImageCreator::get_DisableGaplessAudio",
            creator,
            RawCdImageCreator::isGaplessAudioDisabled),
        putText(
            "IRawCDImageCreator::put_MediaCatalogNumber",
            creator,
            RawCdImageCreator::mediaCatalogNumber),
        text(
            "IRawCDImageCreator::get_MediaCatalogNumber",
            creator,
            RawCdImageCreator::mediaCatalogNumber),
        putNumber(
            "IRawCDImageCreator::put_StartingTrackNumber",
            creator,
            RawCdImageCreator::startingTrackNumber),
        number(
            "IRawCDImageCreator::get_StartingTrackNumber",
            creator,
            RawCdImageCreator::startingTrackNumber),
        object(
            "IRawCDImageCreator::get_TrackInfo",
            creator,
            "IRawCDImageTrackInfo",
            1,
            call -> call.number(0) == index,
            (object, scope) -> object.trackInfo(scope, index)),
        number(
            "IRawCDImageCreator::get_NumberOfExistingTracks",
            creator,
            RawCdImageCreator::numberOfExistingTracks),
        number(
            "IRawCDImageCreator::get_LastUsedUserSectorInImage",
            creator,
            RawCdImageCreator::lastUsedUserSectorInImage),
        numbers(
            "IRawCDImageCreator::get_ExpectedTableOfContents",
            creator,
            Value::ui1,
            RawCdImageCreator::expectedTableOfContents),
        number("IRawCDImageTrackInfo::get_StartingLba", track, RawCdImageTrackInfo::startingLba),
        number("IRawCDImageTrackInfo::get_SectorCount", track, RawCdImageTrackInfo::sectorCount),
        number("IRawCDImageTrackInfo::get_TrackNumber", track, RawCdImageTrackInfo::trackNumber),
        number("IRawCDImageTrackInfo::get_SectorType", track, RawCdImageTrackInfo::sectorType),
        text("IRawCDImageTrackInfo::get_ISRC", track, RawCdImageTrackInfo::isrc),
        putText("IRawCDImageTrackInfo::put_ISRC", track, RawCdImageTrackInfo::isrc),
        number(
            "IRawCDImageTrackInfo::get_DigitalAudioCopySetting",
            track,
            RawCdImageTrackInfo::digitalAudioCopySetting),
        putNumber(
            "IRawCDImageTrackInfo::put_DigitalAudioCopySetting",
            track,
            RawCdImageTrackInfo::digitalAudioCopySetting),
        truth(
            "IRawCDImageTrackInfo::get_AudioHasPreemphasis",
            track,
            RawCdImageTrackInfo::audioHasPreemphasis),
        putTruth(
            "IRawCDImageTrackInfo::put_AudioHasPreemphasis",
            track,
            RawCdImageTrackInfo::audioHasPreemphasis),
        numbers(
            "IRawCDImageTrackInfo::get_TrackIndexes",
            track,
            Value::i4,
            RawCdImageTrackInfo::trackIndexes),
        putNumber("IRawCDImageTrackInfo::AddTrackIndex", track, RawCdImageTrackInfo::addTrackIndex),
        putNumber(
            "IRawCDImageTrackInfo::ClearTrackIndex", track, RawCdImageTrackInfo::clearTrackIndex));
  }
}
