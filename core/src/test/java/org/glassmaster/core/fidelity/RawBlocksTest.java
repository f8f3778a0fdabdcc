package org.glassmaster.core.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RawBlocksTest {
  private static final String ISRC = "USK7Y9812345";
  private static final String MCN = "4006381333931";

  /** Five characters of six bits, two bits of nothing, seven digits, four bits of nothing. */
  private static final String ISRC_ON_DISC = isrcOnDisc();

  /** Thirteen digits, twelve bits of nothing. */
  private static final String MCN_ON_DISC = MCN + "000";

  private static final Render ANEW = Render.DEFAULT.withRecorded(Render.Recorded.REGENERATED);

  /** What the blocks are said to hold and what is in them, for tracks of every short length. */
  @ParameterizedTest
  @EnumSource(names = "MAIN", mode = EnumSource.Mode.EXCLUDE)
  void saysOfEveryShortTrackWhatItsBlocksHold(BlockFormat format) throws Exception {
    int lost = 0;
    for (int before = 300; before < 400; before += 13) {
      for (int pause = 0; pause < 60; pause += 29) {
        for (int sectors = 1; sectors < 110; sectors += 3) {
          int first = before;
          int gap = pause;
          int length = sectors;
          Disc disc =
              disc(
                  each -> each.mcn(MCN),
                  audio(track -> track.content(zero(first))),
                  audio(
                      track -> {
                        track.isrc(ISRC).pregap(gap).content(zero(length));
                        if (length > 20) {
                          track.index(length / 2);
                        }
                      }),
                  audio(track -> track.content(zero(300))));
          boolean named = isNamed(disc, format, 2, 3, ISRC_ON_DISC);
          assertThat(outcome(disc, format, Attribute.ISRC))
              .as("track of %d sectors from LBA %d with a pause of %d", length, first, gap)
              .isEqualTo(named ? Outcome.KEPT : Outcome.LOST);
          lost += named ? 0 : 1;
        }
      }
    }
    assertThat(lost).isGreaterThan(100);
  }

  /**
   * The ISRC is due at 49 of each hundred sectors, and one later where an index changes there
   * (raw-dao-subchannel 2.5): track 2 lies from LBA 300 on.
   */
  @ParameterizedTest
  @CsvSource({"49, 0, LOST", "50, 0, KEPT", "50, 49, LOST", "51, 49, KEPT", "51, 50, KEPT"})
  void findsTheFrameWhereItFalls(int sectors, int index, Outcome outcome) throws Exception {
    Disc disc =
        disc(
            each -> {},
            audio(track -> track.content(zero(300))),
            audio(
                track -> {
                  track.isrc(ISRC).content(zero(sectors));
                  if (index > 0) {
                    track.index(index);
                  }
                }));
    assertThat(outcome(disc, BlockFormat.RAW, Attribute.ISRC)).isEqualTo(outcome);
    assertThat(isNamed(disc, BlockFormat.RAW, 2, 3, ISRC_ON_DISC))
        .isEqualTo(outcome == Outcome.KEPT);
  }

  /** Only audio tracks have one (raw-dao-subchannel 2.5, rule 4). */
  @Test
  void losesTheIsrcOfADataTrack() throws Exception {
    Disc disc =
        disc(each -> each.track(TrackMode.MODE1, track -> track.isrc(ISRC).content(zero(400))));
    assertThat(isNamed(disc, BlockFormat.RAW, 1, 3, ISRC_ON_DISC)).isFalse();
    assertThat(outcome(disc, BlockFormat.RAW, Attribute.ISRC)).isEqualTo(Outcome.LOST);
  }

  /** The pause of two seconds that every disc begins with has room for both codes. */
  @Test
  void keepsTheCodesOfTheShortestDisc() throws Exception {
    Disc disc = disc(each -> each.mcn(MCN), audio(track -> track.isrc(ISRC).content(zero(1))));
    assertThat(isNamed(disc, BlockFormat.PQ, 1, 2, MCN_ON_DISC)).isTrue();
    assertThat(outcome(disc, BlockFormat.PQ, Attribute.MCN)).isEqualTo(Outcome.KEPT);
    assertThat(isNamed(disc, BlockFormat.PQ, 1, 3, ISRC_ON_DISC)).isTrue();
    assertThat(outcome(disc, BlockFormat.PQ, Attribute.ISRC)).isEqualTo(Outcome.KEPT);
  }

  /** A sub-channel that goes through as recorded names what was recorded. */
  @ParameterizedTest
  @CsvSource({
    "4006381333931, USK7Y9812345, KEPT, KEPT", "4006381333931, USK7Y9812346, KEPT, LOST",
    "1234567890128, USK7Y9812345, LOST, KEPT", ",, LOST, LOST"
  })
  void looksIntoWhatWasRecorded(String mcn, String isrc, Outcome ofMcn, Outcome ofIsrc)
      throws Exception {
    SubchannelRun recorded = recorded(mcn, isrc, 500);
    Disc disc =
        disc(
            each -> each.mcn(MCN),
            audio(track -> track.isrc(ISRC).content(zero(350)).subchannel(recorded)));
    assertThat(isNamed(disc, BlockFormat.PQ, 1, 2, MCN_ON_DISC)).isEqualTo(ofMcn == Outcome.KEPT);
    assertThat(isNamed(disc, BlockFormat.PQ, 1, 3, ISRC_ON_DISC)).isEqualTo(ofIsrc == Outcome.KEPT);
    assertThat(outcome(disc, BlockFormat.PQ, Attribute.MCN)).isEqualTo(ofMcn);
    assertThat(outcome(disc, BlockFormat.PQ, Attribute.ISRC)).isEqualTo(ofIsrc);
    assertThat(outcome(disc, ANEW, BlockFormat.PQ, Attribute.MCN)).isEqualTo(Outcome.KEPT);
    assertThat(outcome(disc, ANEW, BlockFormat.PQ, Attribute.ISRC)).isEqualTo(Outcome.KEPT);
  }

  @ParameterizedTest
  @CsvSource({"RAW, KEPT", "COOKED, LOST", "PQ, LOST", "MAIN, LOST"})
  void keepsTextInRawBlocksOnly(BlockFormat format, Outcome outcome) throws Exception {
    assertThat(outcome(titled("Title"), format, Attribute.CD_TEXT)).isEqualTo(outcome);
  }

  /** The renderer writes a question mark for it. */
  @Test
  void losesTextThatItsCharacterSetHasNot() throws Exception {
    assertThat(outcome(titled("\u6f22"), BlockFormat.RAW, Attribute.CD_TEXT))
        .isEqualTo(Outcome.LOST);
  }

  @ParameterizedTest
  @CsvSource({"PQ, LOST", "PW_PACKS, LOST", "PW_RAW, KEPT", "PW_PLANES, KEPT"})
  void losesTextWhereTheRecordedLeadInStandsInItsPlace(SubchannelRun.Form form, Outcome outcome)
      throws Exception {
    Disc made = titled("Title");
    Session session = made.sessions().getFirst();
    SubchannelRun leadIn =
        new SubchannelRun(
            -100,
            100,
            ByteSource.of("lead-in", new byte[100 * form.bytes()]),
            0,
            form.bytes(),
            form);
    Disc disc =
        new Disc(
            made.mcn(),
            List.of(new Session(session.type(), session.tracks(), List.of(leadIn), List.of())),
            made.text());
    assertThat(outcome(disc, BlockFormat.RAW, Attribute.CD_TEXT)).isEqualTo(outcome);
    assertThat(outcome(disc, ANEW, BlockFormat.RAW, Attribute.CD_TEXT)).isEqualTo(Outcome.KEPT);
  }

  @Test
  void keepsNoCodesWithoutSubchannel() throws Exception {
    Disc disc = disc(each -> each.mcn(MCN), audio(track -> track.isrc(ISRC).content(zero(400))));
    assertThat(outcome(disc, BlockFormat.MAIN, Attribute.MCN)).isEqualTo(Outcome.LOST);
    assertThat(outcome(disc, BlockFormat.MAIN, Attribute.ISRC)).isEqualTo(Outcome.LOST);
    assertThat(outcome(disc, BlockFormat.MAIN, Attribute.MAIN_CHANNEL)).isEqualTo(Outcome.KEPT);
  }

  // What the rule says

  private static Outcome outcome(Disc disc, BlockFormat format, Attribute attribute)
      throws Exception {
    return outcome(disc, Render.DEFAULT, format, attribute);
  }

  private static Outcome outcome(Disc disc, Render render, BlockFormat format, Attribute attribute)
      throws Exception {
    RawBlocks blocks = RawBlocks.of(Layout.of(disc), render);
    Fidelity account = Inventory.of(disc).account(item -> blocks.fate(item, format));
    assertThat(account.fates()).extracting(Fate::attribute).contains(attribute);
    return account.of(attribute);
  }

  // What stands in the blocks, read bit by bit

  /**
   * Whether a frame of a mode says these digits, in hexadecimal, while the last frame of mode 1
   * before it told that track.
   */
  private static boolean isNamed(Disc disc, BlockFormat format, int track, int mode, String code)
      throws Exception {
    int count = Layout.of(disc).leadOut() + 150;
    int size = format.subchannel().size();
    byte[] blocks = new byte[count * size];
    new RawImage(Layout.of(disc), Render.DEFAULT)
        .read(
            -150,
            count,
            new SectorFormat(SectorFormat.Main.NONE, format.subchannel()),
            MemorySegment.ofArray(blocks),
            0);
    int told = 0;
    for (int i = 0; i < count; i++) {
      byte[] q = q(Arrays.copyOfRange(blocks, i * size, (i + 1) * size));
      if ((q[0] & 15) == 1) {
        told = Integer.parseInt(HexFormat.of().toHexDigits(q[1]));
      } else if ((q[0] & 15) == mode && told == track) {
        if (HexFormat.of().formatHex(q, 1, 9).equals(code)) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] q(byte[] subchannel) {
    if (subchannel.length == 16) {
      return Arrays.copyOf(subchannel, 12);
    }
    byte[] q = new byte[12];
    for (int i = 0; i < 96; i++) {
      q[i / 8] |= (byte) ((subchannel[i] >> 6 & 1) << (7 - i % 8));
    }
    return q;
  }

  private static String isrcOnDisc() {
    Map<String, String> codes =
        Vectors.rows("vectors/isrc_codes.tsv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    long bits = 0;
    for (int i = 0; i < 5; i++) {
      bits = bits << 6 | Integer.parseInt(codes.get(ISRC.substring(i, i + 1)), 16);
    }
    return HexFormat.of().toHexDigits(bits << 2, 8) + ISRC.substring(5) + "0";
  }

  // Discs

  /** The Q of a disc with other codes, as its image has it in 16 bytes a sector. */
  private static SubchannelRun recorded(String mcn, String isrc, int sectors) throws Exception {
    Disc disc =
        disc(
            each -> Optional.ofNullable(mcn).ifPresent(each::mcn),
            audio(
                track -> {
                  track.content(zero(sectors - 150));
                  Optional.ofNullable(isrc).ifPresent(track::isrc);
                }));
    byte[] bytes = new byte[sectors * 16];
    new RawImage(Layout.of(disc), Render.DEFAULT)
        .read(
            -150,
            sectors,
            new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16),
            MemorySegment.ofArray(bytes),
            0);
    return new SubchannelRun(
        0, sectors, ByteSource.of("recorded", bytes), 0, 16, SubchannelRun.Form.PQ);
  }

  private static Disc titled(String title) {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, title)
            .build();
    return disc(each -> each.text(text), audio(track -> track.content(zero(400))));
  }

  private static Consumer<DiscBuilder> audio(Consumer<TrackBuilder> details) {
    return disc -> disc.track(TrackMode.AUDIO, details);
  }

  @SafeVarargs
  private static Disc disc(Consumer<DiscBuilder>... parts) {
    DiscBuilder disc = Disc.builder();
    for (Consumer<DiscBuilder> part : parts) {
      part.accept(disc);
    }
    return disc.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  private static Fragment zero(int sectors) {
    return Fragment.Zero.sectors(sectors);
  }
}
