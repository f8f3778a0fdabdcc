package org.glassmaster.backend.imapi2.internal.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TableOfContents;
import org.glassmaster.core.layout.TrackLayout;

/**
 * Compares the table of contents that IMAPI2's creator expects with ours. Nobody has said in which
 * form it comes (imapi2 10, no. 7): READ TOC format 0 is understood, with addresses as LBA or as
 * minutes, seconds and frames, with its header or without.
 */
final class TocCheck {
  private static final int HEADER = 4;
  private static final int DESCRIPTOR = 8;

  private TocCheck() {}

  /** What differs, in words; empty where what came cannot be understood. */
  static Optional<List<String>> differences(byte[] theirs, Layout layout) {
    byte[] ours = TableOfContents.format0(layout);
    byte[] descriptors = descriptors(theirs);
    if (descriptors.length == 0) {
      return Optional.empty();
    }
    List<String> differences = new ArrayList<>();
    byte[] own = Arrays.copyOfRange(ours, HEADER, ours.length);
    if (descriptors.length != own.length) {
      differences.add(
          "IMAPI2 lists "
              + descriptors.length / DESCRIPTOR
              + " entries, not "
              + own.length / DESCRIPTOR);
    }
    int common = Math.min(descriptors.length, own.length);
    for (int at = 0; at < common; at += DESCRIPTOR) {
      compare(descriptors, own, at, mask(layout, own[at + 2]), differences);
    }
    return Optional.of(differences);
  }

  private static byte[] descriptors(byte[] toc) {
    boolean header =
        toc.length >= HEADER + DESCRIPTOR
            && (toc.length - HEADER) % DESCRIPTOR == 0
            && ((toc[0] & 0xFF) << 8 | (toc[1] & 0xFF)) == toc.length - 2;
    if (header) {
      return Arrays.copyOfRange(toc, HEADER, toc.length);
    }
    boolean bare = toc.length >= DESCRIPTOR && toc.length % DESCRIPTOR == 0 && toc[0] == 0;
    return bare ? toc : new byte[0];
  }

  /** The copy bit of a track under SCMS alternates, and either form is right. */
  private static int mask(Layout layout, byte number) {
    return layout
            .tracks()
            .map(TrackLayout::track)
            .anyMatch(track -> track.number() == number && track.copy() == CopyPermission.SCMS)
        ? 0x0D
        : 0x0F;
  }

  private static void compare(byte[] theirs, byte[] ours, int at, int mask, List<String> into) {
    String where = (ours[at + 2] & 0xFF) == 0xAA ? "lead-out" : "track " + ours[at + 2];
    if (theirs[at + 2] != ours[at + 2]) {
      into.add(where + ": IMAPI2 has number " + (theirs[at + 2] & 0xFF) + " there");
    }
    boolean leadOut = (ours[at + 2] & 0xFF) == 0xAA;
    if (!leadOut && ((theirs[at + 1] ^ ours[at + 1]) & mask) != 0) {
      into.add(where + ": IMAPI2 has flags " + (theirs[at + 1] & 0x0F));
    }
    int lba = s32(ours, at + 4);
    if (s32(theirs, at + 4) != lba && !isMsf(theirs, at + 4, lba)) {
      into.add(where + ": IMAPI2 has it at " + s32(theirs, at + 4) + ", not at LBA " + lba);
    }
  }

  private static boolean isMsf(byte[] toc, int at, int lba) {
    Msf msf = Msf.ofLba(lba);
    return toc[at] == 0
        && toc[at + 1] == msf.minute()
        && toc[at + 2] == msf.second()
        && toc[at + 3] == msf.frame();
  }

  private static int s32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }
}
