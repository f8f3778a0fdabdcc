package org.glassmaster.backend.file.internal.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The folder of a sheet, and the files in it that the sheet may mean. Sheets come from strangers
 * and from other systems: a name has to lead to a file in this folder or below it, wherever links
 * point to; its case, its separators and a folder of another machine are forgiven and noted.
 */
final class SheetFolder {
  /** What lies beside the file that is missing, and is never it. */
  private static final Set<String> COMPANIONS =
      Set.of(".cue", ".toc", ".ccd", ".sub", ".cdt", ".cdg", ".json", ".log", ".m3u", ".txt");

  /** A folder with more entries is not searched for names that almost fit. */
  private static final int MOST_ENTRIES = 20_000;

  /** A file that a name leads to, and what had to be forgiven. */
  record Found(Path file, List<Finding> notes) {}

  private final String sheet;
  private final Path folder;
  private final List<Path> roots;
  private final boolean outsideAllowed;

  /**
   * The folder that a sheet lies in.
   *
   * @param outsideAllowed whether names may lead anywhere
   */
  SheetFolder(Path sheet, boolean outsideAllowed) {
    Path parent = sheet.getParent();
    this.sheet = String.valueOf(sheet.getFileName());
    this.folder = parent == null ? Path.of("") : parent;
    this.outsideAllowed = outsideAllowed;
    List<Path> real = new ArrayList<>();
    real(folder.toAbsolutePath()).ifPresent(real::add);
    // The sheet itself may be a link; its files may then lie where it really is.
    real(sheet.toAbsolutePath()).map(Path::getParent).ifPresent(real::add);
    this.roots = List.copyOf(real);
  }

  /** The file that a name means. */
  Found find(String name) throws GlassmasterException {
    Optional<Path> exact = exact(folder, name);
    if (exact.isPresent() && allowed(exact.get())) {
      return new Found(exact.get(), List.of());
    }
    Optional<Found> near = near(name);
    if (near.isPresent()) {
      return near.get();
    }
    if (exact.isPresent()) {
      String message = sheet + " names " + name + ", which lies outside its folder";
      throw new ContentException(
          "source-outside",
          message,
          List.of(
              new Finding(
                  Severity.ERROR,
                  "FILE-005",
                  Optional.of(sheet),
                  message,
                  Optional.of(
                      Advice.option(
                          "allow-outside",
                          "",
                          "allow it with --allow-outside if you trust the sheet")))));
    }
    throw missing(name);
  }

  /** Whether a name leads to a file that may be read. */
  boolean has(String name) {
    return exact(folder, name).filter(this::allowed).isPresent() || near(name).isPresent();
  }

  /** A file of the same name but for its suffix, if there is exactly one that is wanted. */
  Optional<Found> withOtherSuffix(String name, Predicate<String> suffix) {
    String last = lastElement(name);
    List<String> fits =
        entries(folder).stream()
            .filter(entry -> folded(FileName.stem(entry)).equals(folded(FileName.stem(last))))
            .filter(entry -> suffix.test(FileName.suffix(entry)))
            .toList();
    if (fits.size() != 1) {
      return Optional.empty();
    }
    Path file = folder.resolve(fits.getFirst());
    return allowed(file)
        ? Optional.of(
            new Found(
                file,
                List.of(
                    FileFinding.OTHER_SUFFIX.at(
                        sheet, name + " is not there, " + fits.getFirst() + " is read instead"))))
        : Optional.empty();
  }

  /** What the user knows a file by that a sheet names. */
  String shown(String name) {
    try {
      return folder.resolve(name).toString();
    } catch (InvalidPathException e) {
      return name;
    }
  }

  /** The names that almost fit, from the one that forgives least to the one that forgives most. */
  private Optional<Found> near(String name) {
    String slashed = name.replace('\\', '/');
    if (!slashed.equals(name)) {
      Optional<Path> exact = exact(folder, slashed).filter(this::allowed);
      if (exact.isPresent()) {
        return found(exact.get(), FileFinding.BACKSLASH, name + " is read as " + slashed);
      }
    }
    Optional<Path> walked = walk(slashed).filter(this::allowed);
    if (walked.isPresent()) {
      return found(
          walked.get(),
          FileFinding.OTHER_CASE,
          "the file that is named " + name + " is called " + walked.get().getFileName());
    }
    String last = lastElement(name);
    if (!last.equals(name)) {
      Optional<Path> beside = walk(last).filter(this::allowed);
      if (beside.isPresent()) {
        return found(
            beside.get(),
            FileFinding.OTHER_FOLDER,
            name + " is not there, " + last + " beside the sheet is read instead");
      }
    }
    return Optional.empty();
  }

  private Optional<Found> found(Path file, FindingKind kind, String message) {
    return Optional.of(new Found(file, List.of(kind.at(sheet, message))));
  }

  private static Optional<Path> exact(Path folder, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Follows a name from the folder, each element in whatever case it has on disk. */
  private Optional<Path> walk(String name) {
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*") || name.isEmpty()) {
      return Optional.empty();
    }
    Path at = folder;
    for (String element : name.split("/", -1)) {
      if (element.isEmpty() || element.equals(".")) {
        continue;
      }
      Optional<Path> next = exact(at, element);
      if (next.isEmpty()) {
        next =
            entries(at).stream()
                .filter(entry -> folded(entry).equals(folded(element)))
                .findFirst()
                .map(at::resolve);
      }
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private boolean allowed(Path file) {
    return outsideAllowed
        || real(file).filter(real -> roots.stream().anyMatch(real::startsWith)).isPresent();
  }

  private SourceException missing(String name) {
    List<String> alike =
        entries(folder).stream()
            .filter(
                entry ->
                    folded(FileName.stem(entry)).equals(folded(FileName.stem(lastElement(name)))))
            .filter(entry -> !COMPANIONS.contains(FileName.suffix(entry)))
            .sorted()
            .limit(3)
            .toList();
    String where = shown(name);
    SourceException fault =
        new SourceException("source-missing", name + ", which " + sheet + " names, is not there")
            .at(where);
    return alike.isEmpty()
        ? fault.advise("put it beside " + sheet + ", or correct its name in there")
        : fault.advise("did you mean " + String.join(" or ", alike) + "?");
  }

  private static List<String> entries(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (names.size() >= MOST_ENTRIES) {
          return List.of();
        }
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String lastElement(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** Case and composition of letters differ between systems that a set of files went through. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
