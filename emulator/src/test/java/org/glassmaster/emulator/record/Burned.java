package org.glassmaster.emulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Difference;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.TestWaiter;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;

/** A recorder in software, the device over it, and the discs that are burned with them. */
final class Burned implements AutoCloseable {
  private final TestWaiter clock = new TestWaiter();
  final EmulatedRecorder recorder;
  final MmcDevice device;
  final List<Progress> told = new ArrayList<>();
  final Cancellation cancellation = new Cancellation();

  Burned(Personality personality, BlankMedium medium, MmcOptions options)
      throws GlassmasterException {
    this.recorder = EmulatedRecorder.of(personality, clock);
    recorder.insert(medium);
    this.device = MmcDevice.open(recorder, "emulated:1", options, clock);
  }

  static Burned modern() throws GlassmasterException {
    return new Burned(Personality.modern(), BlankMedium.cdr(), MmcOptions.DEFAULT);
  }

  DiscRecorder port() {
    return device.recorder().orElseThrow();
  }

  Layout layout(Disc disc) throws GlassmasterException {
    return Layout.of(disc, port().medium().leadIn().orElseThrow());
  }

  Offer offer(Layout layout, WriteMode mode, BlockFormat format) throws GlassmasterException {
    return port().offers(layout).stream()
        .filter(offer -> offer.mode() == mode && offer.blockFormat() == format)
        .findFirst()
        .orElseThrow();
  }

  RawImage burn(Disc disc, WriteMode mode, BlockFormat format) throws GlassmasterException {
    return burn(disc, mode, format, RecordOptions.DEFAULT);
  }

  RawImage burn(Disc disc, WriteMode mode, BlockFormat format, RecordOptions options)
      throws GlassmasterException {
    Layout layout = layout(disc);
    return burn(layout, offer(layout, mode, format), options);
  }

  RawImage burn(Layout layout, Offer offer, RecordOptions options) throws GlassmasterException {
    RawImage source = new RawImage(layout, options.render());
    port().record(offer, source, options, new Job(told::add, cancellation));
    return source;
  }

  /** What differs between a disc and what the emulator says was recorded. */
  List<Difference> differences(RawImage expected) throws GlassmasterException {
    Comparison comparison = new Verifier().compare(expected, recorder.content().orElseThrow());
    return comparison.differences();
  }

  Medium.State state() throws GlassmasterException {
    return port().medium().state();
  }

  List<String> findings() {
    return told.stream()
        .filter(Progress.Noticed.class::isInstance)
        .map(Progress.Noticed.class::cast)
        .map(noticed -> noticed.finding().code())
        .toList();
  }

  /** After whatever happened: nothing locked, nothing going on, no thread left. */
  void assertInOrder() {
    assertThat(recorder.isLocked()).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("glassmaster-writer"));
  }

  @Override
  public void close() throws GlassmasterException {
    device.close();
    recorder.close();
  }

  /** Audio with everything that a disc can have. */
  static Disc album() {
    return disc(
        Disc.builder()
            .mcn("4006381333931")
            .text(
                CdText.builder()
                    .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                    .disc(TextField.TITLE, "Glass")
                    .track(1, TextField.TITLE, "First")
                    .track(2, TextField.TITLE, "Second")
                    .track(3, TextField.TITLE, "Third")
                    .build())
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .copy(CopyPermission.PERMITTED)
                        .isrc("DEXXX9800001")
                        .index(200)
                        .content(noise(1, 400)))
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .preEmphasis()
                        .isrc("DEXXX9800002")
                        .pregap(noise(9, 75))
                        .content(noise(2, 350)))
            .track(TrackMode.AUDIO, track -> track.content(noise(3, 320))));
  }

  /** Audio with graphics. */
  static Disc karaoke() {
    int sectors = 330;
    byte[] packs = new byte[sectors * 96];
    new Random(96).nextBytes(packs);
    for (int i = 0; i < packs.length; i++) {
      int symbol = i % 24;
      boolean parity = symbol == 2 || symbol == 3 || symbol >= 20;
      packs[i] = (byte) (parity ? 0 : packs[i] & 0x3F);
    }
    SubchannelRun run =
        new SubchannelRun(
            Geometry.PAUSE,
            sectors,
            ByteSource.of("packs", packs),
            0,
            96,
            SubchannelRun.Form.RW_PACKS);
    return disc(
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.content(noise(11, sectors)).postgap(20).subchannel(run)));
  }

  /** Data and audio. */
  static Disc mixed() {
    return disc(
        Disc.builder()
            .track(TrackMode.MODE1, track -> track.content(data(4, 350)))
            .track(TrackMode.AUDIO, track -> track.pregap(150).content(noise(5, 320))));
  }

  /** One track of a data mode. */
  static Disc of(TrackMode mode) {
    return disc(
        Disc.builder()
            .track(
                mode, track -> track.content(stored(mode == TrackMode.MODE1 ? 7 : 8, 330, mode))));
  }

  private static Fragment stored(long seed, int sectors, TrackMode mode) {
    return switch (mode) {
      case MODE2 -> sectors(seed, sectors, SectorForm.DATA_2336);
      case MODE2_FORM2 -> sectors(seed, sectors, SectorForm.FORM2_2324);
      default -> sectors(seed, sectors, SectorForm.DATA_2048);
    };
  }

  private static Fragment sectors(long seed, int sectors, SectorForm form) {
    return new Fragment.Sectors(
        random(seed, sectors * form.bytes()), 0, form.bytes(), form, sectors);
  }

  static Fragment data(long seed, int sectors) {
    return sectors(seed, sectors, SectorForm.DATA_2048);
  }

  static Fragment noise(long seed, int sectors) {
    int bytes = sectors * Fragment.SECTOR;
    return new Fragment.Samples(random(seed, bytes), 0, bytes, ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteSource random(long seed, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(seed).nextBytes(noise);
    return ByteSource.of("noise " + seed, noise);
  }

  static Disc disc(DiscBuilder builder) {
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  static RecordOptions options(boolean simulate, boolean overburn, boolean keepOpen) {
    return new RecordOptions(
        Render.DEFAULT, OptionalInt.empty(), simulate, false, overburn, true, keepOpen);
  }
}
