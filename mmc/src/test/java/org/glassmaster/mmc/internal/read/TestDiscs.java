package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
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

/** Discs to put into drives. Their bytes follow from their positions, so that nothing is stored. */
final class TestDiscs {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private TestDiscs() {}

  /** Bytes that never repeat, the same for the same seed. */
  record Noise(String name, long seed, long size) implements ByteSource {
    @Override
    public void read(long position, MemorySegment into, long offset, long length) {
      long i = 0;
      while (i < length) {
        long at = position + i;
        if ((at & 7) == 0 && length - i >= 8) {
          into.set(WORD, offset + i, mix(seed + (at >>> 3)));
          i += 8;
        } else {
          byte one = (byte) (mix(seed + (at >>> 3)) >>> (8 * (at & 7)));
          into.set(ValueLayout.JAVA_BYTE, offset + i, one);
          i++;
        }
      }
    }

    private static long mix(long value) {
      long z = value * 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }
  }

  static ByteSource audio(long seed, int sectors) {
    return new Noise("audio-" + seed, seed << 32, (long) sectors * Fragment.SECTOR);
  }

  static Fragment samples(long seed, int sectors) {
    ByteSource source = audio(seed, sectors);
    return new Fragment.Samples(source, 0, source.size(), ByteOrder.LITTLE_ENDIAN);
  }

  static Fragment data(long seed, int sectors, SectorForm form) {
    ByteSource source = new Noise("data-" + seed, seed << 32, (long) sectors * form.bytes());
    return new Fragment.Sectors(source, 0, form.bytes(), form, sectors);
  }

  /** Four audio tracks with everything that audio discs have. */
  static DiscBuilder album() {
    return Disc.builder()
        .mcn("4006381333931")
        .text(
            new CdText(
                List.of(
                    CdTextBlock.builder(Language.ENGLISH, TextEncoding.ISO_8859_1)
                        .disc(TextField.TITLE, "Joyful Nights")
                        .track(1, TextField.TITLE, "Song of Joy")
                        .track(4, TextField.TITLE, "Mee Owwww")
                        .build())))
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("US-K7Y-98-12345").content(samples(1, 320)).index(130).index(233))
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .isrc("US-K7Y-98-12346")
                    .pregap(150)
                    .copy(CopyPermission.PERMITTED)
                    .content(samples(2, 310)))
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .isrc("US-K7Y-98-12347")
                    .pregap(samples(31, 37))
                    .preEmphasis()
                    .content(samples(3, 260)))
        .track(TrackMode.AUDIO, track -> track.copy(CopyPermission.SCMS).content(samples(4, 250)));
  }

  /** A data track and two of audio. */
  static DiscBuilder mixed() {
    return Disc.builder()
        .track(
            TrackMode.MODE1,
            track -> track.content(data(9, 300, SectorForm.DATA_2048)).postgap(150))
        .track(TrackMode.AUDIO, track -> track.pregap(150).content(samples(4, 200)))
        .track(TrackMode.AUDIO, track -> track.isrc("GBAYE0000351").content(samples(5, 200)));
  }

  /** Tracks of the modes of CD-ROM XA. */
  static DiscBuilder xa() {
    return Disc.builder()
        .track(TrackMode.MODE2_FORM1, track -> track.content(data(11, 200, SectorForm.DATA_2048)))
        .track(
            TrackMode.MODE2_FORM2,
            track -> track.pregap(150).content(data(12, 200, SectorForm.FORM2_2324)))
        .track(TrackMode.MODE2, track -> track.content(data(13, 200, SectorForm.DATA_2336)));
  }

  /** Audio, and data in a second session. */
  static DiscBuilder extra() {
    return Disc.builder()
        .track(TrackMode.AUDIO, track -> track.content(samples(21, 250)))
        .track(TrackMode.AUDIO, track -> track.pregap(75).content(samples(22, 250)))
        .session()
        .track(TrackMode.MODE2_FORM1, track -> track.content(data(23, 200, SectorForm.DATA_2048)));
  }

  /** Music before track 1. */
  static DiscBuilder hidden() {
    return Disc.builder()
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .pregap(Fragment.Zero.sectors(150), samples(41, 220))
                    .content(samples(42, 200)))
        .track(TrackMode.AUDIO, track -> track.content(samples(43, 200)));
  }

  /** A disc that sings and shows. */
  static DiscBuilder graphics() {
    byte[] packs = new byte[300 * 96];
    for (int i = 0; i < packs.length; i++) {
      int symbol = i % 24;
      // As in files: the parity is left to the recorder.
      boolean parity = symbol == 2 || symbol == 3 || symbol > 19;
      packs[i] = (byte) (symbol == 0 ? 9 : symbol == 1 ? 6 : parity ? 0 : i & 63);
    }
    return Disc.builder()
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .content(samples(51, 300))
                    .subchannel(
                        new SubchannelRun(
                            150,
                            300,
                            ByteSource.of("graphics", packs),
                            0,
                            96,
                            SubchannelRun.Form.RW_PACKS)))
        .track(TrackMode.AUDIO, track -> track.content(samples(52, 200)));
  }

  /** The disc, whatever burning has against it. */
  static Disc built(DiscBuilder builder) {
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }
}
