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
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
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
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes every block of a session as a host would send it, and the sidecar beside it. */
final class RawDaoWriter implements ImageWriter {
  /** Longer than the distance of two codes, with room for one that gives way to other changes. */
  private static final int CERTAINLY_NAMED = 300;

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    requireOneSession(layout);
    Inventory inventory = Inventory.of(layout.disc());
    List<Offer> offers = new ArrayList<>();
    for (BlockFormat format :
        List.of(BlockFormat.RAW, BlockFormat.COOKED, BlockFormat.PQ, BlockFormat.MAIN)) {
      Fidelity fidelity = inventory.account(item -> fate(item, format, layout));
      offers.add(new Offer(WriteMode.RAW, format, layout.start(), fidelity));
    }
    return offers;
  }

  private static Fate fate(Inventory.Item item, BlockFormat format, Layout layout)
      throws SourceException {
    if (format == BlockFormat.MAIN) {
      return withoutSubchannel(item, layout.disc());
    }
    return switch (item.attribute()) {
      case CD_TEXT ->
          format == BlockFormat.RAW
              ? item.kept()
              : item.lost(
                  format == BlockFormat.COOKED
                      ? "the packs of cooked blocks are given parity and interleave, which CD-TEXT"
                          + " has not"
                      : "there is no R–W sub-channel in 16-byte blocks");
      case RW_SUBCHANNEL ->
          format == BlockFormat.PQ
              ? item.lost("there is no R–W sub-channel in 16-byte blocks")
              : item.kept();
      case ISRC -> code(item, layout);
      default -> item.kept();
    };
  }

  private static Fate code(Inventory.Item item, Layout layout) throws SourceException {
    Track track = item.track().orElseThrow();
    if (!track.mode().isAudio()) {
      return item.lost("the Q channel of a data track names no ISRC");
    }
    return isNamed(track, layout)
        ? item.kept()
        : item.lost("the track is too short for a Q frame with its ISRC");
  }

  /** One frame in a hundred names the code: a track that is shorter may have none. */
  private static boolean isNamed(Track track, Layout layout) throws SourceException {
    TrackLayout place =
        layout
            .tracks()
            .filter(one -> one.track().number() == track.number())
            .findFirst()
            .orElseThrow();
    int count = place.end() - place.start();
    if (count > CERTAINLY_NAMED) {
      return true;
    }
    SubchannelForm form = SubchannelForm.PQ16;
    MemorySegment frames = MemorySegment.ofArray(new byte[count * form.size()]);
    new RawImage(layout, Render.DEFAULT)
        .read(place.start(), count, new SectorFormat(SectorFormat.Main.NONE, form), frames, 0);
    for (int i = 0; i < count; i++) {
      if (QFrame.decodeUnchecked(frames, (long) i * form.size()) instanceof QFrame.Recording) {
        return true;
      }
    }
    return false;
  }

  private static Fate withoutSubchannel(Inventory.Item item, Disc disc) {
    String reason = "there is no sub-channel to hold it";
    return switch (item.attribute()) {
      case MAIN_CHANNEL ->
          disc.tracks().map(track -> track.mode().isAudio()).distinct().count() == 1
              ? item.kept()
              : item.lost("without sub-channel nothing says which sectors are audio");
      case SECTOR_CODES -> item.kept();
      case TOC, HIDDEN_AUDIO -> isFoundAgain(disc) ? item.kept() : item.lost(reason);
      default -> item.lost(reason);
    };
  }

  /** Without Q everything from LBA 0 on is taken for track 1. */
  private static boolean isFoundAgain(Disc disc) {
    List<Track> tracks = disc.tracks().toList();
    Track first = tracks.getFirst();
    return tracks.size() == 1 && first.number() == 1 && first.pregap() == Geometry.PAUSE;
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
