package org.glassmaster.cli.internal.transfer;

import java.util.Optional;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.spi.Location;

/** A plan in JSON: the keys that come after those of {@code info}. */
final class PlanDocument {
  private PlanDocument() {}

  static void describe(Json json, Optional<Plan> made, Optional<Location> target) {
    if (made.isEmpty()) {
      json.nothing("chosen").nothing("fidelity").nothing("capacity");
      return;
    }
    Plan plan = made.get();
    json.object("chosen");
    json.field("backEnd", target.map(Location::scheme));
    json.field("writeMode", plan.chosen().mode().label());
    json.field("blockFormat", plan.chosen().blockFormat().label());
    json.field("speed", plan.request().speed());
    json.array("because");
    plan.because().forEach(json::value);
    json.end().end();
    json.array("fidelity");
    plan.fidelity().fates().forEach(fate -> fate(json, fate));
    json.end();
    json.object("capacity");
    json.field("needed", plan.capacity().needed());
    json.field("available", plan.capacity().available());
    json.end();
  }

  private static void fate(Json json, Fate fate) {
    json.object();
    json.field("attribute", fate.attribute().label());
    json.field("where", fate.where());
    json.field("outcome", fate.outcome().label());
    json.field("code", fate.code());
    json.field("reason", fate.reason().isEmpty() ? null : fate.reason());
    json.end();
  }
}
