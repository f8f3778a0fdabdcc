package org.glassmaster.core.author;

/**
 * What a member of the image creator answers where it is not plain success (imapi2error.h, image
 * creator range).
 */
public enum RawImageResult {
  /** The image was created already and is read-only. */
  READ_ONLY(0x80AA0A00, "the image was created already and is read-only"),
  /** Track numbers end at 99. */
  TOO_MANY_TRACKS(0x80AA0A01, "track numbers end at 99"),
  /** Tracks of this sector type cannot be added here. */
  SECTOR_TYPE_NOT_SUPPORTED(0x80AA0A02, "tracks of this sector type cannot be added here"),
  /** There is no track yet. */
  NO_TRACKS(0x80AA0A03, "there is no track yet"),
  /** This goes before the first track only. */
  TRACKS_ALREADY_ADDED(0x80AA0A04, "this goes before the first track only"),
  /** {@code E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE}. */
  INSUFFICIENT_SPACE(0x80AA0A05, "the lead-out would start beyond its limit"),
  /** Indexes end at 99. */
  TOO_MANY_TRACK_INDEXES(0x80AA0A06, "indexes end at 99"),
  /** There is no index at that offset. */
  TRACK_INDEX_NOT_FOUND(0x80AA0A07, "there is no index at that offset"),
  /** A success: nothing had to be done. */
  TRACK_INDEX_ALREADY_EXISTS(0x00AA0A08, "there is an index at that offset already"),
  /** Index 1 is where the track starts. */
  TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED(0x80AA0A09, "index 1 is where the track starts"),
  /** Indexes are at least 10 sectors apart. */
  TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX(0x80AA0A0A, "indexes are at least 10 sectors apart"),
  /** E_INVALIDARG, for what the range above has no name for. */
  INVALID_ARGUMENT(0x80070057, "the value is not one that this member takes");

  private final int hresult;
  private final String meaning;

  RawImageResult(int hresult, String meaning) {
    this.hresult = hresult;
    this.meaning = meaning;
  }

  /** {@return the number a COM caller sees} */
  public int hresult() {
    return hresult;
  }

  /** {@return a clause for people} */
  public String meaning() {
    return meaning;
  }

  /** {@return whether it is one of COM's success codes} */
  public boolean isSuccess() {
    return hresult >= 0;
  }
}
