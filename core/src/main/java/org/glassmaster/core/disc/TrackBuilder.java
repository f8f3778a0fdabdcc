package org.glassmaster.core.disc;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.finding.Finding;

/** Says what a track is, while its disc is built. */
public final class TrackBuilder {
  private CopyPermission copy = CopyPermission.PROHIBITED;
  private boolean preEmphasis;
  private boolean fourChannel;
  private String isrc = "";
  private int pregap = -1;
  private final List<Fragment> pregapContent = new ArrayList<>();
  private final List<Integer> indexes = new ArrayList<>();
  private final List<Fragment> content = new ArrayList<>();
  private final List<SubchannelRun> subchannel = new ArrayList<>();

  TrackBuilder() {}

  /**
   * Sets what the copy bit says; prohibited unless set.
   *
   * @param permission what the copy bit says
   * @return this builder
   */
  public TrackBuilder copy(CopyPermission permission) {
    this.copy = permission;
    return this;
  }

  /**
   * Marks the audio as recorded with 50/15 µs pre-emphasis. A flag: no sample is changed.
   *
   * @return this builder
   */
  public TrackBuilder preEmphasis() {
    this.preEmphasis = true;
    return this;
  }

  /**
   * Marks the audio as four-channel.
   *
   * @return this builder
   */
  public TrackBuilder fourChannel() {
    this.fourChannel = true;
    return this;
  }

  /**
   * Sets the ISRC, in either spelling.
   *
   * @param code the recording code, in either spelling
   * @return this builder
   */
  public TrackBuilder isrc(String code) {
    this.isrc = code;
    return this;
  }

  /**
   * Lets silence (or zero data) of so many sectors precede index 1; the first track of a session
   * has 150 unless set.
   *
   * @param sectors how many sectors
   * @return this builder
   */
  public TrackBuilder pregap(int sectors) {
    this.pregap = sectors;
    return this;
  }

  /**
   * Lets content of its own precede index 1; its length is the pregap's.
   *
   * @param fragments the pieces, in order
   * @return this builder
   */
  public TrackBuilder pregap(Fragment... fragments) {
    pregapContent.addAll(Arrays.asList(fragments));
    return this;
  }

  /**
   * Starts the next index, 2 and on, so many sectors after index 1.
   *
   * @param offset in sectors after index 1
   * @return this builder
   */
  public TrackBuilder index(int offset) {
    indexes.add(offset);
    return this;
  }

  /**
   * Adds to what follows index 1.
   *
   * @param fragments the pieces, in order
   * @return this builder
   */
  public TrackBuilder content(Fragment... fragments) {
    content.addAll(Arrays.asList(fragments));
    return this;
  }

  /**
   * Adds all of a source, as little-endian samples.
   *
   * @param source where the bytes come from
   * @return this builder
   */
  public TrackBuilder samples(ByteSource source) {
    content.add(new Fragment.Samples(source, 0, source.size(), ByteOrder.LITTLE_ENDIAN));
    return this;
  }

  /**
   * Lets silence (or zero data) of so many sectors follow the content, still inside the track.
   *
   * @param sectors how many sectors
   * @return this builder
   */
  public TrackBuilder postgap(int sectors) {
    content.add(Fragment.Zero.sectors(sectors));
    return this;
  }

  /**
   * Adds sub-channel of its own, relative to index 0.
   *
   * @param run the sub-channel
   * @return this builder
   */
  public TrackBuilder subchannel(SubchannelRun run) {
    subchannel.add(run);
    return this;
  }

  Optional<Track> build(
      int number, TrackMode mode, int defaultPregap, Purpose purpose, List<Finding> findings) {
    String where = "track " + number;
    Optional<Isrc> code = Isrc.parse(isrc);
    if (!isrc.isEmpty() && code.isEmpty()) {
      findings.add(DiscRule.ISRC_MALFORMED.broken(purpose, where, "\"" + isrc + "\" is no ISRC"));
    }
    long own = 0;
    for (Fragment fragment : pregapContent) {
      own += fragment.length();
    }
    List<Fragment> all = new ArrayList<>();
    int length = (int) Math.min(own / Fragment.SECTOR, Integer.MAX_VALUE);
    if (pregapContent.isEmpty()) {
      length = pregap < 0 ? defaultPregap : pregap;
      if (length > 0) {
        all.add(Fragment.Zero.sectors(length));
      }
    } else if (own % Fragment.SECTOR != 0) {
      findings.add(
          DiscRule.TRACK_UNBUILDABLE.broken(purpose, where, "its pregap ends inside a sector"));
      return Optional.empty();
    }
    all.addAll(pregapContent);
    all.addAll(content);
    try {
      return Optional.of(
          new Track(
              number,
              mode,
              copy,
              preEmphasis,
              fourChannel,
              code,
              length,
              indexes,
              all,
              subchannel));
    } catch (IllegalArgumentException e) {
      findings.add(
          DiscRule.TRACK_UNBUILDABLE.broken(purpose, where, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
