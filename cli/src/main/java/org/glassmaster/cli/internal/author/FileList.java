package org.glassmaster.cli.internal.author;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;

/** What was listed: files, and folders with the sound files in them. */
final class FileList {
  /** No disc is made of more; what is listed behind it is not looked at. */
  private static final int MOST_ENTRIES = 10_000;

  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(path -> String.valueOf(path.getFileName()), new NaturalOrder());

  private final Collection<String> suffixes;
  private final Path sheet;
  private final List<Finding> findings;

  /**
   * @param suffixes how names of sound files end, with the dot and in lower case
   * @param sheet what is to be written, which is none of them
   */
  FileList(Collection<String> suffixes, Path sheet, List<Finding> findings) {
    this.suffixes = suffixes;
    this.sheet = sheet.toAbsolutePath().normalize();
    this.findings = findings;
  }

  /** The files, those of a folder together and by name. */
  List<List<Path>> of(List<String> words) throws SourceException {
    List<List<Path>> groups = new ArrayList<>();
    for (String word : words) {
      Path path = path(word);
      groups.add(Files.isDirectory(path) ? folder(path) : List.of(path));
    }
    return groups;
  }

  private static Path path(String word) throws SourceException {
    try {
      Path path = Path.of(word);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw missing(word);
    }
    throw missing(word);
  }

  private static SourceException missing(String word) {
    return new SourceException("source-missing", word + " is not there")
        .at(word)
        .advise("name sound files, or a folder with sound files in it");
  }

  private List<Path> folder(Path folder) throws SourceException {
    List<Path> sounds = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (sounds.size() + others.size() + folders.size() >= MOST_ENTRIES) {
          break;
        }
        boolean isSheet = entry.toAbsolutePath().normalize().equals(sheet);
        if (!name.startsWith(".") && !isSheet) {
          (Files.isDirectory(entry) ? folders : isSound(name) ? sounds : others).add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new SourceException("source-unreadable", folder + " cannot be listed", e)
          .at(folder.toString())
          .advise("name a folder that you may read");
    }
    List.of(sounds, others, folders).forEach(list -> list.sort(BY_NAME));
    if (sounds.isEmpty()) {
      throw new SourceException(
              "source-missing",
              "there is no sound file in " + folder + ": none whose name ends in " + endings())
          .at(folder.toString())
          .advise(
              folders.isEmpty()
                  ? "name the folder that they lie in"
                  : "name the folder that they lie in, such as " + folders.getFirst());
    }
    note(AuthorRule.NOT_SOUND, folder, others, "no sound file: ");
    note(AuthorRule.FOLDERS_LEFT, folder, folders, "not looked into: ");
    return sounds;
  }

  private void note(AuthorRule rule, Path folder, List<Path> left, String words) {
    if (!left.isEmpty()) {
      List<String> names =
          left.stream().limit(3).map(path -> String.valueOf(path.getFileName())).toList();
      String more = left.size() > 3 ? " and " + (left.size() - 3) + " more" : "";
      findings.add(rule.at(folder.toString(), words + String.join(", ", names) + more));
    }
  }

  private boolean isSound(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return suffixes.stream().anyMatch(lower::endsWith);
  }

  private String endings() {
    return String.join(", ", suffixes);
  }
}
