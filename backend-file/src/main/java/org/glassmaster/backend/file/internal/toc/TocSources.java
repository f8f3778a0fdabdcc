package org.glassmaster.backend.file.internal.toc;

import java.nio.file.Path;
import org.glassmaster.backend.file.internal.write.NamedSounds;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.SourceException;

/** A sheet that names the sound files a disc is made of, to the sample. */
record TocSources(Disc disc, NamedSounds sounds) {
  static TocSources of(Disc disc) throws ContentException, SourceException {
    return new TocSources(disc, NamedSounds.of(disc));
  }

  /** The sheet. */
  String text(Path path, boolean outsideAllowed) throws ContentException {
    TocSheetText text = new TocSheetText(disc);
    StringBuilder sheet = new StringBuilder();
    TocWriter.head(sheet, text, disc);
    boolean first = true;
    for (NamedSounds.Part part : sounds.parts()) {
      TocWriter.track(sheet, text, part.track(), TocMode.AUDIO, TocSubMode.NONE);
      Msf silence = Msf.ofFrames(part.silence() - (first ? Geometry.PAUSE : 0));
      first = false;
      if (silence.frames() > 0) {
        sheet.append("SILENCE ").append(silence).append('\n');
      }
      String name = NamedSounds.nameIn(path, part.file(), outsideAllowed);
      if (name.chars().anyMatch(Character::isISOControl)) {
        throw NamedSounds.refusal(
            name, "a TOC file has no way to say such a name; rename the file");
      }
      sheet.append("FILE ").append(TocStrings.name(name)).append(' ');
      sheet.append(part.offset() / Fragment.SAMPLE);
      if (!part.toItsEnd()) {
        sheet.append(' ').append(part.length() / Fragment.SAMPLE);
      }
      sheet.append('\n');
      TocWriter.marks(sheet, silence, part.track());
    }
    return sheet.toString();
  }
}
