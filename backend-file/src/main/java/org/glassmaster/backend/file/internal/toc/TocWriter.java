package org.glassmaster.backend.file.internal.toc;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.glassmaster.backend.file.internal.data.BytePairs;
import org.glassmaster.backend.file.internal.input.FolderInput;
import org.glassmaster.backend.file.internal.write.NamedSounds;
import org.glassmaster.backend.file.internal.write.RwSymbols;
import org.glassmaster.backend.file.internal.write.SectorPump;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.FirstPause;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.ImageWriter;

/** Writes a sheet, and its sectors into one file, audio with the high byte first. */
final class TocWriter implements ImageWriter {
  static final String LAYOUT = "layout";
  static final String SINGLE = "single";

  @Override
  public List<Offer> offers(Layout layout, Map<String, String> options)
      throws GlassmasterException {
    requireOneSession(layout);
    Disc disc = layout.disc();
    if (namesSources(options)) {
      TocSources.of(disc);
    }
    Fidelity fidelity = Inventory.of(disc).account(item -> fate(item, disc));
    return List.of(new Offer(WriteMode.SAO, BlockFormat.MAIN, layout.start(), fidelity));
  }

  private static void requireOneSession(Layout layout) throws ContentException {
    int sessions = layout.sessions().size();
    if (sessions > 1) {
      String message = "a TOC file holds one session, this disc has " + sessions;
      throw new ContentException(
          "sessions-not-valid", message, List.of(TocFinding.SESSIONS.at("disc", message)));
    }
  }

  private static Fate fate(Inventory.Item item, Disc disc) throws GlassmasterException {
    return switch (item.attribute()) {
      case TOC ->
          isConsecutive(disc)
              ? item.kept()
              : item.lost("a TOC file numbers tracks one after another");
      case HIDDEN_AUDIO ->
          FirstPause.isSilent(item.track().orElseThrow())
              ? item.kept()
              : item.lost("a TOC file begins at 00:02:00");
      case FLAGS ->
          item.track().filter(track -> track.copy() == CopyPermission.SCMS).isPresent()
              ? item.lost("a TOC file has no word for SCMS; copying is prohibited there")
              : item.kept();
      case CD_TEXT -> new TocSheetText(disc).loss().map(item::lost).orElseGet(item::kept);
      case RW_SUBCHANNEL ->
          FirstPause.hasGraphics(item.track().orElseThrow(), disc)
              ? item.lost("a TOC file begins at 00:02:00, and some of it stands before")
              : item.kept();
      case PQ_SUBCHANNEL -> item.regenerated("a TOC file holds the structure, not the channel");
      default -> item.kept();
    };
  }

  private static boolean isConsecutive(Disc disc) {
    List<Integer> numbers = disc.tracks().map(Track::number).toList();
    return numbers.getLast() - numbers.getFirst() == numbers.size() - 1;
  }

