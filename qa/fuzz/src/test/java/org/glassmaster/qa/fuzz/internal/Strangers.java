package org.glassmaster.qa.fuzz.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;

/** What is done with a disc that a stranger describes: everything up to its sectors. */
final class Strangers {
  private static final int LIMIT = 1_000;

  private Strangers() {}

  /** Reads an image; a typed fault is an answer, anything else is an error of ours. */
  static void read(String format, String name, byte[] sheet, Map<String, byte[]> beside) {
    ImageFormat known = ImageFormats.load().named(format).orElseThrow();
    known.match(name, sheet, sheet.length);
    try {
      Contents contents = known.read(new StrangersInput(name, sheet, beside), Job.unwatched());
      if (contents.findings().size() > LIMIT) {
        throw new AssertionError("findings without end");
      }
      use(contents.disc());
    } catch (GlassmasterException e) {
      requireSaid(e);
    }
  }

  /** A fault that can be shown. */
  static void requireSaid(GlassmasterException e) {
    if (e.code().isEmpty() || e.getMessage() == null) {
      throw new AssertionError("a fault without words", e);
    }
  }

  /** Checks a disc, and where it is sound lays it out and reads from both ends. */
  private static void use(Disc disc) throws GlassmasterException {
    List<Finding> findings = DiscCheck.check(disc, Purpose.AUTHORING);
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return;
    }
    Layout layout = Layout.of(disc);
    RawImage image = new RawImage(layout, Render.DEFAULT);
    MemorySegment memory = MemorySegment.ofArray(new byte[2 * 2352]);
    int count = Math.min(2, layout.leadOut() - Geometry.FIRST_PAUSE_LBA);
    image.read(Geometry.FIRST_PAUSE_LBA, count, SectorFormat.PLAIN, memory, 0);
    image.read(layout.leadOut() - count, count, SectorFormat.PLAIN, memory, 0);
  }
}
