package org.glassmaster.backend.file.internal.rawdao;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.backend.file.internal.write.SectorPump;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.fidelity.RawBlocks;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes every block of a session as a host would send it, and the sidecar beside it. */
final class RawDaoWriter implements ImageWriter {
  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    requireOneSession(layout);
    Inventory inventory = Inventory.of(layout.disc());
    RawBlocks blocks = RawBlocks.of(layout, Render.DEFAULT);
    List<Offer> offers = new ArrayList<>();
    for (BlockFormat format :
        List.of(BlockFormat.RAW, BlockFormat.COOKED, BlockFormat.PQ, BlockFormat.MAIN)) {
      Fidelity fidelity = inventory.account(item -> blocks.fate(item, format));
      offers.add(new Offer(WriteMode.RAW, format, layout.start(), fidelity));
    }
    return offers;
  }

  private static void requireOneSession(Layout layout) throws ContentException {
    if (layout.sessions().size() > 1) {
      throw new ContentException(
          "sessions-not-valid",
          "a raw disc-at-once stream holds one session, this disc has " + layout.sessions().size(),
          List.of(
              Finding.of(
                  Severity.ERROR,
                  "RAWDAO-001",
                  "disc",
                  "more than one session",
                  "write it as .cue, which holds several sessions")));
    }
  }

  @Override
  public void write(
      Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException {
    Layout layout = source.layout();
    requireOneSession(layout);
    String name = String.valueOf(output.path().getFileName());
    ImageOutput.File sidecar = output.create(name + Sidecar.SUFFIX);
    ImageOutput.File image = output.create(name);
    int blocks = layout.end() - layout.start();
    MessageDigest digest = sha256();
    byte[] chunk = new byte[1 << 16];
    SectorPump.Sink sink =
        (memory, length, _) -> {
          image.write(memory, 0, length);
          digest(digest, memory, length, chunk);
        };
    SectorPump pump = new SectorPump(source, job, blocks);
    SectorFormat format = SectorFormat.of(offer.blockFormat());
    SessionLayout session = layout.sessions().getFirst();
    part(pump, session.leadIn(), session.pause(), format, Phase.LEAD_IN, 0, sink);
    for (TrackLayout track : session.tracks()) {
      int number = track.track().number();
      part(pump, track.start(), track.end(), format, Phase.TRACK, number, sink);
    }
    part(pump, session.leadOut(), session.end(), format, Phase.LEAD_OUT, 0, sink);
    PqCrc crc = offer.blockFormat() == BlockFormat.PQ ? options.render().pqCrc() : PqCrc.INVERTED;
    String hash = HexFormat.of().formatHex(digest.digest());
    sidecar.write(
        new Sidecar(offer.blockFormat(), layout.start(), blocks, true, crc, Optional.of(hash))
            .json());
  }

  private static void part(
      SectorPump pump,
      int from,
      int to,
      SectorFormat format,
      Phase phase,
      int track,
      SectorPump.Sink sink)
      throws GlassmasterException {
    // Scrambled blocks have one size whatever the mode.
    pump.pull(
        from,
        to,
        format,
        TrackMode.AUDIO,
        phase,
        track == 0 ? OptionalInt.empty() : OptionalInt.of(track),
        sink);
  }

  private static void digest(
      MessageDigest digest, MemorySegment memory, long length, byte[] chunk) {
    MemorySegment into = MemorySegment.ofArray(chunk);
    for (long done = 0; done < length; done += chunk.length) {
      int count = (int) Math.min(chunk.length, length - done);
      MemorySegment.copy(memory, done, into, 0, count);
      digest.update(chunk, 0, count);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
