package org.glassmaster.core.plan;

import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;

/**
 * What the user wishes of a recording; what is left open, the plan decides.
 *
 * @param writeMode the write mode that is demanded
 * @param blockFormat the block format that is demanded
 * @param render what the standards leave open
 * @param leadIn the LBA at which the lead-in is to start
 * @param speed in multiples of 75 sectors a second; the fastest where it is absent
 * @param simulate go through it with the laser off
 * @param verify read back and compare what was written
 * @param preread read the whole source once before anything is written
 * @param consent what the user agrees to
 * @param overburn write past the end that the medium states
 * @param overwrite replace an image that exists
 * @param append add sessions to a disc that was left open
 * @param keepOpen leave the disc open for further sessions
 * @param underrunProtection let the drive pause when data is late
 * @param readOffset samples by which the source delivers audio late
 * @param writeOffset samples by which the target writes audio late
 * @param join let audio that ends inside a sector run on into what follows
 * @param retries how often a sector that cannot be read is tried again
 */
public record PlanRequest(
    Optional<WriteMode> writeMode,
    Optional<BlockFormat> blockFormat,
    Render render,
    OptionalInt leadIn,
    OptionalInt speed,
    boolean simulate,
    boolean verify,
    boolean preread,
    Consent consent,
    boolean overburn,
    boolean overwrite,
    boolean append,
    boolean keepOpen,
    boolean underrunProtection,
    int readOffset,
    int writeOffset,
    boolean join,
    int retries) {

  /** Refuses what cannot be. */
  public PlanRequest {
    leadIn.ifPresent(
        lba -> {
          if (lba < Geometry.FIRST_LBA || lba >= Geometry.FIRST_PAUSE_LBA) {
            throw new IllegalArgumentException("a lead-in cannot start at LBA " + lba);
          }
        });
    if (speed.isPresent() && speed.getAsInt() < 1) {
      throw new IllegalArgumentException("no such speed: " + speed.getAsInt());
    }
    if (retries < 0) {
      throw new IllegalArgumentException("no such number of retries: " + retries);
    }
  }

  /** Nothing in particular. */
  public static final PlanRequest DEFAULT = builder().build();

  /**
   * Starts from {@link #DEFAULT}.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the part of it that concerns the recorder} */
  public RecordOptions recordOptions() {
    return new RecordOptions(
        render, speed, simulate, overwrite, overburn, underrunProtection, keepOpen);
  }

  /** Collects wishes. */
  public static final class Builder {
    private Optional<WriteMode> writeMode = Optional.empty();
    private Optional<BlockFormat> blockFormat = Optional.empty();
    private Render render = Render.DEFAULT;
    private OptionalInt leadIn = OptionalInt.empty();
    private OptionalInt speed = OptionalInt.empty();
    private boolean simulate;
    private boolean verify = true;
    private boolean preread = true;
    private Consent consent = Consent.NONE;
    private boolean overburn;
    private boolean overwrite;
    private boolean append;
    private boolean keepOpen;
    private boolean underrunProtection = true;
    private int readOffset;
    private int writeOffset;
    private boolean join;
    private int retries;

    private Builder() {}

    /**
     * Demands a write mode.
     *
     * @param mode the write mode
     * @return this builder
     */
    public Builder writeMode(WriteMode mode) {
      this.writeMode = Optional.of(mode);
      return this;
    }

    /**
     * Demands a block format.
     *
     * @param format the block format
     * @return this builder
     */
    public Builder blockFormat(BlockFormat format) {
      this.blockFormat = Optional.of(format);
      return this;
    }

    /**
     * Decides what the standards leave open.
     *
     * @param choices what to do
     * @return this builder
     */
    public Builder render(Render choices) {
      this.render = choices;
      return this;
    }

    /**
     * Demands that the lead-in starts at an address.
     *
     * @param lba the first sector
     * @return this builder
     */
    public Builder leadIn(int lba) {
      this.leadIn = OptionalInt.of(lba);
      return this;
    }

    /**
     * Limits the speed, in multiples of 75 sectors a second.
     *
     * @param factor in multiples of 75 sectors a second
     * @return this builder
     */
    public Builder speed(int factor) {
      this.speed = OptionalInt.of(factor);
      return this;
    }

    /**
     * Goes through it with the laser off.
     *
     * @return this builder
     */
    public Builder simulate() {
      this.simulate = true;
      return this;
    }

    /**
     * Does not read back what was written.
     *
     * @return this builder
     */
    public Builder withoutVerification() {
      this.verify = false;
      return this;
    }

    /**
     * Does not read the source before writing.
     *
     * @return this builder
     */
    public Builder withoutPreread() {
      this.preread = false;
      return this;
    }

    /**
     * Agrees to findings and losses.
     *
     * @param to what is agreed to
     * @return this builder
     */
    public Builder consent(Consent to) {
      this.consent = to;
      return this;
    }

    /**
     * Writes past the end that the medium states.
     *
     * @return this builder
     */
    public Builder overburn() {
      this.overburn = true;
      return this;
    }

    /**
     * Replaces an image that exists.
     *
     * @return this builder
     */
    public Builder overwrite() {
      this.overwrite = true;
      return this;
    }

    /**
     * Adds sessions to a disc that was left open.
     *
     * @return this builder
     */
    public Builder append() {
      this.append = true;
      return this;
    }

    /**
     * Leaves the disc open for further sessions.
     *
     * @return this builder
     */
    public Builder keepOpen() {
      this.keepOpen = true;
      return this;
    }

    /**
     * Does without the drive's protection against late data.
     *
     * @return this builder
     */
    public Builder withoutUnderrunProtection() {
      this.underrunProtection = false;
      return this;
    }

    /**
     * Says by how many samples the source delivers audio late.
     *
     * @param samples samples, negative for early
     * @return this builder
     */
    public Builder readOffset(int samples) {
      this.readOffset = samples;
      return this;
    }

    /**
     * Says by how many samples the target writes audio late.
     *
     * @param samples samples, negative for early
     * @return this builder
     */
    public Builder writeOffset(int samples) {
      this.writeOffset = samples;
      return this;
    }

    /**
     * Lets audio that ends inside a sector run on into what follows.
     *
     * @return this builder
     */
    public Builder join() {
      this.join = true;
      return this;
    }

    /**
     * Tries so often again what cannot be read.
     *
     * @param times how often
     * @return this builder
     */
    public Builder retries(int times) {
      this.retries = times;
      return this;
    }

    /** {@return the request} */
    public PlanRequest build() {
      return new PlanRequest(
          writeMode,
          blockFormat,
          render,
          leadIn,
          speed,
          simulate,
          verify,
          preread,
          consent,
          overburn,
          overwrite,
          append,
          keepOpen,
          underrunProtection,
          readOffset,
          writeOffset,
          join,
          retries);
    }
  }
}
