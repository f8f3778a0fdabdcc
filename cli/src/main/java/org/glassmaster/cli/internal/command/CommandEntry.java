package org.glassmaster.cli.internal.command;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassmaster.cli.internal.author.AuthorTask;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.serve.ServeTask;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.cli.internal.transfer.TransferTask;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command: its name, its help, what may follow it, and the task it begins.
 *
 * @param summary a sentence for the list of commands and for its own help
 * @param example a command line without the program's name
 * @param purpose what the example is for
 * @param words what has to follow that is no option; in brackets what may follow
 */
public record CommandEntry(
    String name,
    String summary,
    String example,
    String purpose,
    List<String> words,
    Supplier<List<OptionSpec>> options,
    Function<Arguments, Task> task) {

  private static final List<String> LOCATION = List.of("LOCATION");
  private static final List<String> ENDS = List.of("SOURCE", "TARGET");

  /** All there are, in the order in which the help lists them. */
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandEntry(
              "devices",
              "List every back end with its state, and every device it sees.",
              "devices --json",
              "the same for a script",
              List.of(),
              List::of,
              arguments -> new DevicesTask()),
          new CommandEntry(
              "info",
              "Show what is on a disc or in an image, and what medium is in the drive.",
              "info album.cue",
              "tracks, times, codes and titles of an image",
              LOCATION,
              InfoTask::specs,
              InfoTask::new),
          new CommandEntry(
              "plan",
              "Show everything that burn would decide, without touching the target.",
              "plan album.cue /dev/sr0",
              "how it would be written, whether it fits, what would be lost",
              ENDS,
              TransferTask::specs,
              TransferTask::planning),
          new CommandEntry(
              "burn",
              "Plan, write, read back, compare and report.",
              "burn album.cue out/album.rawdao",
              "a raw image of the whole disc",
              ENDS,
              TransferTask::specs,
              TransferTask::writing),
          new CommandEntry(
              "rip",
              "Read a disc into an image; the same engine as burn.",
              "rip /dev/sr0 album.cue",
              "a sheet and a file with all samples",
              ENDS,
              TransferTask::specs,
              TransferTask::writing),
          new CommandEntry(
              "convert",
              "Turn an image into another format; the same engine as burn.",
              "convert album.rawdao album.cue",
              "back to a sheet and its samples",
              ENDS,
              TransferTask::specs,
              TransferTask::writing),
          new CommandEntry(
              "copy",
              "Copy a disc to another disc, with one drive or two; the same engine as burn.",
              "copy /dev/sr0 /dev/sr1",
              "from one drive to another; the same drive twice asks for a blank disc in between",
              ENDS,
              TransferTask::specs,
              TransferTask::writing),
          new CommandEntry(
              "verify",
              "Tell whether a disc or image is sound, or the same as another one.",
              "verify out/album.rawdao album.cue",
              "where the two differ, if they do",
              List.of("LOCATION", "[REFERENCE]"),
              VerifyTask::specs,
              VerifyTask::new),
          new CommandEntry(
              "author",
              "Make a sheet of sound files: order, gaps, titles, codes. Nothing is burned.",
              "author music/ --to music/album.toc",
              "all files of a folder, in the order of their track numbers",
              List.of("FILES..."),
              AuthorTask::specs,
              AuthorTask::new),
          new CommandEntry(
              "blank",
              "Erase a rewritable disc.",
              "blank /dev/sr0 --full",
              "every sector, not only what makes it look blank",
              LOCATION,
              BlankTask::specs,
              BlankTask::new),
          new CommandEntry(
              "eject",
              "Open the tray.",
              "eject /dev/sr0",
              "gives the disc back",
              LOCATION,
              List::of,
              arguments -> new TrayTask(arguments, TrayTask.Move.OPEN)),
          new CommandEntry(
              "load",
              "Close the tray and wait until the medium is ready.",
              "load /dev/sr0",
              "takes the disc in",
              LOCATION,
              List::of,
              arguments -> new TrayTask(arguments, TrayTask.Move.CLOSE)),
          new CommandEntry(
              "msinfo",
              "Tell where the next session of an appendable disc would start.",
              "msinfo /dev/sr0 --json",
              "for a script that makes the file system of the next session",
              LOCATION,
              List::of,
              MsinfoTask::new),
          new CommandEntry(
              "serve",
              "Be a USB drive over USB/IP with an image in it, or a recorder that makes one.",
              "serve out/burned.rawdao --record rawdao",
              "a blank disc for any burning program; what it burns becomes the image",
              LOCATION,
              ServeTask::specs,
              ServeTask::new),
          new CommandEntry(
              "doctor",
              "Check what this machine can do, with the command that mends each fault.",
              "doctor",
              "when a drive is not found or may not be used",
              List.of(),
              List::of,
              arguments -> new DoctorTask()));

  /** The one of that name. */
  static CommandEntry named(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
  }
}
