package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.mmc.ReadOptions;

/**
 * The sectors of the disc in a drive, read when they are asked for: in batches, the sub-channel
 * along with the main channel where both are wanted, with retries, slower and slower, where the
 * drive stumbles. The last batch is kept, so that whoever goes forward sector by sector costs no
 * more than whoever takes many at once.
 *
 * <p>Used under the lock of its port.
 */
final class DiscSectors {
  private static final int SECTOR = Fragment.SECTOR;
  private static final int BATCH = SymbolWindow.MOST;

  /** Sectors on end that may fail before each is tried only once. */
  private static final int PATIENCE = 8;

  /** Farther than any drive reads ahead. */
  private static final int FAR = 4_000;

  /**
   * How sectors are read.
   *
   * @param c2 how the drive tells bytes that it could not correct
   * @param accurate whether audio begins at the very sample that was asked for
   * @param rw how the sub-channel is read, where the disc has any that is handed on
   */
  record Manner(ReadCd.C2 c2, boolean accurate, Optional<RwAccess> rw) {}

  private final SectorPort port;
  private final DriveToc toc;
  private final Manner manner;
  private final ReadOptions options;
  private final int retries;
  private final SpeedControl speed;
  private final Consumer<Finding> listener;
  private final AudioOverlap overlap = new AudioOverlap();

  private final MemorySegment main = MemorySegment.ofArray(new byte[BATCH * SECTOR]);
  private int mainFirst;
  private int mainCount;
  private final Optional<SymbolWindow> symbols;
  private int hopeless;

  DiscSectors(
      SectorPort port,
      DriveToc toc,
      Manner manner,
      ReadOptions options,
      SpeedControl speed,
      Consumer<Finding> listener) {
    this.port = port;
    this.toc = toc;
    this.manner = manner;
    this.options = options;
    this.retries = port.drive().options().retries();
    this.speed = speed;
    this.listener = listener;
    this.symbols = manner.rw().map(access -> new SymbolWindow(port, access));
  }

  SectorPort port() {
    return port;
  }

  ReadOptions options() {
    return options;
  }

  DriveToc toc() {
    return toc;
  }

  /**
   * Copies a part of a sector.
   *
   * @param wanted how many sectors are wanted from this one on, for the size of the batch
   */
  void main(int lba, int wanted, long from, MemorySegment into, long at, long length)
      throws SourceException {
    if (lba < mainFirst || lba >= mainFirst + mainCount) {
      boolean goesOn = mainCount > 0 && lba == mainFirst + mainCount;
      fill(lba, goesOn ? BATCH : wanted);
    }
    MemorySegment.copy(main, (long) (lba - mainFirst) * SECTOR + from, into, at, length);
  }

  /** Copies a part of the symbols of a sector. */
  void symbols(int lba, long from, MemorySegment into, long at, long length)
      throws SourceException {
    SymbolWindow window = symbols.orElseThrow();
    if (!window.holds(lba)) {
      fillSymbols(window, lba);
    }
    window.copy(lba, from, into, at, length);
  }

  private void fill(int lba, int wanted) throws SourceException {
    mainCount = 0;
    try {
      boolean audio = isAudio(lba);
      int count = Math.clamp(wanted, 1, Math.min(BATCH, Math.max(1, changeAfter(lba) - lba)));
      if (audio && !manner.accurate()) {
        joined(lba, count);
      } else {
        batch(lba, count, selection(audio));
      }
    } catch (SourceException e) {
      throw e;
    } catch (GlassmasterException e) {
      throw over(e, lba);
    }
  }

  /** What ends all reading, as a fault of the source that it is for whoever reads. */
  private SourceException over(GlassmasterException e, int lba) {
    SourceException fault =
        new SourceException(e.code(), String.valueOf(e.getMessage()), e)
            .at(port.drive().location())
            .atLba(lba);
    e.sense().ifPresent(fault::withSense);
    e.advice().ifPresent(advice -> fault.advise(advice.sentence()));
    return fault;
  }

  private ReadCd selection(boolean audio) {
    ReadCd whole = ReadCd.whole();
    ReadCd checked = audio ? whole.with(manner.c2()) : whole;
    return manner.rw().map(rw -> checked.with(rw.selection().sub())).orElse(checked);
  }

