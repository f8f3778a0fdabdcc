package org.glassmaster.cli.internal.author;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.EncodedCdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.Substitution;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.jspecify.annotations.Nullable;

/** CD-TEXT from what files say of themselves, in a character set that can hold it. */
final class TagTexts {
  /** A character that the set cannot hold; whoever consents to it has it replaced. */
  static final String NOT_HELD = "TEXT-001";

  private static final List<TextEncoding> BY_ITSELF =
      List.of(TextEncoding.ISO_8859_1, TextEncoding.MS_JIS);

  private final List<SoundFile> files;
  private final List<Finding> findings;

  TagTexts(List<SoundFile> files, List<Finding> findings) {
    this.files = files;
    this.findings = findings;
  }

  /**
   * The texts.
   *
   * @param encoding the first of those known that holds all, where absent
   */
  CdText texts(Language language, Optional<TextEncoding> encoding, Consent consent) {
    CdTextBlock.Builder block = CdTextBlock.builder(language, TextEncoding.ISO_8859_1);
    ofDisc().forEach(block::disc);
    List<String> untitled = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      int track = i + 1;
      Map<TextField, String> texts = files.get(i).tags().track();
      texts.forEach((field, text) -> block.track(track, field, text));
      if (!texts.containsKey(TextField.TITLE)) {
        untitled.add(files.get(i).name());
      }
    }
    CdTextBlock all = block.build();
    if (all.disc().isEmpty() && all.tracks().isEmpty()) {
      return CdText.NONE;
    }
    if (!untitled.isEmpty()) {
      findings.add(
          AuthorRule.NO_TITLE.at("CD-TEXT", "no title for " + String.join(", ", untitled)));
    }
    CdTextBlock encoded = all.withEncoding(encoding.orElseGet(() -> fitting(all)));
    return held(CdText.of(encoded), consent);
  }

  /** What all files agree on; who performs all tracks performs the disc. */
  private Map<TextField, String> ofDisc() {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      agreed(file -> file.tags().disc().get(field), field.key(0))
          .ifPresent(text -> texts.put(field, text));
    }
    if (!texts.containsKey(TextField.PERFORMER)) {
      Set<String> performers = said(file -> file.tags().track().get(TextField.PERFORMER));
      boolean everywhere =
          files.stream().allMatch(file -> file.tags().track().containsKey(TextField.PERFORMER));
      if (performers.size() == 1 && everywhere && !disagree(TextField.PERFORMER)) {
        texts.put(TextField.PERFORMER, performers.iterator().next());
      }
    }
    return texts;
  }

  private boolean disagree(TextField field) {
    return said(file -> file.tags().disc().get(field)).size() > 1;
  }

  private Optional<String> agreed(Function<SoundFile, @Nullable String> text, String what) {
    Set<String> said = said(text);
    if (said.size() > 1) {
      findings.add(
          AuthorRule.ALBUMS_DIFFER.at(
              "CD-TEXT",
              "the files do not agree on the disc's "
                  + what
                  + ", which is left out: "
                  + said.stream()
                      .limit(3)
                      .map(word -> "\"" + word + "\"")
                      .collect(Collectors.joining(", "))
                  + (said.size() > 3 ? " and others" : "")));
    }
    return said.size() == 1 ? said.stream().findFirst() : Optional.empty();
  }

  private Set<String> said(Function<SoundFile, @Nullable String> text) {
    Set<String> said = new LinkedHashSet<>();
    for (SoundFile file : files) {
      Optional.ofNullable(text.apply(file)).ifPresent(said::add);
    }
    return said;
  }

  private TextEncoding fitting(CdTextBlock block) {
    return BY_ITSELF.stream()
        .filter(
            encoding ->
                encoded(CdTextWriter.STRICT, CdText.of(block.withEncoding(encoding))).isComplete())
        .findFirst()
        .orElse(TextEncoding.ISO_8859_1);
  }

  /** The texts as a disc can say them; what it cannot is told, and replaced with consent. */
  private CdText held(CdText text, Consent consent) {
    EncodedCdText strict = encoded(CdTextWriter.STRICT, text);
    boolean replaced =
        strict.findings().stream().anyMatch(finding -> finding.code().equals(NOT_HELD));
    if (!replaced || !consent.covers(NOT_HELD)) {
      strict.findings().forEach(finding -> findings.add(advised(finding)));
      return text;
    }
    EncodedCdText alike = encoded(CdTextWriter.STRICT.substituting(Substitution.LOOK_ALIKE), text);
    findings.addAll(alike.findings());
    boolean whole =
        alike.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    return whole ? CdTextReader.read(alike.packs()).text() : text;
  }

  /** Who is asked here has an option for it. */
  private static Finding advised(Finding finding) {
    return finding.code().equals(NOT_HELD)
        ? new Finding(
            finding.severity(),
            finding.code(),
            finding.where(),
            finding.message(),
            Optional.of(
                Advice.option(
                    "allow",
                    NOT_HELD,
                    "spell it otherwise in the tags, take another --encoding, or have it replaced"
                        + " by what looks most like it with --allow "
                        + NOT_HELD)))
        : finding;
  }

  private EncodedCdText encoded(CdTextWriter writer, CdText text) {
    return writer.encode(text, 1, files.size());
  }
}
