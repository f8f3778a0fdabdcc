package org.glassmaster.core.identify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/**
 * What databases know a disc by; all follow from its layout.
 *
 * @param musicBrainz 28 characters
 * @param cddb eight hexadecimal digits
 * @param accurateRip number of audio tracks, two sums of offsets, and the CDDB id
 */
public record DiscIds(String musicBrainz, String cddb, String accurateRip) {
  /**
   * {@return the identifiers of a disc}
   *
   * @param layout the disc, laid out
   */
  public static DiscIds of(Layout layout) {
    String cddb = cddb(layout);
    return new DiscIds(musicBrainz(layout.sessions().getFirst()), cddb, accurateRip(layout, cddb));
  }

  /**
   * SHA-1 of first and last track, lead-out and 99 offsets, written in hexadecimal; of the first
   * session only.
   */
  private static String musicBrainz(SessionLayout session) {
    HexFormat hex = HexFormat.of().withUpperCase();
    int[] offsets = new int[Geometry.LAST_NUMBER + 1];
    offsets[0] = session.leadOut() + Geometry.PAUSE;
    for (TrackLayout track : session.tracks()) {
      offsets[track.track().number()] = track.index1() + Geometry.PAUSE;
    }
    StringBuilder toc = new StringBuilder();
    toc.append(hex.toHexDigits((byte) session.firstTrack()));
    toc.append(hex.toHexDigits((byte) session.lastTrack()));
    for (int offset : offsets) {
      toc.append(hex.toHexDigits(offset));
    }
    byte[] digest = sha1().digest(toc.toString().getBytes(StandardCharsets.US_ASCII));
    return Base64.getEncoder()
        .encodeToString(digest)
        .replace('+', '.')
        .replace('/', '_')
        .replace('=', '-');
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Digit sums of the starting seconds, length in seconds, number of tracks. */
  private static String cddb(Layout layout) {
    List<TrackLayout> tracks = layout.tracks().toList();
    int digits = 0;
    for (TrackLayout track : tracks) {
      for (int second = second(track.index1()); second > 0; second /= 10) {
        digits += second % 10;
      }
    }
    int length = second(layout.leadOut()) - second(tracks.getFirst().index1());
    return HexFormat.of().toHexDigits((digits % 255) << 24 | length << 8 | tracks.size());
  }

  private static int second(int lba) {
    return (lba + Geometry.PAUSE) / Geometry.SECTORS_PER_SECOND;
  }

  /**
   * Sums of the offsets of audio tracks and of the lead-out, plain and multiplied by their
   * ordinals.
   */
  private static String accurateRip(Layout layout, String cddb) {
    int sum = 0;
    int weighted = 0;
    int ordinal = 0;
    for (TrackLayout track : layout.tracks().toList()) {
      if (track.track().mode().isAudio()) {
        ordinal++;
        sum += track.index1();
        weighted += Math.max(track.index1(), 1) * ordinal;
      }
    }
    sum += layout.leadOut();
    weighted += layout.leadOut() * (ordinal + 1);
    return String.format(Locale.ROOT, "%03d-%08x-%08x-%s", ordinal, sum, weighted, cddb);
  }
}
