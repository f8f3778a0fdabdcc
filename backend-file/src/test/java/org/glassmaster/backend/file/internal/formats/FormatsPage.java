package org.glassmaster.backend.file.internal.formats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Offer;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;

/** The page on formats: each is asked what it would keep of discs that have one thing each. */
final class FormatsPage {
  private static final String HEAD =
      """
      # Image formats

      What each format keeps of a disc, as the program says it before it writes anything. This page is made by asking the code: run
      `mvn -pl backend-file -am test -Dtest=FormatsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dformats.page=write`
      after a change. A test fails while it differs, and another one takes discs through every pair of formats and compares what both say they keep.

      """;

  private static final String LEGEND =
      """

      **kept**: it comes back as it was. **made anew**: it follows from the rest and is computed, what the source had recorded of it is not carried over.
      **lost**: the format has no place for it; the job stops unless `--allow` names the loss. **–**: the format refuses such a disc.
      A format that offers several block formats (`--block-format`) has a column for each.

      """;

  /** A column: a format, or one of the block formats that it offers. */
  private record Column(ImageFormat format, Optional<BlockFormat> block) {
    String title() {
      String suffix = "`" + format.suffixes().getFirst() + "`";
      return block.map(each -> suffix + " " + each.name().toLowerCase(Locale.ROOT)).orElse(suffix);
    }
  }

  private final Map<String, Integer> notes = new LinkedHashMap<>();

  /** The page. */
  String text() throws GlassmasterException {
    List<ImageFormat> formats = ImageFormats.load().all();
    List<Column> columns = columns(formats);
    StringBuilder page = new StringBuilder(HEAD);
    list(page, formats);
    page.append("\n| |");
    columns.forEach(column -> page.append(' ').append(column.title()).append(" |"));
    page.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
    for (FormatField field : FormatField.all()) {
      page.append("| ").append(field.name()).append(" |");
      for (Column column : columns) {
        page.append(' ').append(cell(field, column)).append(" |");
      }
      page.append('\n');
    }
    page.append(LEGEND);
    notes.forEach((note, number) -> page.append(number).append(". ").append(note).append('\n'));
    return page.toString();
  }

  private static void list(StringBuilder page, List<ImageFormat> formats) {
    page.append("| format | names | |\n| --- | --- | --- |\n");
    for (ImageFormat format : formats) {
      page.append("| ")
          .append(format.name())
          .append(" | `")
          .append(String.join("`, `", format.suffixes()))
          .append("` | ")
          .append(format.description())
          .append(format.writer().isPresent() ? "" : "; read only")
          .append(" |\n");
    }
  }

  private static List<Column> columns(List<ImageFormat> formats) throws GlassmasterException {
    List<Column> columns = new ArrayList<>();
    for (ImageFormat format : formats) {
      List<BlockFormat> blocks = new ArrayList<>();
      for (FormatField field : FormatField.all()) {
        for (Disc disc : field.discs()) {
          for (Offer offer : offers(format, disc).orElse(List.of())) {
            if (!blocks.contains(offer.blockFormat())) {
              blocks.add(offer.blockFormat());
            }
          }
        }
      }
      if (blocks.size() < 2) {
        columns.add(new Column(format, Optional.empty()));
      } else {
        blocks.forEach(block -> columns.add(new Column(format, Optional.of(block))));
      }
    }
    columns.removeIf(column -> column.format().writer().isEmpty());
    return columns;
  }

  /** What a format offers; empty where it refuses. */
  private static Optional<List<Offer>> offers(ImageFormat format, Disc disc)
      throws GlassmasterException {
    if (format.writer().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(format.writer().get().offers(Layout.of(disc), Map.of()));
    } catch (ContentException refused) {
      return Optional.empty();
    }
  }

  private String cell(FormatField field, Column column) throws GlassmasterException {
    for (Disc disc : field.discs()) {
      Optional<List<Offer>> offers = offers(column.format(), disc);
      if (offers.isPresent()) {
        Offer offer =
            offers.get().stream()
                .filter(
                    each -> column.block().isEmpty() || each.blockFormat() == column.block().get())
                .findFirst()
                .orElseThrow();
        return offer.fidelity().fates().stream()
            .filter(fate -> field.attributes().contains(fate.attribute()))
            .max(Comparator.comparing(Fate::outcome))
            .map(this::word)
            .orElseThrow(() -> new AssertionError(field.name() + " is on none of its discs"));
      }
    }
    return "–";
  }

  private String word(Fate fate) {
    return switch (fate.outcome()) {
      case KEPT -> "kept";
      case REGENERATED -> "made anew " + note(fate);
      case LOST -> "**lost** " + note(fate);
    };
  }

  private String note(Fate fate) {
    Integer known = notes.putIfAbsent(fate.reason(), notes.size() + 1);
    return "(" + (known == null ? notes.size() : known) + ")";
  }
}
