package org.glassmaster.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.cli.internal.page.Ink;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.plugin.PluginList;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ProviderFailure;

/** {@code devices}: the back ends and what they see. */
final class DevicesTask extends Task {
  private record Row(
      String name,
      boolean usable,
      Optional<String> because,
      Optional<String> advice,
      List<DeviceInfo> devices) {

    static Row unusable(String name, String because, Optional<String> advice) {
      return new Row(name, false, Optional.of(because), advice, List.of());
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final List<PluginList.Entry> plugins = new ArrayList<>();

  @Override
  public Exit run(Context context) throws DeviceException {
    BackEnds backEnds = context.backEnds();
    Predicate<String> asked = name -> backEnds.forced().map(name::equals).orElse(true);
    for (BackEnds.State state : backEnds.states()) {
      if (asked.test(state.backEnd().name())) {
        rows.add(row(state));
      }
    }
    for (ProviderFailure failure : backEnds.failures()) {
      if (asked.test(failure.label())) {
        rows.add(unusable(failure));
      }
    }
    if (rows.isEmpty()) {
      throw new DeviceException(
              "no-back-end", "there is no back end " + backEnds.forced().orElse("at all"))
          .advise("glassmaster devices lists those there are");
    }
    if (backEnds.forced().isEmpty()) {
      plugins.addAll(PluginList.of(context.plugins(), context.loaders(), backEnds).entries());
    }
    rows.forEach(row -> print(context.page(), row));
    for (PluginList.Entry plugin : plugins) {
      context.page().entry("plug-in", Ink.BOLD.on(plugin.name()) + "  " + plugin.words());
    }
    return Exit.DONE;
  }

  private static Row unusable(ProviderFailure failure) {
    return Row.unusable(
        failure.label(),
        failure.reason() + " (" + failure.origin() + ")",
        Optional.of(failure.advice()));
  }

  private static Row row(BackEnds.State state) {
    String name = state.backEnd().name();
    return switch (state.availability()) {
      case Availability.Unusable(String because, String advice) ->
          Row.unusable(name, because, Optional.of(advice));
      case Availability.Usable() -> {
        try {
          yield new Row(name, true, Optional.empty(), Optional.empty(), state.backEnd().devices());
        } catch (DeviceException e) {
          Problem problem = Problem.of(e);
          yield Row.unusable(name, problem.message(), problem.advice());
        }
      }
    };
  }

  private static void print(Page page, Row row) {
    if (!row.usable()) {
      page.entry(row.name(), Ink.WARNING.on("not usable") + ": " + row.because().orElse(""));
      row.advice().ifPresent(advice -> page.entry("", Ink.DIM.on("-> " + advice)));
      return;
    }
    page.entry(row.name(), Ink.GOOD.on("usable"));
    for (DeviceInfo device : row.devices()) {
      page.entry("", Ink.BOLD.on(device.location()) + "  " + words(device));
    }
  }

  private static String words(DeviceInfo device) {
    String identity =
        Stream.of(device.vendor(), device.product(), device.revision())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    List<String> abilities = new ArrayList<>();
    if (device.reads()) {
      abilities.add("reads");
    }
    if (device.records()) {
      abilities.add("records");
    }
    if (!device.offers().isEmpty()) {
      abilities.add("offers " + String.join(" ", device.offers()));
    }
    return identity + (abilities.isEmpty() ? "" : " (" + String.join(", ", abilities) + ")");
  }

  @Override
  public void describe(Json json) {
    json.array("backEnds");
    for (Row row : rows) {
      json.object();
      json.field("name", row.name());
      json.field("usable", row.usable());
      json.field("because", row.because());
      json.field("advice", row.advice());
      json.array("devices");
      row.devices().forEach(device -> describe(json, device));
      json.end().end();
    }
    json.end();
    json.array("plugins");
    for (PluginList.Entry plugin : plugins) {
      json.object();
      json.field("name", plugin.name());
      json.array("gives");
      plugin.gives().forEach(json::value);
      json.end().end();
    }
    json.end();
  }

  private static void describe(Json json, DeviceInfo device) {
    json.object();
    json.field("location", device.location());
    json.field("vendor", device.vendor());
    json.field("product", device.product());
    json.field("revision", device.revision());
    json.field("serial", device.serial());
    json.field("reads", device.reads());
    json.field("records", device.records());
    json.array("offers");
    device.offers().forEach(json::value);
    json.end().end();
  }
}
