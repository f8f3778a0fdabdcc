package org.glassmaster.backend.file.internal.cue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.core.text.TextField;

/**
 * What a sheet says, before any file is looked at. Times are in sectors; places are lines.
 *
 * @param catalog the word after CATALOG, valid
 * @param texts the disc's CD-TEXT commands
 * @param remarks the text of REM lines that may name the program that wrote the sheet
 * @param leadOuts times after REM LEAD-OUT, by the number of the session that they end
 * @param whole whether a disc can be made of it at all
 */
record CueSheet(
    Optional<String> catalog,
    Optional<Word> cdTextFile,
    Map<TextField, String> texts,
    List<FileEntry> files,
    List<TrackEntry> tracks,
    List<String> remarks,
    Map<Integer, Integer> leadOuts,
    boolean whole) {

  /** A word and the line it stands in. */
  record Word(String text, int line) {}

  /** The types of files that sheets name. */
  enum FileType {
    BINARY,
    MOTOROLA,
    /** WAVE, AIFF, FLAC, MP3 …: any of them is used for any of them, so the content decides. */
    SOUND,
    /** None, or a word that means nothing. */
    UNKNOWN
  }

  /** A FILE. */
  record FileEntry(String name, FileType type, String typeWord, int line) {}

  /** The FLAGS there are. */
  enum Flag {
    DCP,
    FOUR_CHANNEL,
    PRE,
    SCMS
  }

  /**
   * A TRACK.
   *
   * @param isrc valid, without hyphens; empty where there is none
   * @param pregap sectors of silence before it, −1 where no PREGAP is given
   * @param session number of its session, from 1
   */
  record TrackEntry(
      int number,
      TrackType type,
      Set<Flag> flags,
      String isrc,
      int pregap,
      int postgap,
      Map<TextField, String> texts,
      List<Index> indexes,
      int session,
      int line) {}

  /**
   * An INDEX.
   *
   * @param time sectors from the start of the file
   * @param file which of the sheet's files
   */
  record Index(int number, int time, int file, int line) {}
}
