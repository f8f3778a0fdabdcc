package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every back end keeps, also on a machine where it cannot work: it says so, in words that
 * help, and harms nothing.
 */
public abstract class BackEndContract {
  /** For the class that is held to it. */
  protected BackEndContract() {}

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
  private static final Pattern OPTION = Pattern.compile("[a-z][a-z0-9-]*");

  /** Looking is cheap: a list of back ends is not to wait for one of them. */
  private static final Duration CHEAP = Duration.ofSeconds(3);

  /** {@return the back end as {@link ServiceLoader} makes it} */
  protected abstract BackEnd backEnd();

  /** {@return what names nothing that is there, in this back end's own way of naming} */
  protected String nowhere() {
    return "/nowhere/at/all";
  }

  @Test
  void hasANameThatALocationCanBeginWith() {
    assertThat(backEnd().name()).matches(NAME);
  }

  @Test
  void isFoundAsAService() {
    List<String> found = new ArrayList<>();
    for (BackEnd provider :
        ServiceLoader.load(BackEnd.class, backEnd().getClass().getClassLoader())) {
      found.add(provider.getClass().getName());
    }
    assertThat(found)
        .as("named in META-INF/services/%s", BackEnd.class.getName())
        .contains(backEnd().getClass().getName());
  }

  @Test
  void isWrittenForAContractThatThereIs() {
    assertThat(backEnd().apiVersion()).isBetween(1, BackEnd.API_VERSION);
  }

  @Test
  void saysAtOnceWhetherItCanWork() {
    BackEnd backEnd = backEnd();
    long begun = System.nanoTime();
    Availability availability = backEnd.probe();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(CHEAP);
    switch (availability) {
      case Availability.Usable usable -> assertThat(backEnd.probe()).isEqualTo(usable);
      case Availability.Unusable not -> {
        assertThat(not.because()).isNotBlank();
        assertThat(not.advice()).isNotBlank();
        assertThat(backEnd.probe()).isEqualTo(not);
      }
    }
  }

  @Test
  void listsDevicesByLocationsOfItsOwn() {
    try {
      for (DeviceInfo device : backEnd().devices()) {
        assertThat(device.location()).startsWith(backEnd().name() + ":");
      }
    } catch (DeviceException e) {
      helps(e);
    }
  }

  @Test
  void saysWhatIsWrongWithALocationThatLeadsNowhere() throws Exception {
    Leftovers before = Leftovers.now();
    try (Device device = backEnd().open(Location.of(backEnd().name(), nowhere()))) {
      fail("there is nothing at " + nowhere() + ", and yet it was opened as " + device.info());
    } catch (GlassmasterException e) {
      helps(e);
    } catch (UsageException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    before.assertNothingMore();
  }

  private static void helps(GlassmasterException fault) {
    assertThat(fault.code()).matches(OPTION);
    assertThat(fault.getMessage()).isNotBlank();
    assertThat(fault.advice()).as("advice of: %s", fault.getMessage()).isPresent();
  }

  @Test
  void declaresOptionsThatCanBeTyped() {
    assertThat(backEnd().options()).extracting(LocationOption::name).doesNotHaveDuplicates();
    for (LocationOption option : backEnd().options()) {
      assertThat(option.name()).matches(OPTION);
      assertThat(option.meaning()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "D", "/", "/dev", "no such thing", "::::", "../.."})
  void claimsNoDriveThatHasNoNameOfOne(String name) {
    assertThat(backEnd().claims(name)).isFalse();
  }

  @Test
  void answersSeveralThreadsAtOnce() throws Exception {
    BackEnd backEnd = backEnd();
    Leftovers before = Leftovers.now();
    Callable<Availability> asking =
        () -> {
          for (int i = 0; i < 20; i++) {
            backEnd.claims("/dev/null" + i);
            backEnd.options();
          }
          return backEnd.probe();
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Availability> answer :
          threads.invokeAll(List.of(asking, asking, asking, asking))) {
        assertThat(answer.get()).isEqualTo(backEnd.probe());
      }
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(CHEAP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    before.assertNothingMore();
  }
}
