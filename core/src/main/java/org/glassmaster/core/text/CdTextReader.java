package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.glassmaster.core.finding.Finding;

/**
 * Reads packs from drives, lead-ins and files of any origin. Takes what is sound, names what is
 * not, and never throws. Packs may come in any order and as often as they like, as they do in a
 * lead-in.
 */
public final class CdTextReader {
  private CdTextReader() {}

  /**
   * Reads packs of eighteen bytes: bare, behind the four-byte header of a READ TOC reply, with or
   * without the zero byte that CDRWIN appends. A pack with one wrong bit is mended, one with more
   * is left out.
   *
   * @param packs what a disc or a file holds
   * @return the texts, and what was noticed
   */
  public static CdTextReading read(byte[] packs) {
    PackIntake intake = new PackIntake();
    intake.addSealed(packs);
    return read(intake);
  }

  /**
   * Reads packs of sixteen bytes, whose CRC somebody has cut off, as CloneCD does.
   *
   * @param packs what a disc or a file holds
   * @return the texts, and what was noticed
   */
  public static CdTextReading readWithoutCrc(byte[] packs) {
    PackIntake intake = new PackIntake();
    intake.addUnsealed(packs);
    return read(intake);
  }

  private static CdTextReading read(PackIntake intake) {
    List<Finding> findings = new ArrayList<>(intake.findings());
    List<PackBlock> blocks = intake.blocks();
    noticeMissing(blocks, findings);
    List<CdTextBlock> texts = new ArrayList<>();
    for (PackBlock block : blocks) {
      texts.add(new BlockReader(block, blocks, findings).read());
    }
    OptionalInt first = OptionalInt.empty();
    OptionalInt last = OptionalInt.empty();
    for (PackBlock block : blocks) {
      if (first.isEmpty() && block.saysTracks()) {
        first = OptionalInt.of(block.information().firstTrack());
        last = OptionalInt.of(block.information().lastTrack());
      }
    }
    return new CdTextReading(new CdText(texts), first, last, findings);
  }

  private static void noticeMissing(List<PackBlock> blocks, List<Finding> findings) {
    List<Integer> missing = new ArrayList<>();
    for (int number = 0; number < CdText.MAX_BLOCKS; number++) {
      int wanted = number;
      boolean there = blocks.stream().anyMatch(block -> block.number() == wanted);
      boolean announced = blocks.stream().anyMatch(block -> block.announcedLast(wanted) > 0);
      boolean skipped = blocks.stream().anyMatch(block -> block.number() > wanted);
      if (!there && (announced || skipped)) {
        missing.add(number);
      }
    }
    if (!missing.isEmpty()) {
      findings.add(
          TextFinding.BLOCK_MISSING.at(
              "CD-TEXT", "blocks are not there: " + Numbers.listed(missing)));
    }
  }
}
