package org.glassmaster.cli.internal.author;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.TagReaders;

/**
 * Sound files that are open. One that cannot be used does not keep the others from being looked at:
 * all that is wrong is told at once.
 */
final class SoundFiles implements AutoCloseable {
  private static final int BATCH = 64 * Fragment.SECTOR;

  private final BackEnds backEnds;
  private final TagReaders tags;
  private final Map<String, String> options;
  private final List<Finding> findings;
  private final List<Device> devices = new ArrayList<>();
  private final List<GlassmasterException> faults = new ArrayList<>();

  /**
   * @param options of the location of each file
   * @param findings where what is odd is noted
   */
  SoundFiles(
      BackEnds backEnds, TagReaders tags, Map<String, String> options, List<Finding> findings) {
    this.backEnds = backEnds;
    this.tags = tags;
    this.options = options;
    this.findings = findings;
  }

  /** Opens files; those that cannot be used are missing in the answer. */
  List<List<SoundFile>> open(List<List<Path>> groups, Job job) throws GlassmasterException {
    List<List<SoundFile>> opened = new ArrayList<>();
    for (List<Path> group : groups) {
      List<SoundFile> files = new ArrayList<>();
      for (Path path : group) {
        job.checkpoint();
        try {
          files.add(open(path, job));
        } catch (ContentException | SourceException e) {
          faults.add(e);
        }
      }
      opened.add(files);
    }
    return opened;
  }

  private SoundFile open(Path path, Job job) throws GlassmasterException {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put("format", "sound");
    Device device = backEnds.open(new Location(BackEnds.FILE, path.toString(), all));
    devices.add(device);
    DiscReader reader =
        device
            .reader()
            .orElseThrow(
                () ->
                    new SourceException("source-missing", path + " is not there")
                        .at(path.toString()));
    Contents contents = reader.contents(job);
    contents.findings().stream().filter(note -> !isOfDisc(note)).forEach(findings::add);
    SourceTags said;
    try (FileBytes bytes = FileBytes.open(path)) {
      said = tags.read(bytes);
    }
    Fragment content = contents.disc().tracks().findFirst().orElseThrow().content().getLast();
    if (content instanceof Fragment.Samples samples) {
      return new SoundFile(path, said, samples.source(), "");
    }
    throw new SourceException("audio-damaged", path + " holds no samples").at(path.toString());
  }

  /** What is said of a disc of one track is not of interest. */
  private static boolean isOfDisc(Finding note) {
    return note.code().startsWith("DISC-");
  }

  /** Reads every sample once, so that what is damaged is found now; those files are left out. */
  List<SoundFile> read(List<SoundFile> files, Job job) throws CancelledException {
    long total = files.stream().mapToLong(file -> sectors(file.samples().size())).sum();
    List<SoundFile> sound = new ArrayList<>();
    long done = 0;
    job.tell(new Progress.PhaseBegun(Phase.ANALYSING, OptionalInt.empty()));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(BATCH, Long.BYTES);
      ByteBuffer bytes = memory.asByteBuffer();
      for (int i = 0; i < files.size(); i++) {
        SoundFile file = files.get(i);
        MessageDigest digest = digest();
        long size = file.samples().size();
        try {
          for (long at = 0; at < size; at += BATCH) {
            job.checkpoint();
            int length = (int) Math.min(BATCH, size - at);
            file.samples().read(at, memory, 0, length);
            digest.update(bytes.position(0).limit(length));
            advance(job, i + 1, done + sectors(at + length), total);
          }
          sound.add(file.read(HexFormat.of().formatHex(digest.digest())));
        } catch (SourceException e) {
          faults.add(e);
        }
        done += sectors(size);
      }
    }
    return sound;
  }

  private static void advance(Job job, int track, long done, long total) {
    job.tell(
        new Progress.Advanced(
            Phase.ANALYSING,
            OptionalInt.of(track),
            (int) Math.min(done, Integer.MAX_VALUE),
            (int) Math.min(total, Integer.MAX_VALUE),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  private static long sectors(long bytes) {
    return (bytes + Fragment.SECTOR - 1) / Fragment.SECTOR;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Everything that is wrong with files, each with its cure. */
  List<Finding> wrong() {
    List<Finding> wrong = new ArrayList<>();
    for (GlassmasterException fault : faults) {
      if (fault instanceof ContentException content && !content.findings().isEmpty()) {
        wrong.addAll(content.findings());
      } else {
        wrong.add(
            new Finding(
                Severity.ERROR,
                fault.code(),
                fault.where(),
                String.valueOf(fault.getMessage()),
                fault.advice()));
      }
    }
    return wrong;
  }

  /** Refuses where a file cannot be used: one that cannot be read before one that does not suit. */
  void requireAll() throws GlassmasterException {
    for (GlassmasterException fault : faults) {
      if (fault instanceof SourceException source) {
        throw source;
      }
    }
    if (!faults.isEmpty()) {
      List<Finding> all = wrong();
      throw new ContentException(faults.getFirst().code(), all.getFirst().message(), all);
    }
  }

  @Override
  public void close() throws DeviceException {
    for (Device device : devices) {
      device.close();
    }
  }
}
