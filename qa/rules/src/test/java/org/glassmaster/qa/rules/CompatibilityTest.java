package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The API packages against {@code qa/rules/api-baseline.jar}, and the check itself against copies
 * that were broken on purpose. {@code docs/compatibility.md} has the rule, and how to renew.
 */
class CompatibilityTest {
  private static final String CURE =
      """
      code that others wrote would break. Put back what was there, beside the new; or, where the \
      version allows it, renew %s as docs/compatibility.md says
      """
          .strip()
          .formatted(Baseline.FILE);

  @TempDir Path folder;

  /** Read once for all tests. */
  private static final class Held {
    static final Api NOW = Api.of(HouseTest.house());
    static final Baseline PROMISED = new Baseline("0.1.0", Signatures.of(NOW));
  }

  private static String version() {
    return Repository.value(Repository.pom("pom.xml"), "version");
  }

  @Test
  void whatWasPromisedIsKept() {
    Api now = Held.NOW;
    boolean renew = "renew".equals(System.getProperty("api.baseline"));
    boolean making = renew && Files.notExists(Repository.root().resolve(Baseline.FILE));
    if (!making) {
      Baseline before = Baseline.read();
      boolean inTheMaking = Step.between(before.version(), version()) == Step.NONE;
      if (!renew || !inTheMaking) {
        assertThat(Compatibility.breaches(before, now, version())).as(CURE).isEmpty();
      }
    }
    if (renew) {
      new Baseline(Step.released(version()), Signatures.of(now)).write();
    }
  }

  @Test
  void theBaselineHoldsEveryApiPackageAndNoCode() throws IOException {
    Baseline baseline = Baseline.read();
    assertThat(baseline.api().classes().keySet())
        .containsAll(
            Api.packages().stream()
                .map(name -> name.replace('.', '/') + "/package-info.class")
                .toList());
    assertThat(baseline.api().classes().values())
        .allSatisfy(
            bytes ->
                assertThat(Signatures.parse(bytes).getMethods())
                    .allMatch(method -> method.getCodeAttribute() == null));
    assertThat(Files.size(Repository.root().resolve(Baseline.FILE))).isLessThan(500_000);
  }

  @Test
  void theSameApiGivesTheSameBaseline() throws IOException {
    Baseline baseline = Baseline.read();
    assertThat(Signatures.of(baseline.api()).classes().keySet())
        .isEqualTo(baseline.api().classes().keySet());
    assertThat(baseline.jar())
        .isEqualTo(Files.readAllBytes(Repository.root().resolve(Baseline.FILE)));
    assertThat(Baseline.read(baseline.jar()).version()).isEqualTo(baseline.version());
  }

  static List<Arguments> brokenCopies() {
    return List.of(
        Arguments.of(
            "spi/BackEnd",
            "List<DeviceInfo> devices()",
            "List<DeviceInfo> drives()",
            "org.glassmaster.spi.BackEnd.devices(): METHOD_REMOVED (stable)"),
        Arguments.of(
            "spi/BackEnd",
            "Availability probe();",
            "Availability probe(); void forget();",
            "org.glassmaster.spi.BackEnd.forget(): METHOD_ADDED_TO_INTERFACE (stable)"),
        Arguments.of(
            "spi/BackEnd",
            "default boolean claims(String drive)",
            "default boolean claims(Object drive)",
            "org.glassmaster.spi.BackEnd.claims(java.lang.String): METHOD_REMOVED (stable)"),
        Arguments.of(
            "spi/LocationOption",
            "public record",
            "record",
            "org.glassmaster.spi.LocationOption: CLASS_LESS_ACCESSIBLE (stable)"),
        Arguments.of(
            "spi/LocationOption",
            "String meaning)",
            "Object meaning)",
            "org.glassmaster.spi.LocationOption.meaning(): METHOD_RETURN_TYPE_CHANGED (stable)"),
        Arguments.of(
            "core/finding/Severity",
            "ERROR",
            "FATAL",
            "org.glassmaster.core.finding.Severity.ERROR: FIELD_REMOVED (stable)"),
        Arguments.of(
            "testkit/VirtualClock",
            "public VirtualClock(",
            "VirtualClock(",
            "org.glassmaster.testkit.VirtualClock.VirtualClock(): CONSTRUCTOR_LESS_ACCESSIBLE"
                + " (evolving)"));
  }

