package org.glassmaster.emulator.golden;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that a tool or the kernel sent, as {@code qa/e2e/golden/DistilCommands.java} has kept
 * it.
 *
 * @param cdb in hexadecimal
 * @param data what was sent with it in hexadecimal, nothing for WRITE
 * @param asked bytes that were asked for
 * @param outcome {@code ok}, or the sense that it was refused with
 */
record GoldenCommand(String cdb, String data, int asked, String outcome) {
  private static final Pattern TAB = Pattern.compile("\\t");
  private static final List<GoldenCommand.Row> ALL = rows();

  private record Row(String recording, GoldenCommand command) {}

  private static List<Row> rows() {
    return new String(Resources.unpacked("commands.tsv.gz"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> Arrays.asList(TAB.split(line, -1)))
        .map(
            row ->
                new Row(
                    row.get(0),
                    new GoldenCommand(
                        row.get(1), row.get(2), Integer.parseInt(row.get(3)), row.get(4))))
        .toList();
  }

  /** All commands of a recording. */
  static List<GoldenCommand> of(String recording) {
    return ALL.stream().filter(row -> row.recording.equals(recording)).map(Row::command).toList();
  }

  boolean isWrite() {
    return cdb.startsWith("2a");
  }

  /** Whether it was this command that heard of the new medium. */
  boolean tellsOfTheMedium() {
    return outcome.equals("6/28/00");
  }

  byte[] sent() {
    return HexFormat.of().parseHex(data);
  }

  /**
   * What our recorder has to answer: the same, but it knows REZERO UNIT and the full TOC, and does
   * not take packet writing.
   */
  String outcomeHere() {
    boolean packets = cdb.startsWith("55") && data.startsWith("05", 16) && data.charAt(21) == '0';
    if (packets) {
      return "5/26/00";
    }
    return cdb.startsWith("01") || cdb.startsWith("430202") || outcome.equals("ok") ? "" : outcome;
  }
}
