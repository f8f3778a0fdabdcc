package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that CD-TEXT says in one language. On disc a field is there for the disc and for all
 * tracks or not at all, and what is missing is stored empty; so an empty text means none here, and
 * the maps hold no empty one.
 *
 * @param language the language
 * @param encoding the character code
 * @param disc the texts of the disc
 * @param tracks the texts of the tracks that have any, by track number 1 to 99
 * @param genre the genre
 * @param binary packs that are carried as they are, by ascending type
 * @param copyProtection byte 3 of the size packs: bits 6–0 are 0 for none, 3 on protected discs;
 *     bit 7 says that CD-TEXT is in the program area too
 */
public record CdTextBlock(
    Language language,
    TextEncoding encoding,
    Map<TextField, String> disc,
    Map<Integer, Map<TextField, String>> tracks,
    Optional<Genre> genre,
    List<BinaryPack> binary,
    int copyProtection) {

  /** Refuses what cannot be, and takes copies of what could change. */
  public CdTextBlock {
    disc = present(disc);
    Map<Integer, Map<TextField, String>> kept = new TreeMap<>();
    tracks.forEach(
        (track, texts) -> {
          requireTrack(track);
          Map<TextField, String> there = present(texts);
          there.keySet().forEach(CdTextBlock::requirePerTrack);
          if (!there.isEmpty()) {
            kept.put(track, there);
          }
        });
    tracks = Collections.unmodifiableMap(kept);
    binary =
        binary.stream().sorted((one, other) -> Integer.compare(one.type(), other.type())).toList();
    if (copyProtection < 0 || copyProtection > 0xFF) {
      throw new IllegalArgumentException("not a byte: " + copyProtection);
    }
  }

  /**
   * Starts a block without texts.
   *
   * @param language the language
   * @param encoding the character code
   * @return the builder
   */
  public static Builder builder(Language language, TextEncoding encoding) {
    return new Builder(language, encoding);
  }

  /**
   * Starts from this block.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(language, encoding);
    disc.forEach(builder::disc);
    tracks.forEach(
        (track, texts) -> texts.forEach((field, text) -> builder.track(track, field, text)));
    genre.ifPresent(builder::genre);
    binary.forEach(builder::binary);
    return builder.copyProtection(copyProtection);
  }

  /**
   * {@return the same texts, to be stored in another character set}
   *
   * @param other the new one
   */
  public CdTextBlock withEncoding(TextEncoding other) {
    return new CdTextBlock(language, other, disc, tracks, genre, binary, copyProtection);
  }

  /**
   * {@return a text of a track, or with track 0 of the disc}
   *
   * @param track the track's number, 0 for the disc
   * @param field the kind of text
   */
  public Optional<String> text(int track, TextField field) {
    Map<TextField, String> texts = track == 0 ? disc : tracks.getOrDefault(track, Map.of());
    return Optional.ofNullable(texts.get(field));
  }

  /**
   * {@return whether the disc or any track has this field}
   *
   * @param field the kind of text
   */
  public boolean has(TextField field) {
    return disc.containsKey(field)
        || tracks.values().stream().anyMatch(texts -> texts.containsKey(field));
  }

  private static Map<TextField, String> present(Map<TextField, String> texts) {
    Map<TextField, String> kept = new EnumMap<>(TextField.class);
    texts.forEach(
        (field, text) -> {
          if (!text.isEmpty()) {
            kept.put(field, text);
          }
        });
    return Collections.unmodifiableMap(kept);
  }

  private static void requireTrack(int track) {
    if (track < 1 || track > 99) {
      throw new IllegalArgumentException("no such track: " + track);
    }
  }

  private static void requirePerTrack(TextField field) {
    if (!field.isPerTrack()) {
      throw new IllegalArgumentException("a field of the disc alone: " + field);
    }
  }

  /** Collects the texts of a block. */
  public static final class Builder {
    private final Language language;
    private final TextEncoding encoding;
    private final Map<TextField, String> disc = new EnumMap<>(TextField.class);
    private final Map<Integer, Map<TextField, String>> tracks = new TreeMap<>();
    private Optional<Genre> genre = Optional.empty();
    private final List<BinaryPack> binary = new ArrayList<>();
    private int copyProtection;

    private Builder(Language language, TextEncoding encoding) {
      this.language = language;
      this.encoding = encoding;
    }

    /**
     * A text of the disc; an empty one takes it away.
     *
     * @param field the kind of text
     * @param text the text
     * @return this builder
     */
    public Builder disc(TextField field, String text) {
      disc.put(field, text);
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
      requireTrack(track);
      requirePerTrack(field);
      tracks.computeIfAbsent(track, number -> new EnumMap<>(TextField.class)).put(field, text);
      return this;
    }

    /**
     * The disc's genre.
     *
     * @param value the genre
     * @return this builder
     */
    public Builder genre(Genre value) {
      this.genre = Optional.of(value);
      return this;
    }

    /**
     * Adds a pack that is written as it is.
     *
     * @param pack the pack
     * @return this builder
     */
    public Builder binary(BinaryPack pack) {
      binary.add(pack);
      return this;
    }

    /**
     * Byte 3 of the size packs.
     *
     * @param value the flags
     * @return this builder
     */
    public Builder copyProtection(int value) {
      this.copyProtection = value;
      return this;
    }

    /** {@return the block} */
    public CdTextBlock build() {
      return new CdTextBlock(language, encoding, disc, tracks, genre, binary, copyProtection);
    }
  }
}