  @ParameterizedTest
  @MethodSource("brokenCopies")
  void namesWhatABrokenCopyBreaks(String type, String original, String changed, String breach)
      throws IOException {
    assertThat(breachesAfter(type, original, changed).toString()).contains(breach);
  }

  @Test
  void letsAnApiGrow() throws IOException {
    assertThat(
            breachesAfter(
                "spi/BackEnd",
                "Availability probe();",
                "Availability probe(); default int age() { return 1; } record More() {}"))
        .isEmpty();
  }

  @Test
  void missesATypeThatIsGone() {
    Map<String, byte[]> fewer = new TreeMap<>(Held.NOW.classes());
    fewer.remove("org/glassmaster/spi/Location.class");
    assertThat(Compatibility.breaches(Held.PROMISED, new Api(fewer), "0.1.0"))
        .contains(
            new Compatibility.Breach("org.glassmaster.spi.Location", "CLASS_REMOVED", Mark.STABLE));
  }

  @Test
  void takesAPromiseThatIsTakenBackForABreach() throws IOException {
    assertThat(
            breachesAfter(
                "spi/package-info",
                "@Stable\npackage org.glassmaster.spi;",
                "@org.glassmaster.core.Evolving\npackage org.glassmaster.spi;"))
        .contains(
            new Compatibility.Breach(
                "org.glassmaster.spi.BackEnd", "NO_LONGER_STABLE", Mark.STABLE));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0-SNAPSHOT, NONE",
    "0.1.0, 0.1.1-SNAPSHOT, MINOR",
    "0.1.0, 0.2.0-SNAPSHOT, MAJOR",
    "0.9.0, 1.0.0, MAJOR",
    "1.0.0, 1.0.1, MINOR",
    "1.0.0, 1.2.0, MINOR",
    "1.4.2, 2.0.0-SNAPSHOT, MAJOR"
  })
  void countsAVersionFromItsLeftmostNumber(String before, String now, Step step) {
    assertThat(Step.between(before, now)).isEqualTo(step);
  }

  @Test
  void knowsNoWayBack() {
    assertThatThrownBy(() -> Step.between("0.2.0", "0.1.0-SNAPSHOT"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, EVOLVING, false", "NONE, STABLE, false",
    "MINOR, EVOLVING, true", "MINOR, STABLE, false",
    "MAJOR, EVOLVING, true", "MAJOR, STABLE, true"
  })
  void letsTheMarkDecideWhatAVersionMayBreak(Step step, Mark mark, boolean allowed) {
    assertThat(step.allows(mark)).isEqualTo(allowed);
  }

  /** The breaches after one type's source was changed, compiled, and put in place of the type. */
  private List<Compatibility.Breach> breachesAfter(String type, String original, String changed)
      throws IOException {
    String module = type.substring(0, type.indexOf('/'));
    String source = module + "/src/main/java/org/glassmaster/" + type + ".java";
    String text = Repository.text(source);
    assertThat(text).contains(original);
    String inPackage = "org/glassmaster/" + type.substring(0, type.lastIndexOf('/') + 1);
    return Compatibility.breaches(
        new Baseline("0.1.0", Held.PROMISED.api().below(inPackage)),
        Held.NOW.below(inPackage).with(compiled(type, text.replace(original, changed))),
        "0.1.0");
  }

  private Map<String, byte[]> compiled(String type, String text) throws IOException {
    Path file = folder.resolve("org/glassmaster/" + type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  said,
                  manager,
                  null,
                  List.of("-proc:none", "-nowarn", "-d", folder.toString()),
                  null,
                  manager.getJavaFileObjects(file))
              .call();
      assertThat(done).as(said.toString()).isTrue();
    }
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> made = Files.walk(folder)) {
      for (Path each : made.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.put(
            folder.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
      }
    }
    return classes;
  }
}
