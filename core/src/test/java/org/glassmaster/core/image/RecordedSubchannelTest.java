package org.glassmaster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwPack;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedSubchannelTest {
  private static final int SECTORS = 60;

  private static RawImage image(SubchannelRun.Form form, byte[] bytes, Render render) {
    SubchannelRun run =
        new SubchannelRun(150, SECTORS, ByteSource.of("sub", bytes), 0, form.bytes(), form);
    Disc disc =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.content(Fragment.Zero.sectors(SECTORS + 20)).subchannel(run))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    return new RawImage(Layout.of(disc, -200), render);
  }

  private static byte[] read(RawImage image, int lba, int count, SubchannelForm form)
      throws SourceException {
    byte[] bytes = new byte[count * form.size()];
    image.read(
        lba,
        count,
        new SectorFormat(SectorFormat.Main.NONE, form),
        MemorySegment.ofArray(bytes),
        0);
    return bytes;
  }

  private static byte[] random(int length, int mask) {
    byte[] bytes = new byte[length];
    new Random(11).nextBytes(bytes);
    for (int i = 0; i < length; i++) {
      bytes[i] &= (byte) mask;
    }
    return bytes;
  }

  @Test
  void goesThroughUnchanged() throws SourceException {
    byte[] recorded = random(SECTORS * 96, 0xFF);
    RawImage image = image(SubchannelRun.Form.PW_RAW, recorded, Render.DEFAULT);
    assertThat(read(image, 0, SECTORS, SubchannelForm.RAW96)).isEqualTo(recorded);
    byte[] planes = new byte[SECTORS * 96];
    SubchannelForm.RAW96.convert(
        MemorySegment.ofArray(recorded),
        0,
        96,
        SubchannelForm.PLANES96,
        MemorySegment.ofArray(planes),
        0,
        96,
        SECTORS);
    assertThat(read(image, 0, SECTORS, SubchannelForm.PLANES96)).isEqualTo(planes);
    RawImage fromPlanes = image(SubchannelRun.Form.PW_PLANES, planes, Render.DEFAULT);
    assertThat(read(fromPlanes, 0, SECTORS, SubchannelForm.RAW96)).isEqualTo(recorded);
  }

  @Test
  void isMadeAnewWhereThatIsChosen() throws SourceException {
    byte[] recorded = random(SECTORS * 96, 0xFF);
    RawImage image =
        image(
            SubchannelRun.Form.PW_RAW,
            recorded,
            Render.DEFAULT.withRecorded(Render.Recorded.REGENERATED));
    byte[] made = read(image, 0, SECTORS, SubchannelForm.RAW96);
    byte[] q = new byte[12];
    for (int lba = 0; lba < SECTORS; lba++) {
      SubchannelForm.RAW96.readQ(
          MemorySegment.ofArray(made), lba * 96L, MemorySegment.ofArray(q), 0);
      assertThat(QFrame.decode(MemorySegment.ofArray(q), 0)).isPresent();
      for (int i = 0; i < 96; i++) {
        assertThat(made[lba * 96 + i] & 0x3F).isEqualTo(recorded[lba * 96 + i] & 0x3F);
      }
    }
  }

  /**
   * Packs become symbols and symbols become packs again, over sectors that are asked for one at a
   * time.
   */
  @Test
  void turnsPacksIntoSymbolsAndBack() throws SourceException {
    byte[] packs = random(SECTORS * 96, 0x3F);
    RwPack.encode(MemorySegment.ofArray(packs), 0, SECTORS * 4);
    RawImage image = image(SubchannelRun.Form.RW_PACKS, packs, Render.DEFAULT);
    byte[] symbols = new byte[(SECTORS + 2) * 96];
    for (int lba = SECTORS + 1; lba >= 0; lba--) {
      byte[] one = read(image, lba, 1, SubchannelForm.RAW96);
      for (int i = 0; i < 96; i++) {
        symbols[lba * 96 + i] = (byte) (one[i] & 0x3F);
      }
    }
    SubchannelRun run =
        new SubchannelRun(
            150,
            SECTORS + 2,
            ByteSource.of("symbols", symbols),
            0,
            96,
            SubchannelRun.Form.RW_SYMBOLS);
    Disc disc =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.content(Fragment.Zero.sectors(SECTORS + 20)).subchannel(run))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    RawImage back = new RawImage(Layout.of(disc, -200), Render.DEFAULT);
    byte[] cooked = read(back, 0, SECTORS, SubchannelForm.COOKED96);
    for (int i = 0; i < cooked.length; i++) {
      cooked[i] &= 0x3F;
    }
    assertThat(cooked).isEqualTo(packs);
    byte[] direct = read(image, 0, SECTORS, SubchannelForm.COOKED96);
    for (int i = 0; i < direct.length; i++) {
      direct[i] &= 0x3F;
    }
    assertThat(direct).isEqualTo(packs);
  }

  @ParameterizedTest
  @EnumSource(
      value = SubchannelForm.class,
      names = {"PQ16", "COOKED96", "RAW96", "PLANES96"})
  void carriesARecordedQIntoEveryForm(SubchannelForm form) throws SourceException {
    RawImage made =
        image(
            SubchannelRun.Form.RW_SYMBOLS,
            new byte[SECTORS * 96],
            Render.DEFAULT.withCountdown(Render.Countdown.B));
    byte[] recorded = read(made, 0, SECTORS, SubchannelForm.PQ16);
    // Other frames than those that would be made here, so that copying shows.
    byte[] shifted = Arrays.copyOf(recorded, recorded.length);
    System.arraycopy(recorded, 0, shifted, 16, 16);
    RawImage image = image(SubchannelRun.Form.PQ, shifted, Render.DEFAULT);
    byte[] bytes = read(image, 1, 1, form);
    byte[] q = new byte[12];
    form.readQ(MemorySegment.ofArray(bytes), 0, MemorySegment.ofArray(q), 0);
    assertThat(q).isEqualTo(Arrays.copyOf(recorded, 12));
  }

  /** What no source records is made: the lead-in, and sectors after the end of the record. */
  @Test
  void isMadeWhereNothingIsRecorded() throws SourceException {
    RawImage image = image(SubchannelRun.Form.PW_RAW, random(SECTORS * 96, 0xFF), Render.DEFAULT);
    for (int lba : new int[] {-200, -1, SECTORS, SECTORS + 19, SECTORS + 20}) {
      byte[] q = new byte[12];
      SubchannelForm.RAW96.readQ(
          MemorySegment.ofArray(read(image, lba, 1, SubchannelForm.RAW96)),
          0,
          MemorySegment.ofArray(q),
          0);
      assertThat(QFrame.decode(MemorySegment.ofArray(q), 0)).as("LBA %d", lba).isPresent();
    }
  }
}
