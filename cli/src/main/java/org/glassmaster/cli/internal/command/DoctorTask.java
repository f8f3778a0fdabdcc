package org.glassmaster.cli.internal.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Ink;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.plugin.PluginList;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ProviderFailure;

/** {@code doctor}: what this machine can do, and what mends the rest. */
final class DoctorTask extends Task {
  private static final int LEAST_JAVA = 22;

  /** What back ends of other systems say, which is no fault of this machine. */
  private static final Set<String> OTHER_SYSTEMS = Set.of("needs Windows", "needs Linux");

  /**
   * One thing that was looked at.
   *
   * @param command whether the cure is to be pasted as it is
   */
  private record Check(
      String name, boolean ok, String message, Optional<String> cure, boolean command) {
    static Check good(String name, String message) {
      return new Check(name, true, message, Optional.empty(), false);
    }

    /** Cured by hand. */
    static Check bad(String name, String message, String cure) {
      return new Check(name, false, message, Optional.of(cure), false);
    }

    /** Cured by a command. */
    static Check curable(String name, String message, String command) {
      return new Check(name, false, message, Optional.of(command), true);
    }

    /** A command stays on its line, however long, so that it can be copied. */
    void printCure(Page page) {
      if (command) {
        cure.ifPresent(typed -> page.line("       $ " + typed));
      } else {
        cure.ifPresent(words -> page.wrapped("       -> ", "          ", words));
      }
    }
  }

  private final List<Check> checks = new ArrayList<>();

