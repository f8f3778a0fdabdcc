package org.glassmaster.emulator.read;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Discs of every kind that there is. */
enum Discs {
  /** Audio with everything that audio discs have. */
  ALBUM {
    @Override
    DiscBuilder builder() {
      return Disc.builder()
          .mcn("4006381333931")
          .text(
              new CdText(
                  List.of(
                      CdTextBlock.builder(Language.ENGLISH, TextEncoding.ISO_8859_1)
                          .disc(TextField.TITLE, "Joyful Nights")
                          .disc(TextField.PERFORMER, "United Cat Orchestra")
                          .track(1, TextField.TITLE, "Song of Joy")
                          .track(3, TextField.TITLE, "Mee Owwww")
                          .build())))
          .track(
              TrackMode.AUDIO,
              track -> track.isrc("US-K7Y-98-12345").content(samples(1, 240)).index(77).index(200))
          .track(
              TrackMode.AUDIO,
              track ->
                  track
                      .isrc("US-K7Y-98-12346")
                      .pregap(150)
                      .copy(CopyPermission.PERMITTED)
                      .content(samples(2, 200)))
          .track(
              TrackMode.AUDIO,
              track -> track.pregap(samples(31, 37)).preEmphasis().content(samples(3, 210)))
          .track(
              TrackMode.AUDIO, track -> track.copy(CopyPermission.SCMS).content(samples(4, 205)));
    }
  },
  /** Music that nobody is told of, before track 1. */
  HIDDEN {
    @Override
    DiscBuilder builder() {
      return Disc.builder()
          .track(
              TrackMode.AUDIO,
              track ->
                  track
                      .pregap(Fragment.Zero.sectors(150), samples(41, 160))
                      .content(samples(42, 200)));
    }
  },
  /** Data, then audio. */
  MIXED {
    @Override
    DiscBuilder builder() {
      return Disc.builder()
          .track(
              TrackMode.MODE1,
              track -> track.content(data(9, 250, SectorForm.DATA_2048)).postgap(150))
          .track(TrackMode.AUDIO, track -> track.pregap(150).content(samples(5, 200)))
          .track(TrackMode.AUDIO, track -> track.isrc("GBAYE0000351").content(samples(6, 200)));
    }
  },
  /** Tracks of CD-ROM XA, one of them with forms that mix. */
  XA {
    @Override
    DiscBuilder builder() {
      return Disc.builder()
          .track(TrackMode.MODE2_FORM1, track -> track.content(data(11, 200, SectorForm.DATA_2048)))
          .track(
              TrackMode.MODE2_FORM2,
              track -> track.pregap(150).content(data(12, 200, SectorForm.FORM2_2324)))
          .track(
              TrackMode.MODE2_MIXED,
              track ->
                  track.content(
                      data(13, 100, SectorForm.DATA_2048), data(14, 100, SectorForm.FORM2_2324)))
          .track(TrackMode.MODE2, track -> track.content(data(15, 200, SectorForm.DATA_2336)));
    }
  },
  /** A disc that sings and shows. */
  GRAPHICS {
    @Override
    DiscBuilder builder() {
      byte[] packs = noise(7, 240 * 96);
      for (int i = 0; i < packs.length; i++) {
        packs[i] = (byte) (i % 24 == 0 ? 9 : i % 24 == 1 ? 6 : packs[i] & 63);
      }
      ByteSource source = ByteSource.of("graphics.cdg", packs);
      return Disc.builder()
          .track(
              TrackMode.AUDIO,
              track ->
                  track
                      .content(samples(51, 240))
                      .subchannel(
                          new SubchannelRun(150, 240, source, 0, 96, SubchannelRun.Form.RW_PACKS)))
          .track(TrackMode.AUDIO, track -> track.content(samples(52, 200)));
    }
  },
  /** Audio, and data in two more sessions. */
  SESSIONS {
    @Override
    DiscBuilder builder() {
      return Disc.builder()
          .mcn("0123456789012")
          .track(TrackMode.AUDIO, track -> track.content(samples(21, 200)))
          .track(TrackMode.AUDIO, track -> track.pregap(75).content(samples(22, 200)))
          .session()
          .track(TrackMode.MODE2_FORM1, track -> track.content(data(23, 200, SectorForm.DATA_2048)))
          .session()
          .track(TrackMode.MODE1, track -> track.content(data(24, 200, SectorForm.DATA_2048)));
    }
  };

  abstract DiscBuilder builder();

  /** The disc, whatever burning has against it. */
  Disc disc() {
    return builder().build(Purpose.CONVERTING).disc().orElseThrow();
  }

  private static byte[] noise(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static Fragment samples(long seed, int sectors) {
    byte[] bytes = noise(seed, sectors * Fragment.SECTOR);
    return new Fragment.Samples(
        ByteSource.of("audio-" + seed, bytes), 0, bytes.length, ByteOrder.LITTLE_ENDIAN);
  }

  private static Fragment data(long seed, int sectors, SectorForm form) {
    byte[] bytes = noise(seed, sectors * form.bytes());
    return new Fragment.Sectors(
        ByteSource.of("data-" + seed, bytes), 0, form.bytes(), form, sectors);
  }
}
