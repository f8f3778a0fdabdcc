package org.glassmaster.backend.file.internal.companion;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.input.FileName;
import org.glassmaster.backend.file.internal.input.SourceFile;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextReading;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.EncodedCdText;
import org.glassmaster.core.text.PackFile;
import org.glassmaster.core.text.SonySheet;
import org.glassmaster.core.text.SonySheetReader;
import org.glassmaster.core.text.SonySheetReading;
import org.glassmaster.core.text.SonySheetWriter;
import org.glassmaster.core.text.WrittenSheet;
import org.glassmaster.spi.ImageOutput;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;

/**
 * CD-TEXT in files of its own, beside an image of any format: packs, with or without the header of
 * a READ TOC reply, or Sony's input sheets, one for each block. What a file holds decides how it is
 * read; its name decides how it is written: {@code .cdt} is packs as CDRWIN keeps them, {@code
 * .dat} a reply as cdrecord keeps it, anything else a sheet.
 */
public final class TextCompanion {
  /** The option that names the files. */
  public static final LocationOption OPTION =
      new LocationOption(
          "cd-text",
          List.of(),
          "files beside the image with its CD-TEXT: packs (.cdt, .dat), or Sony sheets (.v07t), one"
              + " a language with commas between");

  /** Eight blocks of 256 packs are 36 KiB; a sheet says the same in more words. */
  private static final int LARGEST = 1 << 18;

  private static final int PACK = 18;
  private static final int REPLY_HEADER = 4;
  private static final Pattern COMMA = Pattern.compile(",");

  private final List<String> names;

  private TextCompanion(List<String> names) {
    this.names = names;
  }

  /** The companion that a location names. */
  public static Optional<TextCompanion> of(Map<String, String> options) {
    String value = options.get(OPTION.name());
    if (value == null) {
      return Optional.empty();
    }
    List<String> names =
        COMMA.splitAsStream(value).map(String::strip).filter(name -> !name.isEmpty()).toList();
    if (names.isEmpty() || names.size() > CdText.MAX_BLOCKS) {
      throw new UsageException(
          "usage", "option cd-text names no file, or more than eight", "write cd-text=album.v07t");
    }
    return Optional.of(new TextCompanion(names));
  }

  /** The disc with the texts of the files instead of its own. */
  public Disc read(Disc disc, Path image, Findings findings) throws SourceException {
    List<CdTextBlock> blocks = new ArrayList<>();
    for (String name : names) {
      for (CdTextBlock block : blocks(name, bytes(image, name), findings)) {
        if (blocks.size() < CdText.MAX_BLOCKS && !isEmpty(block)) {
          blocks.add(block);
        }
      }
    }
    findings.add(
        CompanionFinding.TEXT_FROM_FILE,
        String.join(", ", names),
        "the CD-TEXT comes from here"
            + (disc.text().isEmpty() ? "" : ", not from the image, which has some as well"));
    return disc.withText(new CdText(blocks));
  }

  /** The texts of a file of packs that was found beside an image. */
  public static CdText packs(ByteSource file, Findings findings) throws SourceException {
    byte[] bytes = new byte[(int) Math.min(LARGEST, file.size())];
    file.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    CdTextReading reading = CdTextReader.read(bytes);
    reading.findings().forEach(findings::add);
    findings.add(CompanionFinding.TEXT_FROM_FILE, file.name(), "the CD-TEXT comes from here");
    return reading.text();
  }

  private static byte[] bytes(Path image, String name) throws SourceException {
    Path path;
    try {
      path = image.resolveSibling(name);
    } catch (InvalidPathException e) {
      throw new UsageException("no-path", name + " is no path", "name a file that there can be");
    }
    // The user names it, not a stranger's sheet: it may lie anywhere.
    try (SourceFile file = SourceFile.open(path, path.toString())) {
      if (file.size() > LARGEST) {
        throw new SourceException(
                "source-too-long", path + " has " + file.size() + " bytes, too many for CD-TEXT")
            .at(path.toString())
            .advise("name a file of packs, or an input sheet");
      }
      byte[] bytes = new byte[(int) file.size()];
      file.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
      return bytes;
    } catch (IOException e) {
      throw new SourceException("source-unreadable", path + " cannot be closed", e)
          .at(path.toString());
    }
  }

