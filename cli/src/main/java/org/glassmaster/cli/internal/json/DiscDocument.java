package org.glassmaster.cli.internal.json;

import java.util.Map;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.identify.DiscIds;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.TextField;

/** A disc in JSON: the object under the key {@code disc}. */
public final class DiscDocument {
  private DiscDocument() {}

  /** The object, after its key. */
  public static void describe(Json json, Layout layout) {
    Disc disc = layout.disc();
    json.object();
    json.field("type", disc.type().label());
    json.field("mcn", disc.mcn().map(Mcn::digits));
    json.array("sessions");
    for (SessionLayout session : layout.sessions()) {
      json.object();
      json.field("number", session.number());
      json.name("leadOut");
      address(json, session.leadOut());
      json.array("tracks");
      session.tracks().forEach(track -> track(json, track));
      json.end().end();
    }
    json.end();
    text(json, disc.text());
    DiscIds ids = DiscIds.of(layout);
    json.object("ids");
    json.field("musicBrainz", ids.musicBrainz());
    json.field("cddb", ids.cddb());
    json.field("accurateRip", ids.accurateRip());
    json.end();
    json.end();
  }

  private static void address(Json json, int lba) {
    json.object();
    json.field("lba", lba);
    json.field("msf", Msf.ofLba(lba).toString());
    json.end();
  }

  private static void track(Json json, TrackLayout laid) {
    Track track = laid.track();
    json.object();
    json.field("number", track.number());
    json.field("mode", track.mode().label());
    json.field("lba", laid.index1());
    json.field("msf", Msf.ofLba(laid.index1()).toString());
    json.field("sectors", laid.sectors());
    json.field("pregap", track.pregap());
    json.field("isrc", track.isrc().map(Isrc::formatted));
    json.field("copy", track.copy().label());
    json.field("preEmphasis", track.preEmphasis());
    json.field("fourChannel", track.fourChannel());
    json.array("indexes");
    for (TrackLayout.Index index : laid.indexes()) {
      json.object();
      json.field("number", index.number());
      json.field("lba", index.lba());
      json.field("msf", Msf.ofLba(index.lba()).toString());
      json.end();
    }
    json.end().end();
  }

  private static void text(Json json, CdText text) {
    json.array("cdText");
    for (int number = 0; number < text.blocks().size(); number++) {
      CdTextBlock block = text.blocks().get(number);
      json.object();
      json.field("block", number);
      json.field("language", block.language().key());
      json.field("encoding", block.encoding().key());
      json.name("disc");
      texts(json, 0, block.disc());
      json.object("tracks");
      block
          .tracks()
          .forEach(
              (track, fields) -> {
                json.name(Integer.toString(track));
                texts(json, track, fields);
              });
      json.end().end();
    }
    json.end();
  }

  private static void texts(Json json, int track, Map<TextField, String> fields) {
    json.object();
    fields.forEach((field, value) -> json.field(field.key(track), value));
    json.end();
  }
}
