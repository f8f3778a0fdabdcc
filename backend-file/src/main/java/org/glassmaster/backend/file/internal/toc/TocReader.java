package org.glassmaster.backend.file.internal.toc;

import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.data.ByteOrderProbe;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.sheet.SheetText;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.spi.ImageInput;

/** From the bytes of a sheet to a disc. */
final class TocReader {
  /** A sheet of 99 tracks with all of CD-TEXT in escapes is an eighth of this. */
  private static final int LONGEST_SHEET = 4 << 20;

  private TocReader() {}

  static Contents read(ImageInput input) throws GlassmasterException {
    String path = input.path().toString();
    String name = String.valueOf(input.path().getFileName());
    Findings findings = new Findings();
    SheetText text = SheetText.of(input.bytes(LONGEST_SHEET));
    text.noteCertainty(name, findings, TocFinding.ENCODING_GUESSED, TocFinding.CHARACTERS_LOST);
    TocSheet sheet = TocParser.parse(text.text(), name, findings);
    if (sheet.tracks().isEmpty()) {
      throw findings.refusal(
          "not-a-sheet", path + " is no TOC file: there is no track in it", path);
    }
    if (!sheet.whole()) {
      throw findings.refusal("sheet-not-valid", path + " describes no disc", path);
    }
    TocFiles files = new TocFiles(input, name, findings);
    Optional<Session> session = new TocDisc(sheet, name, files, findings).session();
    if (session.isEmpty()) {
      throw findings.refusal("sheet-not-valid", path + " describes no disc", path);
    }
    Disc disc = new Disc(sheet.catalog(), List.of(session.get()), sheet.text());
    if (ByteOrderProbe.soundsSwapped(disc)) {
      findings.add(TocFinding.BYTE_ORDER, name, "the samples sound as if their bytes were swapped");
    }
    return new Contents(path, "toc", disc, Geometry.RAW_IMAGE_START, findings.list());
  }
}
