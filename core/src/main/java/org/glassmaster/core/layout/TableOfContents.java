package org.glassmaster.core.layout;

import java.nio.ByteBuffer;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.text.CdTextWriter;

/**
 * What a drive answers to READ TOC/PMA/ATIP when a layout is on the disc in it (MMC, READ TOC
 * response data).
 */
public final class TableOfContents {
  private static final int ADR_POSITION = 1 << 4;

  private TableOfContents() {}

  /**
   * {@return format 0: first and last track, and a descriptor with the LBA of each and of the
   * lead-out}
   *
   * @param layout the layout
   */
  public static byte[] format0(Layout layout) {
    int count = (int) layout.tracks().count() + 1;
    ByteBuffer toc = ByteBuffer.allocate(4 + 8 * count);
    toc.putShort((short) (toc.capacity() - 2));
    toc.put((byte) layout.sessions().getFirst().firstTrack());
    toc.put((byte) layout.sessions().getLast().lastTrack());
    layout
        .tracks()
        .forEach(track -> descriptor(toc, track.track(), track.track().number(), track.index1()));
    Track last = layout.sessions().getLast().tracks().getLast().track();
    descriptor(toc, last, Stretch.LEAD_OUT_TNO, layout.leadOut());
    return toc.array();
  }

  private static void descriptor(ByteBuffer toc, Track track, int number, int lba) {
    toc.put((byte) 0)
        .put((byte) (ADR_POSITION | track.control()))
        .put((byte) number)
        .put((byte) 0)
        .putInt(lba);
  }

  /**
   * {@return format 2: every item of every lead-in, in binary}
   *
   * @param layout the layout
   */
  public static byte[] format2(Layout layout) {
    int count = (int) layout.tracks().count() + 3 * layout.sessions().size();
    ByteBuffer toc = ByteBuffer.allocate(4 + 11 * count);
    toc.putShort((short) (toc.capacity() - 2));
    toc.put((byte) 1);
    toc.put((byte) layout.sessions().size());
    for (SessionLayout session : layout.sessions()) {
      Track first = session.tracks().getFirst().track();
      Track last = session.tracks().getLast().track();
      item(toc, session, first, 0xA0, first.number(), session.session().type().psec(), 0);
      item(toc, session, last, 0xA1, last.number(), 0, 0);
      item(toc, session, last, 0xA2, session.leadOut());
      for (TrackLayout track : session.tracks()) {
        item(toc, session, track.track(), track.track().number(), track.index1());
      }
    }
    return toc.array();
  }

  private static void item(ByteBuffer toc, SessionLayout session, Track track, int point, int lba) {
    Msf msf = Msf.ofLba(lba);
    item(toc, session, track, point, msf.minute(), msf.second(), msf.frame());
  }

  private static void item(
      ByteBuffer toc,
      SessionLayout session,
      Track track,
      int point,
      int minute,
      int second,
      int frame) {
    toc.put((byte) session.number())
        .put((byte) (ADR_POSITION | track.control()))
        .put((byte) 0)
        .put((byte) point);
    toc.put(new byte[4]);
    toc.put((byte) minute).put((byte) second).put((byte) frame);
  }

  /**
   * {@return format 5: the packs of the CD-TEXT behind a header of four bytes; the header alone
   * where there is none}
   *
   * @param layout the layout
   */
  public static byte[] format5(Layout layout) {
    SessionLayout session = layout.sessions().getFirst();
    byte[] packs =
        CdTextWriter.STRICT
            .encode(layout.disc().text(), session.firstTrack(), session.lastTrack())
            .packs();
    return ByteBuffer.allocate(4 + packs.length)
        .putShort((short) (packs.length + 2))
        .putShort((short) 0)
        .put(packs)
        .array();
  }
}
