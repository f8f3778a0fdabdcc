package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.glassmaster.core.fault.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Providers that were compiled against an older and a newer contract, each in a jar and under a
 * class loader of its own. The other contracts are copies of this one's source, changed.
 */
class HandshakeTest {
  private static final Path CONTRACT = Path.of("src/main/java/org/glassmaster/spi/BackEnd.java");

  /** A default method with its comment. */
  private static final Pattern DEFAULT =
      Pattern.compile("\\n  /\\*\\*(?:(?!\\*/).)*\\*/\\s+default .*?\\n  }\\n", Pattern.DOTALL);

  @TempDir Path folder;

  private final List<ClassLoader> loaders = new ArrayList<>();

  /** The contract of the first days: nothing but the four methods that have no body. */
  private Path older() throws IOException {
    String text = DEFAULT.matcher(Files.readString(CONTRACT)).replaceAll("");
    assertThat(text).doesNotContain("default ").contains("Device open(");
    return contract("older", text, "");
  }

  /** A contract to come: it has a number of its own, a method more and a type more. */
  private Path newer() throws IOException {
    String text =
        Files.readString(CONTRACT)
            .replace("API_VERSION = 1", "API_VERSION = 2")
            .replace(
                "  Device open(",
                """
                  default Optional<Polisher> polisher() { return Optional.empty(); }
                  static void hello() {}
                  Device open(\
                """);
    return contract("newer", text, "public interface Polisher { void polish(); }");
  }

