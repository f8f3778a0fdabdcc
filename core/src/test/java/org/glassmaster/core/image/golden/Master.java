package org.glassmaster.core.image.golden;

import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.Render.Codes;
import org.glassmaster.core.image.Render.Countdown;
import org.glassmaster.core.image.Render.LeadInTime;
import org.glassmaster.core.image.Render.TocOrder;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.PqCrc;

/**
 * The disc of a recording, and the choices that are its tool's own.
 *
 * @param fill what the tool puts into data sectors outside the programme
 */
record Master(Layout layout, Render render, BlockFormat format, Fill fill) {
  /** Lead-in of the medium that all recordings were made on: 97:26:65. */
  private static final int LEAD_IN = -11_635;

  private static final Render WODIM =
      Render.DEFAULT
          .withCountdown(Countdown.B)
          .withLeadInTime(LeadInTime.ABSOLUTE)
          .withTocOrder(TocOrder.POINTS_FIRST)
          .withPqCrc(PqCrc.INVERTED);
  private static final Render CDRDAO =
      Render.DEFAULT
          .withCountdown(Countdown.A)
          .withLeadInTime(LeadInTime.RELATIVE)
          .withTocOrder(TocOrder.TRACKS_FIRST)
          .withPqCrc(PqCrc.PLAIN)
          .withCodes(Codes.SPACED_90);

  static Master of(String recording) {
    return switch (recording) {
      case "wodim-raw96r-audio" -> wodim(Discs.audioWithPauses(), BlockFormat.RAW);
      case "wodim-raw96p-audio" -> wodim(Discs.audioWithPauses(), BlockFormat.COOKED);
      case "wodim-raw16-audio" -> wodim(Discs.audioWithPauses(), BlockFormat.PQ);
      case "wodim-raw96r-data" -> wodim(Discs.data(), BlockFormat.RAW);
      case "wodim-raw96r-xa1" -> wodim(Discs.xaWithSubheaders(), BlockFormat.RAW);
      case "cdrdao-raw96r-cdtext" -> cdrdao(Discs.withText(), BlockFormat.RAW);
      case "cdrdao-raw16-plain" -> cdrdao(Discs.plain(), BlockFormat.PQ);
      case "cdrdao-raw16-mixed" -> cdrdao(Discs.mixed(), BlockFormat.PQ);
      case "cdrdao-raw16-xa" -> cdrdao(Discs.xa(), BlockFormat.PQ);
      case "wodim-sao-audio" -> wodim(Discs.audioWithPauses(), BlockFormat.MAIN);
      case "cdrskin-sao-audio", "wodim-tao-audio" -> wodim(Discs.audio(), BlockFormat.MAIN);
      case "cdrskin-sao-cdtext" -> wodim(Discs.audioWithSheet(), BlockFormat.MAIN);
      case "wodim-sao-data", "wodim-tao-data", "cdrskin-tao-data" ->
          wodim(Discs.data(), BlockFormat.MAIN);
      case "cdrdao-sao-cdtext" -> cdrdao(Discs.withText(), BlockFormat.MAIN);
      case "cdrdao-sao-plain" -> cdrdao(Discs.plain(), BlockFormat.MAIN);
      case "cdrdao-sao-mixed" -> cdrdao(Discs.mixed(), BlockFormat.MAIN);
      default -> throw new IllegalArgumentException("no such recording: " + recording);
    };
  }

  private static Master wodim(Disc disc, BlockFormat format) {
    Layout layout = Layout.of(disc, LEAD_IN);
    boolean data = disc.tracks().noneMatch(track -> track.mode().isAudio());
    return new Master(layout, WODIM, format, data ? Fill.scrambledTwice(layout) : Fill.ZEROS);
  }

  private static Master cdrdao(Disc disc, BlockFormat format) {
    return new Master(Layout.of(disc, LEAD_IN), CDRDAO, format, Fill.ZEROS);
  }
}
