package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kernel whose answers a test decides. It finds its way in the header by the reference's table,
 * not by our layout.
 */
final class ScriptedKernel implements Kernel {
  /** What becomes of one SG_IO: the result of the call, after having filled in the header. */
  interface Answer {
    int to(Request request);
  }

  /** A header as the kernel sees it. */
  record Request(MemorySegment header) {
    int u8(String field) {
      return header.get(ValueLayout.JAVA_BYTE, HeaderVector.offset(field)) & 0xFF;
    }

    int s32(String field) {
      return header.get(ValueLayout.JAVA_INT, HeaderVector.offset(field));
    }

    MemorySegment at(String field, long size) {
      long address = header.get(ValueLayout.JAVA_LONG, HeaderVector.offset(field));
      return MemorySegment.ofAddress(address).reinterpret(size);
    }

    String cdb() {
      return hex(at("cmdp", u8("cmd_len")));
    }

    MemorySegment data() {
      return at("dxferp", s32("dxfer_len"));
    }

    Request status(int status) {
      header.set(ValueLayout.JAVA_BYTE, HeaderVector.offset("status"), (byte) status);
      return checked();
    }

    Request host(int status) {
      header.set(ValueLayout.JAVA_SHORT, HeaderVector.offset("host_status"), (short) status);
      return checked();
    }

    Request driver(int status) {
      header.set(ValueLayout.JAVA_SHORT, HeaderVector.offset("driver_status"), (short) status);
      return checked();
    }

    Request residue(int bytes) {
      header.set(ValueLayout.JAVA_INT, HeaderVector.offset("resid"), bytes);
      return this;
    }

    Request sense(String hex) {
      byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
      MemorySegment.copy(
          bytes, 0, at("sbp", u8("mx_sb_len")), ValueLayout.JAVA_BYTE, 0, bytes.length);
      header.set(ValueLayout.JAVA_BYTE, HeaderVector.offset("sb_len_wr"), (byte) bytes.length);
      return this;
    }

    private Request checked() {
      header.set(ValueLayout.JAVA_INT, HeaderVector.offset("info"), 1);
      return this;
    }
  }

  final List<String> calls = new ArrayList<>();
  final Set<Integer> open = new TreeSet<>();
  final Deque<Integer> openAnswers = new ArrayDeque<>();
  final Deque<Answer> answers = new ArrayDeque<>();

  /** What becomes of SG_IO once the script is at its end. */
  Answer otherwise = request -> 0;

  /** What {@code SG_GET_VERSION_NUM} says: the number, or an error. */
  int version = 30_527;

  int sectors = -25;
  private int last = 2;

  /** The next opening fails with that number. */
  ScriptedKernel refusingToOpen(Errno... errors) {
    for (Errno errno : errors) {
      openAnswers.add(-errno.number());
    }
    return this;
  }

  ScriptedKernel answering(Answer answer) {
    answers.add(answer);
    return this;
  }

  @Override
  public int open(String path, int flags) {
    calls.add("open " + path + " " + told(flags));
    int answer = openAnswers.isEmpty() ? 0 : openAnswers.remove();
    if (answer < 0) {
      return answer;
    }
    last++;
    open.add(last);
    return last;
  }

  @Override
  public int ioctl(int descriptor, long request, MemorySegment argument) {
    if (!open.contains(descriptor)) {
      return -9;
    }
    if (request == SG_GET_VERSION_NUM) {
      return number(version, argument);
    }
    if (request == BLKSECTGET) {
      return number(sectors, argument);
    }
    calls.add("ioctl " + descriptor + " " + Long.toHexString(request));
    if (request != SG_IO) {
      return 0;
    }
    Request seen = new Request(argument.reinterpret(88));
    Answer answer = answers.poll();
    return answer == null ? otherwise.to(seen) : answer.to(seen);
  }

  @Override
  public int close(int descriptor) {
    calls.add("close " + descriptor);
    return open.remove(descriptor) ? 0 : -9;
  }

  private static int number(int value, MemorySegment into) {
    if (value < 0) {
      return value;
    }
    into.set(ValueLayout.JAVA_INT, 0, value);
    return 0;
  }

  private static String told(int flags) {
    StringBuilder text = new StringBuilder((flags & 3) == 2 ? "rw" : "r");
    text.append((flags & 0200) != 0 ? " excl" : "");
    text.append((flags & 04000) != 0 ? " nonblock" : "");
    text.append((flags & 02000000) != 0 ? " cloexec" : "");
    return text.toString();
  }

  static String hex(MemorySegment bytes) {
    return HexFormat.ofDelimiter(" ")
        .withUpperCase()
        .formatHex(bytes.toArray(ValueLayout.JAVA_BYTE));
  }
}
