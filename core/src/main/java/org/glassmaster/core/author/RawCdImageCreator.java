package org.glassmaster.core.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.ImageBytes;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TableOfContents;
import org.jspecify.annotations.Nullable;

/**
 * Builds a raw image track by track, with the members, rules and results of {@code
 * IRawCDImageCreator}. Whoever ports a program from there finds every member; whoever starts afresh
 * is better served by {@link Disc#builder}.
 */
public final class RawCdImageCreator {
  private final Scope scope;
  private final List<RawCdImageTrackInfo> tracks = new ArrayList<>();
  private @Nullable ByteSource specialPregap;
  private @Nullable ByteSource subcode;
  private @Nullable Mcn mcn;
  private BlockFormat type = BlockFormat.COOKED;
  private int leadOutLimit = Geometry.LAST_LEAD_OUT_START;
  private boolean gaplessDisabled;
  private int startingTrackNumber = 1;
  private boolean created;

  /** A creator that takes what the one of Windows takes. */
  public RawCdImageCreator() {
    this(Scope.IMAPI2);
  }

  /**
   * A creator of wider scope.
   *
   * @param scope whose rules hold
   */
  public RawCdImageCreator(Scope scope) {
    this.scope = scope;
  }

  /**
   * {@return {@code CreateResultImage}: the image from MSF 95:00:00 on} From then on nothing can be
   * changed.
   *
   * @throws RawImageException as IMAPI2 would refuse it
   * @throws SourceException where a source cannot be read
   */
  public ImageBytes createResultImage() throws RawImageException, SourceException {
    requireTracks();
    requireOpen();
    if (subcode != null) {
      SubcodeCheck.check(subcode, rawSectors());
    }
    ImageBytes image = image(Geometry.RAW_IMAGE_START, Render.DEFAULT);
    created = true;
    return image;
  }

  /**
   * {@return the image as it stands, from any start of the lead-in, as often as wanted; it takes no
   * later changes}
   *
   * @param leadIn the first sector of the image
   * @param render what the standards leave open
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public ImageBytes image(int leadIn, Render render) throws RawImageException {
    return new ImageBytes(new RawImage(Layout.of(disc(), leadIn), render), type);
  }

  /**
   * {@code AddTrack}.
   *
   * @param dataType how the sectors are given
   * @param data the sectors, one after another
   * @return the index to ask for the track's info by, from 1; not the track number
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public int addTrack(SectorType dataType, ByteSource data) throws RawImageException {
    requireOpen();
    if (!dataType.mode().isAudio()
        && (scope == Scope.IMAPI2 || startingTrackNumber != 1 || specialPregap != null)) {
      throw refuse(RawImageResult.SECTOR_TYPE_NOT_SUPPORTED, dataType + " where only audio goes");
    }
    if (startingTrackNumber + tracks.size() > Geometry.LAST_NUMBER) {
      throw refuse(
          RawImageResult.TOO_MANY_TRACKS, "track " + (startingTrackNumber + tracks.size()));
    }
    long sectors = wholeSectors(data, dataType.bytesPerSector());
    if (sectors < Geometry.SHORTEST_TRACK) {
      throw refuse(
          RawImageResult.INVALID_ARGUMENT,
          "a track of " + sectors + " sectors is shorter than 300");
    }
    long start = (long) nextUserLba() + (tracks.isEmpty() ? 0 : insertedGap());
    if (start + sectors > leadOutLimit) {
      throw refuse(
          RawImageResult.INSUFFICIENT_SPACE,
          "lead-out at LBA " + (start + sectors) + ", limit " + leadOutLimit);
    }
    tracks.add(
        new RawCdImageTrackInfo(
            this, tracks.size() + 1, dataType, data, (int) start, (int) sectors));
    return tracks.size();
  }

  /**
   * {@code AddSpecialPregap}: audio hidden before index 1 of track 1, in place of its 150 silent
   * sectors.
   *
   * @param data the sectors, one after another
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void addSpecialPregap(ByteSource data) throws RawImageException {
    requireOpen();
    requireNoTracks();
    long sectors = wholeSectors(data, Fragment.SECTOR);
    if (sectors < Geometry.PAUSE) {
      throw refuse(
          RawImageResult.INVALID_ARGUMENT,
          "a pregap of " + sectors + " sectors is shorter than 150");
    }
    if (sectors - Geometry.PAUSE - 1 > Geometry.LAST_HIDDEN_LBA) {
      throw refuse(
          RawImageResult.INSUFFICIENT_SPACE,
          "a pregap of " + sectors + " sectors leaves no room for a track");
    }
    specialPregap = data;
  }

  /**
   * {@code AddSubcodeRWGenerator}: channels R to W of every sector of the image, 96 bytes each;
   * null takes it away.
   *
   * @param data 96 symbols a sector, or null for none
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void addSubcodeRwGenerator(@Nullable ByteSource data) throws RawImageException {
    requireOpen();
    if (data != null && !carriesRw(type)) {
      throw refuse(
          RawImageResult.INVALID_ARGUMENT,
          "blocks of type " + type.label() + " have no channels R to W");
    }
    subcode = data;
  }

  /**
   * {@code put_ResultingImageType}. Plain blocks of 2352 bytes are more than Windows knows.
   *
   * @param format the format
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setResultingImageType(BlockFormat format) throws RawImageException {
    requireOpen();
    boolean known = scope == Scope.EVERYTHING || format != BlockFormat.MAIN;
    if (!known || (subcode != null && !carriesRw(format))) {
      throw refuse(RawImageResult.INVALID_ARGUMENT, "blocks of type " + format.label());
    }
    type = format;
  }

  /** {@return {@code get_ResultingImageType}} */
  public BlockFormat resultingImageType() {
    return type;
  }

