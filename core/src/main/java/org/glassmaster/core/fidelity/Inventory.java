package org.glassmaster.core.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;

/** Everything that a disc has and that a target can keep or lose, part by part. */
public final class Inventory {
  /**
   * One attribute of one part of the disc.
   *
   * @param attribute what it is about
   * @param where {@code disc}, or {@code track 3}
   * @param track the track, where it is one's
   */
  public record Item(Attribute attribute, String where, Optional<Track> track) {
    /**
     * It stays.
     *
     * @return its fate
     */
    public Fate kept() {
      return Fate.kept(attribute, where);
    }

    /**
     * It is made anew.
     *
     * @param reason why
     * @return its fate
     */
    public Fate regenerated(String reason) {
      return Fate.regenerated(attribute, where, reason);
    }

    /**
     * {@return the target has no place for it}
     *
     * @param reason why
     */
    public Fate lost(String reason) {
      return Fate.lost(attribute, where, reason);
    }
  }

  /** What a target does to each attribute. */
  @FunctionalInterface
  public interface Judge {
    /**
     * {@return what becomes of it}
     *
     * @param item the item
     * @throws GlassmasterException where that cannot be done
     */
    Fate fate(Item item) throws GlassmasterException;
  }

  private final List<Item> items = new ArrayList<>();

  private Inventory(Disc disc) throws GlassmasterException {
    add(Attribute.TOC);
    add(Attribute.MAIN_CHANNEL);
    if (disc.mcn().isPresent()) {
      add(Attribute.MCN);
    }
    if (!disc.text().isEmpty()) {
      add(Attribute.CD_TEXT);
    }
    if (disc.sessions().size() > 1) {
      add(Attribute.SESSIONS);
    }
    boolean recordedAround = false;
    boolean ownType = false;
    for (int s = 0; s < disc.sessions().size(); s++) {
      Session session = disc.sessions().get(s);
      ownType |= session.type() != Session.typeOf(session.tracks());
      recordedAround |= !session.leadIn().isEmpty() || !session.leadOut().isEmpty();
      for (int t = 0; t < session.tracks().size(); t++) {
        track(session.tracks().get(t), t == 0, s == 0);
      }
    }
    if (ownType) {
      add(Attribute.DISC_TYPE);
    }
    if (recordedAround) {
      add(Attribute.PQ_SUBCHANNEL);
    }
  }

  /**
   * Takes stock of a disc.
   *
   * @param disc the disc
   * @return what there is
   * @throws GlassmasterException where that cannot be done
   */
  public static Inventory of(Disc disc) throws GlassmasterException {
    return new Inventory(disc);
  }

  /**
   * {@return what a target does to the disc, as its judge says}
   *
   * @param judge decides for each item
   * @throws GlassmasterException where that cannot be done
   */
  public Fidelity account(Judge judge) throws GlassmasterException {
    List<Fate> fates = new ArrayList<>();
    for (Item item : items) {
      fates.add(judge.fate(item));
    }
    return new Fidelity(fates);
  }

  private void track(Track track, boolean first, boolean firstSession) throws GlassmasterException {
    if (first && firstSession) {
      if (track.pregap() > Geometry.PAUSE || !FirstPause.isSilent(track)) {
        add(Attribute.HIDDEN_AUDIO, track);
      }
    } else if (track.pregap() > (first ? Geometry.PAUSE : 0)) {
      add(Attribute.PREGAPS, track);
    }
    if (!track.indexes().isEmpty()) {
      add(Attribute.INDEXES, track);
    }
    if (track.copy() != CopyPermission.PROHIBITED || track.preEmphasis() || track.fourChannel()) {
      add(Attribute.FLAGS, track);
    }
    if (track.isrc().isPresent()) {
      add(Attribute.ISRC, track);
    }
    if (Graphics.isPresent(track)) {
      add(Attribute.RW_SUBCHANNEL, track);
    }
    if (track.subchannel().stream().map(SubchannelRun::form).anyMatch(SubchannelRun.Form::hasPq)) {
      add(Attribute.PQ_SUBCHANNEL, track);
    }
    if (track.content().stream().anyMatch(Inventory::bringsCodes)) {
      add(Attribute.SECTOR_CODES, track);
    }
  }

  /** Whether headers, EDC and ECC are the source's own. */
  private static boolean bringsCodes(Fragment fragment) {
    return fragment instanceof Fragment.Sectors sectors
        && switch (sectors.form()) {
          case WHOLE, WHOLE_SCRAMBLED, DATA_2336, XA_2332, FORM1_2056 -> true;
          case AUDIO, AUDIO_BIG_ENDIAN, DATA_2048, FORM2_2324 -> false;
        };
  }

  private void add(Attribute attribute) {
    items.add(new Item(attribute, "disc", Optional.empty()));
  }

  private void add(Attribute attribute, Track track) {
    items.add(new Item(attribute, "track " + track.number(), Optional.of(track)));
  }
}
