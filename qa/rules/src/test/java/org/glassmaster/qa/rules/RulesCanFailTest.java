package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassmaster.testkit.rules.RulesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule goes red: the packages below {@code bad} are a small house in which each rule is
 * broken, beside classes that come close and are innocent.
 */
class RulesCanFailTest {
  private static final String ROOT = "org.glassmaster.qa.rules.bad";
  private static final JavaClasses BAD = new ClassFileImporter().importPackages(ROOT);

  private static final Pattern CLASS =
      Pattern.compile(Pattern.quote(ROOT) + "\\.((?:[a-z0-9]+\\.)+[A-Z]\\w*)");

  private static final Map<String, List<String>> OFFENDERS =
      Map.ofEntries(
          Map.entry("arrows of core", List.of("core.disc.KnowsGuice")),
          Map.entry("arrows of spi", List.of("spi.KnowsMmc")),
          Map.entry("arrows of mmc", List.of("mmc.KnowsATransport")),
          Map.entry("arrows of emulator", List.of("emulator.KnowsSpi")),
          Map.entry("arrows of embed", List.of("embed.KnowsPicocli")),
          Map.entry("arrows of backend-file", List.of("backend.file.KnowsAnotherBackEnd")),
          Map.entry(
              "arrows of backend-sgio-linux",
              List.of("backend.sgio.KnowsUsb4java", "backend.sgio.KnowsFiles")),
          Map.entry(
              "arrows of backend-usb", List.of("backend.usb.KnowsEmbed", "backend.usb.KnowsFiles")),
          Map.entry(
              "arrows of backend-imapi2",
              List.of("backend.imapi2.KnowsTheEmulator", "backend.imapi2.KnowsFiles")),
          Map.entry("arrows of testkit", List.of("testkit.KnowsABackEnd")),
          Map.entry("arrows of cli", List.of("cli.KnowsMmc")),
          Map.entry("rooms", List.of("cli.here.KnowsThere")),
          Map.entry("every class has a module", List.of("nowhere.OfNoModule")),
          Map.entry(
              "domain: no files", List.of("core.sector.OpensAFile", "core.sector.OpensAnOldFile")),
          Map.entry(
              "domain: no clock", List.of("core.sector.ReadsTheClock", "core.sector.AsksForNow")),
          Map.entry(
              "domain: no threads",
              List.of(
                  "core.sector.StartsAThread",
                  "core.sector.UsesAnExecutor",
                  "core.sector.StreamsInParallel")),
          Map.entry("domain: no logger", List.of("core.sector.Logs")),
          Map.entry("domain: no use case", List.of("core.disc.KnowsAUseCase")),
          Map.entry("never exits", List.of("spi.Exits", "spi.HaltsByReference")),
          Map.entry("never prints", List.of("spi.Prints", "spi.PrintsAStack")),
          Map.entry("changes nothing global", List.of("spi.SetsAProperty")),
          Map.entry("system logger", List.of("spi.LogsElsewhere")),
          Map.entry("no static state", List.of("mmc.Counts", "mmc.Caches", "mmc.SharesAnArray")),
          Map.entry("sleeps only in a waiter", List.of("mmc.Sleeps")),
          Map.entry("no reflection", List.of("embed.Reflects", "embed.Invokes")),
          Map.entry("names", List.of("embed.DiscManager")),
          Map.entry("internals", List.of("spi.UsesAnInternal")),
          Map.entry(
              "API without internals",
              List.of("core.disc.ShowsAnInternal", "core.disc.ShowsAnInternalArray")),
          Map.entry("stability marks", List.of("core.unmarked.Unmarked", "nowhere.OfNoModule")),
          Map.entry("stable shows stable", List.of("embed.PromisesTooMuch")),
          Map.entry("null-marked", List.of("core.unmarked.Unmarked", "nowhere.OfNoModule")),
          Map.entry("native calls", List.of("cli.CallsTheSystem")),
          Map.entry(
              "back ends",
              List.of(
                  "backend.file.NotRegistered",
                  "backend.file.NotMakeable",
                  "backend.file.ThrowsWhenMade")),
          Map.entry("tag readers", List.of("backend.file.TagReaderNotRegistered")),
          Map.entry(
              "contract", List.of("backend.usb.KnowsEmbed", "backend.imapi2.KnowsTheEmulator")),
          Map.entry("backend-file and others", List.of("backend.file.KnowsAnotherBackEnd")),
          Map.entry("backend-sgio-linux and others", List.of("backend.sgio.KnowsFiles")),
          Map.entry("backend-usb and others", List.of("backend.usb.KnowsFiles")),
          Map.entry("backend-imapi2 and others", List.of("backend.imapi2.KnowsFiles")),
          Map.entry("image formats", List.of("backend.file.FormatNotRegistered")));

  private static final List<String> INNOCENT =
      List.of(
          "core.disc.UsesItsOwnInternal",
          "core.plan.Planning",
          "core.port.Waiter",
          "mmc.KeepsATable",
          "mmc.Patient",
          "mmc.Speech",
          "cli.SpeaksAndExits",
          "cli.there.KnowsNobody",
          "embed.PromisesEnough",
          "backend.file.Registered");

  static List<House.Rule> rules() {
    return new House(ROOT).rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rejects(House.Rule rule) {
    EvaluationResult result = rule.over(BAD);
    String report = result.getFailureReport().toString();
    assertThat(result.hasViolation()).as(rule.name()).isTrue();
    assertThat(OFFENDERS.getOrDefault(rule.name(), List.of())).as(rule.name()).isNotEmpty();
    assertThat(offendersIn(result))
        .as(report)
        .containsExactlyInAnyOrderElementsOf(OFFENDERS.getOrDefault(rule.name(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void givesAReasonAndTheWayOut(House.Rule rule) {
    assertThat(rule.rule().getDescription()).matches(".+, because .+[;,] .+");
  }

  @Test
  void everyOffenceHasItsRule() {
    assertThat(rules().stream().map(House.Rule::name).collect(Collectors.toSet()))
        .isEqualTo(OFFENDERS.keySet());
  }

  /** One definition: what others are held to holds here, too. */
  @Test
  void theHouseKeepsEveryRuleThatOthersAreGiven() {
    Set<String> kept = rules().stream().map(rule -> told(rule.rule())).collect(Collectors.toSet());
    assertThat(kept)
        .containsAll(RulesContract.rules().stream().map(RulesCanFailTest::told).toList());
  }

  /** What a rule is called, without the name of the service, whose copy stands in the bad house. */
  private static String told(ArchRule rule) {
    String description = rule.getDescription();
    return description.substring(0, description.indexOf(", because "));
  }

  @Test
  void theInnocentAreThereToBeSpared() {
    assertThat(INNOCENT).allSatisfy(name -> assertThat(BAD.contain(ROOT + "." + name)).isTrue());
  }

  /** The class that each line of the report names first. */
  private static List<String> offendersIn(EvaluationResult result) {
    return result.getFailureReport().getDetails().stream()
        .map(
            line -> {
              Matcher matcher = CLASS.matcher(line);
              return matcher.find() ? matcher.group(1) : line;
            })
        .distinct()
        .toList();
  }
}
