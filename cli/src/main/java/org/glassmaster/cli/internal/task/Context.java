package org.glassmaster.cli.internal.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.cli.internal.option.CommonOptions;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.plugin.Plugins;
import org.glassmaster.cli.internal.progress.ProgressView;
import org.glassmaster.cli.internal.progress.ProgressViews;
import org.glassmaster.cli.internal.terminal.Grace;
import org.glassmaster.cli.internal.terminal.Surroundings;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.UsageException;
import org.jspecify.annotations.Nullable;

/** What a task works with. Everything that takes time to make is made when it is asked for. */
public final class Context implements AutoCloseable {
  /** The system property by which the launcher tells where the program lies. */
  private static final String HOME = "glassmaster.home";

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final CommonOptions common;
  private final Page page;
  private final Optional<ScsiTrace> trace;
  private @Nullable Plugins plugins;
  private @Nullable BackEnds backEnds;

  private Context(Surroundings surroundings, CommonOptions common) {
    this.surroundings = surroundings;
    this.common = common;
    this.page = common.json() || common.quiet() ? Page.nowhere() : surroundings.page();
    this.trace = common.scsiTrace().map(ScsiTrace::to);
  }

  /** Between the process and the options that every command has. */
  public static Context of(Surroundings surroundings, CommonOptions common) {
    return new Context(surroundings, common);
  }

  /** Where people read; nowhere with {@code --json} and {@code --quiet}. */
  public Page page() {
    return page;
  }

  /** Where people are told what went wrong. */
  public Page complaints() {
    return surroundings.complaints();
  }

  /** Whether more is to be said than usual. */
  public boolean verbose() {
    return common.verbose();
  }

  /** The plug-ins there are, opened when something first looks for providers. */
  public Plugins plugins() {
    Plugins found = plugins;
    if (found == null) {
      found = Plugins.of(Optional.ofNullable(System.getProperty(HOME)));
      plugins = found;
    }
    return found;
  }

  /** What sees every provider: the program's own loader, and one for each plug-in. */
  public List<ClassLoader> loaders() {
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(Context.class.getClassLoader());
    loaders.addAll(plugins().loaders());
    return loaders;
  }

  /** The back ends there are. */
  public BackEnds backEnds() {
    BackEnds found = backEnds;
    if (found == null) {
      BackEnds all = BackEnds.load(loaders()).telling(plugins().failures());
      found = common.backEnd().map(all::forcing).orElse(all);
      backEnds = found;
    }
    return found;
  }

  /** What was typed, with options that are given beside it. */
  public Location locate(String words, Map<String, String> options) throws DeviceException {
    try {
      return backEnds().locate(words, options);
    } catch (UsageException e) {
      throw Meant.option(e, words, options, backEnds());
    } catch (DeviceException e) {
      throw Meant.backEnd(e, common.backEnd(), backEnds());
    }
  }

  /** Those options, and what {@code --option} said. */
  public Map<String, String> withOptions(Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.putAll(common.locationOptions());
    return all;
  }

  /** What was told so far is on its way before progress is. */
  public void flush() {
    surroundings.out().flush();
  }

  /** The view that was asked for. */
  public ProgressView progress(String asked) {
    return ProgressViews.named(asked, common.quiet(), surroundings);
  }

  /**
   * Where people are told what they are to do; with {@code --quiet} too, for it is asked of them.
   */
  public Page notices() {
    return surroundings.complaints();
  }

  /** What was told there is on its way. */
  public void flushNotices() {
    surroundings.err().flush();
  }

  /** Whether somebody sits there who sees what is asked and can answer. */
  public boolean isWatched() {
    return surroundings.inIsTerminal() && surroundings.errIsTerminal();
  }

  /** Refuses where nobody can be asked and nobody said yes beforehand. */
  public void requireConsent(String deed, boolean yes) {
    if (!yes && !isWatched()) {
      throw new UsageException(
          "confirmation-missing",
          "nobody is there to confirm that the medium is to be changed",
          "add --yes to " + deed + " it without being asked");
    }
  }

  /**
   * Lets the user think again before a physical medium is changed for good.
   *
   * @param deed what is about to be done, as a verb
   */
  public void grace(String deed, boolean yes) throws CancelledException {
    if (yes) {
      return;
    }
    requireConsent(deed, false);
    Grace.count(surroundings.err(), deed, GRACE);
  }

  @Override
  public void close() {
    trace.ifPresent(ScsiTrace::close);
    if (plugins != null) {
      plugins.close();
    }
  }
}
