package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SgIoHeaderTest {
  @Test
  void liesInMemoryAsTheReferencePrintsIt() {
    assertThat(rowsOfOurs()).isEqualTo(HeaderVector.rows());
    assertThat(SgIoHeader.LAYOUT.byteSize()).isEqualTo(88);
    assertThat(SgIoHeader.LAYOUT.byteAlignment()).isEqualTo(8);
  }

  @Test
  @Tag("judge")
  void liesInMemoryAsTheCompilerPutsIt(@TempDir Path folder) throws Exception {
    StringBuilder program =
        new StringBuilder(
            "#include <stddef.h>\n#include <stdio.h>\n#include <scsi/sg.h>\nint main(void) {\n");
    for (HeaderVector.Row row : rowsOfOurs()) {
      if (!row.isPadding()) {
        program
            .append("  printf(\"")
            .append(row.field())
            .append(" %zu %zu\\n\", offsetof(struct sg_io_hdr, ")
            .append(row.field())
            .append("), sizeof(((struct sg_io_hdr *)0)->")
            .append(row.field())
            .append("));\n");
      }
    }
    program.append("  printf(\"all %zu\\n\", sizeof(struct sg_io_hdr));\n");
    program.append("  printf(\"SG_IO %d\\n\", SG_IO);\n  return 0;\n}\n");
    Files.writeString(folder.resolve("layout.c"), program);
    run(folder, "gcc", "-Wall", "-Werror", "-o", "layout", "layout.c");

    List<String> expected = new ArrayList<>();
    for (HeaderVector.Row row : rowsOfOurs()) {
      if (!row.isPadding()) {
        expected.add(row.field() + " " + row.offset() + " " + row.size());
      }
    }
    expected.add("all " + SgIoHeader.LAYOUT.byteSize());
    expected.add("SG_IO " + Kernel.SG_IO);
    assertThat(run(folder, "./layout").lines().toList()).isEqualTo(expected);
  }

  private static List<HeaderVector.Row> rowsOfOurs() {
    List<HeaderVector.Row> rows = new ArrayList<>();
    long offset = 0;
    for (MemoryLayout member : SgIoHeader.LAYOUT.memberLayouts()) {
      String field = member instanceof PaddingLayout ? "(padding)" : member.name().orElseThrow();
      rows.add(new HeaderVector.Row(field, (int) offset, (int) member.byteSize()));
      offset += member.byteSize();
    }
    return rows;
  }

  private static String run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
