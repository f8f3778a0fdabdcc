package org.glassmaster.backend.file.internal.formats;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.BinaryPack;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Small discs, each with something that a format may keep or lose. */
final class Samples {
  /** Enough for the frames of Q that name ISRC and MCN, which come every hundred or so. */
  private static final int SECTORS = 130;

  private static final SectorFormat PQ =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16);

  private Samples() {}

  /** A disc that is not held to the rules: it is short. */
  static Disc built(DiscBuilder builder) {
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  /** Adds audio. */
  static void audio(TrackBuilder track) {
    track.content(Discs.noise(5, SECTORS));
  }

  /** Adds user data as that mode has it. */
  static Fragment data(TrackMode mode) {
    SectorForm form =
        switch (mode) {
          case MODE1, MODE2_FORM1 -> SectorForm.DATA_2048;
          case MODE2_FORM2 -> SectorForm.FORM2_2324;
          case AUDIO, MODE0, MODE2, MODE2_MIXED -> SectorForm.DATA_2336;
        };
    byte[] bytes = new byte[SECTORS * form.bytes()];
    for (int i = 0; mode != TrackMode.MODE0 && i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    for (int i = 0; mode == TrackMode.MODE2_MIXED && i < SECTORS; i++) {
      for (int b = 0; b < 8; b++) {
        bytes[i * 2336 + b] = (byte) (b % 4 != 2 ? 0 : i % 2 == 0 ? 0x08 : 0x20);
      }
    }
    return new Fragment.Sectors(ByteSource.of("data", bytes), 0, form.bytes(), form, SECTORS);
  }

  /** Whole sectors of mode 1, one of them with wrong parity, as protected discs have them. */
  static Fragment damaged() {
    byte[] bytes = new byte[SECTORS * Fragment.SECTOR];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 7) >> 2);
    }
    new SectorEncoder().mode1(MemorySegment.ofArray(bytes), 0, Fragment.SECTOR, SECTORS, 0);
    bytes[7 * Fragment.SECTOR + 2_300] ^= 0x55;
    return new Fragment.Sectors(
        ByteSource.of("damaged", bytes), 0, Fragment.SECTOR, SectorForm.WHOLE, SECTORS);
  }

  /** Graphics for the sectors from index 1 on. */
  static SubchannelRun graphics(int pregap) {
    byte[] packs = new byte[SECTORS * 96];
    // Graphics end before their track does: interleaving spreads the last ones over two sectors.
    for (int i = 0; i < packs.length - 2 * 96; i++) {
      int symbol = i % 24;
      packs[i] =
          (byte) (symbol == 0 ? 9 : symbol == 1 ? 6 : symbol > 3 && symbol < 20 ? i % 64 : 0);
    }
    return new SubchannelRun(
        pregap, SECTORS, ByteSource.of("packs", packs), 0, 96, SubchannelRun.Form.RW_PACKS);
  }

  /** The disc with the P and Q that it would have from index 1 on, but for one wrong CRC. */
  static Disc recorded(Disc disc) throws GlassmasterException {
    DiscBuilder builder = Disc.builder();
    for (Track track : disc.tracks().toList()) {
      byte[] pq = Images.sectors(disc, track.number(), PQ);
      int first = track.pregap();
      pq[(first + 3) * 16 + 11] ^= 1;
      SubchannelRun run =
          new SubchannelRun(
              first,
              track.sectors(),
              ByteSource.of("pq", pq),
              first * 16L,
              16,
              SubchannelRun.Form.PQ);
      List<Fragment> own = track.content().subList(1, track.content().size());
      builder.track(
          track.mode(),
          each -> each.pregap(first).content(own.toArray(Fragment[]::new)).subchannel(run));
    }
    return built(builder);
  }

  /** CD-TEXT of every kind. */
  static CdText everyText() {
    byte[] toc = {1, 1, 0, 0, 2, 40, 0, 0, 0, 0, 0, 0};
    byte[] starts = {0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    return CdText.builder()
        .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
        .disc(TextField.TITLE, "Ænima \"quoted\"")
        .disc(TextField.PERFORMER, "P")
        .disc(TextField.SONGWRITER, "S")
        .disc(TextField.COMPOSER, "C")
        .disc(TextField.ARRANGER, "A")
        .disc(TextField.MESSAGE, "M")
        .disc(TextField.DISC_ID, "XY-1")
        .disc(TextField.CLOSED_INFORMATION, "closed")
        .disc(TextField.UPC_ISRC, "4006381333931")
        .track(1, TextField.TITLE, "One")
        .track(1, TextField.UPC_ISRC, "USK7Y9812345")
        .genre(Genre.of(14).withText("Bop"))
        .binary(new BinaryPack(BinaryPack.TOC, 0, toc))
        .binary(new BinaryPack(BinaryPack.TOC, 1, starts))
        .copyProtection(3)
        .block(Language.JAPANESE, TextEncoding.MS_JIS)
        .disc(TextField.TITLE, "無題")
        .build();
  }

  /** Audio with all that can be said of it. */
  static Disc everyAudio() {
    return built(
        Disc.builder()
            .mcn("4006381333931")
            .firstTrackNumber(1)
            .text(everyText())
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .isrc("USK7Y9812345")
                        .preEmphasis()
                        .pregap(Fragment.Zero.sectors(150), Discs.noise(9, 20))
                        .content(Discs.noise(1, SECTORS)))
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .isrc("DEABC0100002")
                        .copy(CopyPermission.PERMITTED)
                        .pregap(Discs.noise(2, 15))
                        .content(Discs.noise(3, SECTORS))
                        .index(10)
                        .index(30)
                        .subchannel(graphics(15)))
            .track(
                TrackMode.AUDIO,
                track -> track.fourChannel().pregap(12).content(Discs.noise(4, SECTORS)))
            .track(
                TrackMode.AUDIO,
                track -> track.copy(CopyPermission.SCMS).content(Discs.noise(6, SECTORS))));
  }

  /** The one track of data that an ISO image holds too, with all that can be said of it. */
  static Disc everyData() {
    return built(
        Disc.builder()
            .mcn("4006381333931")
            .track(
                TrackMode.MODE1,
                track -> track.copy(CopyPermission.PERMITTED).content(data(TrackMode.MODE1))));
  }

  /** The same under another number. */
  static Disc fifthTrack() {
    return built(
        Disc.builder()
            .firstTrackNumber(5)
            .track(TrackMode.MODE1, track -> track.content(data(TrackMode.MODE1))));
  }

  /** One track of audio, and more of it hidden before. */
  static Disc hidden() {
    return built(
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.pregap(Discs.noise(7, 170)).content(Discs.noise(1, SECTORS))));
  }

  /** Tracks of several modes, and a type of disc that they do not call for. */
  static Disc everyMode() {
    List<TrackMode> modes = new ArrayList<>(List.of(TrackMode.values()));
    DiscBuilder disc = Disc.builder().firstTrackNumber(3).type(DiscType.CD_I);
    disc.track(TrackMode.MODE1, track -> track.isrc("FRZ039800212").content(damaged()));
    modes.remove(TrackMode.AUDIO);
    modes.remove(TrackMode.MODE1);
    for (TrackMode mode : modes) {
      disc.track(mode, track -> track.pregap(5).content(data(mode)));
    }
    disc.track(TrackMode.AUDIO, track -> track.pregap(7).content(Discs.noise(8, SECTORS)));
    return built(disc);
  }
}
