package org.glassmaster.backend.file.internal.iso;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassmaster.backend.file.internal.data.SectorProbe;
import org.glassmaster.backend.file.internal.data.ZeroPadded;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.text.CdText;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageWriter;

/** A bare data track: 2048, 2336 or 2352 bytes a sector, which its content tells. */
public final class IsoFormat implements ImageFormat {
  private static final int HEAD = 64 << 10;
  private static final int MOST_SECTORS = 1_000_000;
  private static final List<String> SHEETS = List.of(".cue", ".toc", ".ccd");

  /** The format. */
  public IsoFormat() {}

  @Override
  public String name() {
    return "iso";
  }

  @Override
  public String description() {
    return "bare data track";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".iso");
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    if (SectorSize.of(head).isPresent()) {
      return Match.BY_CONTENT;
    }
    return fileName.toLowerCase(Locale.ROOT).endsWith(".iso") ? Match.BY_NAME : Match.NO;
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(new IsoWriter());
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    ByteSource file = input.self();
    String path = input.path().toString();
    byte[] head = new byte[(int) Math.min(HEAD, file.size())];
    file.read(0, MemorySegment.ofArray(head), 0, head.length);
    Optional<SectorSize> told = SectorSize.of(head);
    if (told.isEmpty()) {
      input.note(IsoFinding.NO_VOLUME.at(path, "there is no volume descriptor and no sync in it"));
    }
    SectorSize size = told.orElse(SectorSize.USER);
    long sectors = (file.size() + size.stride() - 1) / size.stride();
    if (sectors == 0 || sectors > MOST_SECTORS) {
      throw new ContentException(
              "image-not-valid", path + " has " + file.size() + " bytes", List.of())
          .at(path)
          .advise("name a data image that fits on a compact disc");
    }
    if (file.size() % size.stride() != 0) {
      input.note(IsoFinding.CUT.at(path, "it ends inside a sector of " + size.stride() + " bytes"));
    }
    if (size == SectorSize.WITH_SUBCHANNEL) {
      input.note(IsoFinding.SUBCHANNEL_IGNORED.at(path, "96 bytes after each sector are not read"));
    }
    noteSheet(input, path);
    Track track = track(file, size, (int) sectors);
    List<Track> tracks = List.of(track);
    Disc disc =
        new Disc(
            Optional.empty(), List.of(new Session(Session.typeOf(tracks), tracks)), CdText.NONE);
    return new Contents(
        path, "iso (" + size.stride() + ")", disc, Geometry.RAW_IMAGE_START, List.of());
  }

  private static void noteSheet(ImageInput input, String path) {
    String stem = FileName.stem(String.valueOf(input.path().getFileName()));
    for (String suffix : SHEETS) {
      if (input.exists(stem + suffix)) {
        input.note(IsoFinding.SHEET_BESIDE.at(path, stem + suffix + " lies beside it"));
        return;
      }
    }
  }

  private static Track track(ByteSource file, SectorSize size, int sectors) throws SourceException {
    long end = (long) sectors * size.stride();
    ByteSource source = end == file.size() ? file : new ZeroPadded(file, end);
    SectorForm form = size.form();
    TrackMode mode = TrackMode.MODE1;
    if (form == SectorForm.WHOLE) {
      Optional<SectorProbe.Seen> seen = SectorProbe.whole(source, 0, size.stride(), sectors);
      mode = seen.map(SectorProbe.Seen::mode).orElse(TrackMode.MODE1);
      form =
          seen.filter(SectorProbe.Seen::scrambled).isPresent() ? SectorForm.WHOLE_SCRAMBLED : form;
    } else if (form == SectorForm.DATA_2336) {
      boolean xa = SectorProbe.hasSubheaders(source, 0, size.stride(), sectors);
      mode = xa ? TrackMode.MODE2_MIXED : TrackMode.MODE2;
    }
    return new Track(
        1,
        mode,
        CopyPermission.PROHIBITED,
        false,
        false,
        Optional.empty(),
        Geometry.PAUSE,
        List.of(),
        List.of(
            Fragment.Zero.sectors(Geometry.PAUSE),
            new Fragment.Sectors(source, 0, size.stride(), form, sectors)),
        List.of());
  }
}
