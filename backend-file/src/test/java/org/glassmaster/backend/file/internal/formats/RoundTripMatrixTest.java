package org.glassmaster.backend.file.internal.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format into every format: what both say that they keep of a disc is there at the end as it
 * was at the beginning.
 */
class RoundTripMatrixTest {
  /** A short lead-in, so that raw streams are small. */
  private static final int LEAD_IN = -600;

  private static final Map<String, Disc> DISCS =
      Map.of(
          "audio", Samples.everyAudio(),
          "data", Samples.everyData(),
          "modes", Samples.everyMode(),
          "fifth", Samples.fifthTrack(),
          "hidden", Samples.hidden(),
          "sessions", Discs.enhanced());

  /** Those that say no more than the others, once they were through one format. */
  private static final Set<String> SIMPLE = Set.of("fifth", "hidden");

  /** What was read back from the first format, by disc and format; empty where it is refused. */
  private record Leg(Fidelity fidelity, Disc disc) {}

  @TempDir static Path folder;
  private static final Map<String, Optional<Leg>> FIRST = new TreeMap<>();

  static List<ImageFormat> formats() {
    return ImageFormats.load().all().stream()
        .filter(format -> format.writer().isPresent())
        .toList();
  }

  static Stream<String> pairs() {
    return formats().stream()
        .flatMap(a -> formats().stream().map(b -> suffix(a) + " " + suffix(b)));
  }

  private static String suffix(ImageFormat format) {
    return format.suffixes().getFirst();
  }

  @BeforeAll
  static void writeEachDiscInEachFormat() throws Exception {
    for (Map.Entry<String, Disc> disc : DISCS.entrySet()) {
      for (ImageFormat format : formats()) {
        String name = disc.getKey() + "-1" + suffix(format);
        FIRST.put(disc.getKey() + suffix(format), through(disc.getValue(), name));
      }
    }
  }

  /** The disc as it comes back from an image; empty where the format refuses it. */
  private static Optional<Leg> through(Disc disc, String name) throws GlassmasterException {
    List<Offer> offers = offers(disc, name);
    return offers.isEmpty()
        ? Optional.empty()
        : Optional.of(through(disc, name, offers.getFirst()));
  }

  private static List<Offer> offers(Disc disc, String name) throws GlassmasterException {
    try {
      return Images.offers(disc, location(name));
    } catch (ContentException refused) {
      return List.of();
    }
  }

  private static String location(String name) {
    return folder.resolve(name.replace('.', '-')).resolve(name) + "?sync=false";
  }

