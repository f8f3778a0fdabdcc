package org.glassmaster.emulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.port.WriteMode;

/**
 * What kind of drive a recorder is: what it can, what it refuses, and its habits where drives
 * differ. Immutable; made by changing {@link #modern()} or {@link #old()}.
 */
public final class Personality {
  /** How it takes the CRC of Q frames in 16-byte P–Q blocks (raw-dao-subchannel 2.7). */
  public enum PqCrcHabit {
    /** Inverted or not; what is good either way is stored as discs store it. */
    EITHER,
    /** Inverted only; a WRITE with any other is refused with 5/26/00. */
    INVERTED,
    /** Not inverted only; a WRITE with any other is refused with 5/26/00. */
    PLAIN,
    /** It makes the CRC anew, whatever came. */
    REMADE
  }

  /** What a cue sheet may ask for that some drives refuse. */
  public enum CueTrait {
    /** A lead-in row with the address of the lead-in, for CD-TEXT. */
    LEAD_IN_ADDRESS,
    /** A lead-in row at 00:00:00 that announces CD-TEXT. */
    LEAD_IN_WITHOUT_ADDRESS,
    /** A catalogue number. */
    CATALOGUE,
    /** Recording codes. */
    ISRC,
    /** Recording codes whose rows carry the control bits of their track. */
    ISRC_WITH_CONTROL,
    /** A second or later index. */
    LATER_INDEX,
    /** A track after the first that begins without a pause. */
    NO_PAUSE,
    /** Audio and data in one session. */
    MIXED,
    /** Sub-channel from the host in the programme. */
    SUBCHANNEL
  }

  /** In which forms READ CD gives sub-channel. */
  public enum ReadSubchannel {
    /** P to W as on the disc. */
    RAW,
    /** Q in sixteen bytes. */
    Q,
    /** R to W, de-interleaved and corrected. */
    PACKS
  }

  private final Traits traits;

  private Personality(Traits traits) {
    this.traits = traits;
  }

  /** {@return a drive of the last generation, which takes and reads everything} */
  public static Personality modern() {
    return new Personality(new Traits());
  }

  /**
   * {@return a drive from before MMC-2: no GET CONFIGURATION, no RAW, no CD-TEXT, no underrun
   * protection}
   */
  public static Personality old() {
    return modern().toBuilder()
        .identity("GLASS", "OLD CD-R", "0.9")
        .writes(WriteMode.SAO, WriteMode.TAO)
        .configuration(false)
        .cdText(false)
        .underrunFree(false)
        .reads(ReadSubchannel.Q)
        .build();
  }

  /** {@return a builder that starts from this one} */
  public Builder toBuilder() {
    return new Builder(new Traits(traits));
  }

  /** All of it, for the drive. */
  Traits traits() {
    return traits;
  }

  /** Says what a drive is like. */
  public static final class Builder {
    private final Traits traits;

    private Builder(Traits traits) {
      this.traits = traits;
    }

    /**
     * The names that INQUIRY gives; cut to eight, sixteen and four characters.
     *
     * @param vendorName as INQUIRY tells it
     * @param productName as INQUIRY tells it
     * @param revisionName as INQUIRY tells it
     * @return this builder
     */
    public Builder identity(String vendorName, String productName, String revisionName) {
      traits.vendor = vendorName;
      traits.product = productName;
      traits.revision = revisionName;
      return this;
    }

    /**
     * The serial number.
     *
     * @param number the serial number
     * @return this builder
     */
    public Builder serial(String number) {
      traits.serial = number;
      return this;
    }

    /**
     * The write modes it has; none makes it a mere reader.
     *
     * @param modes the modes
     * @return this builder
     */
    public Builder writes(WriteMode... modes) {
      EnumSet<WriteMode> all = EnumSet.noneOf(WriteMode.class);
      all.addAll(List.of(modes));
      traits.writeModes = Set.copyOf(all);
      return this;
    }

    /**
     * The block formats it takes in RAW mode.
     *
     * @param formats the formats
     * @return this builder
     */
    public Builder rawFormats(BlockFormat... formats) {
      EnumSet<BlockFormat> all = EnumSet.noneOf(BlockFormat.class);
      all.addAll(List.of(formats));
      traits.rawFormats = Set.copyOf(all);
      return this;
    }

    /**
     * Whether it records CD-RW.
     *
     * @param can whether it can
     * @return this builder
     */
    public Builder rewrites(boolean can) {
      traits.rewrites = can;
      return this;
    }

    /**
     * Whether it can record with the laser off.
     *
     * @param can whether it can
     * @return this builder
     */
    public Builder testWrite(boolean can) {
      traits.testWrite = can;
      return this;
    }

    /**
     * Whether it survives an empty buffer.
     *
     * @param can whether it can
     * @return this builder
     */
    public Builder underrunFree(boolean can) {
      traits.underrunFree = can;
      return this;
    }

    /**
     * Whether it takes R–W from the host in SAO, CD-TEXT in the lead-in above all.
     *
     * @param can whether it can
     * @return this builder
     */
    public Builder cdText(boolean can) {
      traits.cdText = can;
      return this;
    }

    /**
     * Whether it knows GET CONFIGURATION (MMC-2 and later).
     *
     * @param known whether it answers GET CONFIGURATION
     * @return this builder
     */
    public Builder configuration(boolean known) {
      traits.configuration = known;
      return this;
    }

    /**
     * How many sectors beyond its last lead-out a medium takes.
     *
     * @param sectors how many sectors
     * @return this builder
     */
    public Builder overburn(int sectors) {
      traits.overburn = sectors;
      return this;
    }

