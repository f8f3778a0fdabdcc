package org.glassmaster.core.port;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/** A recorder that keeps what it records in memory, reads it back, and errs as a test wants. */
public final class MemoryDevice implements Device {
  private static final int BATCH = 20;
  private static final int SECTOR = Fragment.SECTOR;

  /** What lies in it. */
  public Medium medium = Medium.image(Medium.State.BLANK);

  /** What it offers for a layout. */
  public Function<Layout, List<Offer>> offers = layout -> List.of(raw(layout));

  /** Whether it reads at all. */
  public boolean reads = true;

  /** What it makes of each session's main channel, from the first pause on, when it has it all. */
  public UnaryOperator<byte[]> damage = bytes -> bytes;

  /** What it makes of the disc when it reads it back. */
  public UnaryOperator<Disc> forgets = disc -> disc;

  /** What it says it cannot see when it reads. */
  public Set<Attribute> blindTo = Set.of();

  /** At which sector writing fails. */
  public OptionalInt failsAt = OptionalInt.empty();

  /** What is done when a phase begins. */
  public Consumer<Phase> onPhase = phase -> {};

  /** What it was told to do. */
  public Optional<RecordOptions> options = Optional.empty();

  /** Whether it was closed. */
  public boolean closed;

  /** Where the first lead-in lies, if not where that of the recorded session does. */
  public OptionalInt leadInOfTheWhole = OptionalInt.empty();

  private Optional<Disc> recorded = Optional.empty();
  private int leadIn;

  /** The whole disc at once, with nothing lost. */
  public static Offer raw(Layout layout) {
    return new Offer(WriteMode.RAW, BlockFormat.RAW, layout.start(), new Fidelity(List.of()));
  }

  /** An offer that loses some attributes. */
  public static Offer offer(WriteMode mode, BlockFormat format, int leadIn, Attribute... lost) {
    return new Offer(
        mode,
        format,
        leadIn,
        new Fidelity(
            Arrays.stream(lost)
                .map(attribute -> Fate.lost(attribute, "disc", "it has no room for that"))
                .toList()));
  }

  /** The disc that was recorded. */
  public Optional<Disc> recorded() {
    return recorded;
  }

  /** Puts a disc in as if it had been there before. */
  public void insert(Disc disc, int firstLeadIn) {
    recorded = Optional.of(disc);
    leadIn = firstLeadIn;
  }

  @Override
  public DeviceInfo info() {
    return DeviceInfo.image("memory:1", "memory", reads, true);
  }

  @Override
  public Optional<DiscReader> reader() {
    return reads ? Optional.of(new Reader()) : Optional.empty();
  }

  @Override
  public Optional<DiscRecorder> recorder() {
    return Optional.of(new Recorder());
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Reader implements DiscReader {
    @Override
    public Medium medium() {
      return medium;
    }

    @Override
    public Contents contents(Job job) throws GlassmasterException {
      if (recorded.isEmpty()) {
        throw new MediumException("no-disc", "there is nothing on it");
      }
      return new Contents(
          "memory:1",
          "memory",
          forgets.apply(recorded.get()),
          leadInOfTheWhole.orElse(leadIn),
          List.of(),
          blindTo);
    }
  }

  private final class Recorder implements DiscRecorder {
    @Override
    public Medium medium() {
      return medium;
    }

    @Override
    public List<Offer> offers(Layout layout) {
      return offers.apply(layout);
    }

    @Override
    public void record(Offer offer, DiscSource source, RecordOptions wanted, Job job)
        throws GlassmasterException {
      options = Optional.of(wanted);
      List<Session> sessions = new ArrayList<>();
      for (SessionLayout session : source.layout().sessions()) {
        begin(Phase.LEAD_IN, OptionalInt.empty(), job);
        byte[] bytes = new byte[(session.leadOut() - session.pause()) * SECTOR];
        for (TrackLayout track : session.tracks()) {
          begin(Phase.TRACK, OptionalInt.of(track.track().number()), job);
          pull(track, session.pause(), source, bytes, job);
        }
        begin(Phase.LEAD_OUT, OptionalInt.empty(), job);
        byte[] kept = damage.apply(bytes);
        sessions.add(
            new Session(
                session.session().type(),
                session.tracks().stream().map(t -> kept(t, session.pause(), kept)).toList()));
      }
      begin(Phase.CLOSING, OptionalInt.empty(), job);
      if (!wanted.simulate()) {
        insert(
            new Disc(source.disc().mcn(), sessions, source.disc().text()), source.layout().start());
      }
    }

    private void begin(Phase phase, OptionalInt track, Job job) throws GlassmasterException {
      job.tell(new Progress.PhaseBegun(phase, track));
      onPhase.accept(phase);
      if (phase.isInterruptible()) {
        job.cancellation().checkpoint(true);
      }
    }

    private void pull(TrackLayout track, int pause, DiscSource source, byte[] into, Job job)
        throws GlassmasterException {
      MemorySegment memory = MemorySegment.ofArray(into);
      for (int lba = track.start(); lba < track.end(); lba += BATCH) {
        int count = Math.min(BATCH, track.end() - lba);
        if (failsAt.isPresent() && failsAt.getAsInt() < lba + count) {
          throw new WriteException("write-refused", "no more").atLba(failsAt.getAsInt());
        }
        job.cancellation().checkpoint(true);
        source.read(lba, count, SectorFormat.PLAIN, memory, (long) (lba - pause) * SECTOR);
        job.tell(
            new Progress.Advanced(
                Phase.TRACK,
                OptionalInt.of(track.track().number()),
                lba + count - pause,
                source.layout().leadOut() - pause,
                OptionalDouble.empty(),
                OptionalDouble.empty()));
      }
    }

    private Track kept(TrackLayout track, int pause, byte[] bytes) {
      SectorForm form = track.track().mode().isAudio() ? SectorForm.AUDIO : SectorForm.WHOLE;
      Fragment fragment =
          new Fragment.Sectors(
              ByteSource.of("memory:1", bytes),
              (long) (track.start() - pause) * SECTOR,
              SECTOR,
              form,
              track.end() - track.start());
      return track.track().withContent(track.track().pregap(), List.of(fragment));
    }
  }
}
