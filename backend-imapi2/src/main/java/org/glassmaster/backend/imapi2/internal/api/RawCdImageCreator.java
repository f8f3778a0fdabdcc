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
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** IMAPI2's own author of raw images: audio only, gaps of two seconds or none. */
public final class RawCdImageCreator extends ComObject {
  /** {@code IRawCDImageCreator}. */
  public static final ComType<RawCdImageCreator> TYPE =
      ComType.of("IRawCDImageCreator", RawCdImageCreator::new);

  private static final ComInterface SELF = ComInterface.named("IRawCDImageCreator");
  private static final ComMethod CREATE_RESULT_IMAGE = SELF.method("CreateResultImage");
  private static final ComMethod ADD_TRACK = SELF.method("AddTrack");
  private static final ComMethod ADD_SPECIAL_PREGAP = SELF.method("AddSpecialPregap");
  private static final ComMethod ADD_SUBCODE_RW_GENERATOR = SELF.method("AddSubcodeRWGenerator");
  private static final ComMethod PUT_RESULTING_IMAGE_TYPE = SELF.method("put_ResultingImageType");
  private static final ComMethod GET_RESULTING_IMAGE_TYPE = SELF.method("get_ResultingImageType");
  private static final ComMethod GET_START_OF_LEADOUT = SELF.method("get_StartOfLeadout");
  private static final ComMethod PUT_START_OF_LEADOUT_LIMIT =
      SELF.method("put_StartOfLeadoutLimit");
  private static final ComMethod GET_START_OF_LEADOUT_LIMIT =
      SELF.method("get_StartOfLeadoutLimit");
  private static final ComMethod PUT_DISABLE_GAPLESS_AUDIO = SELF.method("put_DisableGaplessAudio");
  private static final ComMethod GET_DISABLE_GAPLESS_AUDIO = SELF.method("get_DisableGaplessAudio");
  private static final ComMethod PUT_MEDIA_CATALOG_NUMBER = SELF.method("put_MediaCatalogNumber");
  private static final ComMethod GET_MEDIA_CATALOG_NUMBER = SELF.method("get_MediaCatalogNumber");
  private static final ComMethod PUT_STARTING_TRACK_NUMBER = SELF.method("put_StartingTrackNumber");
  private static final ComMethod GET_STARTING_TRACK_NUMBER = SELF.method("get_StartingTrackNumber");
  private static final ComMethod GET_TRACK_INFO = SELF.method("get_TrackInfo");
  private static final ComMethod GET_NUMBER_OF_EXISTING_TRACKS =
      SELF.method("get_NumberOfExistingTracks");
  private static final ComMethod GET_LAST_USED_USER_SECTOR_IN_IMAGE =
      SELF.method("get_LastUsedUserSectorInImage");
  private static final ComMethod GET_EXPECTED_TABLE_OF_CONTENTS =
      SELF.method("get_ExpectedTableOfContents");

  RawCdImageCreator(ComPointer pointer) {
    super(pointer);
  }

  /** The finished image, from MSF 95:00:00. Only once; all is read-only afterwards. */
  public ComStream createResultImage(ComScope scope) throws ComException {
    return pointer().getObject(scope, ComStream.TYPE, CREATE_RESULT_IMAGE);
  }

  public HResult resultingImageType(int value) throws ComException {
    return pointer().invoke(PUT_RESULTING_IMAGE_TYPE, value);
  }

  public int resultingImageType() throws ComException {
    return pointer().getInt(GET_RESULTING_IMAGE_TYPE);
  }

  public int startOfLeadout() throws ComException {
    return pointer().getInt(GET_START_OF_LEADOUT);
  }

  public HResult startOfLeadoutLimit(int value) throws ComException {
    return pointer().invoke(PUT_START_OF_LEADOUT_LIMIT, value);
  }

  public int startOfLeadoutLimit() throws ComException {
    return pointer().getInt(GET_START_OF_LEADOUT_LIMIT);
  }

  /**
   * True puts 150 sectors of silence between tracks, false none: the documentation has it the other
   * way round (imapi2 8, no. 1).
   */
  public HResult disableGaplessAudio(boolean value) throws ComException {
    return pointer().putBoolean(PUT_DISABLE_GAPLESS_AUDIO, value);
  }

  public boolean isGaplessAudioDisabled() throws ComException {
    return pointer().getBoolean(GET_DISABLE_GAPLESS_AUDIO);
  }

  public HResult mediaCatalogNumber(String value) throws ComException {
    return pointer().putText(PUT_MEDIA_CATALOG_NUMBER, value);
  }

  public String mediaCatalogNumber() throws ComException {
    return pointer().getText(GET_MEDIA_CATALOG_NUMBER);
  }

  /** Before the first track. */
  public HResult startingTrackNumber(int value) throws ComException {
    return pointer().invoke(PUT_STARTING_TRACK_NUMBER, value);
  }

  public int startingTrackNumber() throws ComException {
    return pointer().getInt(GET_STARTING_TRACK_NUMBER);
  }

  public int numberOfExistingTracks() throws ComException {
    return pointer().getInt(GET_NUMBER_OF_EXISTING_TRACKS);
  }

  /** The address of the last sector of a track, not their number (imapi2 8, no. 7). */
  public int lastUsedUserSectorInImage() throws ComException {
    return pointer().getInt(GET_LAST_USED_USER_SECTOR_IN_IMAGE);
  }

  /** What READ TOC will answer, a byte each. */
  public List<Integer> expectedTableOfContents() throws ComException {
    return pointer().getInts(GET_EXPECTED_TABLE_OF_CONTENTS);
  }

  /**
   * Appends a track; the stream is kept, and read when the image is.
   *
   * @return its index, which is not its number on the disc
   */
  public int addTrack(int sectorType, MemorySegment stream) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_INT);
      HResult _ = pointer().invoke(ADD_TRACK, sectorType, stream, cell);
      return cell.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /** Puts audio in front of track 1, before any track is added. */
  public HResult addSpecialPregap(MemorySegment stream) throws ComException {
    return pointer().invoke(ADD_SPECIAL_PREGAP, stream);
  }

  /** Fills R to W with 96 bytes for each sector of the image; the null pointer takes it back. */
  public HResult addSubcodeRwGenerator(MemorySegment stream) throws ComException {
    return pointer().invoke(ADD_SUBCODE_RW_GENERATOR, stream);
  }

  /** A track by the index that adding it gave. */
  public RawCdImageTrackInfo trackInfo(ComScope scope, int index) throws ComException {
    return pointer().getObject(scope, RawCdImageTrackInfo.TYPE, GET_TRACK_INFO, index);
  }
}