  private Path contract(String name, String backEnd, String polisher) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name + "-src/org/glassmaster/spi"));
    List<Path> files = new ArrayList<>();
    files.add(Files.writeString(sources.resolve("BackEnd.java"), backEnd));
    if (!polisher.isEmpty()) {
      files.add(
          Files.writeString(
              sources.resolve("Polisher.java"), "package org.glassmaster.spi; " + polisher));
    }
    Path classes = Files.createDirectories(folder.resolve(name));
    StringWriter said = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      assertThat(
              compiler
                  .getTask(
                      said,
                      manager,
                      null,
                      List.of(
                          "-proc:none", "-cp", ProviderJar.classPath(), "-d", classes.toString()),
                      null,
                      manager.getJavaFileObjectsFromPaths(files))
                  .call())
          .as(said.toString())
          .isTrue();
    }
    return classes;
  }

  private void add(Path jar) throws IOException {
    loaders.add(new URLClassLoader(ProviderJar.urls(jar), BackEnd.class.getClassLoader()));
  }

  private ProviderJar jar() {
    return new ProviderJar(folder);
  }

  @Test
  void anOlderProviderGoesOnWorking() throws Exception {
    add(jar().against(older()).backEnd("Old", "old", "").write("old.jar"));
    BackEnds found = BackEnds.load(loaders);
    assertThat(found.failures()).isEmpty();
    BackEnd old = found.named("old").orElseThrow();
    assertThat(old.apiVersion()).isEqualTo(1);
    assertThat(old.claims("/dev/sr0")).isFalse();
    assertThat(old.options()).isEmpty();
    assertThat(old.watch(event -> {})).isEmpty();
    assertThat(found.locate("old:1").scheme()).isEqualTo("old");
  }

  @Test
  void aNewerProviderIsRefusedWithAdviceAndTheOthersGoOn() throws Exception {
    add(
        jar()
            .against(newer())
            .backEnd("Late", "late", "public int apiVersion() { return BackEnd.API_VERSION; }")
            .write("late.jar"));
    add(jar().backEnd("Good", "good", "").write("good.jar"));
    add(jar().against(older()).backEnd("Old", "old", "").write("old.jar"));
    BackEnds found = BackEnds.load(loaders);
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good", "old");
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.provider()).isEqualTo("Late");
              assertThat(failure.origin()).isEqualTo(folder.resolve("late.jar").toString());
              assertThat(failure.reason())
                  .isEqualTo("it was written for version 2 of the contract, this is version 1");
              assertThat(failure.advice())
                  .isEqualTo("use a newer Glassmaster, or an older release of this back end");
            });
    assertThatThrownBy(() -> found.locate("late:1"))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("usable here: good, old")
        .hasMessageContaining("it was written for version 2 of the contract");
  }

  @Test
  void aProviderThatNeedsATypeOfANewerContractIsRefusedInTheSameWords() throws Exception {
    add(
        jar()
            .against(newer())
            .source("Base", "public abstract class Base implements org.glassmaster.spi.Polisher {}")
            .source(
                "Shiny",
                """
                import java.util.List;
                import org.glassmaster.core.port.*;
                import org.glassmaster.spi.*;
                public class Shiny extends Base implements BackEnd {
                  public String name() { return "shiny"; }
                  public Availability probe() { return Availability.usable(); }
                  public List<DeviceInfo> devices() { return List.of(); }
                  public Device open(Location location) { return null; }
                  public void polish() {}
                }
                """)
            .declaring("Shiny")
            .write("shiny.jar"));
    add(jar().backEnd("Good", "good", "").write("good.jar"));
    BackEnds found = BackEnds.load(loaders);
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.provider()).isEqualTo("Shiny");
              assertThat(failure.reason())
                  .isEqualTo(
                      "it was written for another Glassmaster and needs what this one does not"
                          + " have: org.glassmaster.spi.Polisher");
              assertThat(failure.advice()).isEqualTo(Declarations.OTHER_RELEASE);
            });
  }

  @Test
  void aProviderThatCallsAMethodOfANewerContractIsRefusedWhenItDoes() throws Exception {
    add(
        jar()
            .against(newer())
            .backEnd("Early", "early", "public Early() { BackEnd.hello(); }")
            .write("early.jar"));
    add(
        jar()
            .against(newer())
            .backEnd(
                "Lazy",
                "lazy",
                "public boolean claims(String drive) { return false; }"
                    + " public int apiVersion() { return 1; }")
            .write("lazy.jar"));
    add(
        jar()
            .against(newer())
            .source(
                "Tardy",
                """
                import java.util.List;
                import org.glassmaster.core.port.*;
                import org.glassmaster.spi.*;
                public class Tardy implements BackEnd {
                  public String name() { return "tardy"; }
                  public Availability probe() { return Availability.usable(); }
                  public List<DeviceInfo> devices() { return List.of(); }
                  public Device open(Location location) { BackEnd.hello(); return null; }
                }
                """)
            .declaring("Tardy")
            .write("tardy.jar"));
    BackEnds found = BackEnds.load(loaders);
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("lazy", "tardy");
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.provider()).isEqualTo("Early");
              assertThat(failure.reason())
                  .startsWith("it was written for another Glassmaster")
                  .contains("hello()");
            });
    assertThatThrownBy(() -> found.open(found.locate("tardy:1")))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("back end tardy does not fit this Glassmaster: ")
        .hasMessageContaining("hello()")
        .asInstanceOf(type(DeviceException.class))
        .satisfies(
            fault ->
                assertThat(fault.advice().orElseThrow().sentence())
                    .isEqualTo(Declarations.OTHER_RELEASE));
  }

  @Test
  void anImageFormatIsAskedTheSame() throws Exception {
    add(
        jar()
            .serving(ImageFormat.class)
            .declaring("Late")
            .source(
                "Late",
                """
                import java.util.List;
                import org.glassmaster.core.port.*;
                import org.glassmaster.spi.*;
                public class Late implements ImageFormat {
                  public String name() { return "late"; }
                  public String description() { return "late"; }
                  public List<String> suffixes() { return List.of(".late"); }
                  public Match match(String name, byte[] head, long size) { return Match.NO; }
                  public Contents read(ImageInput input, Job job) { return null; }
                  public int apiVersion() { return 2; }
                }
                """)
            .write("late.jar"));
    ImageFormats found = ImageFormats.load(loaders);
    assertThat(found.all()).isEmpty();
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.advice())
                    .isEqualTo(
                        "use a newer Glassmaster, or an older release of this image format"));
  }

  @Test
  void aLaterGlassmasterTakesWhatWasWrittenForItAndAllBefore() throws Exception {
    add(jar().against(older()).backEnd("Old", "old", "").write("old.jar"));
    add(
        jar()
            .against(newer())
            .backEnd("Equal", "equal", "public int apiVersion() { return BackEnd.API_VERSION; }")
            .write("equal.jar"));
    add(jar().backEnd("Late", "late", "public int apiVersion() { return 3; }").write("late.jar"));
    Providers<BackEnd> found =
        Providers.load(
            new Providers.Kind<>(BackEnd.class, "back end", 2, BackEnd::apiVersion, BackEnd::name),
            loaders);
    assertThat(found.usable()).extracting(Providers.Provider::name).containsExactly("equal", "old");
    assertThat(found.failures())
        .extracting(ProviderFailure::reason)
        .containsExactly("it was written for version 3 of the contract, this is version 2");
  }
}
