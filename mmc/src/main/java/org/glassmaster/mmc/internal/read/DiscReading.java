package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextReading;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.mmc.internal.answer.Atip;
import org.glassmaster.mmc.internal.answer.CapabilityPage;
import org.glassmaster.mmc.internal.answer.Configuration;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.MediumSurvey;

/** One look at the disc in a drive, from its tables to the places where its sectors are read. */
final class DiscReading {
  private static final String FORMAT = "cd";

  /** Sectors from a track's start at which the sub-channel is tried: no longer where seeks end. */
  private static final int SETTLED = 40;

  private final Drive drive;
  private final DriveTraits traits;
  private final ReadOptions options;
  private final MediumSurvey medium;
  private final SectorPort port;
  private final Tables tables;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Attribute> unseen = EnumSet.noneOf(Attribute.class);

  /**
   * A look.
   *
   * @param medium what lies in the drive
   * @param memory of the transport, for the sectors
   */
  DiscReading(
      Drive drive,
      DriveTraits traits,
      ReadOptions options,
      MediumSurvey medium,
      MemorySegment memory) {
    this.drive = drive;
    this.traits = traits;
    this.options = options;
    this.medium = medium;
    this.port = new SectorPort(drive, memory);
    this.tables = new Tables(drive);
  }

  SectorPort port() {
    return port;
  }

  Contents contents(Job job) throws GlassmasterException {
    synchronized (port.lock) {
      return look(job);
    }
  }

  private Contents look(Job job) throws GlassmasterException {
    job.tell(new Progress.PhaseBegun(Phase.ANALYSING, OptionalInt.empty()));
    requireDisc();
    DriveToc toc = tables.toc().orElseThrow(this::noToc);
    findings.addAll(toc.findings());
    if (!toc.full()) {
      unseen.add(Attribute.DISC_TYPE);
    }
    if (medium.state() == Medium.State.APPENDABLE) {
      findings.add(ReadFinding.SESSION_OPEN.at("disc", "the disc is still open"));
    }
    CdText text = text();
    SpeedControl speed = new SpeedControl(drive, drive.options().readSpeed());
    speed.begin();
    Optional<QAccess> access = new QProbe(port).find(probes(toc), toc.leadOut());
    access.ifPresent(this::noticeShift);
    SubchannelSurvey survey =
        new SubchannelSurvey(toc, access.map(q -> new QReader(port, q)), tables, findings);
    survey.run(job);
    Optional<RwAccess> rw = rw(toc, access, survey);
    note(access, survey);
    DiscSectors.Manner manner = new DiscSectors.Manner(c2(toc, access, rw), accurate(), rw);
    DiscSectors sectors =
        new DiscSectors(
            port, toc, manner, options, speed, finding -> job.tell(new Progress.Noticed(finding)));
    List<Session> sessions =
        new DiscAssembly(
                toc,
                survey,
                port,
                new MainBytes(sectors),
                rw.map(q -> new SymbolBytes(sectors)),
                rw.map(RwAccess::run).orElse(SubchannelRun.Form.RW_SYMBOLS),
                findings,
                unseen)
            .sessions();
    Disc disc = new Disc(survey.mcn(), sessions, text);
    requireRoom(disc);
    return new Contents(drive.location(), FORMAT, disc, leadIn(), findings, unseen);
  }

  private void requireDisc() throws MediumException {
    switch (medium.state()) {
      case NONE ->
          throw new MediumException("no-medium", "there is no disc in the drive")
              .at(drive.location())
              .advise("insert a disc");
      case BLANK ->
          throw new MediumException("medium-blank", "the disc is blank")
              .at(drive.location())
              .advise("insert a disc with something on it");
      case APPENDABLE, COMPLETE -> {}
    }
    if (medium.isOtherThanCd()) {
      throw new MediumException("medium-unsuitable", "a " + medium.kind() + " is no compact disc")
          .at(drive.location())
          .advise("insert a CD");
    }
  }

  private MediumException noToc() {
    return new MediumException("toc-unreadable", "the drive has no table of contents of the disc")
        .at(drive.location())
        .advise("clean the disc, or read it in another drive; a disc never closed has none");
  }

  /** A table that is nothing but plausible may still ask for more than a disc has. */
  private void requireRoom(Disc disc) throws MediumException {
    try {
      Layout _ = Layout.of(disc);
    } catch (IllegalArgumentException e) {
      throw noToc();
    }
  }

