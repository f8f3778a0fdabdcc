package org.glassmaster.embed;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;

/** A back end of drives that are places on a shelf: a disc put there can be taken again. */
final class Shelf implements BackEnd {
  private final String name;
  private final Map<String, Disc> discs = new HashMap<>();

  /** What it is asked to open, and what is closed. */
  final List<String> events = new ArrayList<>();

  /** Why devices cannot be listed. */
  Optional<String> trouble = Optional.empty();

  /** How many times closing a device fails. */
  int jams;

  Shelf(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Availability probe() {
    return Availability.usable();
  }

  @Override
  public boolean claims(String drive) {
    return drive.equals("/dev/" + name);
  }

  @Override
  public List<DeviceInfo> devices() throws DeviceException {
    if (trouble.isPresent()) {
      throw new DeviceException("bus", trouble.get()).advise("plug it in");
    }
    return List.of(info("1"), info("2"));
  }

  private DeviceInfo info(String place) {
    return DeviceInfo.image(name + ":" + place, "place", true, true);
  }

  @Override
  public Device open(Location location) {
    events.add("open " + location.rest());
    return new Place(location.rest());
  }

  private final class Place implements Device, DiscReader, DiscRecorder {
    private final String place;

    Place(String place) {
      this.place = place;
    }

    @Override
    public DeviceInfo info() {
      return Shelf.this.info(place);
    }

    @Override
    public Optional<DiscReader> reader() {
      return Optional.of(this);
    }

    @Override
    public Optional<DiscRecorder> recorder() {
      return Optional.of(this);
    }

    @Override
    public Medium medium() {
      return new Medium(
          discs.containsKey(place) ? Medium.State.COMPLETE : Medium.State.BLANK,
          "CD-R",
          false,
          OptionalInt.of(-11_635),
          OptionalInt.of(359_849),
          Optional.empty());
    }

    @Override
    public Contents contents(Job job) {
      return new Contents(
          name + ":" + place, "cd", discs.getOrDefault(place, Albums.EMPTY), -11_635, List.of());
    }

    @Override
    public List<Offer> offers(Layout layout) {
      return List.of(
          new Offer(WriteMode.RAW, BlockFormat.RAW, layout.start(), new Fidelity(List.of())));
    }

    @Override
    public void record(Offer offer, DiscSource source, RecordOptions options, Job job)
        throws GlassmasterException {
      List<Track> tracks = new ArrayList<>();
      for (TrackLayout track : source.layout().tracks().toList()) {
        job.tell(new Progress.PhaseBegun(Phase.TRACK, OptionalInt.of(track.track().number())));
        int count = track.end() - track.start();
        byte[] bytes = new byte[count * Fragment.SECTOR];
        source.read(track.start(), count, SectorFormat.PLAIN, MemorySegment.ofArray(bytes), 0);
        Fragment kept =
            new Fragment.Sectors(
                ByteSource.of("shelf", bytes), 0, Fragment.SECTOR, SectorForm.AUDIO, count);
        tracks.add(track.track().withContent(track.track().pregap(), List.of(kept)));
      }
      Session session = new Session(source.disc().sessions().getFirst().type(), tracks);
      discs.put(place, new Disc(source.disc().mcn(), List.of(session), source.disc().text()));
    }

    @Override
    public void close() throws DeviceException {
      if (jams > 0) {
        jams--;
        events.add("jam " + place);
        throw new DeviceException("jam", "the place is stuck");
      }
      events.add("close " + place);
    }
  }
}
