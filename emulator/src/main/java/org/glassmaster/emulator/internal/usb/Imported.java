package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import org.glassmaster.emulator.internal.usb.Transfer.Result;
import org.glassmaster.emulator.internal.usb.UsbIp.Submit;
import org.glassmaster.emulator.internal.usb.UsbIp.Unlink;

/**
 * The device while a host has it: each transfer goes to its endpoint and is answered, at once or,
 * where the endpoint has nothing yet, later.
 */
final class Imported {
  /** More transfers than any host has under way at once. */
  private static final int MOST_WAITING = 64;

  /** No host sends or asks for more with a control transfer (USB 2.0, 9.3.5). */
  private static final int MOST_CONTROL = 0xFFFF;

  private final Wire wire;
  private final BulkOnlyTarget target;
  private final ControlEndpoint control;
  private final ArrayDeque<Submit> waiting = new ArrayDeque<>();
  private final ByteBuffer asked = ByteBuffer.allocate(UsbIp.HEADER_LENGTH);
  private final ByteBuffer answered = ByteBuffer.allocateDirect(UsbIp.HEADER_LENGTH);

  Imported(Wire wire, BulkOnlyTarget target, Descriptors descriptors) {
    this.wire = wire;
    this.target = target;
    this.control = new ControlEndpoint(descriptors, target);
  }

  /** Serves the host until it goes. */
  void serve() throws IOException {
    while (wire.next(asked.clear())) {
      UsbIp.Request request =
          UsbIp.request(asked)
              .orElseThrow(() -> new ProtocolException("no USB/IP request of this device"));
      switch (request) {
        case Submit submit -> submit(submit);
        case Unlink unlink -> unlink(unlink);
      }
    }
  }

  private void submit(Submit submit) throws IOException {
    if (submit.endpoint() == 0) {
      control(submit);
      settle();
    } else if (submit.in()) {
      fetch(submit);
    } else {
      accept(submit);
      target.proceed();
      settle();
    }
  }

  private void control(Submit submit) throws IOException {
    if (submit.length() > MOST_CONTROL) {
      throw new ProtocolException("a control transfer of " + submit.length() + " bytes");
    }
    if (!submit.in()) {
      wire.skip(submit.length());
    }
    Transfer transfer = control.answer(submit.setup());
    if (submit.in() && transfer.length() > submit.length()) {
      transfer = Transfer.given(transfer.data().asSlice(0, submit.length()));
    }
    answer(submit, transfer);
  }

  private void fetch(Submit submit) throws IOException {
    boolean queued = waiting.stream().anyMatch(Submit::in);
    Transfer transfer;
    if (submit.endpoint() != Descriptors.BULK_IN) {
      transfer = Transfer.STALLED;
    } else {
      transfer = queued ? Transfer.NOT_YET : target.in(submit.length());
    }
    answer(submit, transfer);
  }

  private void accept(Submit submit) throws IOException {
    if (submit.endpoint() == Descriptors.BULK_OUT) {
      answer(submit, target.out(submit.length(), wire));
    } else {
      wire.skip(submit.length());
      answer(submit, Transfer.STALLED);
    }
  }

  /** Answers what has waited for the endpoint, in the order in which it was asked. */
  private void settle() throws IOException {
    Iterator<Submit> each = waiting.iterator();
    while (each.hasNext()) {
      Submit submit = each.next();
      if (submit.in()) {
        Transfer transfer = target.in(submit.length());
        if (transfer.result() == Result.NOT_YET) {
          return;
        }
        each.remove();
        answer(submit, transfer);
      } else if (!target.isSilent()) {
        // Its data was sent to a drive that did not listen, and is not sent again.
        each.remove();
        answer(submit, UsbIp.PROTOCOL, 0, MemorySegment.NULL);
      }
    }
  }

  private void unlink(Unlink unlink) throws IOException {
    Optional<Submit> victim =
        waiting.stream().filter(each -> each.sequence() == unlink.victim()).findFirst();
    victim.ifPresent(waiting::remove);
    UsbIp.unlinked(answered, unlink, victim.isPresent() ? UsbIp.UNLINKED : UsbIp.OK);
    wire.send(answered);
  }

  private void answer(Submit submit, Transfer transfer) throws IOException {
    switch (transfer.result()) {
      case DONE -> {
        int length = (int) transfer.length();
        boolean tooShort = submit.in() && submit.shortIsAnError() && length < submit.length();
        answer(submit, tooShort ? UsbIp.SHORT : UsbIp.OK, length, transfer.data());
      }
      case STALL -> answer(submit, UsbIp.STALL, 0, MemorySegment.NULL);
      case BABBLE -> answer(submit, UsbIp.OVERFLOW, 0, MemorySegment.NULL);
      case NOT_YET -> {
        if (waiting.size() == MOST_WAITING) {
          throw new ProtocolException("more than " + MOST_WAITING + " transfers at once");
        }
        waiting.add(submit);
      }
    }
  }

  private void answer(Submit submit, int status, int length, MemorySegment data)
      throws IOException {
    UsbIp.submitted(answered, submit, status, length);
    if (submit.in() && length > 0) {
      wire.send(answered, data);
    } else {
      wire.send(answered);
    }
  }
}
