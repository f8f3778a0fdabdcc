package org.glassmaster.cli.internal.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;

/**
 * A disc made of sound files, a track each.
 *
 * @param disc absent where none can be made of them
 * @param leadOut the sector at which its lead-out would start
 */
record DiscOfFiles(Optional<Disc> disc, int leadOut, List<Finding> findings) {
  /**
   * What is wished of it.
   *
   * @param gap sectors of silence before each track but the first
   * @param texts whether what the files say becomes CD-TEXT
   * @param encoding the character set of that; absent for one that holds it
   * @param lastLeadOut the latest sector at which the lead-out may start
   */
  record Wishes(
      int gap,
      boolean texts,
      Language language,
      Optional<TextEncoding> encoding,
      int lastLeadOut,
      Consent consent) {}

  DiscOfFiles {
    findings = List.copyOf(findings);
  }

  /** Makes the disc. */
  static DiscOfFiles of(List<SoundFile> files, Wishes wishes) {
    List<Finding> findings = new ArrayList<>();
    files.forEach(file -> tags(file, findings));
    doubles(files, findings);
    if (files.size() > Geometry.LAST_NUMBER) {
      findings.add(AuthorRule.TOO_MANY.at("disc", files.size() + " files"));
      return new DiscOfFiles(Optional.empty(), 0, findings);
    }
    long leadOut = leadOut(files, wishes.gap());
    if (leadOut > wishes.lastLeadOut()) {
      findings.add(
          AuthorRule.TOO_LONG.at(
              "disc",
              "it is "
                  + Msf.ofFrames((int) Math.min(leadOut - wishes.lastLeadOut(), 400_000))
                  + " longer than a medium that ends at "
                  + Msf.ofLba(wishes.lastLeadOut())));
    }
    CdText texts =
        wishes.texts()
            ? new TagTexts(files, findings)
                .texts(wishes.language(), wishes.encoding(), wishes.consent())
            : CdText.NONE;
    DiscBuilder builder = Disc.builder().text(texts);
    mcn(files, findings).ifPresent(mcn -> builder.mcn(mcn.digits()));
    boolean first = true;
    for (SoundFile file : files) {
      boolean pause = first;
      builder.track(
          TrackMode.AUDIO,
          track -> {
            if (!pause) {
              track.pregap(wishes.gap());
            }
            file.tags().isrc().ifPresent(isrc -> track.isrc(isrc.compact()));
            track.samples(file.samples());
          });
      first = false;
    }
    DiscBuilder.Built built = builder.build(Purpose.AUTHORING);
    findings.addAll(built.findings());
    return new DiscOfFiles(built.disc(), (int) Math.min(leadOut, Integer.MAX_VALUE), findings);
  }

  /** What cdrdao, whose format it is, makes of a TOC file that names these. */
  static Optional<Finding> noteForCdrdao(List<SoundFile> files) {
    List<String> others =
        files.stream()
            .map(SoundFile::name)
            .filter(name -> !name.toLowerCase(Locale.ROOT).endsWith(".wav"))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AuthorRule.ONLY_FOR_FEW.at(
                "sheet",
                "cdrdao by itself reads WAVE alone; it will not read "
                    + others.getFirst()
                    + (others.size() > 1 ? " and " + (others.size() - 1) + " more" : "")));
  }

  private static long leadOut(List<SoundFile> files, int gap) {
    long sectors = (long) gap * (files.size() - 1);
    for (SoundFile file : files) {
      sectors += (file.samples().size() + Fragment.SECTOR - 1) / Fragment.SECTOR;
    }
    return sectors;
  }

  private static void tags(SoundFile file, List<Finding> findings) {
    for (SourceTags.Malformed code : file.tags().malformed()) {
      findings.add(
          AuthorRule.CODE_MALFORMED.at(
              file.name(), "\"" + code.value() + "\" in its tags is no " + code.tag()));
    }
    long embedded = file.tags().tracks().stream().filter(SourceTags.EmbeddedTrack::audio).count();
    if (embedded > 1 || file.tags().sheet().isPresent()) {
      findings.add(
          AuthorRule.HOLDS_A_DISC.at(
              file.name(),
              "it holds a whole disc"
                  + (embedded > 1 ? " of " + embedded + " tracks" : "")
                  + " with a sheet of its own"));
    }
  }

  /** The same samples, or the same code, in two files. */
  private static void doubles(List<SoundFile> files, List<Finding> findings) {
    Map<String, List<String>> sounds = new LinkedHashMap<>();
    Map<Isrc, List<String>> codes = new LinkedHashMap<>();
    for (SoundFile file : files) {
      if (!file.digest().isEmpty()) {
        sounds.computeIfAbsent(file.digest(), _ -> new ArrayList<>()).add(file.name());
      }
      file.tags()
          .isrc()
          .ifPresent(isrc -> codes.computeIfAbsent(isrc, _ -> new ArrayList<>()).add(file.name()));
    }
    sounds
        .values()
        .forEach(
            names -> {
              if (names.size() > 1) {
                findings.add(
                    AuthorRule.SAME_SOUND.at(
                        names.getLast(), "it sounds exactly like " + names.getFirst()));
              }
            });
    codes.forEach(
        (isrc, names) -> {
          if (names.size() > 1) {
            findings.add(
                AuthorRule.SAME_CODE.at(
                    names.getLast(),
                    "it has the ISRC " + isrc.formatted() + " of " + names.getFirst()));
          }
        });
  }

  private static Optional<Mcn> mcn(List<SoundFile> files, List<Finding> findings) {
    Set<Mcn> numbers = new LinkedHashSet<>();
    files.forEach(file -> file.tags().mcn().ifPresent(numbers::add));
    if (numbers.size() > 1) {
      findings.add(
          AuthorRule.NUMBERS_DIFFER.at(
              "disc",
              "the files name several catalogue numbers, so none is taken: "
                  + numbers.stream().limit(4).map(Mcn::digits).collect(Collectors.joining(", "))));
    }
    return numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
  }
}