  /** Whether a sector belongs to an audio track; what lies before the first track goes with it. */
  private boolean isAudio(int lba) {
    DriveToc.Track found = toc.sessions().getFirst().tracks().getFirst();
    for (DriveToc.Session session : toc.sessions()) {
      for (DriveToc.Track track : session.tracks()) {
        found = track.start() <= lba ? track : found;
      }
    }
    return !found.isData();
  }

  /** The next sector at which a track begins, behind which sectors may be of another kind. */
  private int changeAfter(int lba) {
    int change = toc.leadOut();
    for (DriveToc.Session session : toc.sessions()) {
      for (DriveToc.Track track : session.tracks()) {
        change = track.start() > lba ? Math.min(change, track.start()) : change;
      }
      change = session.leadOut() > lba ? Math.min(change, session.leadOut()) : change;
    }
    return change;
  }

  private void batch(int lba, int wanted, ReadCd selection) throws GlassmasterException {
    int count = Math.clamp(port.capacity(selection), 1, wanted);
    if (port.read(selection, lba, count)) {
      begin(lba, selection);
      for (int i = 0; i < count; i++) {
        if (uncorrected(selection, i) > 0) {
          // What is good before it is handed out first; it is the first of the next batch.
          if (i > 0) {
            return;
          }
          one(lba, selection);
          return;
        }
        take(i, selection);
      }
      went(count, selection);
      return;
    }
    if (count > 1) {
      // Half of it may be read in one go; what cannot is found soon enough.
      batch(lba, count / 2, selection);
      return;
    }
    one(lba, selection);
  }

  /** Everything that was wanted came. */
  private void went(int count, ReadCd selection) throws GlassmasterException {
    hopeless = 0;
    speed.went(count);
    if (selection.sub() != ReadCd.Sub.NONE) {
      mend(symbols.orElseThrow());
    }
  }

  private void begin(int lba, ReadCd selection) {
    mainFirst = lba;
    mainCount = 0;
    if (selection.sub() != ReadCd.Sub.NONE) {
      symbols.orElseThrow().begin(lba);
    }
  }

  /** Appends a block of the port's memory to what is kept. */
  private void take(int index, ReadCd selection) {
    long block = (long) index * selection.bytes();
    MemorySegment.copy(port.memory(), block, main, (long) mainCount * SECTOR, SECTOR);
    mainCount++;
    if (selection.sub() != ReadCd.Sub.NONE) {
      symbols.orElseThrow().take(port.memory(), block + selection.subAt());
    }
  }

  /** Bits of a block's C2 pointers that are set. */
  private int uncorrected(ReadCd selection, int index) {
    if (selection.c2() == ReadCd.C2.NONE) {
      return 0;
    }
    return C2Probe.bits(port.memory(), (long) index * selection.bytes() + selection.c2At());
  }

  /** Reads one sector as often as it may take; the best reading counts. */
  private void one(int lba, ReadCd selection) throws GlassmasterException {
    int fewest = Integer.MAX_VALUE;
    Optional<Sense> why = Optional.empty();
    // Where nothing came for so long, hoping for each sector anew would take hours.
    int attempts = hopeless < PATIENCE ? retries : 0;
    for (int attempt = 0; attempt <= attempts; attempt++) {
      if (port.read(selection, lba, 1)) {
        int bad = uncorrected(selection, 0);
        if (bad < fewest) {
          fewest = bad;
          begin(lba, selection);
          take(0, selection);
        }
        if (bad == 0) {
          went(1, selection);
          return;
        }
        leave(lba);
      } else {
        why = port.sense();
      }
      if (attempt == 1 || attempt == retries / 2) {
        speed.slower();
      }
    }
    if (fewest == Integer.MAX_VALUE) {
      hopeless++;
      unreadable(lba, selection, why);
    } else {
      damaged(lba, fewest);
    }
  }

  /** Drives answer from what they have read ahead, unless they are sent far away in between. */
  private void leave(int lba) throws GlassmasterException {
    int far = lba + FAR < toc.leadOut() ? lba + FAR : lba - FAR;
    if (far >= 0) {
      boolean _ = port.read(ReadCd.whole(), far, 1);
    }
  }

