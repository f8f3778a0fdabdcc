package org.glassmaster.core.disc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassmaster.core.text.CdText;

/**
 * A compact disc as the user wants it: what is on it and where the bytes come from. No addresses;
 * those are a layout's.
 *
 * @param mcn the catalogue number
 * @param sessions the sessions, in order
 * @param text its CD-TEXT
 */
public record Disc(Optional<Mcn> mcn, List<Session> sessions, CdText text) {
  /** Takes copies of what could change. */
  public Disc {
    sessions = List.copyOf(sessions);
  }

  /**
   * Starts a disc from nothing.
   *
   * @return the builder
   */
  public static DiscBuilder builder() {
    return new DiscBuilder();
  }

  /** {@return all tracks of all sessions} */
  public Stream<Track> tracks() {
    return sessions.stream().flatMap(session -> session.tracks().stream());
  }

  /** {@return what the disc is called: the type of the session that says most} */
  public DiscType type() {
    DiscType type = DiscType.CD_DA;
    for (Session session : sessions) {
      type = session.type().compareTo(type) > 0 ? session.type() : type;
    }
    return type;
  }

  /**
   * {@return the disc with other text}
   *
   * @param other its new CD-TEXT
   */
  public Disc withText(CdText other) {
    return new Disc(mcn, sessions, other);
  }
}
