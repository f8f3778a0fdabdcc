package org.glassmaster.mmc.internal.drive;

import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.glassmaster.mmc.internal.answer.CapabilityPage;
import org.glassmaster.mmc.internal.answer.Configuration;
import org.glassmaster.mmc.internal.answer.Inquiry;
import org.glassmaster.mmc.internal.command.Commands;

/**
 * What a drive claims of itself. Drives from before MMC-2 have no features, some have no page 2Ah:
 * either is absent then.
 */
public record DriveTraits(
    Inquiry inquiry, Optional<Configuration> configuration, Optional<CapabilityPage> page) {

  /** Asks a drive for its claims, none of which depend on a medium. */
  public static DriveTraits of(Drive drive) throws GlassmasterException {
    return new DriveTraits(inquiry(drive), configuration(drive), page(drive));
  }

  private static Inquiry inquiry(Drive drive) throws GlassmasterException {
    AnswerBytes answer =
        drive.require(
            "the drive does not say what it is", Commands.inquiry(Inquiry.LENGTH), Inquiry.LENGTH);
    return Inquiry.parse(answer)
        .filter(Inquiry::isCd)
        .orElseThrow(
            () ->
                new DeviceException("not-a-cd-drive", "this is no drive of compact discs")
                    .at(drive.location())
                    .advise("name an optical drive"));
  }

  /** The features as they are now; what is current depends on the medium. */
  public static Optional<Configuration> configuration(Drive drive) throws GlassmasterException {
    int room = drive.room(Configuration.LENGTH);
    Reply reply = drive.ask(Commands.getConfiguration(Commands.ALL_FEATURES, 0, room), room);
    return reply.isGood() ? Configuration.parse(reply.data()) : Optional.empty();
  }

  private static Optional<CapabilityPage> page(Drive drive) throws GlassmasterException {
    Reply reply =
        drive.ask(
            Commands.modeSense(
                CapabilityPage.CODE, Commands.PageControl.CURRENT, CapabilityPage.LENGTH),
            CapabilityPage.LENGTH);
    return reply.isGood() ? CapabilityPage.parse(reply.data()) : Optional.empty();
  }

  /** Whether it records CDs. */
  public boolean records() {
    return page.map(CapabilityPage::writes).orElse(false)
        || configuration.flatMap(Configuration::mastering).isPresent()
        || configuration.flatMap(Configuration::trackAtOnce).isPresent();
  }

  /** Whether it erases CD-RW. */
  public boolean erases() {
    return page.map(CapabilityPage::writesCdRw).orElse(false)
        || configuration.map(Configuration::erases).orElse(false);
  }

  /** Whether it has a tray, or something else that can be opened by a command. */
  public boolean ejects() {
    return configuration
        .flatMap(Configuration::removable)
        .map(Configuration.Removable::ejects)
        .orElseGet(() -> page.map(CapabilityPage::ejects).orElse(true));
  }
}
