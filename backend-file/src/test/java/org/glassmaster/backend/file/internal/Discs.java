package org.glassmaster.backend.file.internal;

import java.nio.ByteOrder;
import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Discs to write and read back. */
public final class Discs {
  private Discs() {}

  /** Three audio tracks with everything that a sheet can say of them. */
  public static Disc album() {
    return Disc.builder()
        .mcn("4006381333931")
        .text(texts().build())
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("US-K7Y-98-12345").content(noise(1, 320)).preEmphasis())
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .isrc("DE-ABC-01-00002")
                    .copy(CopyPermission.PERMITTED)
                    .pregap(noise(2, 75))
                    .content(noise(3, 400))
                    .index(100)
                    .index(333))
        .track(
            TrackMode.AUDIO,
            track -> track.copy(CopyPermission.SCMS).pregap(150).content(noise(4, 310)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  /** The simple texts that go with the album. */
  public static CdText.Builder texts() {
    return CdText.builder()
        .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
        .disc(TextField.TITLE, "Ænima")
        .disc(TextField.PERFORMER, "Someone")
        .track(1, TextField.TITLE, "One")
        .track(2, TextField.TITLE, "Two & a half")
        .track(3, TextField.TITLE, "Drei – not quite".replace("–", "-"));
  }

  /** Audio that is hidden before track 1. */
  public static Disc hidden() {
    return Disc.builder()
        .track(
            TrackMode.AUDIO,
            track -> track.pregap(Fragment.Zero.sectors(150), noise(9, 200)).content(noise(1, 320)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  /** Data, then audio. */
  public static Disc mixed() {
    return Disc.builder()
        .track(TrackMode.MODE1, track -> track.content(user(1, 2048, SectorForm.DATA_2048, 320)))
        .track(TrackMode.AUDIO, track -> track.pregap(150).content(noise(2, 310)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  /** One data track. */
  public static Disc data() {
    return Disc.builder()
        .track(TrackMode.MODE1, track -> track.content(user(1, 2048, SectorForm.DATA_2048, 320)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  /** Audio, and a second session with XA data. */
  public static Disc enhanced() {
    return Disc.builder()
        .track(TrackMode.AUDIO, track -> track.content(noise(1, 320)))
        .track(TrackMode.AUDIO, track -> track.content(noise(2, 320)))
        .session()
        .type(DiscType.CD_ROM_XA)
        .track(
            TrackMode.MODE2_FORM1, track -> track.content(user(3, 2048, SectorForm.DATA_2048, 330)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  /** Noise of so many sectors. */
  public static Fragment noise(int seed, int sectors) {
    byte[] bytes = new byte[sectors * Fragment.SECTOR];
    new Random(seed).nextBytes(bytes);
    return new Fragment.Samples(
        ByteSource.of("noise", bytes), 0, bytes.length, ByteOrder.LITTLE_ENDIAN);
  }

  /** User data of so many sectors. */
  public static Fragment user(int seed, int size, SectorForm form, int sectors) {
    byte[] bytes = new byte[sectors * size];
    new Random(seed).nextBytes(bytes);
    return new Fragment.Sectors(ByteSource.of("data", bytes), 0, size, form, sectors);
  }
}