  /**
   * {@return {@code get_StartofLeadout}}
   *
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public int startOfLeadout() throws RawImageException {
    requireTracks();
    return nextUserLba();
  }

  /**
   * {@code put_StartOfLeadoutLimit}: where the lead-out of what is added may start at most.
   *
   * @param lba the last address at which it may start
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setStartOfLeadoutLimit(int lba) throws RawImageException {
    requireOpen();
    if (lba < Geometry.SHORTEST_TRACK || lba > Geometry.LAST_USER_LBA || lba < nextUserLba()) {
      throw refuse(RawImageResult.INVALID_ARGUMENT, "a limit of " + lba);
    }
    leadOutLimit = lba;
  }

  /** {@return {@code get_StartOfLeadoutLimit}; LBA 398 100 where none was set} */
  public int startOfLeadoutLimit() {
    return leadOutLimit;
  }

  /**
   * {@code put_DisableGaplessAudio}: true inserts 150 silent sectors before each track but the
   * first; false lets the last 150 sectors of a track be what is recorded in the next one's pause.
   * Microsoft's page has it the other way round, its header and the programs in the field do not
   * (imapi2 8, no. 1).
   *
   * @param disable whether to
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setDisableGaplessAudio(boolean disable) throws RawImageException {
    requireOpen();
    requireNoTracks();
    gaplessDisabled = disable;
  }

  /** {@return {@code get_DisableGaplessAudio}} */
  public boolean disableGaplessAudio() {
    return gaplessDisabled;
  }

  /**
   * {@code put_MediaCatalogNumber}: up to thirteen digits, the last of them the check digit;
   * leading zeros may be missing.
   *
   * @param digits thirteen digits
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setMediaCatalogNumber(String digits) throws RawImageException {
    requireOpen();
    Optional<Mcn> parsed =
        digits.isEmpty() || digits.length() > 13
            ? Optional.empty()
            : Mcn.parse("0".repeat(13 - digits.length()) + digits);
    if (parsed.isEmpty() || !parsed.get().isEan()) {
      throw refuse(RawImageResult.INVALID_ARGUMENT, "catalogue number " + digits);
    }
    mcn = parsed.get();
  }

  /** {@return {@code get_MediaCatalogNumber}; empty where none was set} */
  public Optional<String> mediaCatalogNumber() {
    return Optional.ofNullable(mcn).map(Mcn::digits);
  }

