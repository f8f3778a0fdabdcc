import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Distils the recordings of wodim, cdrdao and cdrskin to the commands that they and the kernel
 * sent: what the emulator's tests send again.
 *
 * <p>{@code java DistilCommands.java GOLDEN FILE}: the unpacked recordings, and the file to write,
 * a table with a line for each command: recording, CDB, what is sent with it in hexadecimal
 * (nothing for WRITE) or the number of bytes that are asked for, and how it ended.
 */
class DistilCommands {
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\s*[0-9.]+ ((?:[0-9a-f]{2} )+) *(?:in<=(\\d+) )?(?:out (\\d+)(?: \\[([0-9a-f ]*)\\])?)?"
              + " *(?:-> (.*))?");
  private static final Pattern ROW = Pattern.compile(".*  cue ([0-9a-f ]+)");
  private static final Pattern NO_COMMAND =
      Pattern.compile(".*(HALT|SET_CONFIGURATION|CUE \\d+).*");
  private static final String SHEET = "5d";
  private static final String WRITE = "2a";

  public static void main(String[] args) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      folders = all.filter(folder -> Files.exists(folder.resolve("cdb.log"))).sorted().toList();
    }
    try (PrintStream out =
        new PrintStream(
            new GZIPOutputStream(Files.newOutputStream(Path.of(args[1]))),
            false,
            StandardCharsets.UTF_8)) {
      for (Path folder : folders) {
        StringBuilder sheet = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("cdb.log"))) {
          Matcher row = ROW.matcher(line);
          if (row.matches()) {
            sheet.append(row.group(1));
          } else if (!NO_COMMAND.matcher(line).matches()) {
            out.println(folder.getFileName() + "\t" + command(line, sheet));
          }
        }
      }
    }
  }

  private static String command(String line, StringBuilder sheet) {
    Matcher matcher = COMMAND.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalStateException(line);
    }
    String cdb = matcher.group(1).replace(" ", "");
    String sent = matcher.group(4) == null ? "" : matcher.group(4).replace(" ", "");
    if (cdb.startsWith(SHEET)) {
      sent = sheet.toString().replace(" ", "");
      sheet.setLength(0);
    } else if (!cdb.startsWith(WRITE) && matcher.group(3) != null) {
      int length = 2 * Integer.parseInt(matcher.group(3));
      if (sent.length() != length) {
        throw new IllegalStateException("what was sent is cut: " + line);
      }
    }
    String asked = matcher.group(2) == null ? "0" : matcher.group(2);
    String end = matcher.group(5) == null ? "" : matcher.group(5);
    String outcome = end.startsWith("CHECK ") ? end.substring("CHECK ".length()) : "ok";
    return String.join("\t", cdb, sent, asked, outcome);
  }
}
