package org.glassmaster.cli.internal.author;

import java.util.List;
import org.glassmaster.cli.internal.page.DiscPage;
import org.glassmaster.cli.internal.page.FindingsPage;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.page.PlanPage;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.plan.Capacity;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.spi.Location;

/** A disc of sound files as people read it before they burn it. */
final class AuthorPage {
  private AuthorPage() {}

  static void print(
      Page page,
      Location sheet,
      Plan plan,
      List<SoundFile> files,
      Capacity capacity,
      List<Finding> findings) {
    page.entry("sheet", sheet.rest());
    DiscPage.print(page, plan.layout());
    page.heading("Files");
    for (int i = 0; i < files.size(); i++) {
      String number = Integer.toString(i + 1);
      page.wrapped(
          " ".repeat(4 - number.length()) + number + "  ", " ".repeat(6), files.get(i).name());
    }
    page.blank();
    page.entry("capacity", PlanPage.capacity(capacity));
    PlanPage.fidelity(page, plan.fidelity());
    FindingsPage.print(page, findings);
  }
}
