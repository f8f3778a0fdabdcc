package org.glassmaster.qa.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The table of modules in {@code arrows.tsv}: who may know whom. */
record Arrows(List<Module> modules) {
  /**
   * A row.
   *
   * @param name the folder, and after {@code glassmaster-} the artifact
   * @param subPackage the package of the module below the root
   * @param libraries artifacts of third parties beside JSpecify
   */
  record Module(
      String name,
      String subPackage,
      Set<String> knows,
      Set<String> testsKnow,
      Set<String> runsWith,
      Set<String> libraries) {
    boolean owns(String root, String packageName) {
      String own = root + "." + subPackage;
      return packageName.equals(own) || packageName.startsWith(own + ".");
    }

    /** The packages of the libraries that its source may name. */
    Set<String> libraryPackages() {
      Set<String> packages = new LinkedHashSet<>();
      rows("/libraries.tsv")
          .filter(row -> row[0].equals("jspecify") || libraries.contains(row[0]))
          .forEach(row -> packages.addAll(words(row[1])));
      return packages;
    }
  }

  static Arrows read() {
    return new Arrows(
        rows("/arrows.tsv")
            .map(
                row ->
                    new Module(
                        row[0], row[1], words(row[2]), words(row[3]), words(row[4]), words(row[5])))
            .toList());
  }

  Module module(String name) {
    return modules.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  /** The module that a package belongs to; empty for what is not of the house. */
  Optional<Module> owner(String root, String packageName) {
    return modules.stream().filter(module -> module.owns(root, packageName)).findFirst();
  }

  private static Stream<String[]> rows(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Arrows.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> words(String cell) {
    return cell.equals("–")
        ? Set.of()
        : new LinkedHashSet<>(Arrays.asList(cell.strip().split(",\\s*", -1)));
  }
}
