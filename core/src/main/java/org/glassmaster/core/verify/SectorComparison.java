package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.identify.TrackChecksums;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/** Compares the main channel of two discs, audio at one constant offset. */
final class SectorComparison {
  private static final int SECTOR = Fragment.SECTOR;
  private static final int BATCH = 64;

  /** A disc that gives nothing for so long will give nothing more. */
  private static final int PATIENCE = 300;

  private final DiscSource expected;
  private final DiscSource found;
  private final Scope scope;
  private final Ledger ledger;
  private final Job job;
  private final MemorySegment wanted;
  private final MemorySegment there;
  private final ByteBuffer wantedBytes;
  private final ByteBuffer thereBytes;
  private final MessageDigest digest = sha256();
  private final AudioSums sums;
  private long unreachable;
  private int unreadable;
  private int inARow;

  SectorComparison(
      DiscSource expected, DiscSource found, Scope scope, Ledger ledger, Job job, Arena arena) {
    this.expected = expected;
    this.found = found;
    this.scope = scope;
    this.ledger = ledger;
    this.job = job;
    this.wanted = arena.allocate((long) BATCH * SECTOR, Long.BYTES);
    this.there = arena.allocate((long) (BATCH + 2) * SECTOR, Long.BYTES);
    this.wantedBytes = wanted.asByteBuffer();
    this.thereBytes = there.asByteBuffer();
    this.sums = new AudioSums(expected.layout());
  }

  /** Compares spans; {@code offset} says by how many samples found audio is late. */
  void compare(List<Span> spans, int offset) throws SourceException, CancelledException {
    int total = spans.stream().mapToInt(Span::count).sum();
    int done = 0;
    for (Span span : spans) {
      ledger.looked(span.attribute(span.count() - 1));
      if (span.hidden() > 0) {
        ledger.looked(Attribute.HIDDEN_AUDIO);
      }
      if (comparesCodes(span)) {
        ledger.looked(Attribute.SECTOR_CODES);
      }
      inARow = 0;
      for (int at = 0; at < span.count(); at += BATCH) {
        job.checkpoint();
        int count = Math.min(BATCH, span.count() - at);
        expected.read(span.expected() + at, count, SectorFormat.PLAIN, wanted, 0);
        batch(span, at, count, span.isAudio() ? offset : 0);
        done += count;
        job.tell(
            new Progress.Advanced(
                Phase.VERIFYING,
                OptionalInt.empty(),
                done,
                total,
                OptionalDouble.empty(),
                OptionalDouble.empty()));
      }
    }
  }

  /** Samples that the offset moved out of reach. */
  long unreachable() {
    return unreachable;
  }

  /** The digest of what was found, unless some of it could not be read. */
  Optional<String> sha256OfAll() {
    return unreadable == 0
        ? Optional.of(HexFormat.of().formatHex(digest.digest()))
        : Optional.empty();
  }

  /** The checksums of the audio tracks that were found, those that could be read completely. */
  List<TrackChecksums> checksums() {
    return sums.complete();
  }

  private void batch(Span span, int at, int count, int offset) {
    if (inARow < PATIENCE) {
      try {
        piece(span, at, count, 0, offset);
        inARow = 0;
        return;
      } catch (SourceException e) {
        // One of them cannot be read: the others can, one by one.
      }
    }
    for (int i = 0; i < count; i++) {
      String reason = "nothing read any more";
      if (inARow < PATIENCE) {
        try {
          piece(span, at + i, 1, i, offset);
          inARow = 0;
          continue;
        } catch (SourceException e) {
          reason = "unreadable: " + e.getMessage();
        }
      }
      unreadable++;
      inARow++;
      ledger.sector(span.attribute(at + i), span.expected() + at + i, "a readable sector", reason);
    }
  }

