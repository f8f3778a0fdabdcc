package org.glassmaster.core.disc;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A disc on which audio that ends inside a sector runs on into what follows instead of being filled
 * up with silence. Nothing is lost and nothing is added: where a track ends inside a sector, that
 * sector is filled with the first samples of the next track's file, which so begins less than a
 * sector before its index. Where data or silence follows, or the session ends, there is nothing to
 * run on into.
 *
 * @param disc the disc so joined
 * @param junctions where audio was moved
 */
public record AudioJoin(Disc disc, List<Junction> junctions) {
  /**
   * A place where audio was moved.
   *
   * @param track the track that begins, or goes on, inside a sector
   * @param samples how many samples earlier it does than it would have
   */
  public record Junction(int track, int samples) {}

  /** Takes copies of what could change. */
  public AudioJoin {
    junctions = List.copyOf(junctions);
  }

  /**
   * Joins the audio of a disc.
   *
   * @param disc the disc
   * @return what became of it
   */
  public static AudioJoin of(Disc disc) {
    List<Junction> junctions = new ArrayList<>();
    List<Session> sessions = new ArrayList<>();
    for (Session session : disc.sessions()) {
      sessions.add(
          new Session(
              session.type(),
              joined(session.tracks(), junctions),
              session.leadIn(),
              session.leadOut()));
    }
    return new AudioJoin(new Disc(disc.mcn(), sessions, disc.text()), junctions);
  }

  private static List<Track> joined(List<Track> tracks, List<Junction> junctions) {
    List<Track> joined = new ArrayList<>();
    for (Track given : tracks) {
      Track track = given.mode().isAudio() ? withoutFill(given, junctions) : given;
      if (!joined.isEmpty() && joined.getLast().mode().isAudio() && track.mode().isAudio()) {
        Track before = joined.getLast();
        int missing = before.paddingBytes();
        List<Fragment> head = new ArrayList<>();
        List<Fragment> tail = new ArrayList<>();
        if (missing > 0 && split(track.content(), missing, head, tail)) {
          List<Fragment> longer = new ArrayList<>(before.content());
          longer.addAll(head);
          joined.set(joined.size() - 1, before.withContent(before.pregap(), longer));
          track = track.withContent(track.pregap(), tail);
          junctions.add(new Junction(track.number(), missing / Fragment.SAMPLE));
        }
      }
      joined.add(track);
    }
    return joined;
  }

  /** Takes out the silence that fills a sector between two files inside a track. */
  private static Track withoutFill(Track track, List<Junction> junctions) {
    List<Fragment> content = track.content();
    List<Fragment> kept = new ArrayList<>();
    long end = 0;
    int earlier = 0;
    for (int i = 0; i < content.size(); i++) {
      end += content.get(i).length();
      boolean fills =
          content.get(i) instanceof Fragment.Zero zero
              && zero.length() < Fragment.SECTOR
              && end % Fragment.SECTOR == 0
              && i > 0
              && isStored(content.get(i - 1))
              && i + 1 < content.size()
              && isStored(content.get(i + 1));
      if (fills) {
        earlier += (int) content.get(i).length() / Fragment.SAMPLE;
        junctions.add(new Junction(track.number(), earlier));
      } else {
        kept.add(content.get(i));
      }
    }
    return earlier == 0 ? track : track.withContent(track.pregap(), kept);
  }

  private static boolean isStored(Fragment fragment) {
    return samples(fragment).length() > 0;
  }

  /**
   * Parts what is stored at the start of a content; false where it does not begin with so much, or
   * is nothing more.
   */
  private static boolean split(
      List<Fragment> content, long bytes, List<Fragment> head, List<Fragment> tail) {
    long missing = bytes;
    for (Fragment fragment : content) {
      Fragment.Samples samples = samples(fragment);
      if (missing == 0) {
        tail.add(fragment);
      } else if (samples.length() == 0) {
        return false;
      } else {
        long taken = Math.min(missing, samples.length());
        head.add(slice(samples, 0, taken));
        if (taken < samples.length()) {
          tail.add(slice(samples, taken, samples.length() - taken));
        }
        missing -= taken;
      }
    }
    return missing == 0 && !tail.isEmpty();
  }

  private static Fragment.Samples slice(Fragment.Samples samples, long from, long length) {
    return new Fragment.Samples(samples.source(), samples.offset() + from, length, samples.order());
  }

  /** The samples of a fragment that can be cut anywhere; none where it is something else. */
  private static Fragment.Samples samples(Fragment fragment) {
    return switch (fragment) {
      case Fragment.Samples samples -> samples;
      case Fragment.Sectors sectors
          when sectors.stride() == Fragment.SECTOR && sectors.form() == SectorForm.AUDIO ->
          new Fragment.Samples(
              sectors.source(), sectors.offset(), sectors.length(), ByteOrder.LITTLE_ENDIAN);
      case Fragment.Sectors sectors
          when sectors.stride() == Fragment.SECTOR
              && sectors.form() == SectorForm.AUDIO_BIG_ENDIAN ->
          new Fragment.Samples(
              sectors.source(), sectors.offset(), sectors.length(), ByteOrder.BIG_ENDIAN);
      case Fragment.Sectors _, Fragment.Zero _ -> NOTHING;
    };
  }

  private static final Fragment.Samples NOTHING =
      new Fragment.Samples(ByteSource.of("", new byte[0]), 0, 0, ByteOrder.LITTLE_ENDIAN);
}
