package org.glassmaster.mmc.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.glassmaster.core.address.Msf;
import org.glassmaster.mmc.Vectors;
import org.junit.jupiter.api.Test;

/** The answers of a real Linux rig's recorder (golden recordings), and what no drive should say. */
class AnswersTest {
  private static final String DISC_INFORMATION =
      "00 20 00 01 01 01 01 20 ff 00 00 00 00 00 00 00 00 61 1a 41 00 4f 3b 4a"
          + " 00 00 00 00 00 00 00 00 00 00";

  @Test
  void sayWhatADriveIs() {
    Inquiry inquiry =
        Inquiry.parse(
                answer(
                    "05 80 00 02 5b 00 00 00 56 4d 4c 41 42 20 20 20 43 44 2d 52 20 45 4d 55 4c 41"
                        + " 54 4f 52 20 20 20 31 2e 30 30"))
            .orElseThrow();

    assertThat(inquiry.isCd()).isTrue();
    assertThat(inquiry.removable()).isTrue();
    assertThat(inquiry.vendor()).isEqualTo("VMLAB");
    assertThat(inquiry.product()).isEqualTo("CD-R EMULATOR");
    assertThat(inquiry.revision()).isEqualTo("1.00");
    assertThat(Inquiry.parse(answer("00 80")).orElseThrow().isCd()).isFalse();
    assertThat(Inquiry.parse(answer("25")).orElseThrow().isCd()).as("no such unit").isFalse();
    assertThat(Inquiry.parse(answer(""))).isEmpty();
  }

  @Test
  void sayHowFullADiscIs() {
    DiscInformation blank = DiscInformation.parse(answer(DISC_INFORMATION)).orElseThrow();

    assertThat(blank.state()).isEqualTo(DiscInformation.State.BLANK);
    assertThat(blank.erasable()).isFalse();
    assertThat(blank.leadIn()).hasValue(-11635);
    assertThat(blank.lastLeadOut()).hasValue(new Msf(79, 59, 74).lba());
    DiscInformation full =
        DiscInformation.parse(answer("00 20 1E 01 02 03 04" + " 00".repeat(27))).orElseThrow();
    assertThat(full.state()).isEqualTo(DiscInformation.State.COMPLETE);
    assertThat(full.lastSession()).isEqualTo(DiscInformation.SessionState.COMPLETE);
    assertThat(full.erasable()).isTrue();
    assertThat(full.sessions()).isEqualTo(2);
    assertThat(full.firstTrackInLastSession()).isEqualTo(3);
    assertThat(full.lastTrack()).isEqualTo(4);
    assertThat(full.leadIn()).isEmpty();
    assertThat(DiscInformation.parse(answer("00 20 0E 01"))).isEmpty();
  }

  @Test
  void sayWhatThePregrooveSays() {
    Atip atip =
        Atip.parse(
                answer(
                    "00 1a 00 00 d0 00 80 00 61 1a 41 00 4f 3b 4a 00 00 00 00 00 00 00 00 00 00 00"
                        + " 00 00"))
            .orElseThrow();

    assertThat(atip.leadIn()).hasValue(-11635);
    assertThat(atip.lastLeadOut()).hasValue(359849);
    assertThat(atip.rewritable()).isFalse();
    assertThat(atip.words()).contains("97:26:65, 79:59:74");
  }

  @Test
  void sayItInDecimalDigitsOfSomeDrives() {
    Atip atip =
        Atip.parse(
                answer(
                    "00 1a 00 00 d0 00 c0 00 97 26 65 00 79 59 74 00 00 00 00 00 00 00 00 00 00 00"
                        + " 00 00"))
            .orElseThrow();

    assertThat(atip.leadIn()).hasValue(-11635);
    assertThat(atip.lastLeadOut()).hasValue(359849);
    assertThat(atip.rewritable()).isTrue();
  }

  @Test
  void sayWhereWritingGoesOn() {
    TrackInformation next =
        TrackInformation.parse(
                answer(
                    "00 22 01 01 00 04 4f 01 00 00 01 c2 00 00 01 c2 00 05 7b e7 00 00 00 00 00 05"
                        + " 7b e7 00 00 00 00"))
            .orElseThrow();

    assertThat(next.nextWritable()).hasValue(450);
    assertThat(next.start()).isEqualTo(450);
    assertThat(next.freeBlocks()).isEqualTo(0x57BE7);
    assertThat(next.blank()).isTrue();
    assertThat(next.control()).isEqualTo(4);
    assertThat(
            TrackInformation.parse(answer("00 22 01 01 00 04 4f 00 00 00 01 c2 00 00 01 c2"))
                .orElseThrow()
                .nextWritable())
        .as("not valid")
        .isEmpty();
  }