  private CdText text() throws GlassmasterException {
    Optional<byte[]> packs = tables.textPacks();
    if (packs.isEmpty()) {
      // A drive that claims to read CD-TEXT refuses where there is none.
      boolean claims =
          traits
              .configuration()
              .flatMap(Configuration::cdRead)
              .map(Configuration.CdRead::cdText)
              .orElse(false);
      if (!claims) {
        unseen.add(Attribute.CD_TEXT);
      }
      return CdText.NONE;
    }
    if (packs.get().length == 0) {
      return CdText.NONE;
    }
    CdTextReading reading = CdTextReader.read(packs.get());
    findings.addAll(reading.findings());
    return reading.text();
  }

  /** Audio first, whose sub-channel drives give most readily; inside tracks, away from edges. */
  private static List<Integer> probes(DriveToc toc) {
    List<Integer> audio = new ArrayList<>();
    List<Integer> data = new ArrayList<>();
    for (DriveToc.Session session : toc.sessions()) {
      for (int i = 0; i < session.tracks().size(); i++) {
        DriveToc.Track track = session.tracks().get(i);
        int length = session.end(i) - track.start();
        int lba = track.start() + Math.min(SETTLED, length / 3);
        (track.isData() ? data : audio).add(lba);
      }
    }
    return Stream.concat(audio.stream().limit(2), data.stream().limit(2)).toList();
  }

  private void noticeShift(QAccess access) {
    if (access.shift() != 0) {
      findings.add(
          ReadFinding.SUBCHANNEL_SHIFTED.at(
              "drive",
              "the drive gives the sub-channel of sectors "
                  + Math.abs(access.shift())
                  + (access.shift() > 0 ? " later" : " earlier")));
    }
  }

  private void note(Optional<QAccess> access, SubchannelSurvey survey) {
    if (access.isEmpty()) {
      findings.add(
          ReadFinding.NO_SUBCHANNEL.at(
              "drive", "the drive gives no sub-channel that makes sense of this disc"));
      unseen.add(Attribute.PREGAPS);
      unseen.add(Attribute.INDEXES);
    }
    if (!survey.looksForMcn()) {
      unseen.add(Attribute.MCN);
    }
    if (!survey.looksForIsrc()) {
      unseen.add(Attribute.ISRC);
    }
    boolean raw = access.map(QAccess::hasRaw).orElse(false);
    if (!raw || !options.recorded()) {
      unseen.add(Attribute.PQ_SUBCHANNEL);
    }
  }

  /** How R to W are read, if there is anything in them, or P and Q too where that is wished. */
  private Optional<RwAccess> rw(DriveToc toc, Optional<QAccess> access, SubchannelSurvey survey)
      throws GlassmasterException {
    if (access.map(QAccess::hasRaw).orElse(false)) {
      return survey.sawPacks() || options.recorded()
          ? access.map(q -> RwAccess.raw(q, options.recorded()))
          : Optional.empty();
    }
    PackProbe probe = new PackProbe(port);
    boolean found = probe.look(toc);
    if (!probe.reads()) {
      unseen.add(Attribute.RW_SUBCHANNEL);
    }
    return found ? Optional.of(RwAccess.packs(probe.selection())) : Optional.empty();
  }

  /** C2 pointers where the drive claims them and they are of use. */
  private ReadCd.C2 c2(DriveToc toc, Optional<QAccess> access, Optional<RwAccess> rw)
      throws GlassmasterException {
    boolean claims =
        traits.page().map(CapabilityPage::c2).orElse(false)
            || traits
                .configuration()
                .flatMap(Configuration::cdRead)
                .map(Configuration.CdRead::c2)
                .orElse(false);
    return claims
        ? new C2Probe(port).find(toc, access.filter(q -> rw.map(RwAccess::isRaw).orElse(false)))
        : ReadCd.C2.NONE;
  }

  /** Drives without page 2Ah are new ones: those do. */
  private boolean accurate() {
    return traits.page().map(CapabilityPage::accurateStream).orElse(true);
  }

  private int leadIn() {
    OptionalInt start = medium.atip().map(Atip::leadIn).orElseGet(OptionalInt::empty);
    return start.isPresent()
            && start.getAsInt() >= Geometry.FIRST_LBA
            && start.getAsInt() < Geometry.FIRST_PAUSE_LBA
        ? start.getAsInt()
        : Geometry.RAW_IMAGE_START;
  }
}
