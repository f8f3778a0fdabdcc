package org.glassmaster.cli.internal.json;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.identify.TrackChecksums;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Difference;

/** What came of looking at a disc again, in JSON. */
public final class VerificationDocument {
  private VerificationDocument() {}

  /** The key {@code attributes}. */
  public static void describeAttributes(Json json, Optional<Comparison> comparison) {
    json.array("attributes");
    for (Comparison.Result result :
        comparison.map(Comparison::attributes).orElse(List.<Comparison.Result>of())) {
      json.object();
      json.field("attribute", result.attribute().label());
      json.field("outcome", result.verdict().label());
      json.end();
    }
    json.end();
  }

  /** The key {@code differences}. */
  public static void describeDifferences(Json json, List<Difference> differences) {
    json.array("differences");
    for (Difference difference : differences) {
      json.object();
      json.field("what", difference.what());
      json.field("lba", difference.lba());
      json.field("expected", difference.expected());
      json.field("found", difference.found());
      json.end();
    }
    json.end();
  }

  /** The key {@code checksums}: what ripping databases know the audio tracks by. */
  public static void describeChecksums(Json json, List<TrackChecksums> checksums) {
    json.array("checksums");
    for (TrackChecksums sums : checksums) {
      json.object();
      json.field("track", sums.track());
      json.field("accurateRip1", hex(sums.accurateRip1()));
      json.field("accurateRip2", hex(sums.accurateRip2()));
      json.field("crc32", hex(sums.crc32()));
      json.end();
    }
    json.end();
  }

  private static String hex(int sum) {
    return HexFormat.of().withUpperCase().toHexDigits(sum);
  }
}
