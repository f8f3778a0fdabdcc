package com.example.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.text.CdTextReader;
import org.jspecify.annotations.Nullable;

/** Reads the disc in a ZIP file. Samples are read when they are asked for, until it is closed. */
final class ZipReader implements DiscReader {
  /** A sheet of 99 tracks and a set of packs are far shorter. */
  private static final int MOST = 1 << 20;

  private final Path path;
  private @Nullable ZipFile zip;

  ZipReader(Path path) {
    this.path = path;
  }

  @Override
  public Medium medium() {
    return Medium.image(Medium.State.COMPLETE);
  }

  @Override
  public Contents contents(Job job) throws GlassmasterException {
    job.checkpoint();
    try {
      ZipFile open = open();
      Sheet sheet = Sheet.parse(new String(bytes(open, Sheet.NAME), StandardCharsets.UTF_8));
      if (sheet.tracks().isEmpty()) {
        throw unsuitable("its sheet has no track");
      }
      DiscBuilder disc = Disc.builder().firstTrackNumber(sheet.tracks().getFirst().number());
      sheet.mcn().ifPresent(disc::mcn);
      if (sheet.text()) {
        disc.text(CdTextReader.read(bytes(open, Sheet.TEXT)).text());
      }
      for (Sheet.Entry track : sheet.tracks()) {
        ZippedWave wave = wave(open, track);
        boolean first = track.equals(sheet.tracks().getFirst());
        disc.track(TrackMode.AUDIO, builder -> build(builder, track, wave, first));
      }
      DiscBuilder.Built built = disc.build(Purpose.CONVERTING);
      return new Contents(
          path.toString(),
          "zip",
          built.disc().orElseThrow(() -> unsuitable("its sheet describes no disc")),
          Geometry.RAW_IMAGE_START,
          built.findings());
    } catch (IOException e) {
      throw new SourceException("zip-unreadable", path + " cannot be read: " + e.getMessage(), e)
          .at(path.toString())
          .advise("fetch the file again, it was not copied whole");
    }
  }

  private synchronized ZipFile open() throws IOException {
    ZipFile open = zip;
    if (open == null) {
      open = new ZipFile(path.toFile());
      zip = open;
    }
    return open;
  }

  private byte[] bytes(ZipFile open, String name) throws IOException, ContentException {
    try (InputStream stream = open.getInputStream(entry(open, name))) {
      return stream.readNBytes(MOST);
    }
  }

  private ZipEntry entry(ZipFile open, String name) throws ContentException {
    ZipEntry entry = open.getEntry(name);
    if (entry == null) {
      throw unsuitable("there is no " + name + " in it");
    }
    return entry;
  }

  private ZippedWave wave(ZipFile open, Sheet.Entry track)
      throws IOException, GlassmasterException {
    ZipEntry entry = entry(open, Sheet.waveName(track.number()));
    ZippedWave wave = ZippedWave.of(open, entry, path + "!" + entry.getName());
    Optional<Integer> index1 = Optional.ofNullable(track.indexes().get(1));
    long last = track.indexes().isEmpty() ? 0 : track.indexes().lastEntry().getValue();
    if (index1.isEmpty() || last * Wave.SECTOR >= wave.size() || wave.size() % Wave.SECTOR != 0) {
      throw unsuitable(entry.getName() + " is shorter than the sheet says");
    }
    return wave;
  }

  private static void build(TrackBuilder track, Sheet.Entry entry, ZippedWave wave, boolean first) {
    int index1 = Optional.ofNullable(entry.indexes().get(1)).orElse(0);
    long gap = (long) index1 * Wave.SECTOR;
    if (first && gap > 0) {
      track.pregap(Fragment.Zero.sectors(Geometry.PAUSE), samples(wave, 0, gap));
    } else if (gap > 0) {
      track.pregap(samples(wave, 0, gap));
    }
    track.content(samples(wave, gap, wave.size() - gap));
    for (Map.Entry<Integer, Integer> index : entry.indexes().tailMap(2).entrySet()) {
      track.index(index.getValue() - index1);
    }
    if (!entry.isrc().isEmpty()) {
      track.isrc(entry.isrc());
    }
    List<String> flags = List.of(entry.flags().split(" "));
    if (flags.contains("DCP")) {
      track.copy(CopyPermission.PERMITTED);
    } else if (flags.contains("SCMS")) {
      track.copy(CopyPermission.SCMS);
    }
    if (flags.contains("4CH")) {
      track.fourChannel();
    }
    if (flags.contains("PRE")) {
      track.preEmphasis();
    }
  }

  private static Fragment samples(ZippedWave wave, long offset, long length) {
    return new Fragment.Samples(wave, offset, length, ByteOrder.LITTLE_ENDIAN);
  }

  private ContentException unsuitable(String why) {
    return new ContentException("zip-unsuitable", path + " holds no disc: " + why, List.of())
        .at(path.toString())
        .advise("name a ZIP that was burned by this back end");
  }

  /** Closes the file; what was read of it cannot be read any further. */
  synchronized void close() throws DeviceException {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw new DeviceException("zip-not-closed", path + " could not be closed", e)
          .at(path.toString());
    }
  }
}
