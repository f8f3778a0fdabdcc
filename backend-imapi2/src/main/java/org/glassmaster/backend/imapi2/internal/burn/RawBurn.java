package org.glassmaster.backend.imapi2.internal.burn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.OptionalDouble;
import org.glassmaster.backend.imapi2.internal.burn.BurnEvents.Connection;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.drive.Hold;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFinding;
import org.glassmaster.backend.imapi2.internal.image.Feeding;
import org.glassmaster.backend.imapi2.internal.image.ImageFeed;
import org.glassmaster.backend.imapi2.internal.image.ImageMaker;
import org.glassmaster.backend.imapi2.internal.image.ImageWindow;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.Waiter;
import org.jspecify.annotations.Nullable;

/** One disc written by IMAPI2's raw writer, from the first question to the release (imapi2 7.1). */
final class RawBurn {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration ROUND = Duration.ofMillis(500);

  /** Looks after which it is told what stopping waits for, and the image is no longer given. */
  private static final int LOOKS_FOR_STOPPING = 10;

  /** Looks after which an event should have come: it does so twice a second. */
  private static final int LOOKS_FOR_EVENTS = 30;

  /** How long a drive is given to become ready. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int REHEARSED_AT_ONCE = 64;

  private final HeldDrive drive;
  private final DriveOptions locationOptions;
  private final Waiter waiter;
  private final Medium medium;
  private final Offer offer;
  private final DiscSource source;
  private final RecordOptions options;
  private final Job job;
  private volatile @Nullable Burning burning;
  private int looks;
  private int looksSinceWish;

  RawBurn(
      HeldDrive drive,
      DriveOptions locationOptions,
      Waiter waiter,
      Medium medium,
      Offer offer,
      DiscSource source,
      RecordOptions options,
      Job job) {
    this.drive = drive;
    this.locationOptions = locationOptions;
    this.waiter = waiter;
    this.medium = medium;
    this.offer = offer;
    this.source = source;
    this.options = options;
    this.job = job;
  }

  /** What is there while IMAPI2 writes. */
  private record Burning(BurnWatch watch, Feeding feeding, BurnEvents events) {}

  /** Does it. When this returns, the drive is released, and so it is when it throws. */
  void run() throws GlassmasterException {
    if (options.keepOpen()) {
      throw new DeviceException(
              "write-mode-refused",
              "IMAPI2 closes every disc that it writes raw, and this one is to be left open")
          .at(drive.location())
          .advise("write-mode", "sao", "choose write mode sao");
    }
    try (Hold _ = Hold.quiet(drive, job)) {
      boolean _ = drive.run(this::write, LOOK, this::look);
    } catch (ComException e) {
      throw Hold.refusal(drive, "preparing the medium", e);
    }
  }

  /** On the drive's thread. */
  private boolean write() throws ComException, GlassmasterException {
    try (RawWriter writer = RawWriter.open(drive)) {
      try {
        prepare(writer);
        int first = agree(writer);
        BurnWatch watch = new BurnWatch(job, source.layout(), first);
        job.checkpoint();
        if (options.simulate()) {
          rehearse(watch, first);
        } else {
          burn(writer, watch);
        }
        return true;
      } finally {
        burning = null;
        writer.release();
        writer
            .unreleased()
            .ifPresent(
                e ->
                    notice(
                        ImapiFinding.STILL_LOCKED, "the medium stays locked: " + e.getMessage()));
      }
    }
  }

  /** A drive that is becoming ready is waited for; a wish to stop is heard meanwhile. */
  private void prepare(RawWriter writer) throws ComException, GlassmasterException {
    long begun = waiter.nanoTime();
    while (true) {
      job.checkpoint();
      try {
        writer.bind();
        HResult speed = writer.speed(options.speed());
        HResult prepared = writer.prepare();
        remark(speed.equals(HResult.S_OK) ? prepared : speed);
        return;
      } catch (ComException e) {
        boolean patient = waiter.nanoTime() - begun < PATIENCE.toNanos();
        if (!patient
            || !drive.faults().meaning(e.result()).code().equals("drive-not-ready")
            || !passed(ROUND)) {
          throw e;
        }
      }
    }
  }

