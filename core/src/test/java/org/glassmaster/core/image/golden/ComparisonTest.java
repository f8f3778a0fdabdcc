package org.glassmaster.core.image.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.core.layout.Area.LEAD_IN;
import static org.glassmaster.core.layout.Area.LEAD_OUT;
import static org.glassmaster.core.layout.Area.PAUSE;
import static org.glassmaster.core.layout.Area.PROGRAMME;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.core.text.CdText;
import org.junit.jupiter.api.Test;

/** That a comparison sees what it is there to see: a rendering that is wrong in one thing. */
class ComparisonTest {
  private static final String TEXT = "cdrdao-raw96r-cdtext";
  private static final String PLAIN = "cdrdao-raw16-plain";

  @Test
  void seesTheOtherCountdown() throws SourceException {
    Render render = Master.of(PLAIN).render().withCountdown(Render.Countdown.B);
    assertThat(beyondTheList(PLAIN, Master.of(PLAIN).layout(), render))
        .containsExactly(kind(PAUSE, Field.RELATIVE));
  }

  @Test
  void seesTheOtherLeadInTime() throws SourceException {
    Render render = Master.of(PLAIN).render().withLeadInTime(Render.LeadInTime.ABSOLUTE);
    assertThat(beyondTheList(PLAIN, Master.of(PLAIN).layout(), render))
        .containsExactly(kind(LEAD_IN, Field.LEAD_IN_TIME));
  }

  @Test
  void seesTheOtherTocOrder() throws SourceException {
    Render render = Master.of(PLAIN).render().withTocOrder(Render.TocOrder.POINTS_FIRST);
    assertThat(beyondTheList(PLAIN, Master.of(PLAIN).layout(), render))
        .containsExactly(kind(LEAD_IN, Field.POINT), kind(LEAD_IN, Field.POINTED));
  }

  @Test
  void seesTheOtherCrc() throws SourceException {
    Render render = Master.of(PLAIN).render().withPqCrc(PqCrc.INVERTED);
    assertThat(beyondTheList(PLAIN, Master.of(PLAIN).layout(), render))
        .containsExactly(
            kind(LEAD_IN, Field.CRC),
            kind(PAUSE, Field.CRC),
            kind(PROGRAMME, Field.CRC),
            kind(LEAD_OUT, Field.CRC));
  }

  @Test
  void seesCodesAtOtherPlaces() throws SourceException {
    Render render = Master.of(TEXT).render().withCodes(Render.Codes.SPACED_100);
    assertThat(beyondTheList(TEXT, Master.of(TEXT).layout(), render))
        .containsExactly(
            kind(PAUSE, Field.MCN),
            kind(PAUSE, Field.ISRC),
            kind(PROGRAMME, Field.MCN),
            kind(PROGRAMME, Field.ISRC),
            kind(LEAD_OUT, Field.MCN));
  }

  @Test
  void seesAnotherText() throws SourceException {
    Disc disc = Master.of(TEXT).layout().disc().withText(CdText.NONE);
    assertThat(beyondTheList(TEXT, disc)).containsExactly(kind(LEAD_IN, Field.CD_TEXT));
  }

  @Test
  void seesAnotherSample() throws SourceException {
    Disc disc = Master.of(PLAIN).layout().disc();
    Track first = disc.sessions().getFirst().tracks().getFirst();
    List<Fragment> silent =
        List.of(first.content().getFirst(), Inputs.t1(0, 449), Fragment.Zero.sectors(1));
    assertThat(beyondTheList(PLAIN, withFirst(disc, first.withContent(first.pregap(), silent))))
        .containsExactly(kind(PROGRAMME, Field.MAIN));
  }

  @Test
  void seesAnotherTrackNumber() throws SourceException {
    Disc disc = Master.of(PLAIN).layout().disc();
    List<Track> tracks = disc.sessions().getFirst().tracks();
    Session session =
        new Session(
            disc.type(), List.of(tracks.getFirst().withNumber(3), tracks.getLast().withNumber(4)));
    assertThat(beyondTheList(PLAIN, new Disc(disc.mcn(), List.of(session), disc.text())))
        .containsExactly(
            kind(LEAD_IN, Field.POINT),
            kind(LEAD_IN, Field.POINTED),
            kind(PAUSE, Field.TNO),
            kind(PROGRAMME, Field.TNO));
  }

  private static Disc withFirst(Disc disc, Track first) {
    List<Track> tracks = disc.sessions().getFirst().tracks();
    Session session = new Session(disc.type(), List.of(first, tracks.getLast()));
    return new Disc(disc.mcn(), List.of(session), disc.text());
  }

  private static Set<Differences.Kind> beyondTheList(String recording, Disc disc)
      throws SourceException {
    Master master = Master.of(recording);
    return beyondTheList(recording, Layout.of(disc, master.layout().start()), master.render());
  }

  private static Set<Differences.Kind> beyondTheList(String name, Layout layout, Render render)
      throws SourceException {
    Master usual = Master.of(name);
    Master master = new Master(layout, render, usual.format(), usual.fill());
    Map<Differences.Kind, Integer> counts = Comparison.of(Recording.named(name), master).counts();
    Set<Differences.Kind> kinds = new TreeSet<>(counts.keySet());
    kinds.removeAll(AcceptedDifferences.of(name).keySet());
    return kinds;
  }

  private static Differences.Kind kind(Area area, Field field) {
    return new Differences.Kind(area, field);
  }
}
