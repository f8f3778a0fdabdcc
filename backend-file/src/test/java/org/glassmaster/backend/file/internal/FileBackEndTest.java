package org.glassmaster.backend.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.LocationOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBackEndTest {
  @TempDir Path folder;

  @Test
  void isFoundAsAService() {
    assertThat(BackEnds.load().named("file")).containsInstanceOf(FileBackEnd.class);
    assertThat(ImageFormats.load().all()).extracting(ImageFormat::name).contains("cue", "rawdao");
    assertThat(ImageFormats.load().failures()).isEmpty();
  }

  @Test
  void declaresItsOptionsAndThoseOfTheFormats() {
    assertThat(new FileBackEnd().options())
        .extracting(LocationOption::name)
        .contains("format", "allow-outside", "sync", "layout")
        .doesNotHaveDuplicates();
  }

  @Test
  void knowsNoFormatByName() throws Exception {
    Files.writeString(folder.resolve("a.cue"), "FILE \"x\" BINARY\nTRACK 01 AUDIO\n");
    FileBackEnd none = new FileBackEnd(() -> ImageFormats.of(List.of()));
    try (Device device = none.open(Location.of("file", folder.resolve("a.cue").toString()))) {
      assertThat(device.recorder()).isEmpty();
      assertThatThrownBy(() -> device.reader().orElseThrow().contents(Job.unwatched()))
          .isInstanceOf(SourceException.class)
          .matches(e -> ((GlassmasterException) e).code().equals("format-unknown"));
    }
  }

  @Test
  void readsWhatIsThereAndRecordsWhatItsNameSays() throws Exception {
    Files.write(folder.resolve("a.cue"), new byte[0]);
    Files.write(folder.resolve("a.txt"), new byte[0]);
    try (Device both = open("a.cue");
        Device onlyRead = open("a.txt");
        Device onlyWrite = open("b.CUE");
        Device named = open("b.txt?format=cue")) {
      assertThat(both.reader()).isPresent();
      assertThat(both.recorder().orElseThrow().medium().state()).isEqualTo(Medium.State.COMPLETE);
      assertThat(onlyRead.reader()).isPresent();
      assertThat(onlyRead.recorder()).isEmpty();
      assertThat(onlyWrite.reader()).isEmpty();
      assertThat(onlyWrite.recorder().orElseThrow().medium().state()).isEqualTo(Medium.State.BLANK);
      assertThat(named.recorder()).isPresent();
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> open("none.xyz"))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-missing"));
  }

  @Test
  void saysWhatItDoesNotKnow() throws Exception {
    Files.write(folder.resolve("music.bin"), new byte[2352 * 10]);
    assertThatThrownBy(() -> Images.read(folder.resolve("music.bin")))
        .isInstanceOf(SourceException.class)
        .matches(
            e -> ((GlassmasterException) e).advice().orElseThrow().sentence().contains(".cue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.cue", "a.cue?layout=tracks", "a.rawdao"})
  void leavesNothingWhereASourceFails(String target) throws Exception {
    assertThatThrownBy(() -> write(failing(), target, new Job(_ -> {}, new Cancellation())))
        .isInstanceOf(SourceException.class);
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.cue", "a.cue?layout=tracks", "a.rawdao"})
  void leavesTheOldImageWhereItIsCancelled(String target) throws Exception {
    write(Discs.album(), target, Job.unwatched());
    List<String> before = names();
    byte[] old = Files.readAllBytes(folder.resolve(before.getFirst()));
    Cancellation cancellation = new Cancellation();
    Job job =
        new Job(
            event -> {
              if (event instanceof Progress.Advanced advanced && advanced.done() > 500) {
                cancellation.cancel();
              }
            },
            cancellation);
    assertThatThrownBy(() -> write(Discs.hidden(), target, job))
        .isInstanceOf(CancelledException.class)
        .matches(e -> ((CancelledException) e).whileWriting());
    assertThat(names()).isEqualTo(before);
    assertThat(Files.readAllBytes(folder.resolve(before.getFirst()))).isEqualTo(old);
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    List<Progress> events = new ArrayList<>();
    write(Discs.album(), "a.rawdao", new Job(events::add, new Cancellation()));
    assertThat(events)
        .filteredOn(Progress.PhaseBegun.class::isInstance)
        .extracting(event -> ((Progress.PhaseBegun) event).phase())
        .containsExactly(
            Phase.LEAD_IN, Phase.TRACK, Phase.TRACK, Phase.TRACK, Phase.LEAD_OUT, Phase.CLOSING);
    Progress.Advanced last =
        (Progress.Advanced)
            events.stream()
                .filter(Progress.Advanced.class::isInstance)
                .reduce((_, b) -> b)
                .orElseThrow();
    assertThat(last.done()).isEqualTo(last.total());
  }

  @Test
  void refusesToOverwriteUnasked() throws Exception {
    write(Discs.data(), "a.iso", Job.unwatched());
    assertThatThrownBy(
            () ->
                Images.write(
                    Layout.of(Discs.data()),
                    folder.resolve("a.iso").toString(),
                    Optional.empty(),
                    RecordOptions.DEFAULT,
                    Job.unwatched()))
        .isInstanceOf(MediumException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("target-exists"));
  }

  @Test
  void canBeClosedTwice() throws Exception {
    write(Discs.album(), "a.cue", Job.unwatched());
    Device device = open("a.cue");
    Disc disc = device.reader().orElseThrow().contents(Job.unwatched()).disc();
    device.close();
    device.close();
    assertThatThrownBy(() -> Images.main(disc, 1)).isInstanceOf(SourceException.class);
  }

  /** A disc whose source ends in the middle. */
  private static Disc failing() {
    ByteSource source =
        new ByteSource() {
          @Override
          public String name() {
            return "scratched";
          }

          @Override
          public long size() {
            return 2352L * 2_000;
          }

          @Override
          public void read(long position, MemorySegment into, long offset, long length)
              throws SourceException {
            if (position + length > 2352L * 900) {
              throw new SourceException("source-changed", "the file is gone");
            }
          }
        };
    return Disc.builder()
        .track(TrackMode.AUDIO, track -> track.samples(source))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  private Device open(String name) throws GlassmasterException {
    return Images.open(folder.resolve(name).toString());
  }

  private void write(Disc disc, String target, Job job) throws GlassmasterException {
    Images.write(
        Layout.of(disc),
        folder.resolve(target).toString(),
        Optional.empty(),
        RecordOptions.DEFAULT.overwriting(),
        job);
  }

  private List<String> names() throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
