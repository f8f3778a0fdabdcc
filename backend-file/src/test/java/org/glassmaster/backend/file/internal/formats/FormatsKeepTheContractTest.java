package org.glassmaster.backend.file.internal.formats;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.glassmaster.backend.file.internal.ccd.CcdFormat;
import org.glassmaster.backend.file.internal.cue.CueFormat;
import org.glassmaster.backend.file.internal.iso.IsoFormat;
import org.glassmaster.backend.file.internal.rawdao.RawDaoFormat;
import org.glassmaster.backend.file.internal.toc.TocFormat;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.testkit.ImageFormatContract;
import org.glassmaster.testkit.SeededDiscs;
import org.junit.jupiter.api.Nested;

/** The contract of image formats, kept by every one of this house. */
class FormatsKeepTheContractTest {
  @Nested
  class Cue extends ImageFormatContract {
    @Override
    protected ImageFormat format() {
      return new CueFormat();
    }

    @Override
    protected List<Map<String, String>> ways() {
      return List.of(Map.of(), Map.of("layout", "tracks"));
    }
  }

  @Nested
  class Toc extends ImageFormatContract {
    @Override
    protected ImageFormat format() {
      return new TocFormat();
    }
  }

  @Nested
  class Ccd extends ImageFormatContract {
    @Override
    protected ImageFormat format() {
      return new CcdFormat();
    }
  }

  @Nested
  class RawDao extends ImageFormatContract {
    @Override
    protected ImageFormat format() {
      return new RawDaoFormat();
    }
  }

  @Nested
  class Iso extends ImageFormatContract {
    @Override
    protected ImageFormat format() {
      return new IsoFormat();
    }

    @Override
    protected List<Disc> discs() {
      return IntStream.range(0, 12)
          .mapToObj(SeededDiscs::data)
          .filter(disc -> disc.tracks().allMatch(track -> track.mode().userBytes() == 2048))
          .limit(2)
          .toList();
    }
  }
}
