package org.glassmaster.backend.file.internal.rawdao;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.recovery.DiscRecovery;
import org.glassmaster.core.recovery.RecordedBlocks;
import org.glassmaster.core.recovery.Recovered;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageWriter;

/** The bare blocks of a raw disc-at-once stream, with a sidecar in JSON. */
public final class RawDaoFormat implements ImageFormat {
  private static final int CHUNK = 1 << 18;

  /** The format. */
  public RawDaoFormat() {}

  @Override
  public String name() {
    return "rawdao";
  }

  @Override
  public String description() {
    return "raw disc-at-once stream, every block from lead-in to lead-out";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".rawdao");
  }

  @Override
  public Match match(String fileName, byte[] head, long size) {
    boolean named = fileName.toLowerCase(Locale.ROOT).endsWith(".rawdao");
    // The main channel alone has nothing to be told by but its length: any data image has sync.
    if (BlockProbe.isLeadIn(head, size) || (named && isWholeBlocks(size))) {
      return Match.BY_CONTENT;
    }
    return named ? Match.BY_NAME : Match.NO;
  }

  private static boolean isWholeBlocks(long size) {
    for (BlockFormat format : BlockFormat.values()) {
      if (size > 0 && size % format.bytes() == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<ImageWriter> writer() {
    return Optional.of(new RawDaoWriter());
  }

  @Override
  public Contents read(ImageInput input, Job job) throws GlassmasterException {
    ByteSource file = input.self();
    Sidecar sidecar = sidecar(input, file);
    long there = file.size() / sidecar.blockFormat().bytes();
    if (there < sidecar.blocks()) {
      throw new SourceException(
              "source-short",
              file.name() + " has " + there + " blocks, its sidecar says " + sidecar.blocks())
          .at(file.name())
          .atLba(sidecar.firstLba() + (int) there)
          .advise("fetch the image again, it was not copied whole");
    }
    if (file.size() > sidecar.bytes()) {
      input.note(
          RawDaoFinding.MORE_BLOCKS.at(
              file.name(), (file.size() - sidecar.bytes()) + " bytes follow after the last block"));
    }
    checkDigest(input, file, sidecar, job);
    boolean plainCrc = sidecar.pqCrc() == PqCrc.PLAIN && sidecar.blockFormat() == BlockFormat.PQ;
    Recovered recovered =
        DiscRecovery.recover(
            new RecordedBlocks(
                plainCrc ? new PlainCrcBlocks(file) : file,
                sidecar.blockFormat(),
                sidecar.firstLba(),
                sidecar.blocks(),
                sidecar.scrambled()));
    return new Contents(
        input.path().toString(),
        "rawdao (" + sidecar.blockFormat().label() + ")",
        recovered.disc(),
        recovered.leadIn(),
        recovered.findings());
  }

  private static Sidecar sidecar(ImageInput input, ByteSource file) throws GlassmasterException {
    String name = input.path().getFileName() + Sidecar.SUFFIX;
    Optional<Sidecar> said = Optional.empty();
    if (!input.exists(name)) {
      input.note(
          RawDaoFinding.NO_SIDECAR.at(
              file.name(), name + " is not there, the blocks are told by their sub-channel"));
    } else {
      ByteSource source = input.file(name);
      byte[] bytes = new byte[(int) Math.min(Sidecar.LIMIT, source.size())];
      source.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
      String text = new String(bytes, StandardCharsets.UTF_8);
      said = Sidecar.parse(text);
      if (said.isEmpty()) {
        input.note(
            RawDaoFinding.SIDECAR_DAMAGED.at(
                source.name(), "it does not say what the blocks are; their sub-channel does"));
      } else {
        for (String odd : Sidecar.oddities(text)) {
          input.note(RawDaoFinding.SIDECAR_ODD.at(source.name(), odd));
        }
      }
    }
    Optional<Sidecar> known = said.isPresent() ? said : BlockProbe.probe(file);
    if (known.isEmpty() || known.get().blocks() == 0) {
      throw new ContentException(
              "image-not-valid", file.name() + " holds no blocks of a disc", List.of())
          .at(file.name())
          .advise("put its sidecar " + name + " beside it, or name another image");
    }
    return known.get();
  }

  /** The blocks are all read anyway to find the tracks in them. */
  private static void checkDigest(ImageInput input, ByteSource file, Sidecar sidecar, Job job)
      throws GlassmasterException {
    if (sidecar.sha256().isEmpty()) {
      return;
    }
    MessageDigest digest = RawDaoWriter.sha256();
    byte[] chunk = new byte[CHUNK];
    MemorySegment memory = MemorySegment.ofArray(chunk);
    for (long done = 0; done < sidecar.bytes(); done += CHUNK) {
      job.checkpoint();
      int count = (int) Math.min(CHUNK, sidecar.bytes() - done);
      file.read(done, memory, 0, count);
      digest.update(chunk, 0, count);
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sidecar.sha256().get())) {
      input.note(
          RawDaoFinding.OTHER_DIGEST.at(
              file.name(), "its SHA-256 is " + found + ", not the one in its sidecar"));
    }
  }
}