  private void unreadable(int lba, ReadCd selection, Optional<Sense> why) throws SourceException {
    String cause =
        why.map(sense -> port.drive().meaning(sense).cause()).orElse("the drive gives too little");
    if (options.damage() == ReadOptions.Damage.REFUSED) {
      SourceException fault =
          new SourceException("sector-unreadable", "sector " + lba + " cannot be read: " + cause)
              .at(port.drive().location())
              .atLba(lba)
              .advise("clean the disc, or read it in another drive");
      why.ifPresent(fault::withSense);
      throw fault;
    }
    listener.accept(
        ReadFinding.PADDED.at("LBA " + lba, "the sector was padded with zeros: " + cause));
    begin(lba, selection);
    main.asSlice(0, SECTOR).fill((byte) 0);
    mainCount = 1;
    symbols.ifPresent(window -> window.pad(lba));
  }

  private void damaged(int lba, int bytes) throws SourceException {
    String what = bytes + " bytes of sector " + lba + " could not be corrected";
    if (options.damage() == ReadOptions.Damage.REFUSED) {
      mainCount = 0;
      throw new SourceException("audio-damaged", what)
          .at(port.drive().location())
          .atLba(lba)
          .advise("clean the disc, or read it in another drive");
    }
    listener.accept(
        ReadFinding.DAMAGED_AUDIO.at("LBA " + lba, what + ", the drive's guess was kept"));
  }

  /** Reads audio from before where it goes on, and joins it to what was there last. */
  private void joined(int lba, int wanted) throws GlassmasterException {
    ReadCd selection = ReadCd.whole();
    int most = Math.min(wanted, port.capacity(selection) - AudioOverlap.BACK - 1);
    if (!overlap.goesOnAt(lba) || most < 1) {
      batch(lba, wanted, selection);
      overlap.keep(mainFirst, mainCount, main);
      return;
    }
    for (int attempt = 0; attempt <= retries; attempt++) {
      // One sector more, for a run that begins late. It is there, but for the end of the disc.
      int ahead = lba + most < toc.leadOut() ? 1 : 0;
      int count = AudioOverlap.BACK + most + ahead;
      if (port.read(selection, lba - AudioOverlap.BACK, count)) {
        OptionalInt at = overlap.join(port.memory(), (long) count * SECTOR);
        int whole = at.isEmpty() ? 0 : (count * SECTOR - at.getAsInt()) / SECTOR;
        if (whole > 0) {
          mainFirst = lba;
          mainCount = Math.min(whole, most);
          MemorySegment.copy(port.memory(), at.getAsInt(), main, 0, (long) mainCount * SECTOR);
          overlap.keep(lba, mainCount, main);
          return;
        }
      } else if (most > 1) {
        most /= 2;
      }
      if (attempt == 1) {
        speed.slower();
      }
    }
    jumped(lba);
  }

  private void jumped(int lba) throws GlassmasterException {
    overlap.forget();
    if (options.damage() == ReadOptions.Damage.REFUSED) {
      throw new SourceException(
              "audio-not-continuous", "the drive loses its place in the audio at sector " + lba)
          .at(port.drive().location())
          .atLba(lba)
          .advise("read it in another drive, or at a lower speed");
    }
    listener.accept(
        ReadFinding.DAMAGED_AUDIO.at("LBA " + lba, "the audio may jump here by some samples"));
    batch(lba, 1, ReadCd.whole());
    overlap.keep(mainFirst, mainCount, main);
  }

  private void fillSymbols(SymbolWindow window, int lba) throws SourceException {
    try {
      for (int attempt = 0; attempt <= retries; attempt++) {
        if (window.fill(lba, Math.max(1, toc.leadOut() - lba))) {
          mend(window);
          return;
        }
      }
    } catch (GlassmasterException e) {
      throw over(e, lba);
    }
    if (options.damage() == ReadOptions.Damage.REFUSED) {
      SourceException fault =
          new SourceException(
                  "sector-unreadable", "the sub-channel of sector " + lba + " cannot be read")
              .at(port.drive().location())
              .atLba(lba)
              .advise("clean the disc, or read it in another drive");
      port.sense().ifPresent(fault::withSense);
      throw fault;
    }
    listener.accept(ReadFinding.PADDED.at("LBA " + lba, "its sub-channel was padded with zeros"));
    window.pad(lba);
  }

  private void mend(SymbolWindow window) throws GlassmasterException {
    int bad = window.mend();
    if (bad > 0) {
      listener.accept(
          ReadFinding.PACKS_DAMAGED.at(
              "LBA " + window.first(), bad + " packs of R to W from there on are damaged"));
    }
  }
}