  @Override
  public void write(
      Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException {
    String sheetName = String.valueOf(output.path().getFileName());
    if (namesSources(output.options())) {
      boolean outside = "true".equals(output.options().get(FolderInput.ALLOW_OUTSIDE));
      String text = TocSources.of(source.disc()).text(output.path(), outside);
      output.create(sheetName).write(text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    SessionLayout session = source.layout().sessions().getFirst();
    TocPlan plan = TocPlan.of(session, sheetName);
    ImageOutput.File file = output.create(plan.file());
    SectorPump pump = new SectorPump(source, job, plan.sectors());
    for (TocPlan.Part part : plan.parts()) {
      pump.pull(
          part.from(),
          part.layout().end(),
          part.sub().form(),
          part.layout().track().number(),
          (memory, length, count) -> {
            shape(part, memory, length, count);
            file.write(memory, 0, length);
          });
    }
    output.create(sheetName).write(sheet(source.disc(), plan).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean namesSources(Map<String, String> options) {
    return NamedSounds.LAYOUT.equals(options.get(LAYOUT));
  }

  /** Turns samples the way that sheets have them, and takes P and Q out. */
  private static void shape(TocPlan.Part part, MemorySegment memory, long length, int count) {
    boolean sub = part.sub() != TocSubMode.NONE;
    if (sub) {
      RwSymbols.clearPq(memory, count);
    }
    if (part.mode().isAudio()) {
      for (int i = 0; sub && i < count; i++) {
        BytePairs.swap(memory, (long) i * part.block(), Fragment.SECTOR);
      }
      BytePairs.swap(memory, 0, sub ? 0 : length);
    }
  }

  private static String sheet(Disc disc, TocPlan plan) {
    TocSheetText text = new TocSheetText(disc);
    StringBuilder sheet = new StringBuilder();
    head(sheet, text, disc);
    for (TocPlan.Part part : plan.parts()) {
      Track track = part.layout().track();
      track(sheet, text, track, part.mode(), part.sub());
      content(sheet, plan, part);
      marks(sheet, Msf.ofFrames(part.layout().index1() - part.from()), track);
    }
    return sheet.toString();
  }

  /** What a sheet says of the whole disc. */
  static void head(StringBuilder sheet, TocSheetText text, Disc disc) {
    sheet.append(disc.type().name()).append('\n');
    disc.mcn().ifPresent(mcn -> sheet.append("CATALOG \"").append(mcn.digits()).append("\"\n"));
    int first = disc.tracks().findFirst().map(Track::number).orElse(1);
    if (first > 1) {
      sheet.append("FIRST_TRACK_NO ").append(first).append('\n');
    }
    text.section(sheet, 0);
  }

  /** What a sheet says of a track before its content. */
  static void track(
      StringBuilder sheet, TocSheetText text, Track track, TocMode mode, TocSubMode sub) {
    sheet.append("\n// Track ").append(track.number()).append("\nTRACK ").append(mode);
    sheet.append(sub == TocSubMode.NONE ? "" : " " + sub).append('\n');
    sheet.append(track.copy() == CopyPermission.PERMITTED ? "COPY\n" : "NO COPY\n");
    if (mode.isAudio() || track.preEmphasis() || track.fourChannel()) {
      sheet.append(track.preEmphasis() ? "PRE_EMPHASIS\n" : "NO PRE_EMPHASIS\n");
      sheet.append(track.fourChannel() ? "FOUR_CHANNEL_AUDIO\n" : "TWO_CHANNEL_AUDIO\n");
    }
    track.isrc().ifPresent(isrc -> sheet.append("ISRC \"").append(isrc.compact()).append("\"\n"));
    text.section(sheet, track.number());
  }

  /** Where index 1 and the later ones lie in the content. */
  static void marks(StringBuilder sheet, Msf start, Track track) {
    if (start.frames() > 0) {
      sheet.append("START ").append(start).append('\n');
    }
    for (int index : track.indexes()) {
      sheet.append("INDEX ").append(Msf.ofFrames(index)).append('\n');
    }
  }

  /** As a rule without a byte offset, which not every program reads. */
  private static void content(StringBuilder sheet, TocPlan plan, TocPlan.Part part) {
    Msf length = Msf.ofFrames(part.sectors());
    boolean sound = part.mode().isAudio() && part.sub() == TocSubMode.NONE;
    boolean whole = sound && part.offset() % Fragment.SECTOR == 0;
    sheet.append(sound ? "FILE " : "DATAFILE ").append(TocStrings.name(plan.file()));
    if (part.offset() > 0 && !whole) {
      sheet.append(" #").append(part.offset());
    }
    if (sound) {
      int start = whole ? (int) (part.offset() / Fragment.SECTOR) : 0;
      sheet.append(' ').append(start == 0 ? "0" : Msf.ofFrames(start));
    }
    sheet.append(' ').append(length).append('\n');
  }
}