  /**
   * Compares sectors that lie in {@link #wanted} from a slot on.
   *
   * @throws SourceException where the found ones cannot be read; nothing is noted then
   */
  private void piece(Span span, int at, int count, int slot, int offset) throws SourceException {
    long bytes = (long) count * SECTOR;
    long from = (long) at * SECTOR + (long) offset * Fragment.SAMPLE;
    long low = Math.clamp(from, 0, (long) span.count() * SECTOR);
    long high = Math.clamp(from + bytes, 0, (long) span.count() * SECTOR);
    long base = (long) slot * SECTOR;
    long place = (long) (span.expected() + at) * SECTOR;
    if (high == low) {
      unreachable += bytes / Fragment.SAMPLE;
      digest(place, wanted, base, bytes);
      return;
    }
    int first = (int) (low / SECTOR);
    int last = (int) ((high + SECTOR - 1) / SECTOR);
    found.read(span.found() + first, last - first, SectorFormat.PLAIN, there, 0);
    long wantedAt = base + low - from;
    long thereAt = low - (long) first * SECTOR;
    long length = high - low;
    unreachable += (bytes - length) / Fragment.SAMPLE;
    digest(place, wanted, base, wantedAt - base);
    digest(place + wantedAt - base, there, thereAt, length);
    long behind = wantedAt + length;
    digest(place + behind - base, wanted, behind, base + bytes - behind);
    if (MemorySegment.mismatch(
            wanted, wantedAt, wantedAt + length, there, thereAt, thereAt + length)
        >= 0) {
      for (int i = 0; i < count; i++) {
        long start = Math.max(base + (long) i * SECTOR, wantedAt);
        long end = Math.min(base + (i + 1L) * SECTOR, wantedAt + length);
        if (start < end) {
          sector(span, at + i, start, end, thereAt + start - wantedAt, base + (long) i * SECTOR);
        }
      }
    }
  }

  private void sector(Span span, int index, long start, long end, long thereAt, long origin) {
    long mismatch =
        MemorySegment.mismatch(wanted, start, end, there, thereAt, thereAt + end - start);
    if (mismatch < 0) {
      return;
    }
    Attribute attribute = span.attribute(index);
    int shift = 0;
    if (!span.isAudio()) {
      boolean bare = isBare(span);
      int userAt = bare ? bareAt(span.mode()) : userAt(span.mode());
      int thereUserAt = bare ? bareAt(span.foundMode()) : userAt;
      int bytes = bare ? TrackMode.MODE1.userBytes() : span.mode().userBytes();
      long user =
          MemorySegment.mismatch(
              wanted,
              start + userAt,
              start + userAt + bytes,
              there,
              thereAt + thereUserAt,
              thereAt + thereUserAt + bytes);
      if (user < 0 && !comparesCodes(span)) {
        return;
      }
      attribute = user < 0 ? Attribute.SECTOR_CODES : Attribute.MAIN_CHANNEL;
      mismatch = user < 0 ? mismatch : userAt + user;
      shift = thereUserAt - userAt;
    }
    int lba = span.expected() + index;
    if (ledger.goesOn(attribute, lba)) {
      ledger.sector(attribute, lba, "", "");
    } else {
      long position = start - origin + mismatch;
      ledger.sector(
          attribute,
          lba,
          word(position, wanted, start + mismatch),
          word(position, there, thereAt + mismatch + shift));
    }
  }

  private static String word(long position, MemorySegment bytes, long at) {
    return String.format(
        Locale.ROOT, "byte %d is %02X", position, bytes.get(ValueLayout.JAVA_BYTE, at));
  }

  /** Headers hold addresses: where those differ, so do headers and all codes over them. */
  private boolean comparesCodes(Span span) {
    return !span.isAudio()
        && span.expected() == span.found()
        && !scope.isMadeAnew(Attribute.SECTOR_CODES);
  }

  private static int userAt(TrackMode mode) {
    return mode == TrackMode.MODE2_FORM1 || mode == TrackMode.MODE2_FORM2 ? 24 : 16;
  }

  /**
   * Whether the account gave up the subheaders of mode 2: what is left are the 2048 bytes of form 1
   * behind them, in the sectors of mode 1 that were made of them.
   */
  private boolean isBare(Span span) {
    return span.mode().headerMode() == 2
        && span.foundMode() == TrackMode.MODE1
        && scope.account().of(Attribute.SECTOR_CODES) == Outcome.LOST;
  }

  private static int bareAt(TrackMode mode) {
    return mode == TrackMode.MODE1 ? 16 : 24;
  }

  private void digest(long place, MemorySegment memory, long at, long length) {
    if (length > 0) {
      ByteBuffer bytes = memory.equals(wanted) ? wantedBytes : thereBytes;
      bytes.limit((int) (at + length)).position((int) at);
      digest.update(bytes);
      sums.take(place, memory, at, length);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
