package org.glassmaster.backend.imapi2.internal.fake;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;

/**
 * Starts the program of the command line on a Windows whose IMAPI2 is the server of C, with a blank
 * disc in an emulated drive {@code D:}. For {@code qa/windows/run}; the program is on the class
 * path there, which this module does not know.
 */
public final class ProgramOnStage {
  private static final String PROGRAM = "org.glassmaster.cli.internal.Main";
  private static final String RECORD = "glassmaster.imapi2.record";
  private static final String DRIVE = "\\\\?\\usbstor#cdrom&ven_glass&prod_raw#1";

  private ProgramOnStage() {}

  public static void main(String[] arguments) throws Throwable {
    CServer server = CServer.start();
    server.addDevice(DRIVE);
    server.set("VolumePathNames@" + DRIVE, "bstr:D:\\");
    Optional.ofNullable(System.getProperty(RECORD))
        .ifPresent(path -> server.set("record.path", path));
    EmulatedRecorder drive = EmulatedRecorder.of(Personality.modern());
    drive.insert(BlankMedium.cdr());
    server.connect(DRIVE, drive);
    MethodHandle program =
        MethodHandles.lookup()
            .findStatic(
                Class.forName(PROGRAM), "main", MethodType.methodType(void.class, String[].class));
    program.invokeExact(arguments);
  }
}
