package org.glassmaster.emulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.emulator.Personality.CueTrait;
import org.glassmaster.emulator.Personality.PqCrcHabit;
import org.glassmaster.emulator.Personality.ReadSubchannel;

/**
 * What a {@link Personality} consists of; its builder says what each means. Changed only while it
 * is built.
 */
final class Traits {
  String vendor = "GLASS";
  String product = "EMULATED CD-RW";
  String revision = "1.0";
  String serial = "0123456789AB";
  Set<WriteMode> writeModes = EnumSet.allOf(WriteMode.class);
  Set<BlockFormat> rawFormats = EnumSet.of(BlockFormat.PQ, BlockFormat.COOKED, BlockFormat.RAW);
  boolean rewrites = true;
  boolean testWrite = true;
  boolean underrunFree = true;
  boolean cdText = true;
  boolean configuration = true;
  int overburn;
  int runOut = 2;
  PqCrcHabit pqCrc = PqCrcHabit.EITHER;
  Render.Countdown countdown = Render.Countdown.A;
  Map<CueTrait, Sense> cueRefusals = Map.of();
  boolean startFollowsMode = true;
  Set<ReadSubchannel> readSubchannels = EnumSet.allOf(ReadSubchannel.class);
  boolean overread = true;
  boolean c2 = true;
  boolean binaryQ;
  boolean qCrc = true;
  int readOffset;
  int jitter;
  Set<Integer> tocFormats = Set.of(0, 1, 2, 3, 4, 5);
  int largestTransfer = 1 << 17;
  int bufferBytes = 2 << 20;
  boolean realTime;
  List<Integer> writeSpeeds = List.of(7056, 4234, 2822, 1411, 706);
  int readSpeed = 8467;
  boolean deadLaser;
  Duration spinUp = Duration.ZERO;
  Duration fixation = Duration.ZERO;
  Duration blanking = Duration.ZERO;

  /** A drive of the last generation. */
  Traits() {}

  /** The same once more. */
  Traits(Traits other) {
    this.vendor = other.vendor;
    this.product = other.product;
    this.revision = other.revision;
    this.serial = other.serial;
    this.writeModes = other.writeModes;
    this.rawFormats = other.rawFormats;
    this.rewrites = other.rewrites;
    this.testWrite = other.testWrite;
    this.underrunFree = other.underrunFree;
    this.cdText = other.cdText;
    this.configuration = other.configuration;
    this.overburn = other.overburn;
    this.runOut = other.runOut;
    this.pqCrc = other.pqCrc;
    this.countdown = other.countdown;
    this.cueRefusals = other.cueRefusals;
    this.startFollowsMode = other.startFollowsMode;
    this.readSubchannels = other.readSubchannels;
    this.overread = other.overread;
    this.c2 = other.c2;
    this.binaryQ = other.binaryQ;
    this.qCrc = other.qCrc;
    this.readOffset = other.readOffset;
    this.jitter = other.jitter;
    this.tocFormats = other.tocFormats;
    this.largestTransfer = other.largestTransfer;
    this.bufferBytes = other.bufferBytes;
    this.realTime = other.realTime;
    this.writeSpeeds = other.writeSpeeds;
    this.readSpeed = other.readSpeed;
    this.deadLaser = other.deadLaser;
    this.spinUp = other.spinUp;
    this.fixation = other.fixation;
    this.blanking = other.blanking;
  }

  String vendor() {
    return vendor;
  }

  String product() {
    return product;
  }

  String revision() {
    return revision;
  }

  String serial() {
    return serial;
  }

  Set<WriteMode> writeModes() {
    return writeModes;
  }

  Set<BlockFormat> rawFormats() {
    return rawFormats;
  }

  boolean rewrites() {
    return rewrites;
  }

  boolean testWrite() {
    return testWrite;
  }

  boolean underrunFree() {
    return underrunFree;
  }

  boolean cdText() {
    return cdText;
  }

  boolean configuration() {
    return configuration;
  }

  int overburn() {
    return overburn;
  }

  int runOut() {
    return runOut;
  }

  PqCrcHabit pqCrc() {
    return pqCrc;
  }

  Render.Countdown countdown() {
    return countdown;
  }

  Map<CueTrait, Sense> cueRefusals() {
    return cueRefusals;
  }

  boolean startFollowsMode() {
    return startFollowsMode;
  }

  Set<ReadSubchannel> readSubchannels() {
    return readSubchannels;
  }

  boolean overread() {
    return overread;
  }

  boolean c2() {
    return c2;
  }

  boolean binaryQ() {
    return binaryQ;
  }

  boolean qCrc() {
    return qCrc;
  }

  int readOffset() {
    return readOffset;
  }

  int jitter() {
    return jitter;
  }

  Set<Integer> tocFormats() {
    return tocFormats;
  }

  int largestTransfer() {
    return largestTransfer;
  }

  int bufferBytes() {
    return bufferBytes;
  }

  boolean realTime() {
    return realTime;
  }

  List<Integer> writeSpeeds() {
    return writeSpeeds;
  }

  int readSpeed() {
    return readSpeed;
  }

  boolean deadLaser() {
    return deadLaser;
  }

  Duration spinUp() {
    return spinUp;
  }

  Duration fixation() {
    return fixation;
  }

  Duration blanking() {
    return blanking;
  }
}
