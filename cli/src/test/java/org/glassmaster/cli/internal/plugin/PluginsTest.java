package org.glassmaster.cli.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glassmaster.cli.internal.Album;
import org.glassmaster.cli.internal.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  private static final String HOME = "glassmaster.home";

  @TempDir private Path home;
  private Path plugins;

  @BeforeEach
  void startFromAFolder() throws IOException {
    plugins = Files.createDirectory(home.resolve("plugins"));
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void startFromNoFolder() {
    System.clearProperty(HOME);
  }

  @Test
  void listsTheBackEndOfAJarThatWasDroppedIn() throws IOException {
    new PluginJar().backEnd("Shelf", "\"shelf\"").write(plugins.resolve("shelf-1.0.jar"));
    Said said = Said.by("devices");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("shelf:one").contains("shelf-1.0.jar  back end shelf");
    assertThat(Said.by("devices", "--json").document().get("plugins"))
        .isEqualTo(List.of(Map.of("name", "shelf-1.0.jar", "gives", List.of("back end shelf"))));
  }

  @Test
  void saysNothingOfPlugInsWhereThereIsNone() throws IOException {
    String without = Said.by("devices").out();
    assertThat(without).doesNotContain("plug-in");
    Files.writeString(plugins.resolve("README.md"), "# Plug-ins");
    Files.writeString(plugins.resolve(".hidden.jar"), "no jar");
    assertThat(Said.by("devices").out()).isEqualTo(without);
    Files.delete(plugins.resolve("README.md"));
    Files.delete(plugins.resolve(".hidden.jar"));
    Files.delete(plugins);
    assertThat(Said.by("devices").out()).isEqualTo(without);
  }

  @Test
  void readsImagesOfAFormatThatWasDroppedIn() throws IOException {
    Path image = Files.write(home.resolve("quiet.silence"), new byte[1]);
    assertThat(Said.by("info", image.toString()).exit()).isEqualTo(6);
    new PluginJar().silence().write(plugins.resolve("silence.jar"));
    Said said = Said.by("info", image.toString());
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("lead-out at 00:06:00");
    assertThat(Said.by("devices").out()).contains("silence.jar  image format silence");
  }

  @Test
  void loadsAFolderWithTheJarsThatItNeeds() throws IOException {
    Path both = Files.createDirectory(plugins.resolve("both"));
    Path library = new PluginJar().library("Words", "worded").write(both.resolve("words.jar"));
    new PluginJar()
        .against(library)
        .backEnd("Worded", "Words.answer()")
        .write(both.resolve("worded.jar"));
    assertThat(Said.by("devices").out()).contains("worded:one").contains("both  back end worded");
  }

  @Test
  void keepsWhatOneBringsAlongOutOfTheWayOfTheOthers() throws IOException {
    for (String name : List.of("older", "newer")) {
      Path own = Files.createDirectory(plugins.resolve(name));
      Path library = new PluginJar().library("Words", name).write(own.resolve("words.jar"));
      new PluginJar()
          .against(library)
          .backEnd("Worded", "Words.answer()")
          .write(own.resolve("worded.jar"));
    }
    assertThat(Said.by("devices").out()).contains("older:one").contains("newer:one");
  }

  @Test
  void tellsOfABrokenJarByItsNameAndGoesOn() throws IOException {
    Path good = new PluginJar().backEnd("Shelf", "\"shelf\"").write(plugins.resolve("good.jar"));
    byte[] whole = Files.readAllBytes(good);
    Files.write(plugins.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(plugins.resolve("text.jar"), "no jar at all");
    Said said = Said.by("devices");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains("shelf:one")
        .containsPattern("cut.jar +not usable: it is not a whole jar: ")
        .containsPattern("text.jar +not usable: it is not a whole jar: ")
        .contains("-> copy it again, or take it out of here");
  }

  @Test
  void tellsOfWhatIsNoPlugIn() throws IOException {
    new PluginJar().library("Words", "words").write(plugins.resolve("words.jar"));
    Files.createDirectory(plugins.resolve("empty"));
    assertThat(Said.by("devices").out())
        .containsPattern("words.jar +not usable: it provides no back end")
        .contains("put both into a folder of their own")
        .containsPattern("empty +not usable: there is no jar in it");
  }

  @Test
  void tellsOfABrokenJarInAFolderByTheNameOfTheFolder() throws IOException {
    Path both = Files.createDirectory(plugins.resolve("both"));
    new PluginJar().backEnd("Shelf", "\"shelf\"").write(both.resolve("shelf.jar"));
    Files.writeString(both.resolve("words.jar"), "no jar at all");
    assertThat(Said.by("devices").out())
        .containsPattern("both +not usable: it is not a whole jar: ")
        .contains("words.jar)");
  }

  @Test
  void tellsOfAProviderThatDoesNotLoadAndGoesOn() throws IOException {
    Path library = new PluginJar().library("Words", "words").write(home.resolve("words.jar"));
    new PluginJar()
        .against(library)
        .backEnd("Worded", "Words.answer()")
        .write(plugins.resolve("worded.jar"));
    new PluginJar().backEnd("Shelf", "\"shelf\"").write(plugins.resolve("good.jar"));
    Said said = Said.by("devices");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains("shelf:one")
        .contains("it needs a class that is not there: Words")
        .contains("put the jar that holds that class beside it")
        .contains("worded.jar  nothing of it can be used");
  }

  @Test
  void letsNoneTakeTheNameOfABackEndOfTheProgram() throws IOException {
    new PluginJar().backEnd("Taker", "\"file\"").write(plugins.resolve("taker.jar"));
    Said said = Said.by("devices");
    assertThat(said.out()).containsPattern("file +usable").contains("2 back ends are called file");
    assertThat(Said.by("info", Album.in(home).sheet().toString()).exit()).isZero();
  }

  @Test
  void namesABrokenOneWhereABackEndIsNotFound() throws IOException {
    Files.writeString(plugins.resolve("shelf.jar"), "no jar at all");
    Said said = Said.by("info", "shelf:one");
    assertThat(said.exit()).isEqualTo(4);
    assertThat(said.err()).contains("no back end is called shelf").contains("shelf.jar");
  }

  @Test
  void isLookedAtByTheDoctor() throws IOException {
    new PluginJar().backEnd("Shelf", "\"shelf\"").silence().write(plugins.resolve("shelf.jar"));
    Files.writeString(plugins.resolve("text.jar"), "no jar at all");
    List<?> checks =
        (List<?>) Objects.requireNonNull(Said.by("doctor", "--json").document().get("checks"));
    assertThat(checks)
        .extracting(check -> field(check, "name"), check -> field(check, "message"))
        .contains(tuple("plug-in shelf.jar", "back end shelf, image format silence"));
    assertThat(checks)
        .extracting(check -> field(check, "name"), check -> field(check, "ok"))
        .contains(tuple("plug-in shelf.jar", true), tuple("plug-in text.jar", false))
        .doesNotContain(tuple("back end text.jar", false));
  }

  private static @Nullable Object field(Object object, String name) {
    return ((Map<?, ?>) object).get(name);
  }
}
