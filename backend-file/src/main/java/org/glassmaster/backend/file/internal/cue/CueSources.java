package org.glassmaster.backend.file.internal.cue;

import java.nio.file.Path;
import java.util.Optional;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.backend.file.internal.write.NamedSounds;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.SourceException;

/** A sheet that names the sound files a disc is made of. Its times count whole sectors. */
final class CueSources {
  private final Disc disc;
  private final NamedSounds sounds;

  private CueSources(Disc disc, NamedSounds sounds) {
    this.disc = disc;
    this.sounds = sounds;
  }

  /** The sheet's content for a disc, or what stands against it. */
  static CueSources of(Disc disc) throws ContentException, SourceException {
    NamedSounds sounds = NamedSounds.of(disc);
    NamedSounds.Part before = null;
    for (NamedSounds.Part part : sounds.parts()) {
      String where = "track " + part.track().number();
      boolean goesOn = before != null && goesOn(before, part);
      if (part.offset() % Fragment.SECTOR != 0) {
        throw NamedSounds.refusal(
            where, "it begins inside a sector, which only a TOC file can say");
      }
      if (!goesOn && part.offset() > 0) {
        throw NamedSounds.refusal(where, "its file begins before it");
      }
      if (before != null && !goesOn && !before.toItsEnd()) {
        throw NamedSounds.refusal("track " + before.track().number(), "its file goes on behind it");
      }
      if (before == null && silence(part, true) == Geometry.PAUSE) {
        throw NamedSounds.refusal(
            where, "two more seconds before it would be taken for those of every disc");
      }
      before = part;
    }
    if (before != null && !before.toItsEnd()) {
      throw NamedSounds.refusal("track " + before.track().number(), "its file goes on behind it");
    }
    return new CueSources(disc, sounds);
  }

  private static boolean goesOn(NamedSounds.Part before, NamedSounds.Part part) {
    return part.file().equals(before.file()) && part.offset() == before.offset() + before.length();
  }

  /** The two seconds before 00:02:00 are in no sheet. */
  private static int silence(NamedSounds.Part part, boolean first) {
    return part.silence() - (first ? Geometry.PAUSE : 0);
  }

  /** The sheet. */
  String text(Path sheet, boolean outsideAllowed, Optional<String> cdTextFile)
      throws ContentException {
    StringBuilder text = new StringBuilder();
    CuePlan.head(text, disc, cdTextFile);
    NamedSounds.Part before = null;
    for (NamedSounds.Part part : sounds.parts()) {
      if (before == null || !goesOn(before, part)) {
        file(text, NamedSounds.nameIn(sheet, part.file(), outsideAllowed));
      }
      CuePlan.track(text, disc, part.track(), TrackType.AUDIO);
      int silence = silence(part, before == null);
      if (silence > 0) {
        text.append("    PREGAP ").append(Msf.ofFrames(silence)).append('\n');
      }
      int time = (int) (part.offset() / Fragment.SECTOR);
      CuePlan.index(text, 1, time);
      for (int i = 0; i < part.track().indexes().size(); i++) {
        CuePlan.index(text, i + 2, time + part.track().indexes().get(i));
      }
      before = part;
    }
    return text.toString();
  }

  private static void file(StringBuilder text, String name) throws ContentException {
    if (name.chars().anyMatch(c -> c == '"' || Character.isISOControl(c))) {
      throw NamedSounds.refusal(
          name, "a CUE sheet has no way to quote such a name; rename the file");
    }
    boolean aiff = FileName.suffix(name).startsWith(".aif");
    text.append("FILE \"").append(name).append("\" ").append(aiff ? "AIFF" : "WAVE").append('\n');
  }
}
