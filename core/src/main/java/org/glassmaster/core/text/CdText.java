package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The CD-TEXT of a disc: up to eight blocks, each in a language of its own; a block's number is its
 * place in the list (MMC-3 annex J).
 *
 * @param blocks in order
 */
public record CdText(List<CdTextBlock> blocks) {
  /** A disc that says nothing. */
  public static final CdText NONE = new CdText(List.of());

  /** As many blocks as the block number in a pack's header can count. */
  public static final int MAX_BLOCKS = 8;

  /** Refuses what cannot be, and takes copies of what could change. */
  public CdText {
    blocks = List.copyOf(blocks);
    if (blocks.size() > MAX_BLOCKS) {
      throw new IllegalArgumentException("more than eight blocks: " + blocks.size());
    }
  }

  /**
   * {@return the given blocks, in this order}
   *
   * @param blocks in order
   */
  public static CdText of(CdTextBlock... blocks) {
    return new CdText(List.of(blocks));
  }

  /**
   * Starts from nothing.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return whether there is no block} */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * {@return a text of the first block that has it; track 0 is the disc}
   *
   * @param track the track's number, 0 for the disc
   * @param field the kind of text
   */
  public Optional<String> text(int track, TextField field) {
    return blocks.stream().flatMap(block -> block.text(track, field).stream()).findFirst();
  }

  /**
   * {@return the same texts with the disc's catalogue number and the tracks' ISRC in the first
   * block (packs 8Eh), which says again what the Q channel says} Nothing does so unasked.
   *
   * @param upc empty where the disc has none
   * @param isrcs the recording codes, by track
   */
  public CdText withCodes(String upc, Map<Integer, String> isrcs) {
    if (isEmpty()) {
      return this;
    }
    CdTextBlock.Builder first = blocks.getFirst().toBuilder().disc(TextField.UPC_ISRC, upc);
    isrcs.forEach((track, isrc) -> first.track(track, TextField.UPC_ISRC, isrc));
    List<CdTextBlock> all = new ArrayList<>(blocks);
    all.set(0, first.build());
    return new CdText(all);
  }

  /** Collects blocks: texts go into the block begun last. */
  public static final class Builder {
    private final List<CdTextBlock.Builder> blocks = new ArrayList<>();

    private Builder() {}

    /**
     * Begins the next block.
     *
     * @param language the language
     * @param encoding the character code
     * @return this builder
     */
    public Builder block(Language language, TextEncoding encoding) {
      blocks.add(CdTextBlock.builder(language, encoding));
      return this;
    }

    /**
     * Adds a block, which the following texts extend.
     *
     * @param block the block
     * @return this builder
     */
    public Builder block(CdTextBlock block) {
      blocks.add(block.toBuilder());
      return this;
    }

    /**
     * A text of the disc; an empty one takes it away.
     *
     * @param field the kind of text
     * @param text the text
     * @return this builder
     */
    public Builder disc(TextField field, String text) {
      current().disc(field, text);
      return this;
    }

    /**
     * A text of a track; an empty one takes it away.
     *
     * @param track the track's number, 0 for the disc
     * @param field the kind of text
     * @param text the text
     * @return this builder
     */
    public Builder track(int track, TextField field, String text) {
      current().track(track, field, text);
      return this;
    }

    /**
     * The disc's genre.
     *
     * @param genre the genre
     * @return this builder
     */
    public Builder genre(Genre genre) {
      current().genre(genre);
      return this;
    }

    /**
     * Adds a pack that is written as it is.
     *
     * @param pack the pack
     * @return this builder
     */
    public Builder binary(BinaryPack pack) {
      current().binary(pack);
      return this;
    }

    /**
     * Byte 3 of the size packs.
     *
     * @param copyProtection the flags
     * @return this builder
     */
    public Builder copyProtection(int copyProtection) {
      current().copyProtection(copyProtection);
      return this;
    }

    /** {@return the CD-TEXT} */
    public CdText build() {
      return new CdText(blocks.stream().map(CdTextBlock.Builder::build).toList());
    }

    private CdTextBlock.Builder current() {
      if (blocks.isEmpty()) {
        throw new IllegalStateException("a text belongs into a block: begin one first");
      }
      return blocks.getLast();
    }
  }
}
