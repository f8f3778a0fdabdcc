package org.glassmaster.core.image.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserDataTest {
  private static final int LEAD_IN_BLOCK = 96;

  static List<String> recordings() {
    return Recording.cooked();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void isWhatToolsSendInSaoAndTao(String name) throws SourceException {
    Recording recording = Recording.named(name);
    Master master = Master.of(name);
    RawImage image = new RawImage(master.layout(), master.render());
    List<Integer> different = new ArrayList<>();
    for (Recording.Run run : recording.runs()) {
      byte[] block = new byte[run.bytes()];
      for (int lba = run.first(); lba < run.end(); lba++) {
        if (run.bytes() == LEAD_IN_BLOCK) {
          packs(image, lba, block);
        } else {
          image.read(lba, 1, SectorFormat.USER, MemorySegment.ofArray(block), 0);
        }
        if (!Digest.matches(block, recording.main(lba))) {
          different.add(lba);
        }
      }
    }
    assertThat(different).isEmpty();
  }

  /** A block of lead-in as SAO has it: R to W alone. */
  private static void packs(RawImage image, int lba, byte[] block) throws SourceException {
    SectorFormat symbols = new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.RAW96);
    image.read(lba, 1, symbols, MemorySegment.ofArray(block), 0);
    for (int i = 0; i < block.length; i++) {
      block[i] &= 0x3F;
    }
  }
}
