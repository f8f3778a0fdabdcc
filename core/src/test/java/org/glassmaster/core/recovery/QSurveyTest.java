package org.glassmaster.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.subchannel.QFrame;
import org.junit.jupiter.api.Test;

class QSurveyTest {
  private static final Isrc ISRC = new Isrc("USK7Y9812345");
  private static final Mcn MCN = new Mcn("4006381333931");

  /** Track 1 from LBA 0, its index 2 at 50; track 2 with a pause of 20 sectors before 120. */
  private static QFrame frame(int lba) {
    Msf here = Msf.ofLba(lba);
    if (lba == 30) {
      return new QFrame.Catalogue(0, MCN, here.frame());
    }
    if (lba == 60) {
      return new QFrame.Recording(0, ISRC, here.frame());
    }
    if (lba < 100) {
      return new QFrame.Position(0, 1, lba < 50 ? 1 : 2, Msf.ofFrames(lba), here);
    }
    return lba < 120
        ? new QFrame.Position(3, 2, 0, Msf.ofFrames(120 - lba), here)
        : new QFrame.Position(3, 2, 1, Msf.ofFrames(lba - 120), here);
  }

  private static QSurvey survey(Set<Integer> damaged) {
    QSurvey survey = new QSurvey();
    MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);
    for (int lba = 0; lba < 200; lba++) {
      q.fill((byte) 0);
      if (!damaged.contains(lba)) {
        frame(lba).write(q, 0);
      }
      survey.frame(lba, q, 0);
    }
    return survey;
  }

  /** A disc has a third of a million of them, and its image is to be read in little memory. */
  @Test
  void makesNothingOfFramesThatFollowEachOther() {
    QSurvey survey = new QSurvey();
    MemorySegment frames = MemorySegment.ofArray(new byte[100_000 * QFrame.BYTES]);
    for (int lba = 0; lba < 100_000; lba++) {
      new QFrame.Position(0, 1, 1, Msf.ofFrames(lba), Msf.ofLba(lba))
          .write(frames, (long) lba * QFrame.BYTES);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int lba = 0; lba < 1_000; lba++) {
      survey.frame(lba, frames, (long) lba * QFrame.BYTES);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int lba = 1_000; lba < 100_000; lba++) {
      survey.frame(lba, frames, (long) lba * QFrame.BYTES);
    }
    assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 99_000).isLessThan(8);
    assertThat(survey.tracks()).singleElement().extracting(QSurvey.Seen::index1).isEqualTo(0);
  }

  @Test
  void tellsTracksIndexesAndCodes() {
    QSurvey survey = survey(Set.of());
    assertThat(survey.mcn()).contains(MCN);
    assertThat(survey.damagedFrames()).isZero();
    assertThat(survey.goodFrames()).isEqualTo(200);
    assertThat(survey.misplacedFrames()).isZero();
    QSurvey.Seen first = survey.tracks().getFirst();
    assertThat(first.start()).isEqualTo(new Transition(Geometry.FIRST_LBA, 0));
    assertThat(first.later()).containsExactly(new Transition(49, 50));
    assertThat(first.isrc()).contains(ISRC);
    assertThat(first.copy()).isEqualTo(CopyPermission.PROHIBITED);
    QSurvey.Seen second = survey.tracks().getLast();
    assertThat(second.start()).isEqualTo(new Transition(99, 100));
    assertThat(second.index1()).isEqualTo(120);
    assertThat(second.control()).isEqualTo(1);
    assertThat(second.copy()).isEqualTo(CopyPermission.PERMITTED);
    assertThat(second.isrc()).isEmpty();
  }

  @Test
  void saysWithinWhatBoundsAChangeMayBeWhereFramesAreDamaged() {
    QSurvey survey = survey(Set.of(49, 50, 51, 98, 99, 100, 101));
    assertThat(survey.damagedFrames()).isEqualTo(7);
    Transition index2 = survey.tracks().getFirst().later().getFirst();
    assertThat(index2).isEqualTo(new Transition(48, 52));
    assertThat(index2.mayBe(48)).isFalse();
    assertThat(index2.mayBe(49)).isTrue();
    assertThat(index2.mayBe(52)).isTrue();
    assertThat(index2.mayBe(53)).isFalse();
    assertThat(survey.tracks().getLast().start()).isEqualTo(new Transition(97, 102));
  }
}
