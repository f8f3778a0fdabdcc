package org.glassmaster.backend.file.internal.cue;

import java.util.List;
import org.glassmaster.backend.file.internal.data.ByteOrderProbe;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.sheet.SheetText;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.spi.ImageInput;

/** From the bytes of a sheet to a disc. */
final class CueReader {
  /** A sheet of 99 tracks with 99 indexes each is an eighth of this. */
  private static final int LONGEST_SHEET = 4 << 20;

  private CueReader() {}

  static Contents read(ImageInput input) throws GlassmasterException {
    String path = input.path().toString();
    String name = String.valueOf(input.path().getFileName());
    Findings findings = new Findings();
    SheetText text = SheetText.of(input.bytes(LONGEST_SHEET));
    text.noteCertainty(name, findings, CueFinding.ENCODING_GUESSED, CueFinding.CHARACTERS_LOST);
    CueSheet sheet = CueParser.parse(text.text(), name, findings);
    if (sheet.tracks().isEmpty()) {
      throw findings.refusal(
          "not-a-sheet", path + " is no CUE sheet: there is no track in it", path);
    }
    if (!sheet.whole()) {
      throw findings.refusal("sheet-not-valid", path + " describes no disc", path);
    }
    CueFiles files = new CueFiles(input, sheet.files(), name, findings);
    List<Session> sessions = new CueDisc(sheet, name, files, findings).sessions();
    if (sessions.isEmpty()) {
      throw findings.refusal("sheet-not-valid", path + " describes no disc", path);
    }
    Disc disc =
        new Disc(
            sheet.catalog().flatMap(Mcn::parse),
            sessions,
            CueText.of(sheet, name, input, findings));
    if (ByteOrderProbe.soundsSwapped(disc)) {
      findings.add(CueFinding.BYTE_ORDER, name, "the samples sound as if their bytes were swapped");
    }
    return new Contents(
        path, CueDialect.of(sheet), disc, Geometry.RAW_IMAGE_START, findings.list());
  }
}
