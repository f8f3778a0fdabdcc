package org.glassmaster.backend.file.internal.ccd;

import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.companion.TextCompanion;
import org.glassmaster.backend.file.internal.data.ZeroPadded;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.backend.file.internal.sheet.SheetText;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.text.CdText;
import org.glassmaster.spi.ImageInput;

/** From a sheet and the files beside it to a disc. */
final class CcdReader {
  /** A full sheet is a twentieth of this. */
  private static final int LONGEST_SHEET = 2 << 20;

  private CcdReader() {}

  static Contents read(ImageInput input, Job job) throws GlassmasterException {
    String path = input.path().toString();
    String name = String.valueOf(input.path().getFileName());
    Findings findings = new Findings();
    CcdSheet sheet =
        CcdParser.parse(SheetText.of(input.bytes(LONGEST_SHEET)).text(), name, findings);
    if (sheet.toc().isEmpty()) {
      throw findings.refusal(
          "not-a-sheet", path + " is no CloneCD sheet: there is no track in it", path);
    }
    String stem = FileName.stem(name, CcdFormat.SUFFIX);
    ByteSource image = input.file(stem + CcdFormat.IMAGE);
    Extents extents = Extents.of(sheet, image.size(), name, findings);
    if (extents.sessions().isEmpty()) {
      throw findings.refusal("sheet-not-valid", path + " describes no disc", path);
    }
    extents.requireWhole(image.name(), image.size(), name);
    ByteSource whole = padded(image, extents, findings);
    Optional<SubFile> sub = Optional.empty();
    if (input.exists(stem + CcdFormat.SUBCHANNEL)) {
      sub = SubFile.of(input.file(stem + CcdFormat.SUBCHANNEL), extents.sectors(), findings);
    }
    job.checkpoint();
    Survey survey = Survey.of(sub, extents, job, findings);
    List<Session> sessions = new CcdDisc(sheet, name, whole, extents, survey, findings).sessions();
    CdText text = sheet.text();
    if (text.isEmpty() && input.exists(stem + CcdFormat.PACKS)) {
      text = TextCompanion.packs(input.file(stem + CcdFormat.PACKS), findings);
    }
    Disc disc = new Disc(survey.catalog(sheet.catalog(), name, findings), sessions, text);
    return new Contents(
        path, format(sheet, survey), disc, Geometry.RAW_IMAGE_START, findings.list());
  }

  private static String format(CcdSheet sheet, Survey survey) {
    String version = sheet.version() == CcdSheet.NONE ? "" : "version " + sheet.version();
    String sub = survey.sub().isPresent() ? "" : "no sub-channel";
    String both = version.isEmpty() || sub.isEmpty() ? version + sub : version + ", " + sub;
    return both.isEmpty() ? "ccd" : "ccd (" + both + ")";
  }

  private static ByteSource padded(ByteSource image, Extents extents, Findings findings) {
    long wanted = (long) extents.sectors() * Fragment.SECTOR;
    if (image.size() < wanted) {
      findings.add(CcdFinding.CUT, image.name(), "it ends inside a sector");
      return new ZeroPadded(image, wanted);
    }
    if (image.size() > wanted) {
      findings.add(
          CcdFinding.MORE_SECTORS,
          image.name(),
          (image.size() - wanted) + " bytes follow after the last track");
    }
    return image;
  }
}
