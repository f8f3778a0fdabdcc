package org.glassmaster.backend.imapi2.internal.image;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.ComStream;
import org.glassmaster.backend.imapi2.internal.api.ImageStream;
import org.glassmaster.backend.imapi2.internal.api.RawCdImageCreator;
import org.glassmaster.backend.imapi2.internal.api.RawCdImageTrackInfo;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/**
 * A disc as the image creator of IMAPI2 makes it: another hand on the same task, of plain audio
 * alone ({@link CreatorRules}). It pulls the samples while the image is read.
 */
final class CreatorImage implements ImageFeed {
  private static final int AUDIO = 0;

  private final ComScope scope;
  private final RawCdImageCreator creator;
  private final List<HostedObject<ImageStream>> streams = new ArrayList<>();
  private MemorySegment image = MemorySegment.NULL;

  private CreatorImage(ComScope scope, RawCdImageCreator creator) {
    this.scope = scope;
    this.creator = creator;
  }

  /**
   * Tells the creator of a disc that it can make.
   *
   * @throws ComException {@code REGDB_E_CLASSNOTREG} where this Windows has no creator
   */
  static CreatorImage of(ComLibrary library, DiscSource source, BlockFormat format, Feeding feeding)
      throws ComException {
    ComScope scope = new ComScope(library);
    boolean made = false;
    try {
      CreatorImage image =
          new CreatorImage(scope, scope.create("MsftRawCDImageCreator", RawCdImageCreator.TYPE));
      try {
        image.describe(library, source, format, feeding);
        made = true;
        return image;
      } finally {
        if (!made) {
          image.close();
        }
      }
    } finally {
      if (!made) {
        scope.close();
      }
    }
  }

  private void describe(ComLibrary library, DiscSource source, BlockFormat format, Feeding feeding)
      throws ComException {
    SessionLayout session = source.layout().sessions().getFirst();
    List<TrackLayout> tracks = session.tracks();
    Track first = tracks.getFirst().track();
    boolean silent = CreatorRules.hasSilentGaps(tracks.stream().map(TrackLayout::track).toList());
    HResult _ = creator.resultingImageType(format.dataBlockType());
    // True inserts silence: Microsoft's page says the reverse of the name, of the IDL and of what
    // was burned (imapi2 8, no. 1). The default is never relied on.
    HResult _ = creator.disableGaplessAudio(silent);
    if (first.number() != 1) {
      HResult _ = creator.startingTrackNumber(first.number());
    }
    if (!CreatorRules.hasPlainPause(first)) {
      int from = tracks.getFirst().start();
      int to = tracks.getFirst().index1();
      HResult _ =
          creator.addSpecialPregap(offer(library, new AudioRange(source, from, to, feeding)));
    }
    for (int i = 0; i < tracks.size(); i++) {
      TrackLayout track = tracks.get(i);
      // Without gaps, the end of one track is what the next has for a pregap.
      int end = silent || i + 1 == tracks.size() ? track.end() : tracks.get(i + 1).index1();
      AudioRange samples = new AudioRange(source, track.index1(), end, feeding);
      int index = creator.addTrack(AUDIO, offer(library, samples));
      describe(track.track(), creator.trackInfo(scope, index));
    }
    if (source.disc().mcn().isPresent()) {
      HResult _ = creator.mediaCatalogNumber(source.disc().mcn().get().digits());
    }
  }

  private static void describe(Track track, RawCdImageTrackInfo info) throws ComException {
    if (track.isrc().isPresent()) {
      HResult _ = info.isrc(track.isrc().get().formatted());
    }
    HResult _ = info.digitalAudioCopySetting(copySetting(track.copy()));
    HResult _ = info.audioHasPreemphasis(track.preEmphasis());
    for (int index : track.indexes()) {
      HResult _ = info.addTrackIndex(index);
    }
  }

  /** {@code IMAPI_CD_TRACK_DIGITAL_COPY_SETTING}. */
  private static int copySetting(CopyPermission copy) {
    return switch (copy) {
      case PERMITTED -> 0;
      case PROHIBITED -> 1;
      case SCMS -> 2;
    };
  }

  private MemorySegment offer(ComLibrary library, AudioRange samples) {
    HostedObject<ImageStream> stream = ImageStream.of(library, samples);
    streams.add(stream);
    return stream.address();
  }

  /** What the creator expects a drive to answer to READ TOC. */
  byte[] expectedToc() throws ComException {
    List<Integer> values = creator.expectedTableOfContents();
    byte[] toc = new byte[values.size()];
    for (int i = 0; i < toc.length; i++) {
      toc[i] = values.get(i).byteValue();
    }
    return toc;
  }

  /** Has it make the image, after which nothing can be changed any more. */
  void create() throws ComException {
    ComStream made = creator.createResultImage(scope);
    image = made.pointer().address();
  }

  @Override
  public MemorySegment stream() {
    if (image.address() == 0) {
      throw new IllegalStateException("the image was not made");
    }
    return image;
  }

  @Override
  public int leadInSectors() {
    return -Geometry.RAW_IMAGE_START;
  }

  /** The creator goes first, which holds the streams. */
  @Override
  public void close() {
    scope.close();
    streams.forEach(HostedObject::close);
  }
}
