package org.glassmaster.backend.file.internal;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Discs of one session and every shape, the same for the same seed; small, so not by the book. */
public final class RandomDiscs {
  private static final List<TrackMode> DATA =
      Stream.of(TrackMode.values()).filter(mode -> !mode.isAudio()).toList();
  private static final List<TextField> FIELDS = List.of(TextField.values());

  private final Random random;

  private RandomDiscs(long seed) {
    this.random = new Random(seed);
  }

  /** The disc of a seed. */
  public static Disc disc(long seed) {
    return new RandomDiscs(seed).disc();
  }

  private Disc disc() {
    DiscBuilder builder = Disc.builder();
    int tracks = 1 + random.nextInt(4);
    int first = random.nextInt(4) == 0 ? 1 + random.nextInt(99 - tracks) : 1;
    builder.firstTrackNumber(first);
    if (random.nextBoolean()) {
      builder.mcn(String.format("%013d", 1 + random.nextLong(9_999_999_999_999L)));
    }
    boolean graphics = random.nextInt(4) == 0;
    for (int i = 0; i < tracks; i++) {
      boolean data = random.nextInt(i == 0 ? 3 : 8) == 0;
      boolean pause = i == 0;
      TrackMode mode = data ? DATA.get(random.nextInt(DATA.size())) : TrackMode.AUDIO;
      // Its pause is in no image, and whole sectors do not say that all of them are of form 2.
      mode = pause && mode == TrackMode.MODE2_FORM2 ? TrackMode.MODE2_FORM1 : mode;
      TrackMode chosen = mode;
      builder.track(mode, track -> track(track, chosen, pause, graphics));
    }
    if (random.nextInt(3) > 0) {
      builder.text(text(first, tracks));
    }
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  private void track(TrackBuilder track, TrackMode mode, boolean first, boolean graphics) {
    int sectors = 40 + random.nextInt(60);
    int pregap =
        first
            ? 150 + (mode.isAudio() ? random.nextInt(30) : 0)
            : random.nextInt(3) > 0 ? 1 + random.nextInt(60) : 0;
    track.pregap(pregap);
    if (mode.isAudio()) {
      track.content(Discs.noise(random.nextInt(), sectors));
      track.copy(random.nextBoolean() ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED);
      if (random.nextInt(4) == 0) {
        track.preEmphasis();
      }
      if (random.nextInt(9) == 0) {
        track.fourChannel();
      }
      if (random.nextBoolean()) {
        track.isrc(String.format("DEX%02d%05d", random.nextInt(100), random.nextInt(100_000)));
      }
      if (graphics) {
        track.subchannel(packs(pregap, sectors));
      }
    } else {
      track.content(data(mode, sectors));
    }
    int index = 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      index += 1 + random.nextInt(12);
      track.index(index);
    }
  }

  /** Graphics packs: mode 1 item 1, an instruction, data; parity is made by the renderer. */
  private static SubchannelRun packs(int first, int sectors) {
    byte[] packs = new byte[sectors * 96];
    for (int i = 0; i < packs.length; i++) {
      int symbol = i % 24;
      packs[i] =
          (byte) (symbol == 0 ? 9 : symbol == 1 ? 6 : symbol > 3 && symbol < 20 ? i % 64 : 0);
    }
    return new SubchannelRun(
        first, sectors, ByteSource.of("packs", packs), 0, 96, SubchannelRun.Form.RW_PACKS);
  }

  private Fragment data(TrackMode mode, int sectors) {
    SectorForm form =
        switch (mode) {
          case MODE1, MODE2_FORM1 -> SectorForm.DATA_2048;
          case MODE2_FORM2 -> SectorForm.FORM2_2324;
          default -> SectorForm.DATA_2336;
        };
    byte[] bytes = new byte[sectors * form.bytes()];
    if (mode != TrackMode.MODE0) {
      random.nextBytes(bytes);
    }
    for (int i = 0; mode == TrackMode.MODE2_MIXED && i < sectors; i++) {
      // A subheader, twice: form 1 and form 2 in turn.
      for (int b = 0; b < 8; b++) {
        bytes[i * 2336 + b] = (byte) (b % 4 != 2 ? 0 : i % 2 == 0 ? 0x08 : 0x20);
      }
    }
    return new Fragment.Sectors(ByteSource.of("data", bytes), 0, form.bytes(), form, sectors);
  }

  private CdText text(int first, int tracks) {
    CdText.Builder text = CdText.builder();
    int blocks = 1 + random.nextInt(3);
    for (int i = 0; i < blocks; i++) {
      boolean japanese = random.nextInt(4) == 0;
      text.block(
          new Language(random.nextInt(0x80)),
          japanese ? TextEncoding.MS_JIS : TextEncoding.ISO_8859_1);
      for (TextField field : FIELDS) {
        if (random.nextInt(3) == 0) {
          text.disc(field, words(japanese && field.type() <= 0x85));
          for (int t = first; field.isPerTrack() && t < first + tracks; t++) {
            text.track(t, field, random.nextInt(5) == 0 ? "" : words(japanese));
          }
        }
      }
      if (random.nextInt(3) == 0) {
        text.genre(new Genre(random.nextInt(0x20), random.nextBoolean() ? "" : "Words"));
      }
      if (random.nextInt(4) == 0) {
        text.copyProtection(3);
      }
    }
    return text.build();
  }

  private String words(boolean japanese) {
    String letters = japanese ? "無題の歌アイウ\\ab " : "abc XYZ\"\\/{}#'0127éÿÄ\u0007";
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      words.append(letters.charAt(random.nextInt(letters.length())));
    }
    return words.toString();
  }
}
