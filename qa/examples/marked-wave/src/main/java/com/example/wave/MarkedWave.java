package com.example.wave;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageWriter;

/**
 * A disc as one WAVE file, which any audio editor opens: a marker stands at each index, and its
 * label says which, as in {@code track 2 index 1}. Without markers the file is one track.
 */
public final class MarkedWave implements ImageFormat {
  private static final Pattern LABEL = Pattern.compile("track (\\d{1,2}) index (\\d{1,2})");
  private static final int MOST_SECTORS = 450_000;

  /** Made by {@link java.util.ServiceLoader}. */
  public MarkedWave() {}

  @Override
  public String name() {
    return "wave";
  }

  @Override
  public String description() {
    return "one WAVE with a marker at each index";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".wav");
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    boolean named = fileName.toLowerCase(Locale.ROOT).endsWith(".wav");
    return Riff.isWave(head) ? Match.BY_CONTENT : named ? Match.BY_NAME : Match.NO;
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(new MarkedWaveWriter());
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    job.checkpoint();
    String path = input.path().toString();
    ByteSource file = input.self();
    Riff.Parsed wave =
        Riff.parse(file).orElseThrow(() -> unsuitable(path, "it is not 44.1 kHz, 16 bit, stereo"));
    long length = wave.length() / Riff.FRAME * Riff.FRAME;
    if (length == 0 || length > (long) MOST_SECTORS * Riff.SECTOR) {
      throw unsuitable(path, "it has " + wave.length() + " bytes of samples");
    }
    if (wave.length() % Riff.SECTOR != 0) {
      input.note(
          Finding.of(
              Severity.WARNING,
              "WAVE-001",
              path,
              "it ends inside a sector, silence fills it",
              "fetch it again, or cut it at whole sectors of 588 samples"));
    }
    DiscBuilder disc = Disc.builder();
    List<TreeMap<Integer, Long>> tracks = tracks(wave, path);
    for (int i = 0; i < tracks.size(); i++) {
      TreeMap<Integer, Long> indexes = tracks.get(i);
      long end = i + 1 < tracks.size() ? first(tracks.get(i + 1)) : length;
      boolean leads = i == 0;
      disc.track(TrackMode.AUDIO, track -> build(track, indexes, file, wave.start(), end, leads));
    }
    DiscBuilder.Built built = disc.build(Purpose.CONVERTING);
    return new Contents(
        path,
        "wave",
        built.disc().orElseThrow(() -> unsuitable(path, "its markers describe no disc")),
        Geometry.RAW_IMAGE_START,
        built.findings());
  }

  /** The indexes of each track, in bytes from the first sample; ascending without a hole. */
  private static List<TreeMap<Integer, Long>> tracks(Riff.Parsed wave, String path)
      throws ContentException {
    List<TreeMap<Integer, Long>> tracks = new ArrayList<>();
    long last = -1;
    for (Riff.Marker marker : wave.markers()) {
      Matcher words = LABEL.matcher(marker.label());
      if (!words.matches()) {
        continue;
      }
      int track = Integer.parseInt(words.group(1));
      int index = Integer.parseInt(words.group(2));
      long at = marker.frame() * Riff.FRAME;
      if (track == tracks.size() + 1 && index <= 1) {
        tracks.add(new TreeMap<>());
      }
      boolean follows =
          !tracks.isEmpty()
              && track == tracks.size()
              && (tracks.getLast().isEmpty() || index == tracks.getLast().lastKey() + 1);
      if (!follows || at % Riff.SECTOR != 0 || at <= last || at >= wave.length()) {
        throw unsuitable(path, "its marker \"" + marker.label() + "\" is out of place");
      }
      tracks.getLast().put(index, at);
      last = at;
    }
    if (tracks.isEmpty()) {
      tracks.add(new TreeMap<>());
      tracks.getFirst().put(1, 0L);
    }
    if (first(tracks.getFirst()) > 0 || tracks.stream().anyMatch(one -> one.get(1) == null)) {
      throw unsuitable(path, "a track has no index 1, or the first is not at the beginning");
    }
    return tracks;
  }

  private static long first(TreeMap<Integer, Long> indexes) {
    return indexes.firstEntry().getValue();
  }

  private static void build(
      TrackBuilder track,
      TreeMap<Integer, Long> indexes,
      ByteSource file,
      long start,
      long end,
      boolean leads) {
    long from = first(indexes);
    long index1 = indexes.tailMap(1).firstEntry().getValue();
    if (index1 > from) {
      Fragment gap =
          new Fragment.Samples(file, start + from, index1 - from, ByteOrder.LITTLE_ENDIAN);
      if (leads) {
        track.pregap(Fragment.Zero.sectors(Geometry.PAUSE), gap);
      } else {
        track.pregap(gap);
      }
    }
    track.content(
        new Fragment.Samples(file, start + index1, end - index1, ByteOrder.LITTLE_ENDIAN));
    indexes.tailMap(2).values().forEach(at -> track.index((int) ((at - index1) / Riff.SECTOR)));
  }

  private static ContentException unsuitable(String path, String why) {
    return new ContentException("wave-unsuitable", path + " holds no disc: " + why, List.of())
        .at(path)
        .advise("convert it first, for example: sox IN -r 44100 -b 16 -c 2 OUT.wav");
  }
}