  @Override
  public Exit run(Context context) {
    java();
    nativeAccess();
    backEnds(context.backEnds(), context.plugins().failures());
    plugins(
        PluginList.of(context.plugins(), context.loaders(), context.backEnds()),
        context.plugins().failures());
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("linux")) {
      linux();
    } else if (system.startsWith("windows")) {
      windows(context.backEnds());
    }
    Page page = context.page();
    for (Check check : checks) {
      page.wrapped(
          (check.ok() ? Ink.GOOD.on("ok   ") : Ink.WARNING.on("fault")) + "  ",
          "       ",
          Ink.BOLD.on(check.name()) + ": " + check.message());
      check.printCure(page);
    }
    return Exit.DONE;
  }

  private void java() {
    int feature = Runtime.version().feature();
    String words = "Java " + Runtime.version() + " by " + System.getProperty("java.vendor");
    checks.add(
        feature >= LEAST_JAVA
            ? Check.good("java", words)
            : Check.bad(
                "java",
                words + " is too old",
                "install Java " + LEAST_JAVA + " or newer, and set JAVA_HOME to it"));
  }

  private void nativeAccess() {
    checks.add(
        DoctorTask.class.getModule().isNativeAccessEnabled()
            ? Check.good("native access", "allowed; drives can be reached")
            : Check.curable(
                "native access",
                "not allowed by the Java virtual machine, and later versions of Java refuse it;"
                    + " bin/glassmaster allows it",
                "export JDK_JAVA_OPTIONS=--enable-native-access=ALL-UNNAMED"));
  }

  private void backEnds(BackEnds backEnds, List<ProviderFailure> ofPlugins) {
    for (BackEnds.State state : backEnds.states()) {
      String name = "back end " + state.backEnd().name();
      checks.add(
          switch (state.availability()) {
            case Availability.Usable() -> Check.good(name, "usable");
            case Availability.Unusable(String because, String advice) ->
                OTHER_SYSTEMS.contains(because)
                    ? Check.good(name, "not for this system: it " + because)
                    : Check.bad(name, because, advice);
          });
    }
    backEnds.failures().stream()
        .filter(failure -> !ofPlugins.contains(failure))
        .forEach(failure -> failed("back end ", failure));
  }

  private void plugins(PluginList plugins, List<ProviderFailure> broken) {
    broken.forEach(failure -> failed("plug-in ", failure));
    for (PluginList.Entry plugin : plugins.entries()) {
      String name = "plug-in " + plugin.name();
      if (plugin.isUsable()) {
        checks.add(Check.good(name, plugin.words()));
      } else if (broken.stream().noneMatch(failure -> failure.label().equals(plugin.name()))) {
        checks.add(
            Check.bad(name, plugin.words(), "mend what is told of its parts, or take it out"));
      }
    }
    plugins.failures().forEach(failure -> failed("", failure));
  }

  private void failed(String kind, ProviderFailure failure) {
    checks.add(
        Check.bad(
            kind + failure.label(),
            failure.reason() + " (" + failure.origin() + ")",
            failure.advice()));
  }

  private void windows(BackEnds backEnds) {
    Optional<BackEnd> imapi2 = backEnds.named("imapi2");
    if (imapi2.isEmpty() || !(imapi2.get().probe() instanceof Availability.Usable)) {
      return;
    }
    try {
      List<DeviceInfo> drives = imapi2.get().devices();
      checks.add(
          drives.isEmpty()
              ? Check.bad(
                  "drives",
                  "Windows has no optical drive that you may use",
                  "connect a drive, and look for it in the Device Manager (devmgmt.msc)")
              : Check.good("drives", told(drives)));
    } catch (DeviceException e) {
      checks.add(
          Check.bad(
              "drives",
              String.valueOf(e.getMessage()),
              e.advice().map(Advice::sentence).orElse("start Windows anew")));
    }
  }

  private static String told(List<DeviceInfo> drives) {
    return drives.stream().map(DeviceInfo::location).collect(Collectors.joining(", "));
  }

  private void linux() {
    driver("sr", "sr_mod", "the kernel's driver for optical drives");
    driver("sg", "sg", "the kernel's way to send SCSI commands");
    List<Path> drives = drives();
    if (drives.isEmpty()) {
      checks.add(
          Check.curable(
              "drives",
              "there is no /dev/sr0: no optical drive is connected, or the kernel does not see it;"
                  + " this tells what it saw",
              "sudo dmesg | grep -i -e 'sr[0-9]' -e cdrom"));
    }
    for (Path drive : drives) {
      checks.add(
          Files.isReadable(drive) && Files.isWritable(drive)
              ? Check.good(drive.toString(), "may be read and written")
              : Check.curable(
                  drive.toString(), "you may not read and write it", permission(drive)));
    }
  }

  private void driver(String name, String module, String what) {
    boolean loaded =
        Files.isDirectory(Path.of("/sys/bus/scsi/drivers", name))
            || Files.isDirectory(Path.of("/sys/module", module));
    checks.add(
        loaded
            ? Check.good("kernel module " + module, "loaded")
            : Check.curable(
                "kernel module " + module, what + " is not loaded", "sudo modprobe " + module));
  }

  /** The group that the system gave the drive to; it counts at once in the shell that begins. */
  private static String permission(Path drive) {
    try {
      String group = Files.readAttributes(drive, PosixFileAttributes.class).group().getName();
      if (!group.equals("root")) {
        return "sudo usermod -aG " + group + " \"$USER\" && newgrp " + group;
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Then it is opened to all.
      return open(drive);
    }
    return open(drive);
  }

  private static String open(Path drive) {
    return "sudo chmod a+rw " + drive;
  }

  private static List<Path> drives() {
    List<Path> drives = new ArrayList<>();
    try (DirectoryStream<Path> nodes = Files.newDirectoryStream(Path.of("/dev"), "sr[0-9]*")) {
      nodes.forEach(drives::add);
    } catch (IOException e) {
      // Without a /dev there are no drives either, which is then told.
      return List.of();
    }
    drives.sort(null);
    return drives;
  }

  @Override
  public void describe(Json json) {
    json.array("checks");
    for (Check check : checks) {
      json.object();
      json.field("name", check.name());
      json.field("ok", check.ok());
      json.field("message", check.message());
      json.field("cure", check.cure());
      json.end();
    }
    json.end();
  }
}
