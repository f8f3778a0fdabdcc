package org.glassmaster.backend.file.internal.cue;

import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.cue.CueSheet.TrackEntry;
import org.glassmaster.backend.file.internal.cue.CueSheet.Word;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextReading;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.glassmaster.spi.ImageInput;

/** The CD-TEXT of a sheet: of the file that CDTEXTFILE names, or of the commands. */
final class CueText {
  /** Eight blocks of 255 packs and a header, with room to spare. */
  private static final int LARGEST_FILE = 1 << 16;

  private CueText() {}

  /** All that the sheet says; a CD-TEXT file counts more than the commands. */
  static CdText of(CueSheet sheet, String name, ImageInput input, Findings findings)
      throws GlassmasterException {
    CdText commands = commands(sheet);
    if (sheet.cdTextFile().isEmpty()) {
      return commands;
    }
    Word file = sheet.cdTextFile().get();
    String where = name + ":" + file.line();
    if (!input.exists(file.text())) {
      findings.add(CueFinding.CD_TEXT_FILE, where, file.text() + " is not there");
      return commands;
    }
    ByteSource source = input.file(file.text());
    if (source.size() > LARGEST_FILE) {
      findings.add(CueFinding.CD_TEXT_FILE, where, file.text() + " is too long for CD-TEXT");
      return commands;
    }
    byte[] packs = new byte[(int) source.size()];
    source.read(0, MemorySegment.ofArray(packs), 0, packs.length);
    CdTextReading reading = CdTextReader.read(packs);
    reading.findings().forEach(findings::add);
    if (reading.text().isEmpty()) {
      findings.add(CueFinding.CD_TEXT_FILE, where, file.text() + " holds no CD-TEXT");
      return commands;
    }
    if (!commands.isEmpty() && !reading.text().equals(commands)) {
      findings.add(
          CueFinding.TEXT_IGNORED,
          where,
          "CD-TEXT comes from " + file.text() + ", not from the commands of the sheet");
    }
    return reading.text();
  }

  /** The texts that commands give, in the one block they can speak of. */
  static CdText commands(CueSheet sheet) {
    boolean any = !sheet.texts().isEmpty();
    boolean western = isWestern(sheet.texts());
    for (TrackEntry track : sheet.tracks()) {
      any |= !track.texts().isEmpty();
      western &= isWestern(track.texts());
    }
    if (!any) {
      return CdText.NONE;
    }
    CdTextBlock.Builder block =
        western || !isJapanese(sheet)
            ? CdTextBlock.builder(Language.ENGLISH, TextEncoding.ISO_8859_1)
            : CdTextBlock.builder(Language.JAPANESE, TextEncoding.MS_JIS);
    sheet.texts().forEach(block::disc);
    for (TrackEntry track : sheet.tracks()) {
      track.texts().forEach((field, text) -> block.track(track.number(), field, text));
    }
    return CdText.of(block.build());
  }

  /**
   * A sheet says neither language nor character set: they are English in ISO 8859-1, unless only
   * MS-JIS can hold the texts.
   */
  private static boolean isWestern(Map<TextField, String> texts) {
    for (String text : texts.values()) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) > 0xFF) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isJapanese(CueSheet sheet) {
    Optional<Charset> japanese = TextEncoding.MS_JIS.charset();
    if (japanese.isEmpty()) {
      return false;
    }
    CharsetEncoder encoder = japanese.get().newEncoder();
    return sheet.texts().values().stream().allMatch(encoder::canEncode)
        && sheet.tracks().stream()
            .flatMap(track -> track.texts().values().stream())
            .allMatch(encoder::canEncode);
  }
}