    /**
     * Run-out sectors that it leaves at the end of a track in TAO mode.
     *
     * @param sectors how many sectors
     * @return this builder
     */
    public Builder runOut(int sectors) {
      traits.runOut = sectors;
      return this;
    }

    /**
     * How it takes the CRC in P–Q blocks.
     *
     * @param habit which one it expects
     * @return this builder
     */
    public Builder pqCrc(PqCrcHabit habit) {
      traits.pqCrc = habit;
      return this;
    }

    /**
     * How it counts down in pauses where it makes Q itself.
     *
     * @param convention which one it follows
     * @return this builder
     */
    public Builder countdown(Render.Countdown convention) {
      traits.countdown = convention;
      return this;
    }

    /**
     * Lets it refuse cue sheets that have such a thing.
     *
     * @param trait the thing that it refuses
     * @param sense what the drive said
     * @return this builder
     */
    public Builder refuses(CueTrait trait, Sense sense) {
      Map<CueTrait, Sense> all = new EnumMap<>(CueTrait.class);
      all.putAll(traits.cueRefusals);
      all.put(trait, sense);
      traits.cueRefusals = Map.copyOf(all);
      return this;
    }

    /**
     * Whether the next writable address depends on the write type that was selected: lead-in start
     * in RAW, first pause in SAO, programme in TAO. Otherwise it is always the programme's.
     *
     * @param follows whether it does
     * @return this builder
     */
    public Builder startFollowsMode(boolean follows) {
      traits.startFollowsMode = follows;
      return this;
    }

    /**
     * The forms of sub-channel that READ CD gives.
     *
     * @param forms the forms
     * @return this builder
     */
    public Builder reads(ReadSubchannel... forms) {
      EnumSet<ReadSubchannel> all = EnumSet.noneOf(ReadSubchannel.class);
      all.addAll(List.of(forms));
      traits.readSubchannels = Set.copyOf(all);
      return this;
    }

    /**
     * Whether it reads before LBA 0 and beyond the lead-out's start.
     *
     * @param can whether it can
     * @return this builder
     */
    public Builder overread(boolean can) {
      traits.overread = can;
      return this;
    }

    /**
     * Whether it gives C2 error pointers.
     *
     * @param can whether it can
     * @return this builder
     */
    public Builder c2(boolean can) {
      traits.c2 = can;
      return this;
    }

    /**
     * Whether the numbers in 16-byte Q are binary instead of BCD.
     *
     * @param binary whether it tells binary numbers
     * @return this builder
     */
    public Builder binaryQ(boolean binary) {
      traits.binaryQ = binary;
      return this;
    }

    /**
     * Whether 16-byte Q comes with its CRC, or with zeros in that place.
     *
     * @param given whether it does
     * @return this builder
     */
    public Builder qCrc(boolean given) {
      traits.qCrc = given;
      return this;
    }

    /**
     * Samples by which it reads audio too late; negative: too early.
     *
     * @param samples how many samples
     * @return this builder
     */
    public Builder readOffset(int samples) {
      traits.readOffset = samples;
      return this;
    }

    /**
     * Samples by which each reading of audio may be off; 0 is an accurate stream.
     *
     * @param samples how many samples
     * @return this builder
     */
    public Builder jitter(int samples) {
      traits.jitter = samples;
      return this;
    }

    /**
     * The formats of READ TOC that it knows, of 0 to 5.
     *
     * @param formats the formats
     * @return this builder
     */
    public Builder tocFormats(Integer... formats) {
      traits.tocFormats = Set.of(formats);
      return this;
    }

    /**
     * The most bytes that the way to it moves at once.
     *
     * @param bytes the most in one command
     * @return this builder
     */
    public Builder largestTransfer(int bytes) {
      traits.largestTransfer = bytes;
      return this;
    }

    /**
     * Lets its buffer fill and drain as fast as the selected speed is, so that it answers 2/04/08
     * when it is full.
     *
     * @param buffer its size in bytes
     * @return this builder
     */
    public Builder realTime(int buffer) {
      traits.bufferBytes = buffer;
      traits.realTime = true;
      return this;
    }

    /**
     * The write speeds it has, in kB/s, fastest first; at least one.
     *
     * @param speeds multiples of 75 sectors a second
     * @return this builder
     */
    public Builder writeSpeeds(Integer... speeds) {
      if (speeds.length == 0) {
        throw new IllegalArgumentException("a recorder without a speed");
      }
      traits.writeSpeeds = List.of(speeds);
      return this;
    }

    /**
     * Its fastest reading, in kB/s.
     *
     * @param speed in multiples of 75 sectors a second
     * @return this builder
     */
    public Builder readSpeed(int speed) {
      traits.readSpeed = speed;
      return this;
    }

    /**
     * Lets it say that all went well and burn nothing.
     *
     * @param dead whether it is
     * @return this builder
     */
    public Builder deadLaser(boolean dead) {
      traits.deadLaser = dead;
      return this;
    }

    /**
     * How long it is becoming ready when a medium came in.
     *
     * @param duration how long
     * @return this builder
     */
    public Builder spinUp(Duration duration) {
      traits.spinUp = duration;
      return this;
    }

    /**
     * How long it takes to close a session.
     *
     * @param duration how long
     * @return this builder
     */
    public Builder fixation(Duration duration) {
      traits.fixation = duration;
      return this;
    }

    /**
     * How long it takes to blank a medium.
     *
     * @param duration how long
     * @return this builder
     */
    public Builder blanking(Duration duration) {
      traits.blanking = duration;
      return this;
    }

    /** {@return the drive that was described} */
    public Personality build() {
      return new Personality(new Traits(traits));
    }
  }
}
