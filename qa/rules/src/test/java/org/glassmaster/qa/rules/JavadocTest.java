package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The documentation of the API packages, made with every check that javadoc has. */
@Tag("judge")
class JavadocTest {
  @Test
  void tellsOfEveryExportedMemberAndWarnsOfNothing() {
    Path root = Repository.root();
    Path pages = root.resolve("qa/rules/target/apidocs");
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int exit =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(writer, writer, arguments(root, pages).toArray(String[]::new));
    assertThat(said.toString()).as("javadoc of the packages in docs/api-packages.txt").isEmpty();
    assertThat(exit).isZero();
    for (String name : Api.packages()) {
      assertThat(pages.resolve(name.replace('.', '/') + "/package-summary.html")).exists();
    }
  }

  private static List<String> arguments(Path root, Path pages) {
    String sources =
        Arrows.read().modules().stream()
            .map(module -> root.resolve(module.name()).resolve("src/main/java"))
            .filter(Files::isDirectory)
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> arguments =
        new ArrayList<>(
            List.of("-quiet", "-protected", "--release", "22", "-notimestamp", "--no-fonts"));
    arguments.addAll(List.of("-Xdoclint:all", "-Werror", "-Xmaxwarns", "1000"));
    arguments.addAll(List.of("-windowtitle", "Glassmaster", "-doctitle", "Glassmaster"));
    arguments.addAll(List.of("-d", pages.toString(), "--source-path", sources));
    arguments.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    arguments.addAll(Api.packages());
    return arguments;
  }
}
