package org.glassmaster.core.disc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.text.CdText;
import org.jspecify.annotations.Nullable;

/**
 * Puts a disc together, and keeps every finding instead of stopping at the first.
 *
 * <pre>{@code
 * Disc disc = Disc.builder()
 *     .mcn("4006381333931")
 *     .track(TrackMode.AUDIO, track -> track.isrc("US-K7Y-98-12345").content(samples))
 *     .build(Purpose.AUTHORING)
 *     .orThrow();
 * }</pre>
 */
public final class DiscBuilder {
  /**
   * What came of it: the disc, unless something could not be built at all, and everything that was
   * noticed.
   *
   * @param disc the disc, where it can be one
   * @param findings what was noticed
   */
  public record Built(Optional<Disc> disc, List<Finding> findings) {
    /**
     * {@return the disc, if nothing stands against it}
     *
     * @throws ContentException where the findings forbid it
     */
    public Disc orThrow() throws ContentException {
      List<Finding> errors =
          findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
      if (disc.isEmpty() || !errors.isEmpty()) {
        throw new ContentException("disc-not-valid", errors.getFirst().toString(), errors);
      }
      return disc.get();
    }
  }

  private record Draft(TrackMode mode, TrackBuilder builder) {}

  private static final class SessionDraft {
    @Nullable DiscType type;
    final List<Draft> tracks = new ArrayList<>();
  }

  private final List<SessionDraft> sessions = new ArrayList<>();
  private String mcn = "";
  private CdText text = CdText.NONE;
  private int firstNumber = 1;

  DiscBuilder() {
    sessions.add(new SessionDraft());
  }

  /**
   * Sets the catalogue number: thirteen digits.
   *
   * @param digits thirteen digits
   * @return this builder
   */
  public DiscBuilder mcn(String digits) {
    this.mcn = digits;
    return this;
  }

  /**
   * Sets the CD-TEXT.
   *
   * @param cdText the CD-TEXT
   * @return this builder
   */
  public DiscBuilder text(CdText cdText) {
    this.text = cdText;
    return this;
  }

  /**
   * Numbers the tracks from here on instead of from 1.
   *
   * @param number 1 to 99
   * @return this builder
   */
  public DiscBuilder firstTrackNumber(int number) {
    this.firstNumber = number;
    return this;
  }

  /**
   * Sets the type of the current session, where it is not the one that its tracks call for.
   *
   * @param type the type
   * @return this builder
   */
  public DiscBuilder type(DiscType type) {
    sessions.getLast().type = type;
    return this;
  }

  /**
   * Ends the current session and starts another.
   *
   * @return this builder
   */
  public DiscBuilder session() {
    sessions.add(new SessionDraft());
    return this;
  }

  /**
   * Adds a track.
   *
   * @param mode the mode of its sectors
   * @param details says what the track is like
   * @return this builder
   */
  public DiscBuilder track(TrackMode mode, Consumer<TrackBuilder> details) {
    TrackBuilder builder = new TrackBuilder();
    details.accept(builder);
    sessions.getLast().tracks.add(new Draft(mode, builder));
    return this;
  }

  /**
   * {@return the disc, held to the rules}
   *
   * @param purpose what the disc is checked for
   */
  public Built build(Purpose purpose) {
    List<Finding> findings = new ArrayList<>();
    Optional<Mcn> number = Mcn.parse(mcn);
    if (!mcn.isEmpty() && number.isEmpty()) {
      findings.add(
          DiscRule.MCN_MALFORMED.broken(purpose, "disc", "\"" + mcn + "\" is no catalogue number"));
    }
    int next = firstNumber;
    boolean whole = true;
    List<Session> built = new ArrayList<>();
    for (SessionDraft session : sessions) {
      List<Track> tracks = new ArrayList<>();
      for (Draft draft : session.tracks) {
        int leastPregap = tracks.isEmpty() ? Geometry.PAUSE : 0;
        Optional<Track> track =
            draft.builder.build(next, draft.mode, leastPregap, purpose, findings);
        track.ifPresent(tracks::add);
        whole &= track.isPresent();
        next++;
      }
      DiscType type = session.type != null ? session.type : Session.typeOf(tracks);
      built.add(new Session(type, tracks));
    }
    if (!whole) {
      return new Built(Optional.empty(), List.copyOf(findings));
    }
    Disc disc = new Disc(number, built, text);
    findings.addAll(DiscCheck.check(disc, purpose));
    return new Built(Optional.of(disc), List.copyOf(findings));
  }
}
