package org.glassmaster.backend.sgio.internal;

import org.glassmaster.mmc.TransportException.Fault;
import org.jspecify.annotations.Nullable;

/** {@code DID_*}: what the kernel says of the way to the drive, by number. */
enum HostStatus {
  OK(0x00, null),
  NO_CONNECT(0x01, Fault.GONE),
  BUS_BUSY(0x02, null),
  TIME_OUT(0x03, Fault.TIMED_OUT),
  BAD_TARGET(0x04, Fault.GONE),
  ABORT(0x05, Fault.RESET),
  PARITY(0x06, Fault.BROKEN),
  ERROR(0x07, Fault.BROKEN),
  RESET(0x08, Fault.RESET),
  BAD_INTR(0x09, Fault.BROKEN),
  PASSTHROUGH(0x0A, Fault.BROKEN),
  SOFT_ERROR(0x0B, Fault.BROKEN),
  IMM_RETRY(0x0C, null),
  REQUEUE(0x0D, null),
  TRANSPORT_DISRUPTED(0x0E, Fault.BROKEN),
  TRANSPORT_FAILFAST(0x0F, Fault.BROKEN),
  TARGET_FAILURE(0x10, null),
  NEXUS_FAILURE(0x11, null),
  ALLOC_FAILURE(0x12, Fault.BROKEN),
  MEDIUM_ERROR(0x13, null),
  UNKNOWN(-1, Fault.BROKEN);

  private final int number;
  private final @Nullable Fault fault;

  HostStatus(int number, @Nullable Fault fault) {
    this.number = number;
    this.fault = fault;
  }

  static HostStatus of(int number) {
    for (HostStatus status : values()) {
      if (status.number == number) {
        return status;
      }
    }
    return UNKNOWN;
  }

  /**
   * What happened to the way; none where the drive itself has answered, or is to be asked again.
   */
  @Nullable Fault fault() {
    return fault;
  }

  /** Whether the command never reached the drive and may simply be sent again. */
  boolean isBusy() {
    return this == BUS_BUSY || this == IMM_RETRY || this == REQUEUE;
  }

  /** Whether the kernel only says in its own words what the drive's sense says. */
  boolean isTheDrives() {
    return this == TARGET_FAILURE || this == NEXUS_FAILURE || this == MEDIUM_ERROR;
  }
}
