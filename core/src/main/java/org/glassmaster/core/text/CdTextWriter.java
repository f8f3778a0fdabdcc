package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * Writes CD-TEXT as packs: by ascending type, disc before tracks, with size packs at the end of
 * each block (MMC-3 annex J). A field that any track has is there for the disc and for all tracks,
 * empty where there is no text.
 *
 * @param substitution what stands for characters that the block cannot hold
 * @param repeatsByTab whether a text like that of the track before is written as a tab, which takes
 *     less room
 */
public record CdTextWriter(Substitution substitution, boolean repeatsByTab) {
  /** Refuses what it cannot write, and writes every text in full. */
  public static final CdTextWriter STRICT = new CdTextWriter(Substitution.REFUSE, false);

  /**
   * {@return the same writer with another way for characters that a block cannot hold}
   *
   * @param other what takes the place of what cannot be written
   */
  public CdTextWriter substituting(Substitution other) {
    return new CdTextWriter(other, repeatsByTab);
  }

  /** {@return the same writer, which writes a tab where a track has the text of the one before} */
  public CdTextWriter repeatingByTab() {
    return new CdTextWriter(substitution, true);
  }

  /**
   * {@return the packs of all blocks, eighteen bytes each}
   *
   * @param text the text
   * @param firstTrack number of the first track
   * @param lastTrack number of the last track
   * @throws ContentException where something of it cannot be written
   */
  public byte[] packs(CdText text, int firstTrack, int lastTrack) throws ContentException {
    EncodedCdText encoded = encode(text, firstTrack, lastTrack);
    if (!encoded.isComplete()) {
      List<Finding> errors =
          encoded.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
      throw new ContentException(
          errors.getFirst().code(), "CD-TEXT cannot be written as it is", errors);
    }
    return encoded.packs();
  }

  /**
   * {@return what would be wrong or doubtful about writing it}
   *
   * @param text the text
   * @param firstTrack number of the first track
   * @param lastTrack number of the last track
   */
  public List<Finding> check(CdText text, int firstTrack, int lastTrack) {
    return encode(text, firstTrack, lastTrack).findings();
  }

  /**
   * {@return the room it would take}
   *
   * @param text the text
   * @param firstTrack number of the first track
   * @param lastTrack number of the last track
   */
  public CdTextForecast forecast(CdText text, int firstTrack, int lastTrack) {
    return encode(text, firstTrack, lastTrack).size();
  }

  /**
   * Writes as much as can be written and says what could not.
   *
   * @param text the text
   * @param firstTrack number of the first track
   * @param lastTrack number of the last track
   * @return the packs, and what was noticed
   */
  public EncodedCdText encode(CdText text, int firstTrack, int lastTrack) {
    if (firstTrack < 1 || lastTrack < firstTrack || lastTrack > 99) {
      throw new IllegalArgumentException("no such tracks: " + firstTrack + " to " + lastTrack);
    }
    List<Finding> findings = new ArrayList<>();
    List<CdTextForecast.Block> sizes = new ArrayList<>();
    List<CdTextBlock> blocks = new ArrayList<>();
    List<BlockEncoder> encoders = new ArrayList<>();
    for (int number = 0; number < text.blocks().size(); number++) {
      CdTextBlock block = text.blocks().get(number);
      BlockWriter writer =
          new BlockWriter(this, block, Place.block(number, block.language()), findings);
      BlockEncoder encoder = writer.write(blocks.size(), firstTrack, lastTrack);
      CdTextForecast.Block size = sizeOf(encoder);
      sizes.add(size);
      if (!size.fits()) {
        findings.add(tooLarge(number, block, size));
      } else if (writer.isWritable()) {
        blocks.add(block);
        encoders.add(encoder);
      }
    }
    return new EncodedCdText(
        assemble(blocks, encoders, firstTrack, lastTrack), new CdTextForecast(sizes), findings);
  }

  private static Finding tooLarge(int number, CdTextBlock block, CdTextForecast.Block size) {
    return TextFinding.BLOCK_TOO_LARGE.at(
        Place.block(number, block.language()),
        "needs "
            + size.packs()
            + " packs, a block holds "
            + CdTextForecast.Block.CAPACITY
            + ": "
            + -size.free()
            + " too many");
  }

  private static CdTextForecast.Block sizeOf(BlockEncoder encoder) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    int[] found = encoder.counts();
    for (int i = 0; i < found.length; i++) {
      if (found[i] > 0) {
        counts.put(Pack.TITLE + i, found[i]);
      }
    }
    counts.put(Pack.SIZE_INFORMATION, Pack.SIZE_PACKS);
    return new CdTextForecast.Block(counts);
  }

  private static byte[] assemble(
      List<CdTextBlock> blocks, List<BlockEncoder> encoders, int firstTrack, int lastTrack) {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    for (int number = 0; number < blocks.size(); number++) {
      BlockEncoder encoder = encoders.get(number);
      int[] counts = encoder.counts();
      counts[Pack.SIZE_INFORMATION & 0x0F] = Pack.SIZE_PACKS;
      SizeInformation information =
          SizeInformation.of(blocks.get(number), firstTrack, lastTrack, counts);
      for (int other = 0; other < blocks.size(); other++) {
        int last = encoders.get(other).textPacks() + Pack.SIZE_PACKS - 1;
        information.block(other, last, blocks.get(other).language());
      }
      for (byte[] pack : encoder.packsWith(information)) {
        Pack.seal(pack, 0);
        packs.writeBytes(pack);
      }
    }
    return packs.toByteArray();
  }
}
