package org.glassmaster.qa.e2e.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.CommandLog;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.UsbIpServer;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;

/**
 * The drive of the end-to-end cases: an emulated recorder at USB/IP, and a port through which a
 * case says what lies in it and what goes wrong. Prints the two port numbers and works until it is
 * killed.
 *
 * <p>A line with words between tabs is answered by a line that begins with {@code ok} or says what
 * is wrong:
 *
 * <ul>
 *   <li>{@code blank cdr|cdrw [SECTORS]} puts an empty disc in, with so much room
 *   <li>{@code insert LOCATION} puts in a disc that is an image
 *   <li>{@code remove} takes the disc out
 *   <li>{@code tray} says whether it is {@code open} or {@code closed}
 *   <li>{@code save LOCATION} makes an image of what was recorded
 *   <li>{@code stream FOLDER} keeps what the host writes from now on; {@code stream} ends that
 *   <li>{@code fault OPCODE COUNT timeout|unplug|reset|broken|KEY/ASC/ASCQ} lets the command after
 *       so many others go wrong; all numbers but the count in hexadecimal
 *   <li>{@code mend} takes all faults back
 *   <li>{@code unplug} pulls the plug
 *   <li>{@code count OPCODE} says how often a command came since a disc was put in
 *   <li>{@code span} says how many milliseconds lay between the first and the last WRITE, and how
 *       many bytes they brought
 *   <li>{@code log} tells the last commands and what became of them
 * </ul>
 */
final class Rig {
  private static final int WRITE_10 = 0x2A;
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern SLASH = Pattern.compile("/");

  private final EmulatedRecorder recorder;
  private final RecordedStream stream;
  private final UsbIpServer server;
  private final BackEnds backEnds = BackEnds.load();
  private @Nullable Device inserted;

  private Rig(Path folder) throws IOException {
    recorder = EmulatedRecorder.of(Personality.modern(), new Clock(), folder);
    stream = new RecordedStream(recorder);
    server = UsbIpServer.onLoopback(stream, 0);
  }

  /** Time passes for a host that gives up long before the drive would. */
  private static final class Clock implements Waiter {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      if (duration.compareTo(LONGEST) < 0) {
        Thread.sleep(duration);
      }
    }
  }

  public static void main(String[] args) throws IOException {
    Path spool = Files.createDirectories(Path.of(args[0]).resolve("spool"));
    Rig rig = new Rig(spool);
    try (ServerSocket control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int usbip = ((InetSocketAddress) rig.server.address()).getPort();
      System.out.println(control.getLocalPort() + " " + usbip);
      while (true) {
        try (Socket socket = control.accept()) {
          rig.serve(socket);
        } catch (IOException e) {
          System.err.println(e);
        }
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line == null) {
      return;
    }
    String answer;
    try {
      answer = ("ok " + obey(TAB.split(line))).strip();
    } catch (GlassmasterException | IOException | RuntimeException e) {
      answer = String.valueOf(e).replace('\n', ' ');
    }
    OutputStream out = socket.getOutputStream();
    out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String obey(String[] words) throws GlassmasterException, IOException {
    switch (words[0]) {
      case "blank" -> blank(words);
      case "insert" -> insert(words[1]);
      case "remove" -> empty();
      case "save" -> save(words[1]);
      case "stream" -> {
        if (words.length > 1) {
          stream.begin(Path.of(words[1]));
        } else {
          stream.end();
        }
      }
      case "fault" -> recorder.script(fault(words));
      case "mend" -> recorder.mend();
      case "unplug" -> server.unplug();
      case "tray" -> {
        return recorder.isTrayOpen() ? "open" : "closed";
      }
      case "count" -> {
        return "" + recorder.log().entries(Integer.parseInt(words[1], 16)).size();
      }
      case "span" -> {
        List<CommandLog.Entry> writes = recorder.log().entries(WRITE_10);
        long nanos = writes.getLast().nanos() - writes.getFirst().nanos();
        long bytes = writes.stream().mapToLong(CommandLog.Entry::transferred).sum();
        return nanos / 1_000_000 + " " + bytes;
      }
      case "log" -> {
        List<CommandLog.Entry> entries = recorder.log().entries();
        return entries.subList(Math.max(0, entries.size() - 20), entries.size()).stream()
            .map(Rig::told)
            .collect(Collectors.joining("; "));
      }
      default -> throw new IllegalArgumentException("no such word: " + words[0]);
    }
    return "";
  }

  private void blank(String[] words) throws GlassmasterException {
    BlankMedium medium = words[1].equals("cdrw") ? BlankMedium.cdrw() : BlankMedium.cdr();
    if (words.length > 2) {
      medium = medium.withSectors(Integer.parseInt(words[2]));
    }
    empty();
    recorder.insert(medium);
  }

  private void insert(String words) throws GlassmasterException {
    empty();
    Device device = backEnds.open(backEnds.locate(words));
    inserted = device;
    Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
    recorder.insert(new RawImage(Layout.of(contents.disc(), contents.leadIn()), Render.DEFAULT));
  }

  private void empty() throws GlassmasterException {
    recorder.remove();
    recorder.mend();
    recorder.log().clear();
    Device device = inserted;
    inserted = null;
    if (device != null) {
      device.close();
    }
  }

  private void save(String words) throws GlassmasterException {
    DiscSource source =
        recorder.content().orElseThrow(() -> new IllegalStateException("nothing is recorded"));
    Contents contents =
        new Contents(
            recorder.name(),
            "cd",
            source.disc(),
            source.layout().start(),
            recorder.findings(),
            Set.of());
    Location location = backEnds.locate(words);
    PlanRequest request = PlanRequest.builder().consent(Consent.ALL).overwrite().build();
    try (Device target = backEnds.open(location)) {
      Plan plan = new Planner().plan(contents, target, request);
      new Transfer(new Clock()).run(plan, target, () -> backEnds.open(location), Job.unwatched());
    }
  }

  private static String told(CommandLog.Entry entry) {
    return entry.cdb()
        + " -> "
        + entry.sense().map(Sense::toString).orElse(entry.status() == 0 ? "ok" : "failed");
  }

  private static Fault fault(String[] words) {
    Fault fault = Fault.on(Integer.parseInt(words[1], 16)).after(Integer.parseInt(words[2]));
    return switch (words[3]) {
      case "timeout" -> fault.ending(new Fault.TimedOut());
      case "unplug" -> fault.ending(new Fault.Unplugged());
      case "reset" -> fault.ending(new Fault.Reset());
      case "broken" -> fault.ending(new Fault.Broken());
      default -> {
        List<Integer> sense =
            SLASH.splitAsStream(words[3]).map(part -> Integer.valueOf(part, 16)).toList();
        yield fault.answering(new Sense(sense.get(0), sense.get(1), sense.get(2)));
      }
    };
  }
}