  /**
   * {@code put_StartingTrackNumber}.
   *
   * @param number 1 to 99
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setStartingTrackNumber(int number) throws RawImageException {
    requireOpen();
    requireNoTracks();
    if (number < 1 || number > Geometry.LAST_NUMBER) {
      throw refuse(RawImageResult.INVALID_ARGUMENT, "track number " + number);
    }
    startingTrackNumber = number;
  }

  /** {@return {@code get_StartingTrackNumber}} */
  public int startingTrackNumber() {
    return startingTrackNumber;
  }

  /**
   * {@return {@code get_TrackInfo}, by the index that {@link #addTrack} gave}
   *
   * @param trackIndex what {@code addTrack} gave back
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public RawCdImageTrackInfo trackInfo(int trackIndex) throws RawImageException {
    if (trackIndex < 1 || trackIndex > tracks.size()) {
      throw refuse(RawImageResult.INVALID_ARGUMENT, "track index " + trackIndex);
    }
    return tracks.get(trackIndex - 1);
  }

  /** {@return {@code get_NumberOfExistingTracks}} */
  public int numberOfExistingTracks() {
    return tracks.size();
  }

  /**
   * {@return {@code get_LastUsedUserSectorInImage}: the address of the last sector of the last
   * track}
   *
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public int lastUsedUserSectorInImage() throws RawImageException {
    requireTracks();
    return nextUserLba() - 1;
  }

  /**
   * {@return {@code get_ExpectedTableOfContents}: what READ TOC of format 0 will answer}
   *
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public byte[] expectedTableOfContents() throws RawImageException {
    return TableOfContents.format0(Layout.of(disc()));
  }

  /**
   * {@return what READ TOC of format 2 will answer: the whole table as the lead-in has it}
   *
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public byte[] expectedFullTableOfContents() throws RawImageException {
    return TableOfContents.format2(Layout.of(disc()));
  }

  /**
   * {@return the disc that was put together so far}
   *
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public Disc disc() throws RawImageException {
    requireTracks();
    return CreatorDisc.of(this);
  }

  List<RawCdImageTrackInfo> tracks() {
    return tracks;
  }

  Optional<ByteSource> specialPregap() {
    return Optional.ofNullable(specialPregap);
  }

  Optional<ByteSource> subcode() {
    return Optional.ofNullable(subcode);
  }

  Optional<Mcn> mcn() {
    return Optional.ofNullable(mcn);
  }

  void requireOpen() throws RawImageException {
    if (created) {
      throw refuse(RawImageResult.READ_ONLY, "nothing can be changed any more");
    }
  }

  static RawImageException refuse(RawImageResult result, String detail) {
    return new RawImageException(result, detail);
  }

  private int rawSectors() {
    return nextUserLba() + Geometry.FIRST_LEAD_OUT - Geometry.RAW_IMAGE_START;
  }

  private int insertedGap() {
    return gaplessDisabled ? Geometry.PAUSE : 0;
  }

  /** The address after the last track, or of index 1 of the first where there is none yet. */
  private int nextUserLba() {
    if (!tracks.isEmpty()) {
      RawCdImageTrackInfo last = tracks.getLast();
      return last.startingLba() + last.sectorCount();
    }
    return specialPregap == null
        ? 0
        : (int) (specialPregap.size() / Fragment.SECTOR) - Geometry.PAUSE;
  }

  private static boolean carriesRw(BlockFormat format) {
    return format == BlockFormat.COOKED || format == BlockFormat.RAW;
  }

  private static long wholeSectors(ByteSource data, int bytesPerSector) throws RawImageException {
    if (data.size() % bytesPerSector != 0) {
      throw refuse(
          RawImageResult.INVALID_ARGUMENT,
          data.name()
              + " has "
              + data.size()
              + " bytes, which are not whole sectors of "
              + bytesPerSector);
    }
    return data.size() / bytesPerSector;
  }

  private void requireTracks() throws RawImageException {
    if (tracks.isEmpty()) {
      throw refuse(RawImageResult.NO_TRACKS, "add one first");
    }
  }

  private void requireNoTracks() throws RawImageException {
    if (!tracks.isEmpty()) {
      throw refuse(RawImageResult.TRACKS_ALREADY_ADDED, "there are " + tracks.size());
    }
  }
}