  private static Leg through(Disc disc, String name, Offer offer) throws GlassmasterException {
    Images.write(
        Layout.of(disc, LEAD_IN),
        location(name),
        Optional.of(offer.blockFormat()),
        RecordOptions.DEFAULT.overwriting(),
        Job.unwatched());
    return new Leg(offer.fidelity(), Images.read(location(name)).disc());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bringBackWhatBothKeep(String pair) throws Exception {
    int blank = pair.indexOf(' ');
    String first = pair.substring(0, blank);
    String second = pair.substring(blank + 1);
    for (Map.Entry<String, Disc> disc : DISCS.entrySet()) {
      if (SIMPLE.contains(disc.getKey())) {
        continue;
      }
      Optional<Leg> one = FIRST.getOrDefault(disc.getKey() + first, Optional.empty());
      if (one.isEmpty()) {
        continue;
      }
      String name = disc.getKey() + "-2" + first.substring(1) + second;
      Optional<Leg> two = through(one.get().disc(), name);
      if (two.isPresent()) {
        assertKept(
            disc.getValue(),
            two.get().disc(),
            List.of(one.get().fidelity(), two.get().fidelity()),
            disc.getKey());
      }
    }
  }

  @Test
  void bringBackWhatEachKeeps() throws Exception {
    for (Map.Entry<String, Disc> disc : DISCS.entrySet()) {
      for (ImageFormat format : formats()) {
        String name = disc.getKey() + suffix(format);
        Optional<Leg> leg = FIRST.getOrDefault(name, Optional.empty());
        if (leg.isPresent()) {
          assertKept(disc.getValue(), leg.get().disc(), List.of(leg.get().fidelity()), name);
        }
      }
    }
  }

  @Test
  void bringBackWhatTheOtherOffersKeep() throws Exception {
    for (Map.Entry<String, Disc> disc : DISCS.entrySet()) {
      for (ImageFormat format : formats()) {
        List<Offer> offers = offers(disc.getValue(), "x" + suffix(format));
        for (Offer offer : offers.subList(Math.min(1, offers.size()), offers.size())) {
          String name = disc.getKey() + "-" + offer.blockFormat() + suffix(format);
          Leg leg = through(disc.getValue(), name, offer);
          assertKept(disc.getValue(), leg.disc(), List.of(leg.fidelity()), name);
        }
      }
    }
  }

  @Test
  void everyAttributeIsOnOneOfTheDiscs() throws Exception {
    Set<Attribute> seen = EnumSet.noneOf(Attribute.class);
    for (Optional<Leg> leg : FIRST.values()) {
      leg.ifPresent(one -> one.fidelity().fates().forEach(fate -> seen.add(fate.attribute())));
    }
    // P and Q as recorded are on what comes back from formats that have them.
    seen.add(Attribute.PQ_SUBCHANNEL);
    assertThat(seen).containsExactlyInAnyOrder(Attribute.values());
  }

  private static void assertKept(Disc written, Disc read, List<Fidelity> legs, String name)
      throws GlassmasterException {
    List<Fate> kept = new ArrayList<>();
    for (Fate fate : legs.getFirst().fates()) {
      boolean all =
          legs.stream()
              .flatMap(leg -> leg.fates().stream())
              .filter(each -> each.attribute() == fate.attribute())
              .filter(each -> each.where().equals(fate.where()))
              .allMatch(each -> each.outcome() == Outcome.KEPT);
      if (all) {
        kept.add(fate);
      }
    }
    assertThat(kept).as(name).isNotEmpty();
    for (Fate fate : kept) {
      String where = name + ", " + fate.attribute().label() + " of " + fate.where();
      if (fate.where().equals("disc")) {
        assertSame(fate.attribute(), written, read, where);
      } else {
        int number = Integer.parseInt(fate.where().substring("track ".length()));
        assertSame(fate.attribute(), written, read, number, where);
      }
    }
  }

  private static void assertSame(Attribute attribute, Disc written, Disc read, String where)
      throws GlassmasterException {
    switch (attribute) {
      case TOC -> {
        assertThat(read.tracks().map(RoundTripMatrixTest::entry))
            .as(where)
            .isEqualTo(written.tracks().map(RoundTripMatrixTest::entry).toList());
        assertThat(Layout.of(read).leadOut()).as(where).isEqualTo(Layout.of(written).leadOut());
      }
      case MAIN_CHANNEL -> {
        for (SessionLayout session : Layout.of(written).sessions()) {
          int from = session.tracks().getFirst().index1();
          assertSameBytes(
              sectors(written, from, session.leadOut()),
              sectors(read, from, session.leadOut()),
              where);
        }
      }
      case MCN -> assertThat(read.mcn()).as(where).isEqualTo(written.mcn());
      case CD_TEXT -> assertThat(read.text()).as(where).isEqualTo(written.text());
      case SESSIONS ->
          assertThat(read.sessions().stream().map(session -> session.tracks().size()))
              .as(where)
              .isEqualTo(
                  written.sessions().stream().map(session -> session.tracks().size()).toList());
      case DISC_TYPE ->
          assertThat(read.sessions().stream().map(session -> session.type().psec()))
              .as(where)
              .isEqualTo(written.sessions().stream().map(each -> each.type().psec()).toList());
      // The frames around the programme: of no disc here before it was recorded.
      case PQ_SUBCHANNEL -> assertThat(read.sessions()).as(where).isNotEmpty();
      default -> throw new AssertionError(where);
    }
  }

  private static List<Object> entry(Track track) {
    return List.of(track.number(), track.mode().isAudio(), track.mode().headerMode());
  }

  private static void assertSame(
      Attribute attribute, Disc written, Disc read, int number, String where)
      throws GlassmasterException {
    if (attribute == Attribute.SECTOR_CODES) {
      assertSameCodes(written, read, number, where);
      return;
    }
    Track before = track(written, number);
    Track after = track(read, number);
    switch (attribute) {
      case HIDDEN_AUDIO -> {
        assertThat(after.pregap()).as(where).isEqualTo(before.pregap());
        assertSameBytes(Images.main(written, number), Images.main(read, number), where);
      }
      case PREGAPS -> {
        assertThat(after.pregap()).as(where).isEqualTo(before.pregap());
        if (before.mode().isAudio()) {
          assertSameBytes(Images.main(written, number), Images.main(read, number), where);
        }
      }
      case INDEXES -> assertThat(after.indexes()).as(where).isEqualTo(before.indexes());
      case FLAGS -> {
        assertThat(after.control()).as(where).isEqualTo(before.control());
        assertThat(after.copy()).as(where).isEqualTo(before.copy());
      }
      case ISRC -> assertThat(after.isrc()).as(where).isEqualTo(before.isrc());
      case RW_SUBCHANNEL ->
          assertSameBytes(Images.packs(written, number), Images.packs(read, number), where);
      case PQ_SUBCHANNEL -> {
        SectorFormat pq = new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16);
        assertSameBytes(
            Images.sectors(written, number, pq), Images.sectors(read, number, pq), where);
      }
      default -> throw new AssertionError(where);
    }
  }

  private static void assertSameCodes(Disc written, Disc read, int number, String where)
      throws GlassmasterException {
    TrackLayout there =
        Layout.of(written)
            .tracks()
            .filter(each -> each.track().number() == number)
            .findFirst()
            .orElseThrow();
    assertSameBytes(
        sectors(written, there.index1(), there.end()),
        sectors(read, there.index1(), there.end()),
        where);
  }

  private static Track track(Disc disc, int number) {
    return disc.sessions().stream()
        .map(Session::tracks)
        .flatMap(List::stream)
        .filter(track -> track.number() == number)
        .findFirst()
        .orElseThrow();
  }

  /** Main channel by address, whatever track it belongs to. */
  private static byte[] sectors(Disc disc, int from, int to) throws GlassmasterException {
    byte[] main = new byte[(to - from) * Fragment.SECTOR];
    new RawImage(Layout.of(disc), Render.DEFAULT)
        .read(from, to - from, SectorFormat.PLAIN, MemorySegment.ofArray(main), 0);
    return main;
  }

  private static void assertSameBytes(byte[] written, byte[] read, String where) {
    assertThat(Arrays.mismatch(read, written))
        .as("%s: first byte that differs", where)
        .isEqualTo(-1);
  }
}
