package org.glassmaster.mmc.internal.drive;

import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.port.Medium;
import org.glassmaster.mmc.MultiSession;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.internal.answer.Atip;
import org.glassmaster.mmc.internal.answer.Configuration;
import org.glassmaster.mmc.internal.answer.DiscInformation;
import org.glassmaster.mmc.internal.answer.TrackInformation;
import org.glassmaster.mmc.internal.command.Commands;

/**
 * What lies in a drive, put together from what the drive says in several places.
 *
 * @param configuration absent where the drive has no features
 * @param disc absent where the drive does not answer, as readers of pressed discs do
 * @param atip absent where the medium has no pregroove, or the drive does not read it
 * @param next the part of the disc that is not written yet
 */
public record MediumSurvey(
    boolean present,
    Optional<Configuration> configuration,
    Optional<DiscInformation> disc,
    Optional<Atip> atip,
    Optional<TrackInformation> next) {
  private static final int ATIP_HEADER = 4;
  private static final int NEXT_PROGRAMME = Geometry.LATER_LEAD_IN + Geometry.PAUSE;

  /** Looks, and waits for a medium that is becoming ready. */
  public static MediumSurvey of(Drive drive) throws GlassmasterException {
    ScsiAnswer ready = drive.tell(Commands.testUnitReady(), drive.options().limits().query());
    if (!ready.isGood()) {
      GlassmasterException fault = drive.fault("the medium is not ready", ready);
      if (fault instanceof MediumException && fault.code().equals("no-medium")) {
        return new MediumSurvey(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      }
      throw fault;
    }
    Optional<Configuration> configuration = DriveTraits.configuration(drive);
    Optional<DiscInformation> disc = disc(drive);
    boolean open = disc.map(MediumSurvey::isOpen).orElse(false);
    return new MediumSurvey(
        true,
        configuration,
        disc,
        open || disc.map(DiscInformation::erasable).orElse(false) ? atip(drive) : Optional.empty(),
        open ? next(drive) : Optional.empty());
  }

  private static boolean isOpen(DiscInformation disc) {
    return switch (disc.state()) {
      case BLANK, APPENDABLE -> true;
      case COMPLETE, OTHER -> false;
    };
  }

  /** How full the disc is; empty where the drive does not know the question. */
  public static Optional<DiscInformation> disc(Drive drive) throws GlassmasterException {
    Reply reply =
        drive.ask(Commands.readDiscInformation(DiscInformation.LENGTH), DiscInformation.LENGTH);
    return reply.isGood() ? DiscInformation.parse(reply.data()) : Optional.empty();
  }

  /** Some drives overrun when they are asked for less than they have: the length is asked first. */
  private static Optional<Atip> atip(Drive drive) throws GlassmasterException {
    Reply header = drive.ask(Commands.readAtip(ATIP_HEADER), ATIP_HEADER);
    if (!header.isGood()) {
      return Optional.empty();
    }
    int says = header.data().u16(0) + 2;
    int length = Math.clamp(says + (says & 1), Atip.LENGTH, 1 << 10);
    Reply reply = drive.ask(Commands.readAtip(length), length);
    return reply.isGood() ? Atip.parse(reply.data()) : Optional.empty();
  }

  /** The part of the disc that is not written yet. */
  public static Optional<TrackInformation> next(Drive drive) throws GlassmasterException {
    return track(drive, Commands.INVISIBLE_TRACK);
  }

  /** A track; empty where the drive does not answer. */
  public static Optional<TrackInformation> track(Drive drive, int number)
      throws GlassmasterException {
    Reply reply =
        drive.ask(
            Commands.readTrackInformation(number, TrackInformation.LENGTH),
            TrackInformation.LENGTH);
    return reply.isGood() ? TrackInformation.parse(reply.data()) : Optional.empty();
  }

  /** How full it is. A disc of which nothing is known is taken for a pressed one. */
  public Medium.State state() {
    if (!present) {
      return Medium.State.NONE;
    }
    if (disc.isEmpty()) {
      return Medium.State.COMPLETE;
    }
    return switch (disc.get().state()) {
      case BLANK -> Medium.State.BLANK;
      case APPENDABLE -> Medium.State.APPENDABLE;
      case COMPLETE, OTHER -> Medium.State.COMPLETE;
    };
  }

  /** In the words of the field. */
  public String kind() {
    int profile = configuration.map(Configuration::profile).orElse(0);
    if (!present) {
      return "none";
    }
    if (profile != 0) {
      return configuration.get().mediumName();
    }
    if (disc.map(DiscInformation::erasable).orElse(false)
        || atip.map(Atip::rewritable).orElse(false)) {
      return "CD-RW";
    }
    return state() == Medium.State.COMPLETE ? "CD-ROM" : "CD-R";
  }

  /** Whether it is a kind of medium that is no CD. */
  public boolean isOtherThanCd() {
    return configuration.map(Configuration::isOtherThanCd).orElse(false);
  }

  /**
   * Where the lead-in of the next session starts; empty where the medium does not say, or takes no
   * session.
   */
  public OptionalInt leadIn() {
    OptionalInt disclosed = disc.map(DiscInformation::leadIn).orElseGet(OptionalInt::empty);
    return switch (state()) {
      case BLANK -> {
        OptionalInt pregroove = atip.map(Atip::leadIn).orElseGet(OptionalInt::empty);
        yield pregroove.isPresent() ? pregroove : disclosed;
      }
      case APPENDABLE -> {
        // The next writable address is the programme's or its pause's, as the write mode has it.
        OptionalInt writable = nextWritable();
        yield disclosed.isPresent() && disclosed.getAsInt() > 0
            ? disclosed
            : writable.isPresent() && writable.getAsInt() > NEXT_PROGRAMME
                ? OptionalInt.of(writable.getAsInt() - NEXT_PROGRAMME)
                : OptionalInt.empty();
      }
      case NONE, COMPLETE -> OptionalInt.empty();
    };
  }

  /** Where writing would go on, as the drive says. */
  public OptionalInt nextWritable() {
    return next.map(TrackInformation::nextWritable).orElseGet(OptionalInt::empty);
  }

  private OptionalInt lastLeadOut() {
    OptionalInt pregroove = atip.map(Atip::lastLeadOut).orElseGet(OptionalInt::empty);
    return pregroove.isPresent()
        ? pregroove
        : disc.map(DiscInformation::lastLeadOut).orElseGet(OptionalInt::empty);
  }

  /** The same in the words of the core. */
  public Medium medium() {
    return new Medium(
        state(),
        kind(),
        disc.map(DiscInformation::erasable).orElse(false),
        leadIn(),
        lastLeadOut(),
        atip.flatMap(Atip::words));
  }

  /** Where sessions meet; empty where no session can follow. */
  public Optional<MultiSession> multiSession(Drive drive) throws GlassmasterException {
    OptionalInt leadIn = leadIn();
    if (state() != Medium.State.APPENDABLE || disc.isEmpty() || leadIn.isEmpty()) {
      return Optional.empty();
    }
    // The last session is the empty one that is still to come; the one before it is the last
    // written.
    boolean empty = disc.get().lastSession() == DiscInformation.SessionState.EMPTY;
    int last = empty ? disc.get().sessions() - 1 : disc.get().sessions();
    for (int number = disc.get().firstTrack(); number <= disc.get().lastTrack(); number++) {
      Optional<TrackInformation> track = track(drive, number);
      if (track.isPresent() && track.get().session() == last) {
        return Optional.of(
            new MultiSession(track.get().start(), leadIn.getAsInt() + NEXT_PROGRAMME));
      }
    }
    return Optional.empty();
  }
}
