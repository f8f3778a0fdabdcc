package org.glassmaster.testkit;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.verify.Verifier;

/** The sectors of discs, as the contracts compare them. */
final class Rendered {
  private Rendered() {}

  static DiscSource of(Disc disc) {
    return of(disc, Geometry.RAW_IMAGE_START);
  }

  static DiscSource of(Disc disc, int leadIn) {
    return new RawImage(Layout.of(disc, leadIn), Render.DEFAULT);
  }

  /** Main channel, data not scrambled. */
  static byte[] sectors(Disc disc, int lba, int count) throws SourceException {
    byte[] bytes = new byte[count * Fragment.SECTOR];
    of(disc).read(lba, count, SectorFormat.PLAIN, MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  /** Every sector from LBA 0 to the lead-out. */
  static byte[] programme(Disc disc) throws SourceException {
    return sectors(disc, 0, of(disc).layout().leadOut());
  }

  /** The disc that takes least time. */
  static Disc shortest(List<Disc> discs) {
    return discs.stream()
        .min(Comparator.comparingInt(disc -> Layout.of(disc).leadOut()))
        .orElseThrow();
  }

  static boolean isSame(Disc one, Disc other) throws GlassmasterException {
    return new Verifier().compare(of(one), of(other)).same().orElse(false);
  }

  static byte[] bytes(ByteSource file) throws SourceException {
    byte[] bytes = new byte[Math.toIntExact(file.size())];
    file.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }
}
