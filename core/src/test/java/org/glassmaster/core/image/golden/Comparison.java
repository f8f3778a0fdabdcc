package org.glassmaster.core.image.golden;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Area;

/** Sector by sector and field by field: a recording in RAW mode beside our rendering. */
final class Comparison {
  private static final int BATCH = 75;

  private final Recording recording;
  private final RawImage image;
  private final BlockFormat format;
  private final Fill fill;
  private final Differences differences = new Differences();

  private Comparison(Recording recording, Master master) {
    this.recording = recording;
    this.image = new RawImage(master.layout(), master.render());
    this.format = master.format();
    this.fill = master.fill();
  }

  /** All differences between a recording and the disc it was made of, rendered. */
  static Differences of(Recording recording, Master master) throws SourceException {
    Comparison comparison = new Comparison(recording, master);
    byte[] blocks = new byte[BATCH * master.format().bytes()];
    for (int lba = recording.first(); lba < recording.end(); lba += BATCH) {
      int count = Math.min(BATCH, recording.end() - lba);
      comparison.compare(lba, count, blocks);
    }
    return comparison.differences;
  }

  private void compare(int lba, int count, byte[] blocks) throws SourceException {
    image.read(lba, count, SectorFormat.of(format), MemorySegment.ofArray(blocks), 0);
    for (int i = 0; i < count; i++) {
      byte[] block = Arrays.copyOfRange(blocks, i * format.bytes(), (i + 1) * format.bytes());
      compare(lba + i, new Block(block, format));
    }
  }

  private void compare(int lba, Block rendered) {
    Area area = image.layout().at(lba).area();
    byte[] main = Digest.of(fill.asSent(lba, rendered.main()));
    if (!Arrays.equals(main, recording.main(lba))) {
      differences.add(area, Field.MAIN, lba, Digest.hex(recording.main(lba)), Digest.hex(main));
    }
    compare(area, lba, new Frame(recording.q(lba)), rendered.q());
    if (recording.p(lba) != rendered.p()) {
      differences.add(area, Field.P, lba, "" + recording.p(lba), "" + rendered.p());
    }
    byte[] rw = Digest.of(rendered.rw());
    if (!Arrays.equals(rw, recording.rw(lba))) {
      Field field = area == Area.LEAD_IN ? Field.CD_TEXT : Field.RW;
      differences.add(area, field, lba, Digest.hex(recording.rw(lba)), Digest.hex(rw));
    }
  }

  private void compare(Area area, int lba, Frame recorded, Frame rendered) {
    if (recorded.crc() != rendered.crc()) {
      differ(area, Field.CRC, lba, recorded, rendered);
    }
    if (recorded.control() != rendered.control()) {
      differ(area, Field.CONTROL, lba, recorded, rendered);
    }
    if (recorded.adr() != rendered.adr()) {
      differ(area, whatOneNames(recorded.adr(), rendered.adr()), lba, recorded, rendered);
      return;
    }
    for (Frame.Part part : recorded.parts()) {
      if (!recorded.agreesOn(part, rendered)) {
        differ(area, part.field(), lba, recorded, rendered);
      }
    }
  }

  private void differ(Area area, Field field, int lba, Frame recorded, Frame rendered) {
    differences.add(area, field, lba, recorded.toString(), rendered.toString());
  }

  /** What stands in one of two frames of different modes and is missing in the other. */
  private static Field whatOneNames(int adr, int other) {
    if (adr == 2 || other == 2) {
      return Field.MCN;
    }
    return adr == 3 || other == 3 ? Field.ISRC : Field.ADR;
  }
}