  private boolean passed(Duration duration) {
    try {
      waiter.pause(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Agrees with the writer on what it is to be given, and looks whether that fits.
   *
   * @return the sector from which the drive writes
   */
  private int agree(RawWriter writer) throws ComException, GlassmasterException {
    if (!writer.formats().contains(offer.blockFormat())) {
      throw new DeviceException(
              "write-mode-refused",
              "the drive takes no raw blocks of format " + offer.blockFormat().label())
          .at(drive.location())
          .advise("write-mode", "sao", "choose another block format, or write mode sao");
    }
    HResult _ = writer.format().requestedSectorType(offer.blockFormat().dataBlockType());
    if (writer.format().isBufferUnderrunFreeDisabled() == options.underrunProtection()) {
      HResult _ = writer.format().bufferUnderrunFreeDisabled(!options.underrunProtection());
    }
    Layout layout = source.layout();
    int leadIn = writer.leadIn();
    if (layout.start() > leadIn) {
      throw new MediumException(
              "lead-in-too-short",
              "the lead-in of the medium starts "
                  + (layout.start() - leadIn)
                  + " sectors before that of the image")
          .at(drive.location())
          .advise("let the lead-in start at 95:00:00");
    }
    int last = writer.lastLeadOut();
    if (layout.leadOut() > last && !options.overburn()) {
      throw new MediumException(
              "medium-too-small",
              "the disc is " + (layout.leadOut() - last) + " sectors longer than the medium")
          .at(drive.location())
          .advise("overburn", "", "insert a larger medium, leave out tracks, or overburn");
    }
    return leadIn;
  }

  private void burn(RawWriter writer, BurnWatch watch) throws ComException, GlassmasterException {
    Feeding feeding = new Feeding();
    BurnEvents events = new BurnEvents(writer.format(), watch, job.cancellation());
    BurnEnd end = new BurnEnd(drive.faults(), medium, watch, feeding, events, job.cancellation());
    ImageMaker maker =
        new ImageMaker(drive, source, offer.blockFormat(), locationOptions.authoring(), watch);
    try (ImageFeed feed = maker.make(feeding)) {
      burning = new Burning(watch, feeding, events);
      watch.calibrating();
      end.require(send(writer, feed, events));
    }
    watch.closing();
  }

  /**
   * Lets IMAPI2 write.
   *
   * @return why it did not; null where it did
   */
  private @Nullable ComException send(RawWriter writer, ImageFeed feed, BurnEvents events) {
    try (Connection _ = events.listen(drive.library())) {
      // A stream from 95:00:00 has 22 650 sectors in front of LBA 0, and IMAPI2 skips what the
      // medium has no room for; the other method is told how many there are, which Microsoft's
      // page calls a starting address (imapi2 8, no. 2).
      HResult _ =
          feed.leadInSectors() == -Geometry.RAW_IMAGE_START
              ? writer.format().writeMedia(feed.stream())
              : writer.format().writeMedia2(feed.stream(), feed.leadInSectors());
      return null;
    } catch (ComException e) {
      return e;
    }
  }

  /**
   * IMAPI2 has no test write (imapi2 5.4). What there is instead: drive and medium were prepared,
   * and every block is rendered as the drive would ask for it.
   */
  private void rehearse(BurnWatch watch, int first) throws SourceException, CancelledException {
    watch.notice(
        ImapiFinding.NO_TEST_RUN,
        "IMAPI2 has no test run: all was prepared and rendered, and the drive was sent nothing");
    int block = offer.blockFormat().bytes();
    Layout layout = source.layout();
    try (Arena arena = Arena.ofConfined();
        ImageWindow image =
            new ImageWindow(source, offer.blockFormat(), new Feeding(), reached -> {})) {
      MemorySegment room = arena.allocate((long) REHEARSED_AT_ONCE * block);
      for (int lba = first; lba < layout.end(); lba += REHEARSED_AT_ONCE) {
        int count = Math.min(REHEARSED_AT_ONCE, layout.end() - lba);
        image.read((long) (lba - layout.start()) * block, room.asSlice(0, (long) count * block));
        watch.written(lba + count - 1, OptionalDouble.empty());
        job.checkpoint();
      }
    }
  }

  /** On the calling thread, ten times a second while the drive's thread works. */
  private void look() {
    Burning now = burning;
    if (now == null) {
      return;
    }
    if (++looks == LOOKS_FOR_EVENTS) {
      now.watch().stopExpectingEvents();
    }
    if (!job.cancellation().isWished() || ++looksSinceWish != LOOKS_FOR_STOPPING) {
      return;
    }
    now.watch().notice(ImapiFinding.WAITING, "stopping waits for the drive");
    if (!now.events().hasCancelled()) {
      now.feeding().giveUp();
    }
  }

  private void remark(HResult result) {
    drive.faults().remark(result).ifPresent(finding -> job.tell(new Progress.Noticed(finding)));
  }

  private void notice(ImapiFinding finding, String message) {
    job.tell(new Progress.Noticed(finding.of(message)));
  }
}
