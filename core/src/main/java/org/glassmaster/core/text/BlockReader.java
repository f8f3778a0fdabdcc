package org.glassmaster.core.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.glassmaster.core.finding.Finding;

/** Makes the texts of one block of its packs. */
final class BlockReader {
  private final PackBlock block;
  private final List<FoundPack> packs;
  private final Set<Integer> missing;
  private final Language language;
  private final String place;
  private final List<Finding> findings;
  private TextEncoding encoding;
  private boolean wrongPosition;
  private boolean wrongWidth;

  BlockReader(PackBlock block, List<PackBlock> all, List<Finding> findings) {
    this.block = block;
    this.packs = block.inOrder();
    this.missing = new TreeSet<>(block.missing(announcedLast(block, all)));
    this.findings = findings;
    this.language = languageOf(block, all);
    this.place = Place.block(block.number(), language);
    this.encoding = encodingOf(block, packs);
  }

  CdTextBlock read() {
    noticeStructure();
    Map<TextField, TextChain> chains = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      List<FoundPack> own = packs.stream().filter(pack -> pack.type() == field.type()).toList();
      if (!own.isEmpty()) {
        chains.put(field, chain(field, own));
      }
    }
    promoteAscii(chains);
    CdTextBlock.Builder texts = CdTextBlock.builder(language, encoding);
    chains.forEach((field, chain) -> fill(texts, field, chain));
    genre().ifPresent(texts::genre);
    for (FoundPack pack : packs) {
      if (pack.type() >= BinaryPack.TOC && pack.type() < Pack.CLOSED_INFORMATION) {
        texts.binary(new BinaryPack(pack.type(), pack.track(), pack.payload()));
      }
    }
    if (block.saysEncoding()) {
      texts.copyProtection(block.information().copyProtection());
    }
    notice(wrongPosition, TextFinding.WRONG_POSITION, "character positions are wrong");
    notice(wrongWidth, TextFinding.WRONG_WIDTH, "\"double byte\" is wrong for " + encoding);
    return texts.build();
  }

  private static Language languageOf(PackBlock block, List<PackBlock> all) {
    if (block.saysLanguages()) {
      return block.information().language(block.number());
    }
    return all.stream()
        .filter(PackBlock::saysLanguages)
        .map(other -> other.information().language(block.number()))
        .findFirst()
        .orElse(Language.UNKNOWN);
  }

  /** What the block says of itself counts, then what another says of it. */
  private static int announcedLast(PackBlock block, List<PackBlock> all) {
    int own = block.announcedLast(block.number());
    return own > 0
        ? own
        : all.stream().mapToInt(other -> other.announcedLast(block.number())).max().orElse(0);
  }

  private static TextEncoding encodingOf(PackBlock block, List<FoundPack> packs) {
    if (block.saysEncoding()) {
      return block.information().encoding();
    }
    boolean pairs = packs.stream().anyMatch(pack -> isText(pack) && pack.saysPairs());
    return pairs ? TextEncoding.MS_JIS : TextEncoding.ISO_8859_1;
  }

  private void noticeStructure() {
    notice(
        block.repeats(),
        TextFinding.SEQUENCE_REPEATS,
        "sequence numbers occur twice; taken in the order they come");
    notice(
        block.tooMany() > 0,
        TextFinding.TOO_MANY_PACKS,
        "has " + block.tooMany() + " packs beyond the 256 that fit; ignored");
    notice(
        !missing.isEmpty(),
        TextFinding.PACKS_MISSING,
        "packs are missing: " + Numbers.listed(List.copyOf(missing)));
    notice(
        !block.hasInformation(),
        TextFinding.NO_SIZE_PACKS,
        "size packs are missing; taken for " + encoding);
    notice(
        missing.isEmpty() && !block.agreesWithInformation(),
        TextFinding.SIZES_DISAGREE,
        "the size packs tell of other tracks or packs than there are");
  }

  private TextChain chain(TextField field, List<FoundPack> own) {
    boolean stated = own.stream().anyMatch(FoundPack::saysPairs);
    boolean expected = field.usesBlockEncoding() && encoding.isDoubleByte();
    wrongWidth |= stated != expected;
    TextChain chain = chain(own, stated);
    if (expected && chain.wrongTracks() > 0) {
      TextChain other = chain(own, !stated);
      chain = other.wrongTracks() < chain.wrongTracks() ? other : chain;
    }
    return chain;
  }

  private TextChain chain(List<FoundPack> own, boolean pairs) {
    int first = block.saysTracks() ? block.information().firstTrack() : 1;
    TextChain chain = new TextChain(pairs, first);
    for (FoundPack pack : own) {
      chain.add(pack, missing.contains(pack.number() - 1));
    }
    chain.end(missing.contains(own.getLast().number() + 1));
    return chain;
  }

  /** Discs that say ASCII and mean ISO 8859-1 are many; no text is harmed by the wider set. */
  private void promoteAscii(Map<TextField, TextChain> chains) {
    boolean wide =
        chains.entrySet().stream()
            .filter(entry -> entry.getKey().usesBlockEncoding())
            .flatMap(entry -> entry.getValue().texts().values().stream())
            .anyMatch(BlockReader::isWide);
    if (wide && encoding.equals(TextEncoding.ASCII)) {
      encoding = TextEncoding.ISO_8859_1;
      notice(true, TextFinding.MORE_THAN_ASCII, "says ASCII and has characters beyond it");
    }
  }

  private void fill(CdTextBlock.Builder texts, TextField field, TextChain chain) {
    Optional<Charset> charset =
        field.usesBlockEncoding() ? encoding.charset() : Optional.of(StandardCharsets.ISO_8859_1);
    List<Integer> undecodable = new ArrayList<>();
    Set<Integer> unexpected = new TreeSet<>(chain.unexpected());
    chain
        .texts()
        .forEach(
            (track, bytes) -> {
              String text = charset.map(set -> new String(bytes, set)).orElse("");
              if (text.indexOf('\uFFFD') >= 0) {
                undecodable.add(track);
              }
              if (track == 0) {
                texts.disc(field, text);
              } else if (field.isPerTrack()) {
                texts.track(track, field, text);
              } else {
                unexpected.add(track);
              }
            });
    String words = Place.words(field, 0);
    tracks(chain.lost(), TextFinding.TEXT_LOST, words + " is lost");
    tracks(unexpected, TextFinding.UNEXPECTED_TEXT, words + " has no place");
    tracks(
        chain.repeatsNothing(),
        TextFinding.NOTHING_TO_REPEAT,
        words + " repeats what is not there");
    tracks(undecodable, TextFinding.UNDECODABLE, words + " has bytes that mean nothing");
    notice(chain.wrongTracks() > 0, TextFinding.WRONG_TRACK, words + ": packs name another track");
    notice(chain.isOpen(), TextFinding.NOT_TERMINATED, words + ": the last one has no end");
    notice(
        charset.isEmpty() && !chain.texts().isEmpty(),
        TextFinding.NO_CHARSET,
        words + " is left out: this Java does not know MS-JIS");
    wrongPosition |= chain.hasWrongPosition();
  }

  private Optional<Genre> genre() {
    GenreChain chain = new GenreChain();
    for (FoundPack pack : packs) {
      if (pack.type() == Pack.GENRE) {
        chain.add(pack, missing.contains(pack.number() - 1));
      }
    }
    notice(chain.isBroken(), TextFinding.TEXT_LOST, "genre is lost or cut");
    notice(
        chain.hasUnexpected(), TextFinding.UNEXPECTED_TEXT, "genre packs of tracks have no place");
    return chain.genre();
  }

  private void tracks(Collection<Integer> tracks, TextFinding finding, String message) {
    notice(
        !tracks.isEmpty(),
        finding,
        message + " (disc is 0): track " + Numbers.listed(List.copyOf(tracks)));
  }

  private void notice(boolean is, TextFinding finding, String message) {
    if (is) {
      findings.add(finding.at(place, message));
    }
  }

  private static boolean isText(FoundPack pack) {
    return TextField.ofType(pack.type()).isPresent();
  }

  private static boolean isWide(byte[] text) {
    for (byte value : text) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }
}
