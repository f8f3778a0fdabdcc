package com.example.wave;

import java.util.List;
import java.util.stream.LongStream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.testkit.ImageFormatContract;
import org.glassmaster.testkit.SeededDiscs;

class MarkedWaveTest extends ImageFormatContract {
  @Override
  protected ImageFormat format() {
    return new MarkedWave();
  }

  @Override
  protected List<Disc> discs() {
    return LongStream.range(0, 3).mapToObj(SeededDiscs::audio).toList();
  }
}
