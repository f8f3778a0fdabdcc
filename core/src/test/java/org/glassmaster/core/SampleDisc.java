package org.glassmaster.core;

import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;

/** The disc that the reference's tables of placement, P and plan are made for. */
public final class SampleDisc {
  private SampleDisc() {}

  /** Track 2 has a pause from 900, track 3 an index 2 at 2500; the lead-out is at 3000. */
  public static Disc disc() {
    return Disc.builder()
        .mcn("1234567890128")
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("DEXXX9800001").content(Fragment.Zero.sectors(900)))
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("DEXXX9800002").pregap(150).content(Fragment.Zero.sectors(900)))
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("DEXXX9800003").index(550).content(Fragment.Zero.sectors(1_050)))
        .build(Purpose.AUTHORING)
        .disc()
        .orElseThrow();
  }
}
