package org.glassmaster.mmc.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.mmc.internal.command.Commands.ALL_FEATURES;
import static org.glassmaster.mmc.internal.command.Commands.INVISIBLE_TRACK;
import static org.glassmaster.mmc.internal.command.Commands.MAXIMUM_SPEED;
import static org.glassmaster.mmc.internal.command.Commands.ONE_FEATURE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.Vectors;
import org.glassmaster.mmc.internal.command.Commands.Motion;
import org.glassmaster.mmc.internal.command.Commands.PageControl;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final Map<String, Cdb> OURS =
      Map.ofEntries(
          Map.entry("TEST UNIT READY", Commands.testUnitReady()),
          Map.entry("REQUEST SENSE 18 bytes", Commands.requestSense(18)),
          Map.entry("INQUIRY 36 bytes", Commands.inquiry(36)),
          Map.entry("INQUIRY 96 bytes", Commands.inquiry(96)),
          Map.entry(
              "GET CONFIGURATION all features, 65530 bytes",
              Commands.getConfiguration(ALL_FEATURES, 0, 65530)),
          Map.entry("GET CONFIGURATION header only", Commands.getConfiguration(ONE_FEATURE, 0, 8)),
          Map.entry(
              "GET CONFIGURATION one feature 002Eh",
              Commands.getConfiguration(ONE_FEATURE, 0x2E, 16)),
          Map.entry(
              "GET CONFIGURATION one feature 002Dh",
              Commands.getConfiguration(ONE_FEATURE, 0x2D, 16)),
          Map.entry(
              "MODE SENSE(10) page 05h current, DBD=1",
              Commands.modeSense(5, PageControl.CURRENT, 64)),
          Map.entry(
              "MODE SENSE(10) page 05h changeable",
              Commands.modeSense(5, PageControl.CHANGEABLE, 64)),
          Map.entry("MODE SENSE(10) page 2Ah", Commands.modeSense(0x2A, PageControl.CURRENT, 255)),
          Map.entry("GET EVENT STATUS polled, media class", Commands.getMediaEvent(8)),
          Map.entry("READ DISC INFORMATION 34 bytes", Commands.readDiscInformation(34)),
          Map.entry(
              "READ TRACK INFORMATION track FFh (invisible)",
              Commands.readTrackInformation(INVISIBLE_TRACK, 48)),
          Map.entry(
              "READ TRACK INFORMATION track 0 (lead-in)", Commands.readTrackInformation(0, 48)),
          Map.entry("READ TOC format 0 MSF", Commands.readToc(0, true, 1, 804)),
          Map.entry("READ TOC format 1 (session)", Commands.readToc(1, false, 0, 12)),
          Map.entry("READ TOC format 2 (full)", Commands.readToc(2, true, 1, 0xFFFE)),
          Map.entry("READ PMA format 3", Commands.readToc(3, true, 0, 0xFFFE)),
          Map.entry("READ ATIP format 4", Commands.readAtip(28)),
          Map.entry("READ CD-TEXT format 5", Commands.readToc(5, false, 0, 0xFFFE)),
          Map.entry("READ BUFFER CAPACITY", Commands.readBufferCapacity()),
          Map.entry("SET CD SPEED max/max", Commands.setCdSpeed(MAXIMUM_SPEED, MAXIMUM_SPEED)),
          Map.entry(
              "SET CD SPEED max read, 4x write (706 kB/s)",
              Commands.setCdSpeed(MAXIMUM_SPEED, 706)),
          Map.entry("SEND OPC (DoOPC)", Commands.sendOpc()),
          Map.entry("RESERVE TRACK 300 blocks", Commands.reserveTrack(300)),
          Map.entry("WRITE(10) 26 blocks at lead-in start LBA -11077", Commands.write(-11077, 26)),
          Map.entry("WRITE(10) 1 block at LBA -150", Commands.write(-150, 1)),
          Map.entry("WRITE(10) 16 blocks at LBA 0", Commands.write(0, 16)),
          Map.entry("SYNCHRONIZE CACHE", Commands.synchronizeCache(false)),
          Map.entry("SYNCHRONIZE CACHE Immed", Commands.synchronizeCache(true)),
          Map.entry("CLOSE SESSION Immed", Commands.closeSession(true)),
          Map.entry("CLOSE TRACK FFh", Commands.closeTrack(0xFF, false)),
          Map.entry("BLANK full Immed", Commands.blank(true, true)),
          Map.entry("BLANK minimal Immed", Commands.blank(false, true)),
          Map.entry("START STOP: stop", Commands.startStop(Motion.STOP)),
          Map.entry("START STOP: start", Commands.startStop(Motion.START)),
          Map.entry("START STOP: eject", Commands.startStop(Motion.EJECT)),
          Map.entry("START STOP: load", Commands.startStop(Motion.LOAD)),
          Map.entry("PREVENT", Commands.preventRemoval(true)),
          Map.entry("ALLOW", Commands.preventRemoval(false)),
          Map.entry(
              "GET PERFORMANCE type 3 write speed, 16 descriptors", Commands.getWriteSpeeds(16)));

  /** READ CD, READ CD MSF and READ SUB-CHANNEL: the reader asks those. */
  private static final Set<Integer> OF_THE_READER = Set.of(0xBE, 0xB9, 0x42);

  @Test
  void areBuiltAsTheReferenceHasThem() {
    Set<String> seen = new TreeSet<>();
    for (List<String> row : Vectors.rows("vectors/cdb.tsv").toList()) {
      Cdb expected = Cdb.of(Vectors.hex(row.get(1)));
      if (!OF_THE_READER.contains(expected.opcode())) {
        assertThat(OURS.get(row.get(0))).as(row.get(0)).isEqualTo(expected);
        seen.add(row.get(0));
      }
    }
    assertThat(seen)
        .isEqualTo(OURS.keySet().stream().collect(Collectors.toCollection(TreeSet::new)));
  }
}
