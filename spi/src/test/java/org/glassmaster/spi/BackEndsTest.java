package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackEndsTest {
  @TempDir Path folder;

  private BackEnds load(Path... jars) throws IOException {
    return BackEnds.load(
        List.of(new URLClassLoader(ProviderJar.urls(jars), BackEnd.class.getClassLoader())));
  }

  private ProviderJar jar() {
    return new ProviderJar(folder);
  }

  @Test
  void findsProvidersByName() throws Exception {
    BackEnds found =
        load(jar().backEnd("Zebra", "zebra", "").backEnd("Ape", "ape", "").write("zoo.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("ape", "zebra");
    assertThat(found.named("zebra")).isPresent();
    assertThat(found.failures()).isEmpty();
  }

  @Test
  void findsAProviderOnceThoughTwoLoadersSeeIt() throws Exception {
    Path jar = jar().backEnd("Good", "good", "").write("good.jar");
    ClassLoader parent = new URLClassLoader(ProviderJar.urls(jar), BackEnd.class.getClassLoader());
    ClassLoader child = new URLClassLoader(new URL[0], parent);
    ClassLoader stranger =
        new URLClassLoader(ProviderJar.urls(jar), BackEnd.class.getClassLoader());
    BackEnds found = BackEnds.load(List.of(parent, child, stranger));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures()).isEmpty();
  }

  @Test
  void survivesAProviderThatThrowsInItsStaticInitialiser() throws Exception {
    Path bad =
        jar()
            .backEnd(
                "Bad", "bad", "static { if (true) throw new IllegalStateException(\"no luck\"); }")
            .write("bad.jar");
    BackEnds found = load(bad, new ProviderJar(folder).backEnd("Good", "good", "").write("g.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures())
        .containsExactly(
            new ProviderFailure(
                Optional.empty(),
                "Bad",
                bad.toString(),
                "it cannot be loaded: IllegalStateException: no luck",
                "leave its jar out of the class path, or ask its author"));
  }

  @Test
  void survivesAProviderThatThrowsInItsConstructor() throws Exception {
    BackEnds found =
        load(
            jar()
                .backEnd("Bad", "bad", "public Bad() { throw new RuntimeException(\"no luck\"); }")
                .backEnd("Good", "good", "")
                .write("both.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.provider()).isEqualTo("Bad");
              assertThat(failure.reason()).contains("no luck");
            });
  }

  @Test
  void survivesAProviderMadeForANewerJava() throws Exception {
    Path late = jar().backEnd("Late", "late", "").writeForJava156("late.jar");
    BackEnds found = load(late, new ProviderJar(folder).backEnd("Good", "good", "").write("g.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.provider()).isEqualTo("Late");
              assertThat(failure.origin()).isEqualTo(late.toString());
              assertThat(failure.reason())
                  .isEqualTo(
                      "it was made for Java 156, this is Java " + Runtime.version().feature());
            });
  }

  @Test
  void survivesAProviderWhoseParentClassIsMissing() throws Exception {
    Path bad =
        jar()
            .source("Base", "public class Base {}")
            .source(
                "Orphan",
                """
                import java.util.List;
                import org.glassmaster.core.port.*;
                import org.glassmaster.spi.*;
                public class Orphan extends Base implements BackEnd {
                  public String name() { return "orphan"; }
                  public Availability probe() { return Availability.usable(); }
                  public List<DeviceInfo> devices() { return List.of(); }
                  public Device open(Location location) { return null; }
                }
                """)
            .declaring("Orphan")
            .without("Base")
            .write("orphan.jar");
    BackEnds found = load(bad, new ProviderJar(folder).backEnd("Good", "good", "").write("g.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.provider()).isEqualTo("Orphan");
              assertThat(failure.origin()).isEqualTo(bad.toString());
              assertThat(failure.reason()).isEqualTo("it needs a class that is not there: Base");
            });
  }

  @Test
  void survivesADeclarationOfNoClassAndOneOfNoName() throws Exception {
    Path ghost = jar().declaring("not.There").declaring("two words").write("ghost.jar");
    BackEnds found =
        load(ghost, new ProviderJar(folder).backEnd("Good", "good", "").write("g.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures()).isNotEmpty();
    assertThat(found.failures().toString()).contains("ghost.jar");
  }

  @Test
  void givesUpOnALoaderThatFailsForEver() {
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("the disk is on fire");
          }
        };
    BackEnds found = BackEnds.load(List.of(broken));
    assertThat(found.all()).isEmpty();
    assertThat(found.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("on fire"));
  }

  @Test
  void usesNoProviderWrittenForALaterContract() throws Exception {
    BackEnds found =
        load(
            jar()
                .backEnd("Late", "late", "public int apiVersion() { return 2; }")
                .backEnd("Zero", "zero", "public int apiVersion() { return 0; }")
                .backEnd("First", "first", "public int apiVersion() { return 1; }")
                .write("versions.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("first");
    assertThat(found.failures())
        .extracting(ProviderFailure::provider, ProviderFailure::reason)
        .containsExactly(
            tuple("Late", "it was written for version 2 of the contract, this is version 1"),
            tuple("Zero", "it was written for version 0 of the contract, this is version 1"));
  }

  @Test
  void usesNoProviderWhoseNameIsNone() throws Exception {
    BackEnds found =
        load(
            jar()
                .backEnd("Loud", "SGIO", "")
                .backEnd("Drive", "d", "")
                .backEnd("Throws", "x", "public int apiVersion() { throw new Error0(); }")
                .source("Error0", "class Error0 extends RuntimeException {}")
                .write("names.jar"));
    assertThat(found.all()).isEmpty();
    assertThat(found.failures())
        .extracting(ProviderFailure::provider)
        .containsExactly("Drive", "Loud", "Throws");
  }

  @Test
  void refusesTwoOfOneNameAndNamesBothJars() throws Exception {
    Path one = jar().backEnd("One", "same", "").write("one.jar");
    Path two = new ProviderJar(folder).backEnd("Two", "same", "").write("two.jar");
    Path good = new ProviderJar(folder).backEnd("Good", "good", "").write("good.jar");
    BackEnds found = load(one, two, good);
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThat(found.failures()).hasSize(2);
    assertThatThrownBy(() -> found.locate("same:x"))
        .isInstanceOf(DeviceException.class)
        .hasMessage("2 back ends are called same: One in " + one + " and Two in " + two)
        .asInstanceOf(type(DeviceException.class))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("back-end-unusable"));
    assertThat(found.locate("good:x")).isEqualTo(Location.of("good", "x"));
  }

  @Test
  void takesOthersIn() throws Exception {
    Path late = jar().backEnd("Late", "late", "").writeForJava156("late.jar");
    BackEnds found =
        load(late, new ProviderJar(folder).backEnd("Good", "good", "").write("g.jar"))
            .forcing("mine")
            .with(List.of(TestBackEnd.named("mine"), TestBackEnd.named("good")));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good", "mine");
    assertThat(found.failures()).extracting(ProviderFailure::label).containsExactly("Late", "good");
    assertThat(found.forced()).hasValue("mine");
  }

  @Test
  void letsNoPlugInTakeTheNameOfWhatTheProgramBringsAlong() throws Exception {
    Path jar = jar().backEnd("Taker", "mine", "").write("taker.jar");
    BackEnd mine = TestBackEnd.named("mine");
    BackEnds found = load(jar).with(List.of(mine));
    assertThat(found.named("mine")).containsSame(mine);
    assertThat(found.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.provider()).isEqualTo("Taker"))
        .satisfies(failure -> assertThat(failure.reason()).contains("taker.jar"));
  }

  @Test
  void letsABackEndSeeThroughTheLoadersItWasFoundBy() throws Exception {
    Path jar =
        jar()
            .backEnd(
                "Seeing",
                "seeing",
                """
                private int loaders;
                public BackEnd seeing(java.util.Collection<ClassLoader> loaders) {
                  Seeing other = new Seeing();
                  other.loaders = loaders.size();
                  return other;
                }
                public boolean claims(String drive) { return drive.equals("/dev/" + loaders); }
                """)
            .write("seeing.jar");
    ClassLoader loader = new URLClassLoader(ProviderJar.urls(jar), BackEnd.class.getClassLoader());
    BackEnds found = BackEnds.load(List.of(loader, BackEnd.class.getClassLoader()));
    assertThat(found.locate("/dev/2")).isEqualTo(Location.of("seeing", "/dev/2"));
  }

  @Test
  void survivesABackEndThatBreaksWhereItIsToSee() throws Exception {
    Path jar =
        jar()
            .backEnd(
                "Blind",
                "blind",
                "public BackEnd seeing(java.util.Collection<ClassLoader> loaders) {"
                    + " throw new IllegalStateException(\"no eyes\"); }")
            .write("blind.jar");
    BackEnds found = load(jar, jar("good.jar"));
    assertThat(found.all()).extracting(BackEnd::name).containsExactly("good");
    assertThatThrownBy(() -> found.locate("blind:x")).hasMessageContaining("no eyes");
  }

  @Test
  void tellsOfWhatCameToNothingElsewhere() throws Exception {
    ProviderFailure lost =
        new ProviderFailure(
            Optional.empty(), "broken.jar", "plugins/broken.jar", "it is no jar", "copy it again");
    BackEnds found = load(jar("good.jar")).telling(List.of(lost));
    assertThat(found.failures()).containsExactly(lost);
    assertThatThrownBy(() -> found.locate("lost:x"))
        .hasMessageContaining("broken.jar (from plugins/broken.jar): it is no jar");
  }

  private Path jar(String fileName) throws Exception {
    return new ProviderJar(folder).backEnd("Good", "good", "").write(fileName);
  }

  @Test
  void saysWhatIsThereWhenNothingFits() throws Exception {
    Path bad =
        jar()
            .backEnd("Bad", "bad", "public Bad() { throw new RuntimeException(\"no luck\"); }")
            .backEnd("Good", "good", "")
            .backEnd(
                "Windows",
                "windows",
                "public Availability probe() { return Availability.unusable(\"needs Windows\","
                    + " \"start it there\"); }")
            .write("some.jar");
    BackEnds found = load(bad);
    assertThatThrownBy(() -> found.locate("nope:1"))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "no back end is called nope; usable here: good; not usable: windows (needs Windows;"
                + " start it there), Bad (from "
                + bad
                + "): it cannot be loaded: RuntimeException: no luck")
        .asInstanceOf(type(DeviceException.class))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("no-back-end"))
        .satisfies(fault -> assertThat(fault.advice()).isPresent());
  }

  @Test
  void keepsImagesWithTheFileBackEnd() throws Exception {
    BackEnds found = BackEnds.of(List.of(TestBackEnd.named("file"), TestBackEnd.named("usb")));
    assertThat(found.locate("album.cue")).isEqualTo(Location.of("file", "album.cue"));
    assertThat(found.forcing("usb").locate("album.cue"))
        .isEqualTo(Location.of("file", "album.cue"));
    assertThat(found.forcing("usb").locate("file:album.cue"))
        .isEqualTo(Location.of("file", "album.cue"));
    assertThat(found.locate("./usb:1-4")).isEqualTo(Location.of("file", "./usb:1-4"));
  }

  @Test
  void givesADriveToTheBackEndThatClaimsIt() throws Exception {
    BackEnds found =
        BackEnds.of(
            List.of(
                TestBackEnd.named("file"),
                TestBackEnd.named("sgio").claiming("/dev/"),
                TestBackEnd.named("imapi2").claiming("D:")));
    assertThat(found.locate("/dev/sr0")).isEqualTo(Location.of("sgio", "/dev/sr0"));
    assertThat(found.locate("D:\\")).isEqualTo(Location.of("imapi2", "D:"));
    assertThatThrownBy(() -> found.locate("E:"))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("no back end that works here deals with drive E:");
  }

  @Test
  void passesOverAClaimantThatCannotWorkHere() throws Exception {
    TestBackEnd broken =
        TestBackEnd.named("aaa").claiming("/dev/").unusable("needs a key", "buy one");
    BackEnds found = BackEnds.of(List.of(broken, TestBackEnd.named("sgio").claiming("/dev/")));
    assertThat(found.locate("/dev/sr0").scheme()).isEqualTo("sgio");
    assertThatThrownBy(() -> BackEnds.of(List.of(broken)).locate("/dev/sr0"))
        .hasMessageContaining("not usable: aaa (needs a key; buy one)");
  }

  @Test
  void asksWhichWhenSeveralClaimADrive() {
    BackEnds found =
        BackEnds.of(
            List.of(
                TestBackEnd.named("bbb").claiming("/dev/"),
                TestBackEnd.named("aaa").claiming("/dev/")));
    assertThatThrownBy(() -> found.locate("/dev/sr0"))
        .isInstanceOf(DeviceException.class)
        .hasMessage("several back ends deal with drive /dev/sr0: aaa, bbb");
  }

  @Test
  void letsTheUserForceOneByName() throws Exception {
    BackEnds found =
        BackEnds.of(
            List.of(TestBackEnd.named("sgio").claiming("/dev/"), TestBackEnd.named("special")));
    BackEnds forced = found.forcing("special");
    assertThat(forced.locate("/dev/sr0")).isEqualTo(Location.of("special", "/dev/sr0"));
    assertThat(forced.locate("special:x").scheme()).isEqualTo("special");
    assertThatThrownBy(() -> forced.locate("sgio:/dev/sr0"))
        .isInstanceOf(UsageException.class)
        .hasMessage("sgio:/dev/sr0 names back end sgio, but special is demanded");
    assertThatThrownBy(() -> found.forcing("spezial").locate("album.cue"))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("no back end is called spezial; usable here: sgio, special");
  }

  @Test
  void letsASystemPropertyForceOneUnlessTheCallerDoes() throws Exception {
    System.setProperty(BackEnds.PROPERTY, "special");
    try {
      BackEnds found =
          BackEnds.of(
              List.of(TestBackEnd.named("sgio").claiming("/dev/"), TestBackEnd.named("special")));
      assertThat(found.locate("/dev/sr0").scheme()).isEqualTo("special");
      assertThat(found.forcing("sgio").locate("/dev/sr0").scheme()).isEqualTo("sgio");
    } finally {
      System.clearProperty(BackEnds.PROPERTY);
    }
  }

  @Test
  void holdsOptionsToThoseThatAreDeclared() throws Exception {
    BackEnds found =
        BackEnds.of(
            List.of(
                TestBackEnd.named("file")
                    .with(
                        new LocationOption("layout", List.of("tracks", "single"), "how"),
                        new LocationOption("title", List.of(), "what"))));
    assertThat(found.locate("file:a.cue?layout=tracks&title=b%26c"))
        .isEqualTo(new Location("file", "a.cue", Map.of("layout", "tracks", "title", "b&c")));
    assertThat(found.locate("a.cue", Map.of("layout", "single")).options())
        .containsExactly(Map.entry("layout", "single"));
    assertThatThrownBy(() -> found.locate("a.cue?layuot=tracks"))
        .isInstanceOf(UsageException.class)
        .hasMessage("unknown option layuot of file; it has: layout, title");
    assertThatThrownBy(() -> found.locate("a.cue", Map.of("layout", "square")))
        .isInstanceOf(UsageException.class)
        .hasMessage("option layout of file cannot be \"square\"; it takes: tracks, single");
    assertThatThrownBy(() -> found.open(Location.of("file", "a").with("x", "1")))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void opensWhatALocationNames() throws Exception {
    TestBackEnd file = TestBackEnd.named("file");
    BackEnds.of(List.of(file)).open(Location.of("file", "a.cue")).close();
    assertThat(file.opened()).containsExactly(Location.of("file", "a.cue"));
  }

  @Test
  void opensNothingOfABackEndThatCannotWorkHere() {
    TestBackEnd sgio = TestBackEnd.named("sgio").unusable("needs Linux", "use imapi2");
    assertThatThrownBy(() -> BackEnds.of(List.of(sgio)).open(Location.of("sgio", "/dev/sr0")))
        .isInstanceOf(DeviceException.class)
        .hasMessage("back end sgio cannot work here: needs Linux")
        .asInstanceOf(type(DeviceException.class))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("back-end-unusable");
              assertThat(fault.advice().orElseThrow().sentence()).isEqualTo("use imapi2");
            });
    assertThat(sgio.opened()).isEmpty();
  }

  @Test
  void takesAProbeThatThrowsForANo() throws Exception {
    BackEnds found =
        load(
            jar()
                .source("Boom", "class Boom extends RuntimeException {}")
                .backEnd("Probing", "probing", "public Availability probe() { throw new Boom(); }")
                .write("probing.jar"));
    assertThat(found.states())
        .singleElement()
        .satisfies(
            state -> assertThat(state.availability()).isInstanceOf(Availability.Unusable.class));
  }
}
