package org.glassmaster.backend.sgio.internal;

/** The error numbers of Linux that mean something here (x86-64 and aarch64 agree on them). */
enum Errno {
  EPERM(1, "the system does not allow it"),
  ENOENT(2, "there is no such node"),
  EINTR(4, "a signal came in between"),
  EIO(5, "input or output failed"),
  ENXIO(6, "there is no device behind the node"),
  ENOMEM(12, "the kernel has no memory for it"),
  EACCES(13, "the node's permissions do not allow it"),
  EFAULT(14, "bad address"),
  EBUSY(16, "something else holds it"),
  ENODEV(19, "the device is gone"),
  EINVAL(22, "the kernel does not take it"),
  EMFILE(24, "too many open files"),
  ENOTTY(25, "it is no SCSI device"),
  EROFS(30, "it is read-only"),
  EMSGSIZE(90, "the command is too short"),
  ENOMEDIUM(123, "there is no medium"),
  ERESTARTSYS(512, "a signal came in between");

  private final int number;
  private final String meaning;

  Errno(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** Whether a call of {@link Kernel} answered this. */
  boolean is(int answer) {
    return answer == -number;
  }

  /** What a call of {@link Kernel} answered, for people: {@code input or output failed (EIO)}. */
  static String told(int answer) {
    for (Errno errno : values()) {
      if (errno.is(answer)) {
        return errno.meaning + " (" + errno.name() + ")";
      }
    }
    return "error " + -answer;
  }
}