  private static List<CdTextBlock> blocks(String name, byte[] bytes, Findings findings) {
    if (bytes.length == 0) {
      return List.of();
    }
    if (isPacks(bytes, 0) || isPacks(bytes, REPLY_HEADER)) {
      CdTextReading reading = CdTextReader.read(bytes);
      reading.findings().forEach(findings::add);
      return reading.text().blocks();
    }
    if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf('=') < 0) {
      findings.add(CompanionFinding.NO_TEXT, name, "it holds neither packs nor an input sheet");
      return List.of();
    }
    SonySheetReading reading = SonySheetReader.read(name, bytes);
    reading.findings().forEach(findings::add);
    return List.of(reading.sheet().block());
  }

  /** Packs begin with their type, 80h to 8Fh; CDRWIN has a zero byte behind them. */
  private static boolean isPacks(byte[] bytes, int header) {
    int rest = (bytes.length - header) % PACK;
    return bytes.length >= header + PACK
        && (rest == 0 || rest == 1)
        && (bytes[header] & 0xF0) == 0x80;
  }

  private static boolean isEmpty(CdTextBlock block) {
    return block.disc().isEmpty()
        && block.tracks().isEmpty()
        && block.genre().isEmpty()
        && block.binary().isEmpty();
  }

  /** The account of a target whose texts are in companions. */
  public Fidelity account(Fidelity offered, Disc disc) {
    Optional<String> lost = lost(disc);
    List<Fate> fates = new ArrayList<>();
    for (Fate fate : offered.fates()) {
      // What is read with these files has their texts, whatever the image itself can say.
      fates.add(
          fate.attribute() != Attribute.CD_TEXT
              ? fate
              : lost.isEmpty()
                  ? Fate.kept(fate.attribute(), fate.where())
                  : Fate.lost(fate.attribute(), fate.where(), lost.get()));
    }
    return new Fidelity(fates);
  }

  /** Why the files cannot say everything. */
  private Optional<String> lost(Disc disc) {
    boolean packs = names.stream().allMatch(TextCompanion::holdsPacks);
    if (packs) {
      return encoded(disc).isComplete()
          ? Optional.empty()
          : Optional.of(encoded(disc).findings().getFirst().message());
    }
    List<CdTextBlock> blocks = disc.text().blocks();
    if (blocks.size() > names.size()) {
      return Optional.of(
          "a sheet says one block, the disc has " + blocks.size() + ": name as many files");
    }
    for (CdTextBlock block : blocks) {
      WrittenSheet sheet = sheet(block, disc);
      if (!sheet.findings().isEmpty()) {
        return Optional.of(sheet.findings().getFirst().message());
      }
    }
    return Optional.empty();
  }

  /** Writes the files. One that has nothing to say is empty. */
  public void write(Disc disc, ImageOutput output) throws GlassmasterException {
    List<CdTextBlock> blocks = disc.text().blocks();
    for (int i = 0; i < names.size(); i++) {
      ImageOutput.File file = output.create(names.get(i));
      if (holdsPacks(names.get(i))) {
        byte[] packs = encoded(disc).packs();
        if (packs.length > 0) {
          file.write(isReply(names.get(i)) ? PackFile.readTocReply(packs) : PackFile.cdt(packs));
        }
      } else if (i < blocks.size()) {
        file.write(sheet(blocks.get(i), disc).bytes());
      }
    }
  }

  private static boolean holdsPacks(String name) {
    return FileName.suffix(name).equals(".cdt") || isReply(name);
  }

  private static boolean isReply(String name) {
    return FileName.suffix(name).equals(".dat");
  }

  private static EncodedCdText encoded(Disc disc) {
    List<Track> tracks = disc.tracks().toList();
    return CdTextWriter.STRICT.encode(
        disc.text(), tracks.getFirst().number(), tracks.getLast().number());
  }

  private static WrittenSheet sheet(CdTextBlock block, Disc disc) {
    List<Track> tracks = disc.tracks().toList();
    return SonySheetWriter.write(
        SonySheet.of(block, tracks.getFirst().number(), tracks.getLast().number()));
  }
}
