package org.glassmaster.backend.file.internal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.spi.Location;

/** Writes and reads images the way the use cases do. */
public final class Images {
  private Images() {}

  /** Opens an image by a path, perhaps with options behind a question mark. */
  public static Device open(String location) throws GlassmasterException {
    return new FileBackEnd().open(location(location));
  }

  private static Location location(String text) {
    int mark = text.indexOf('?');
    if (mark < 0) {
      return Location.of("file", text);
    }
    Location location = Location.of("file", text.substring(0, mark));
    for (String option : text.substring(mark + 1).split("&", -1)) {
      int equals = option.indexOf('=');
      location = location.with(option.substring(0, equals), option.substring(equals + 1));
    }
    return location;
  }

  /** What is in an image, whose files stay open. */
  public static Contents read(Path path) throws GlassmasterException {
    return read(path.toString());
  }

  /** What is in an image, whose files stay open. */
  public static Contents read(String location) throws GlassmasterException {
    return open(location).reader().orElseThrow().contents(Job.unwatched());
  }

  /** The offers for a disc. */
  public static List<Offer> offers(Disc disc, String location) throws GlassmasterException {
    try (Device device = open(location)) {
      return device.recorder().orElseThrow().offers(Layout.of(disc));
    }
  }

  /** Writes a disc by the first offer. */
  public static void write(Disc disc, Path path) throws GlassmasterException {
    write(disc, path.toString(), Optional.empty(), RecordOptions.DEFAULT);
  }

  /** Writes a disc in a block format. */
  public static void write(
      Disc disc, String location, Optional<BlockFormat> format, RecordOptions options)
      throws GlassmasterException {
    write(Layout.of(disc, Geometry.RAW_IMAGE_START), location, format, options, Job.unwatched());
  }

  /** Writes a layout. */
  public static void write(
      Layout layout, String location, Optional<BlockFormat> format, RecordOptions options, Job job)
      throws GlassmasterException {
    try (Device device = open(location)) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      Offer offer =
          recorder.offers(layout).stream()
              .filter(each -> format.isEmpty() || each.blockFormat() == format.get())
              .findFirst()
              .orElseThrow();
      recorder.record(offer, new RawImage(layout, options.render()), options, job);
    }
  }

  /** The codes of findings. */
  public static List<String> codes(Contents contents) {
    return contents.findings().stream().map(Finding::code).toList();
  }

  /** A track's main channel, from index 0 on, as it would be rendered. */
  public static byte[] main(Disc disc, int track) throws GlassmasterException {
    return sectors(disc, track, SectorFormat.PLAIN);
  }

  /** A track's sectors, from index 0 on. */
  public static byte[] sectors(Disc disc, int number, SectorFormat format)
      throws GlassmasterException {
    Layout layout = Layout.of(disc);
    TrackLayout track =
        layout.tracks().filter(each -> each.track().number() == number).findFirst().orElseThrow();
    int count = track.end() - track.start();
    byte[] bytes = new byte[count * format.bytes(track.track().mode())];
    new RawImage(layout, Render.DEFAULT)
        .read(track.start(), count, format, MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  /** A track's R–W packs without their parity, which not everybody writes. */
  public static byte[] packs(Disc disc, int track) throws GlassmasterException {
    byte[] sub =
        sectors(disc, track, new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.COOKED96));
    for (int i = 0; i < sub.length; i++) {
      int symbol = i % 24;
      boolean parity = symbol == 2 || symbol == 3 || symbol >= 20;
      sub[i] = parity ? 0 : (byte) (sub[i] & 0x3F);
    }
    return sub;
  }
}
