package org.glassmaster.backend.file.internal.rawdao;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.glassmaster.backend.file.internal.json.JsonObject;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.subchannel.PqCrc;

/**
 * What {@code NAME.rawdao.json} says of the blocks in {@code NAME.rawdao}.
 *
 * @param scrambled whether data sectors are as they are on the disc
 * @param sha256 of all blocks, in lower-case hexadecimal; older files may lack it
 */
record Sidecar(
    BlockFormat blockFormat,
    int firstLba,
    int blocks,
    boolean scrambled,
    PqCrc pqCrc,
    Optional<String> sha256) {
  /** What follows the image's name. */
  static final String SUFFIX = ".json";

  /** A sidecar is a line; more than this is something else. */
  static final int LIMIT = 1 << 16;

  /** The sidecar in a text; empty where the text does not say what the blocks are. */
  static Optional<Sidecar> parse(String text) {
    Optional<JsonObject> object = JsonObject.parse(text);
    Optional<BlockFormat> format =
        object.flatMap(json -> json.string("blockFormat")).flatMap(Sidecar::format);
    OptionalLong firstLba = number(object, "firstLba");
    OptionalLong blocks = number(object, "blocks");
    if (format.isEmpty()
        || firstLba.isEmpty()
        || firstLba.getAsLong() < Geometry.FIRST_LBA
        || firstLba.getAsLong() >= Geometry.FIRST_PAUSE_LBA
        || blocks.isEmpty()
        || blocks.getAsLong() < 0
        || blocks.getAsLong() > Geometry.LAST_LBA - Geometry.FIRST_LBA + 1) {
      return Optional.empty();
    }
    boolean plain =
        object.flatMap(json -> json.string("pqCrc")).filter("plain"::equals).isPresent();
    return Optional.of(
        new Sidecar(
            format.get(),
            (int) firstLba.getAsLong(),
            (int) blocks.getAsLong(),
            object.flatMap(json -> json.truth("scrambled")).orElse(true),
            plain ? PqCrc.PLAIN : PqCrc.INVERTED,
            object
                .flatMap(json -> json.string("sha256"))
                .map(hash -> hash.toLowerCase(Locale.ROOT))
                .filter(Sidecar::isDigest)));
  }

  /** What a text that does say what the blocks are says besides and is not understood. */
  static List<String> oddities(String text) {
    List<String> odd = new ArrayList<>();
    Optional<JsonObject> object = JsonObject.parse(text);
    OptionalLong schema = number(object, "schema");
    if (schema.isPresent() && schema.getAsLong() != 1) {
      odd.add("it is of schema " + schema.getAsLong() + ", and is read like one of schema 1");
    }
    Optional<String> crc = object.flatMap(json -> json.string("pqCrc"));
    if (crc.isPresent() && !crc.get().equals("plain") && !crc.get().equals("inverted")) {
      odd.add("its pqCrc is neither plain nor inverted, and is taken for inverted");
    }
    Optional<String> hash = object.flatMap(json -> json.string("sha256"));
    if (hash.isPresent() && !isDigest(hash.get().toLowerCase(Locale.ROOT))) {
      odd.add("its sha256 is no digest, the blocks are not compared with it");
    }
    return odd;
  }

  private static boolean isDigest(String hash) {
    return hash.matches("[0-9a-f]{64}");
  }

  private static OptionalLong number(Optional<JsonObject> object, String key) {
    return object.map(json -> json.number(key)).orElse(OptionalLong.empty());
  }

  private static Optional<BlockFormat> format(String label) {
    for (BlockFormat format : BlockFormat.values()) {
      if (format.label().equals(label)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Bytes that the image has to have. */
  long bytes() {
    return (long) blocks * blockFormat.bytes();
  }

  /** The document. */
  byte[] json() {
    String text =
        "{\"schema\": 1, \"blockFormat\": \""
            + blockFormat.label()
            + "\", \"firstLba\": "
            + firstLba
            + ", \"blocks\": "
            + blocks
            + ", \"scrambled\": "
            + scrambled
            + ", \"pqCrc\": \""
            + (pqCrc == PqCrc.PLAIN ? "plain" : "inverted")
            + "\", \"sha256\": "
            + sha256.map(hash -> "\"" + hash + "\"").orElse("null")
            + "}\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
