package org.glassmaster.backend.file.internal.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/**
 * A row of the table of formats: something that a disc may have, and discs that have it.
 *
 * @param discs the first that a format does not refuse counts, since some hold data alone
 * @param attributes what has to stay for it to be kept
 */
record FormatField(String name, List<Disc> discs, Set<Attribute> attributes) {
  private static final List<TrackMode> EITHER = List.of(TrackMode.AUDIO, TrackMode.MODE1);

  /** All rows. */
  static List<FormatField> all() throws GlassmasterException {
    List<FormatField> fields = new ArrayList<>();
    for (TrackMode mode : TrackMode.values()) {
      fields.add(
          new FormatField(
              modeName(mode),
              List.of(one(mode, track -> {})),
              Set.of(Attribute.TOC, Attribute.MAIN_CHANNEL)));
    }
    fields.add(
        new FormatField(
            "headers, EDC and ECC of the source, wrong ones too",
            List.of(
                Samples.built(
                    Disc.builder()
                        .track(TrackMode.MODE1, track -> track.content(Samples.damaged())))),
            Set.of(Attribute.SECTOR_CODES)));
    fields.add(
        new FormatField(
            "several tracks, data and audio",
            List.of(Discs.mixed()),
            Set.of(Attribute.TOC, Attribute.MAIN_CHANNEL)));
    fields.add(
        new FormatField(
            "first track number above 1",
            each(disc -> disc.firstTrackNumber(5), track -> {}),
            Set.of(Attribute.TOC)));
    fields.add(
        new FormatField(
            "catalogue number (MCN)",
            each(disc -> disc.mcn("4006381333931"), track -> {}),
            Set.of(Attribute.MCN)));
    fields.add(field("ISRC", Attribute.ISRC, track -> track.isrc("USK7Y9812345")));
    fields.add(
        new FormatField(
            "ISRC of a data track",
            List.of(one(TrackMode.MODE1, track -> track.isrc("USK7Y9812345"))),
            Set.of(Attribute.ISRC)));
    fields.add(new FormatField("pregaps with sound", List.of(pregap()), Set.of(Attribute.PREGAPS)));
    fields.add(
        new FormatField(
            "hidden track before track 1",
            List.of(hidden(Fragment.Zero.sectors(150), Discs.noise(9, 50))),
            Set.of(Attribute.HIDDEN_AUDIO)));
    fields.add(
        new FormatField(
            "sound in the two seconds before 00:02:00",
            List.of(hidden(Discs.noise(9, 150))),
            Set.of(Attribute.HIDDEN_AUDIO)));
    fields.add(field("indexes 2 to 99", Attribute.INDEXES, track -> track.index(10).index(20)));
    fields.add(
        field("copy permitted", Attribute.FLAGS, track -> track.copy(CopyPermission.PERMITTED)));
    fields.add(
        new FormatField(
            "SCMS",
            List.of(one(TrackMode.AUDIO, track -> track.copy(CopyPermission.SCMS))),
            Set.of(Attribute.FLAGS)));
    fields.add(
        new FormatField(
            "pre-emphasis",
            List.of(one(TrackMode.AUDIO, TrackBuilder::preEmphasis)),
            Set.of(Attribute.FLAGS)));
    fields.add(
        new FormatField(
            "four channels",
            List.of(one(TrackMode.AUDIO, TrackBuilder::fourChannel)),
            Set.of(Attribute.FLAGS)));
    fields.add(
        text(
            "CD-TEXT: titles and performers",
            CdText.builder()
                .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                .disc(TextField.TITLE, "Album")
                .track(1, TextField.PERFORMER, "Someone")
                .build()));
    fields.add(text("CD-TEXT: every field, languages, binary packs", Samples.everyText()));
    fields.add(
        new FormatField(
            "R–W sub-channel with audio (CD+G)",
            List.of(one(TrackMode.AUDIO, track -> track.subchannel(Samples.graphics(150)))),
            Set.of(Attribute.RW_SUBCHANNEL)));
    fields.add(
        new FormatField(
            "R–W sub-channel with data",
            List.of(one(TrackMode.MODE1, track -> track.subchannel(Samples.graphics(150)))),
            Set.of(Attribute.RW_SUBCHANNEL)));
    List<Disc> recorded = new ArrayList<>();
    for (TrackMode mode : EITHER) {
      recorded.add(Samples.recorded(one(mode, track -> {})));
    }
    fields.add(new FormatField("P and Q as recorded", recorded, Set.of(Attribute.PQ_SUBCHANNEL)));
    fields.add(
        new FormatField(
            "disc type CD-I",
            List.of(
                Samples.built(
                    Disc.builder()
                        .type(DiscType.CD_I)
                        .track(
                            TrackMode.MODE2_FORM1,
                            track -> track.content(Samples.data(TrackMode.MODE2_FORM1))))),
            Set.of(Attribute.DISC_TYPE)));
    fields.add(
        new FormatField(
            "disc type that the tracks do not call for",
            each(disc -> disc.type(DiscType.CD_ROM_XA), track -> {}),
            Set.of(Attribute.DISC_TYPE)));
    fields.add(
        new FormatField("a second session", List.of(Discs.enhanced()), Set.of(Attribute.SESSIONS)));
    return fields;
  }

  private static String modeName(TrackMode mode) {
    return switch (mode) {
      case AUDIO -> "audio";
      case MODE0 -> "mode 0";
      case MODE1 -> "mode 1";
      case MODE2 -> "mode 2";
      case MODE2_FORM1 -> "mode 2, form 1";
      case MODE2_FORM2 -> "mode 2, form 2";
      case MODE2_MIXED -> "mode 2, both forms in turn";
    };
  }

  private static FormatField field(
      String name, Attribute attribute, Consumer<TrackBuilder> details) {
    return new FormatField(name, each(disc -> {}, details), Set.of(attribute));
  }

  private static FormatField text(String name, CdText text) {
    return new FormatField(
        name,
        EITHER.stream().map(mode -> one(mode, track -> {}).withText(text)).toList(),
        Set.of(Attribute.CD_TEXT));
  }

  private static List<Disc> each(Consumer<DiscBuilder> ofDisc, Consumer<TrackBuilder> ofTrack) {
    return EITHER.stream().map(mode -> one(mode, ofDisc, ofTrack)).toList();
  }

  private static Disc one(TrackMode mode, Consumer<TrackBuilder> details) {
    return one(mode, disc -> {}, details);
  }

  private static Disc one(
      TrackMode mode, Consumer<DiscBuilder> ofDisc, Consumer<TrackBuilder> ofTrack) {
    DiscBuilder disc = Disc.builder();
    ofDisc.accept(disc);
    disc.track(
        mode,
        track -> {
          ofTrack.accept(track);
          if (mode.isAudio()) {
            Samples.audio(track);
          } else {
            track.content(Samples.data(mode));
          }
        });
    return Samples.built(disc);
  }

  private static Disc pregap() {
    return Samples.built(
        Disc.builder()
            .track(TrackMode.AUDIO, Samples::audio)
            .track(
                TrackMode.AUDIO,
                track -> {
                  track.pregap(Discs.noise(2, 20));
                  Samples.audio(track);
                }));
  }

  private static Disc hidden(Fragment... before) {
    return Samples.built(
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> {
                  track.pregap(before);
                  Samples.audio(track);
                }));
  }
}
