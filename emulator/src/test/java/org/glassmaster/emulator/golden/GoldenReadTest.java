package org.glassmaster.emulator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.text.TextField;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Host;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.TestWaiter;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other burners have burned, read back through the drive. */
class GoldenReadTest {
  private static final int BATCH = 26;
  private static final Inputs INPUTS = new Inputs();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cdrdao-raw96r-cdtext",
        "cdrdao-sao-cdtext",
        "cdrdao-sao-mixed",
        "cdrdao-raw16-xa",
        "cdrskin-sao-cdtext",
        "cdrskin-tao-data",
        "wodim-raw96r-audio",
        "wodim-raw96r-data",
        "wodim-raw96r-xa1",
        "wodim-tao-audio"
      })
  void readsWhatOthersBurned(String name) throws Exception {
    GoldenStream stream = GoldenReplayTest.stream(name);
    GoldenDisc expected = GoldenDisc.of(name);
    TestWaiter waiter = new TestWaiter();
    EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), waiter);
    recorder.insert(BlankMedium.cdr());
    assertThat(GoldenReplayTest.burn(new Host(recorder).settle(), stream, expected)).isNotEmpty();

    try (MmcDevice device = MmcDevice.open(recorder, "emulator:1", MmcOptions.DEFAULT, waiter)) {
      Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
      boolean alone = name.equals("cdrskin-tao-data");
      assertThat(contents.findings().stream().map(Finding::code).toList())
          .isEqualTo(alone ? List.of("READ-120") : List.of());
      Layout layout = Layout.of(contents.disc());
      assertThat(toc(layout)).isEqualTo(expected.toc());
      assertThat(contents.disc().mcn().map(Mcn::digits)).isEqualTo(expected.mcn());
      assertThat(contents.disc().tracks().map(track -> track.isrc().map(Isrc::compact).orElse("-")))
          .containsExactlyElementsOf(expected.isrcs());
      assertThat(contents.disc().tracks().map(Track::indexes))
          .containsExactlyElementsOf(expected.indexes());
      assertThat(title(contents))
          .isEqualTo(
              stream.textPacks.length == 0 ? Optional.empty() : Optional.of("VMLab Golden Disc"));
      RawImage image = new RawImage(layout, Render.DEFAULT);
      for (GoldenDisc.Piece piece : expected.pieces()) {
        assertContent(image, piece);
      }
    }
  }

  /** Number, control and address of each track and of the lead-out. */
  private static String toc(Layout layout) {
    List<String> items = new ArrayList<>();
    for (TrackLayout track : layout.tracks().toList()) {
      items.add(
          String.format(
              "%02X:%d@%d", track.track().number(), track.track().control(), track.index1()));
    }
    TrackLayout last = layout.tracks().toList().getLast();
    items.add(String.format("AA:%d@%d", last.track().control(), layout.leadOut()));
    return String.join(" ", items);
  }

  private static Optional<String> title(Contents contents) {
    return contents.disc().text().blocks().stream()
        .findFirst()
        .flatMap(block -> Optional.ofNullable(block.disc().get(TextField.TITLE)));
  }

  private static void assertContent(RawImage image, GoldenDisc.Piece piece) throws SourceException {
    int from =
        switch (piece.kind()) {
          case AUDIO -> 0;
          case MODE1, SUBHEADERS -> 16;
          case FORM1 -> 24;
        };
    int bytes =
        switch (piece.kind()) {
          case AUDIO -> 2352;
          case MODE1, FORM1 -> 2048;
          case SUBHEADERS -> 2056;
        };
    MemorySegment sectors = MemorySegment.ofArray(new byte[BATCH * 2352]);
    for (int done = 0; done < piece.count(); done += BATCH) {
      int count = Math.min(BATCH, piece.count() - done);
      image.read(piece.lba() + done, count, SectorFormat.PLAIN, sectors, 0);
      byte[] read = new byte[count * bytes];
      for (int i = 0; i < count; i++) {
        MemorySegment.copy(
            sectors, ValueLayout.JAVA_BYTE, i * 2352L + from, read, i * bytes, bytes);
      }
      byte[] input = INPUTS.piece(piece.file(), bytes, piece.sector() + done, count);
      assertThat(Arrays.equals(read, input)).describedAs(piece + " at " + done).isTrue();
    }
  }
}
