package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;

/**
 * Every sector of a layout, from lead-in to lead-out, made on demand: what a sector holds follows
 * from its address alone, so any of them can be had at any time and by several threads at once.
 * Nothing is allocated per sector.
 */
public final class RawImage implements DiscSource {
  private final Layout layout;
  private final MainChannel main;
  private final Subchannel subchannel;
  private final Deque<Scratch> idle = new ArrayDeque<>();

  /**
   * The sectors of a layout, with the choices that the standards leave.
   *
   * @param layout the layout
   * @param render what the standards leave open
   */
  public RawImage(Layout layout, Render render) {
    this(layout, render, SectorWitness.NOBODY);
  }

  /**
   * The same, with someone who sees what the sources give.
   *
   * @param layout the layout
   * @param render what the standards leave open
   * @param witness sees every sector that is made
   */
  public RawImage(Layout layout, Render render, SectorWitness witness) {
    this.layout = layout;
    this.main = new MainChannel(layout, render, witness);
    this.subchannel = new Subchannel(layout, render);
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public void read(int lba, int count, SectorFormat format, MemorySegment into, long offset)
      throws SourceException {
    if (count < 0 || lba < layout.start() || count > layout.end() - lba) {
      throw new IndexOutOfBoundsException(
          count + " sectors from LBA " + lba + " are not on this disc");
    }
    Scratch scratch = borrow();
    try {
      int next = lba;
      long at = offset;
      while (next < lba + count) {
        Stretch stretch = layout.at(next);
        int run = Math.min(lba + count, stretch.end()) - next;
        TrackMode mode = stretch.track().mode();
        int stride = format.bytes(mode);
        int mainBytes = format.mainBytes(mode);
        if (mainBytes > 0) {
          main.render(stretch, next, run, format.main(), into, at, stride, scratch);
        }
        if (stride > mainBytes) {
          subchannel.render(
              stretch, next, run, format.subchannel(), into, at + mainBytes, stride, scratch);
        }
        next += run;
        at += (long) run * stride;
      }
    } finally {
      giveBack(scratch);
    }
  }

  private synchronized Scratch borrow() {
    Scratch scratch = idle.poll();
    return scratch != null ? scratch : new Scratch(subchannel.stream());
  }

  private synchronized void giveBack(Scratch scratch) {
    idle.push(scratch);
  }
}