  @Test
  void sayWhatADriveCanDo() {
    CapabilityPage page =
        CapabilityPage.parse(
                answer(
                    "00 32 23 00 00 00 00 00 2a 2a 07 07 f1 7f 29 23 1b 90 01 00 08 00 1b 90 00 00"
                        + " 1b 90 1b 90 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
                        + " 00 00"))
            .orElseThrow();

    assertThat(page.writesCdR()).isTrue();
    assertThat(page.writesCdRw()).isTrue();
    assertThat(page.testWrite()).isTrue();
    assertThat(page.underrunFree()).isTrue();
    assertThat(page.maxWrite()).isEqualTo(7056);
    assertThat(page.bufferKib()).isEqualTo(2048);
    assertThat(page.mechanism()).isEqualTo(1);
  }

  @Test
  void sayWhatFeaturesThereAre() {
    Configuration configuration =
        Configuration.parse(
                answer(
                    "00 00 00 2C 00 00 00 0A 00 1E 09 04 03 00 00 00 00 2E 05 04 6F 00 0F F8"
                        + " 01 07 05 04 08 00 00 00 00 03 03 04 29 00 00 00 01 08 03 04 53 31 20"
                        + " 20"))
            .orElseThrow();

    assertThat(configuration.profile()).isEqualTo(Configuration.CD_RW);
    assertThat(configuration.mediumName()).isEqualTo("CD-RW");
    Configuration.Mastering mastering = configuration.mastering().orElseThrow();
    assertThat(mastering.sao()).isTrue();
    assertThat(mastering.raw()).isTrue();
    assertThat(mastering.rawMultiSession()).isFalse();
    assertThat(mastering.testWrite()).isTrue();
    assertThat(mastering.rw()).isTrue();
    assertThat(mastering.underrunFree()).isTrue();
    assertThat(mastering.longestCueSheet()).isEqualTo(0xFF8);
    assertThat(configuration.cdRead().orElseThrow().c2()).isTrue();
    assertThat(configuration.cdRead().orElseThrow().cdText()).isTrue();
    assertThat(configuration.setsCdSpeed()).contains(true);
    assertThat(configuration.removable().orElseThrow().ejects()).isTrue();
    assertThat(configuration.serial()).contains("S1");
    assertThat(configuration.trackAtOnce()).isEmpty();
  }

  @Test
  void sayHowFullTheBufferIs() {
    assertThat(
            BufferCapacity.parse(answer("00 0a 00 00 00 20 00 00 00 08 00 00"))
                .orElseThrow()
                .fill())
        .isEqualTo(0.75);
    assertThat(BufferCapacity.parse(answer("00 0a 00 00 00 00 00 00 00 08 00 00"))).isEmpty();
    assertThat(BufferCapacity.parse(answer("00 0a 00 00 00 08 00 00 00 20 00 00"))).isEmpty();
  }

  @Test
  void sayWhichSpeedsThereAreAndWhatHappenedToTheMedium() {
    assertThat(
            WriteSpeeds.parse(
                    answer(
                        "00 00 00 24 00 00 00 00 00 00 00 00 00 05 7D A9 00 00 1B 90 00 00 1B 90"
                            + " 00 00 00 00 00 05 7D A9 00 00 1B 90 00 00 0D C8"))
                .kilobytes())
        .isEqualTo(List.of(7056L, 3528L));
    assertThat(MediaEvent.parse(answer("00 06 04 12 02 02 00 00")))
        .contains(new MediaEvent(2, false, true));
    assertThat(MediaEvent.parse(answer("00 06 84 12 02 02 00 00"))).isEmpty();
  }

  @Test
  void areNeverAFaultHoweverLittleSenseTheyMake() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(80)];
      random.nextBytes(garbage);
      AnswerBytes answer = AnswerBytes.of(garbage);
      Inquiry.parse(answer);
      DiscInformation.parse(answer)
          .ifPresent(found -> assertThat(found.sessions()).isNotNegative());
      TrackInformation.parse(answer);
      Atip.parse(answer).ifPresent(Atip::words);
      CapabilityPage.parse(answer);
      Configuration.parse(answer)
          .ifPresent(
              found -> {
                found.mastering();
                found.trackAtOnce();
                found.serial();
                assertThat(found.mediumName()).isNotBlank();
              });
      BufferCapacity.parse(answer).ifPresent(found -> assertThat(found.fill()).isBetween(0.0, 1.0));
      assertThat(WriteSpeeds.parse(answer).kilobytes()).hasSizeLessThan(6);
      MediaEvent.parse(answer);
    }
  }

  private static AnswerBytes answer(String hex) {
    return AnswerBytes.of(Vectors.hex(hex));
  }
}
