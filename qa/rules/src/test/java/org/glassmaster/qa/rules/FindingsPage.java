package org.glassmaster.qa.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;

/** The page of all codes: findings, losses, faults. */
final class FindingsPage {
  private static final String HEAD =
      """
      # All codes

      What Glassmaster can find, lose and stop at. This page is made from the sources: run
      `mvn -pl qa/rules -am test -Dtest=FindingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dfindings.page=write` after a change; a test fails
      while it differs. `…` stands for what varies. [Troubleshooting](troubleshooting.md) says where to begin.

      """;

  private static final String FINDINGS =
      """
      ## Findings

      A *note* is worth knowing, a *warning* lets the work go on, an *error* stops it unless `--allow CODE` consents. Where the grade depends on the
      purpose, the first is for authoring, the second for burning to a medium, the third for conversions.

      """;

  private static final String LOSSES =
      """
      ## Losses

      What a target cannot hold stops the job (exit code 3) unless `--allow CODE` consents; `plan` shows it beforehand. What is made anew
      has a code that begins with `REGEN` and stops nothing.

      | code | what would be lost |
      | --- | --- |
      """;

  private static final String FAULTS =
      """

      ## Faults

      What stops a command, as `error.code` of `--json` names it, with the exit code.

      | code | exit | message | what to do |
      | --- | --- | --- | --- |
      """;

  private static final Map<String, String> AREAS = new LinkedHashMap<>();

  static {
    AREAS.put("DISC", "The disc itself");
    AREAS.put("PLAN", "The plan");
    AREAS.put("BURN", "Recording in a drive");
    AREAS.put("READ", "Reading a disc or raw blocks");
    AREAS.put("TEXT", "CD-TEXT");
    AREAS.put("FILE", "Files that a sheet names");
    AREAS.put("AUDIO", "Sound files");
    AREAS.put("CUE", "CUE sheets");
    AREAS.put("TOC", "TOC files of cdrdao");
    AREAS.put("CCD", "CloneCD images");
    AREAS.put("ISO", "Bare data images");
    AREAS.put("RAWDAO", "Raw blocks");
    AREAS.put("COMP", "Files beside an image");
    AREAS.put("TAG", "Tags of sound files");
    AREAS.put("AUTHOR", "Authoring");
  }

  private FindingsPage() {}

  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Repository.root())) {
      for (Path module : modules.sorted().toList()) {
        Path main = module.resolve("src/main/java");
        // What the doubles of the test kit say no user ever reads.
        if (Files.isDirectory(main) && !module.endsWith("testkit")) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  static String of(CodeScan scan) {
    StringBuilder page = new StringBuilder(HEAD).append(FINDINGS);
    Map<String, StringBuilder> tables = new LinkedHashMap<>();
    AREAS.keySet().forEach(area -> tables.put(area, new StringBuilder()));
    scan.findings.forEach(
        (code, entry) -> {
          String area = code.substring(0, code.indexOf('-'));
          tables
              .computeIfAbsent(area, each -> new StringBuilder())
              .append(row(code, grade(entry), entry));
        });
    tables.forEach(
        (area, rows) -> {
          if (!rows.isEmpty()) {
            page.append("### ")
                .append(AREAS.getOrDefault(area, area))
                .append("\n\n| code | grade | message | what to do |\n| --- | --- | --- | --- |\n")
                .append(rows)
                .append('\n');
          }
        });
    page.append(LOSSES);
    for (Attribute attribute : Attribute.values()) {
      page.append("| `")
          .append(Fate.lost(attribute, "", "").code())
          .append("` | ")
          .append(attribute.label())
          .append(" |\n");
    }
    page.append(FAULTS);
    scan.faults.forEach(
        (code, entry) -> page.append(row(code, String.join(", ", entry.severities), entry)));
    return page.toString();
  }

  private static String row(String code, String grade, CodeScan.Entry entry) {
    String option = entry.option.isEmpty() ? "" : " (`--" + entry.option + "`)";
    return "| `%s` | %s | %s | %s%s |\n"
        .formatted(code, grade, cell(entry.messages), cell(entry.advice), option);
  }

  private static String grade(CodeScan.Entry entry) {
    boolean same = entry.severities.stream().distinct().count() == 1;
    return entry.severities.stream()
        .limit(same ? 1 : Long.MAX_VALUE)
        .map(severity -> severity.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" / "));
  }

  private static String cell(Set<String> texts) {
    return texts.stream()
        .map(text -> text.strip().replace("|", "\\|").replace("<", "&lt;").replace("\n", " "))
        .map(text -> text.replace("*", "\\*").replace("_", "\\_"))
        .collect(Collectors.joining("<br>"));
  }
}
