package org.glassmaster.mmc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.glassmaster.core.finding.Finding;
import org.junit.jupiter.api.Test;

class TocScanTest {
  private final List<ReadToc.Item> items = new ArrayList<>();
  private final List<ReadToc.Entry> entries = new ArrayList<>();

  private void item(int session, int control, int point, int minute, int second, int frame) {
    items.add(
        new ReadToc.Item(session, 1, control, 0, point, 0, 0, minute << 16 | second << 8 | frame));
  }

  private void entry(int control, int track, int lba) {
    entries.add(new ReadToc.Entry(1, control, track, lba));
  }

  private DriveToc read() {
    return scan().orElseThrow();
  }

  private Optional<DriveToc> scan() {
    return new TocScan(
            items.isEmpty() ? Optional.empty() : Optional.of(new ReadToc.Items(1, 1, items)),
            entries.isEmpty() ? Optional.empty() : Optional.of(new ReadToc.Listing(1, 1, entries)),
            Optional.empty(),
            Optional.empty())
        .read(track -> 0);
  }

  private void plain() {
    item(1, 0, 0xA0, 1, 0, 0);
    item(1, 0, 0xA1, 2, 0, 0);
    item(1, 0, 0xA2, 12, 34, 56);
    item(1, 0, 1, 0, 2, 0);
    item(1, 2, 2, 10, 11, 12);
  }

  @Test
  void takesAFullTableAsItIs() {
    plain();
    DriveToc toc = read();
    assertThat(toc.findings()).isEmpty();
    assertThat(toc.sessions())
        .containsExactly(
            new DriveToc.Session(
                1,
                List.of(
                    new DriveToc.Track(1, 0, 0),
                    new DriveToc.Track(2, 2, (10 * 60 + 11) * 75 + 12 - 150)),
                (12 * 60 + 34) * 75 + 56 - 150,
                OptionalInt.of(0)));
  }

  @Test
  void tellsBcdByNumbersThatNoTimeHas() {
    item(1, 0, 0xA0, 1, 0, 0);
    item(1, 0, 0xA1, 0x10, 0, 0);
    item(1, 0, 0xA2, 0x50, 0x59, 0x74);
    for (int track = 1; track <= 10; track++) {
      item(1, 0, track == 10 ? 0x10 : track, track - 1, 2, 0);
    }
    DriveToc toc = read();
    assertThat(toc.findings()).extracting(Finding::code).containsExactly("READ-102");
    assertThat(toc.tracks().map(DriveToc.Track::number)).hasSize(10).endsWith(10);
    assertThat(toc.leadOut()).isEqualTo((50 * 60 + 59) * 75 + 74 - 150);
  }

  @Test
  void tellsBcdByTheListOfTracksWhereBothMakeSense() {
    item(1, 0, 0xA2, 0x12, 0x34, 0x56);
    item(1, 0, 1, 0, 2, 0);
    entry(0, 1, 0);
    entry(0, 0xAA, (12 * 60 + 34) * 75 + 56 - 150);
    assertThat(read().leadOut()).isEqualTo((12 * 60 + 34) * 75 + 56 - 150);
  }

  @Test
  void leavesOutWhatNoDiscHas() {
    plain();
    item(1, 0, 3, 99, 99, 99);
    item(1, 0, 0, 11, 0, 0);
    item(1, 0, 4, 5, 0, 0);
    DriveToc toc = read();
    assertThat(toc.tracks().map(DriveToc.Track::number)).containsExactly(1, 2);
    assertThat(toc.findings()).extracting(Finding::code).containsOnly("READ-101").hasSize(3);
  }

  @Test
  void fallsBackToTheListWhereTheFullTableIsRubbish() {
    item(1, 0, 0xA2, 0, 1, 0);
    item(1, 0, 1, 99, 99, 99);
    entry(0, 1, 0);
    entry(4, 2, 9_000);
    entry(4, 0xAA, 20_000);
    DriveToc toc = read();
    assertThat(toc.full()).isFalse();
    assertThat(toc.tracks().map(DriveToc.Track::start)).containsExactly(0, 9_000);
    assertThat(toc.leadOut()).isEqualTo(20_000);
  }

  @Test
  void saysWhereTheTablesDiffer() {
    plain();
    entry(0, 1, 0);
    entry(0, 2, 100);
    entry(0, 0xAA, 20_000);
    assertThat(read().findings()).extracting(Finding::code).containsExactly("READ-103");
  }

  @Test
  void placesEarlierLeadOutsWhereTheStandardDoes() {
    entry(0, 1, 0);
    entry(4, 2, 30_000);
    entry(4, 0xAA, 40_000);
    DriveToc toc =
        new TocScan(
                Optional.empty(),
                Optional.of(new ReadToc.Listing(1, 2, entries)),
                Optional.empty(),
                Optional.of(new ReadToc.Listing(1, 2, List.of(new ReadToc.Entry(1, 4, 2, 30_000)))))
            .read(track -> 0)
            .orElseThrow();
    assertThat(toc.sessions())
        .extracting(DriveToc.Session::leadOut)
        .containsExactly(18_600, 40_000);
    assertThat(toc.findings()).extracting(Finding::code).containsExactly("READ-104");
  }

  @Test
  void readsTimesOfADriveThatGivesNoLbas() {
    entry(0, 1, 0x000200);
    entry(0, 0xAA, 0x0C2238);
    ReadToc.Listing times = new ReadToc.Listing(1, 1, entries);
    DriveToc toc =
        new TocScan(Optional.empty(), Optional.of(times), Optional.of(times), Optional.empty())
            .read(track -> 0)
            .orElseThrow();
    assertThat(toc.leadOut()).isEqualTo((12 * 60 + 34) * 75 + 56 - 150);
  }

  @Test
  void hasNothingOfNothing() {
    assertThat(scan()).isEmpty();
    item(1, 0, 0xA0, 1, 0, 0);
    assertThat(scan()).isEmpty();
  }

  @Test
  void makesOrderOfAnyRubbish() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      items.clear();
      entries.clear();
      for (int k = random.nextInt(30); k > 0; k--) {
        int point = random.nextInt(4) == 0 ? 0xA0 + random.nextInt(4) : random.nextInt(110);
        item(
            random.nextInt(4),
            random.nextInt(16),
            point,
            random.nextInt(110),
            random.nextInt(70),
            random.nextInt(90));
        entry(
            random.nextInt(16),
            random.nextInt(8) == 0 ? 0xAA : random.nextInt(110),
            random.nextInt(500_000) - 1_000);
      }
      Optional<DriveToc> toc = scan();
      if (toc.isPresent()) {
        int last = -150;
        int number = 0;
        for (DriveToc.Session session : toc.get().sessions()) {
          for (DriveToc.Track track : session.tracks()) {
            assertThat(track.start()).isGreaterThan(last);
            assertThat(track.number()).isGreaterThan(number).isLessThan(100);
            last = track.start();
            number = track.number();
          }
          assertThat(session.leadOut()).isGreaterThan(last);
          last = session.leadOut();
        }
      }
    }
  }
}
