package org.glassmaster.core.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glassmaster.core.SampleDisc;
import org.glassmaster.core.SeededDiscs;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void matchesTheReferencePlan() {
    Layout layout = Layout.of(SampleDisc.disc(), new Msf(97, 34, 23).lba());
    List<String[]> plan = Vectors.rows("vectors/raw_plan.tsv");
    assertThat(layout.stretches()).hasSameSizeAs(plan);
    for (int i = 0; i < plan.size(); i++) {
      String[] row = plan.get(i);
      Stretch stretch = layout.stretches().get(i);
      assertThat(stretch.start()).isEqualTo(Integer.parseInt(row[1]));
      assertThat(stretch.end() - 1).isEqualTo(Integer.parseInt(row[2]));
      assertThat(stretch.length()).isEqualTo(Integer.parseInt(row[3]));
      assertThat(stretch.tno()).isEqualTo(tno(row[4]));
      if (!row[5].equals("-")) {
        assertThat(stretch.index()).isEqualTo(Integer.parseInt(row[5]));
      }
    }
    assertThat(layout.end() - layout.start()).isEqualTo(20827);
  }

  private static int tno(String text) {
    return text.equals("AA") ? Stretch.LEAD_OUT_TNO : Integer.parseInt(text);
  }

  @Test
  void leavesNoHole() {
    for (long seed = 0; seed < 200; seed++) {
      Layout layout = Layout.of(SeededDiscs.disc(seed));
      int next = layout.start();
      for (Stretch stretch : layout.stretches()) {
        assertThat(stretch.start()).isEqualTo(next);
        assertThat(stretch.length()).isPositive();
        assertThat(layout.at(stretch.start())).isEqualTo(stretch);
        assertThat(layout.at(stretch.end() - 1)).isEqualTo(stretch);
        next = stretch.end();
      }
      assertThat(layout.end()).isEqualTo(next);
    }
  }

  @Test
  void startsLaterSessions11400And6900SectorsAfterALeadOut() {
    DiscBuilder builder = Disc.builder();
    for (int session = 0; session < 3; session++) {
      if (session > 0) {
        builder.session();
      }
      builder.track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(300)));
    }
    Layout layout = Layout.of(builder.build(Purpose.AUTHORING).disc().orElseThrow());
    List<SessionLayout> sessions = layout.sessions();
    assertThat(sessions.get(0).leadOut()).isEqualTo(300);
    assertThat(sessions.get(1).tracks().getFirst().index1()).isEqualTo(300 + 11_400);
    assertThat(sessions.get(2).tracks().getFirst().index1())
        .isEqualTo(sessions.get(1).leadOut() + 6_900);
    assertThat(sessions.get(2).firstTrack()).isEqualTo(3);
  }

  @Test
  void endsOnTheLastSectorAndNotAfterIt() {
    Layout layout = Layout.of(zeros(Geometry.LAST_LEAD_OUT_START));
    assertThat(layout.leadOut()).isEqualTo(398_100);
    assertThat(layout.end() - 1).isEqualTo(Geometry.LAST_LBA);
    assertThatThrownBy(() -> Layout.of(zeros(Geometry.LAST_LEAD_OUT_START + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no disc is as long: track 1 would end at LBA 398101, 398100 is the last place for a"
                + " lead-out");
  }

  @Test
  void holds99TracksOf99Indexes() {
    DiscBuilder builder = Disc.builder();
    for (int i = 0; i < 99; i++) {
      builder.track(
          TrackMode.AUDIO,
          track -> {
            track.content(Fragment.Zero.sectors(1_000));
            for (int index = 1; index <= 98; index++) {
              track.index(10 * index);
            }
          });
    }
    DiscBuilder.Built built = builder.build(Purpose.AUTHORING);
    assertThat(built.findings()).isEmpty();
    Layout layout = Layout.of(built.disc().orElseThrow());
    assertThat(layout.stretches()).hasSize(1 + 1 + 99 * 99 + 1);
    assertThat(layout.at(98_985).index()).isEqualTo(99);
    assertThat(layout.at(98_985).tno()).isEqualTo(99);
  }

  @Test
  void refusesAddressesOutsideTheDisc() {
    Layout layout = Layout.of(zeros(300), -200);
    assertThatThrownBy(() -> layout.at(-201)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> layout.at(layout.end())).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Layout.of(zeros(300), -150))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Layout.of(zeros(300), Geometry.FIRST_LBA - 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startsItsLeadInFrom90Minutes() {
    assertThat(Layout.of(zeros(300), Geometry.FIRST_LBA).start()).isEqualTo(-45_150);
    assertThat(Layout.of(zeros(300)).start()).isEqualTo(-22_650);
  }

  private static Disc zeros(int sectors) {
    return Disc.builder()
        .track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(sectors)))
        .build(Purpose.AUTHORING)
        .disc()
        .orElseThrow();
  }
}
