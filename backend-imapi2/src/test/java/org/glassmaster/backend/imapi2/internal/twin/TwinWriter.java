package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.jspecify.annotations.Nullable;

/** {@code MsftDiscFormat2RawCD}: the states of imapi2 7.2 and the refusals of 5.4. */
final class TwinWriter implements TwinObject, AutoCloseable {
  private static final HResult RECORDER_REQUIRED = new HResult(0xC0AA0003);
  private static final HResult IN_PROGRESS = new HResult(0xC0AA0600);
  private static final HResult NOT_IN_PROGRESS = new HResult(0xC0AA0601);
  private static final HResult NOT_PREPARED = new HResult(0xC0AA0602);
  private static final HResult PREPARED = new HResult(0xC0AA0603);
  private static final HResult BAD_NAME = new HResult(0xC0AA0604);
  private static final HResult NOT_BLANK = new HResult(0xC0AA0606);
  private static final HResult NOT_SUPPORTED = new HResult(0xC0AA0607);
  private static final HResult NO_RECORDER = new HResult(0xC0AA060A);
  private static final HResult BAD_TYPE = new HResult(0xC0AA060E);
  private static final HResult LEADIN_TOO_SHORT = new HResult(0xC0AA060F);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 .,:;_-]{1,63}");
  private static final int COOKED = 2;
  private static final int WHOLE_LEAD_IN = 22_650;
  private static final int CDR = 2;
  private static final int CDRW = 3;

  private enum State {
    IDLE,
    PREPARED,
    WRITING
  }

  private static final ComClass<TwinWriter> CLASS =
      new Kind<TwinWriter>("IDiscFormat2RawCD")
          .on("IsRecorderSupported", TwinWriter::isRecorderSupported)
          .on("IsCurrentMediaSupported", TwinWriter::isCurrentMediaSupported)
          .on(
              "get_MediaPhysicallyBlank",
              (self, call) -> self.on(NO_RECORDER, drive -> call.putBoolean(0, drive.isBlank())))
          .on(
              "get_MediaHeuristicallyBlank",
              (self, call) -> self.on(NO_RECORDER, drive -> call.putBoolean(0, drive.isBlank())))
          .on(
              "get_SupportedMediaTypes",
              (self, call) -> self.array(call, List.of(Value.i4(CDR), Value.i4(CDRW))))
          .on("PrepareMedia", (self, call) -> self.prepare())
          .on("WriteMedia", (self, call) -> self.write(call.pointer(0), WHOLE_LEAD_IN))
          .on("WriteMedia2", (self, call) -> self.write(call.pointer(0), call.number(1)))
          .on("CancelWrite", (self, call) -> self.cancel())
          .on("ReleaseMedia", (self, call) -> self.release())
          .on(
              "SetWriteSpeed",
              (self, call) -> self.on(RECORDER_REQUIRED, drive -> self.speeds.set(call)))
          .on("put_Recorder", TwinWriter::putRecorder)
          .on("get_Recorder", TwinWriter::getRecorder)
          .on(
              "put_BufferUnderrunFreeDisabled",
              (self, call) ->
                  self.prepared(
                      () -> {
                        self.unprotected = call.truth(0);
                        return HResult.S_OK;
                      }))
          .on(
              "get_BufferUnderrunFreeDisabled",
              (self, call) -> call.putBoolean(0, self.unprotected))
          .on(
              "get_StartOfNextSession",
              (self, call) ->
                  self.prepared(() -> self.on(NO_RECORDER, d -> call.putInt(0, d.atip(8)))))
          .on(
              "get_LastPossibleStartOfLeadout",
              (self, call) ->
                  self.prepared(() -> self.on(NO_RECORDER, d -> call.putInt(0, d.atip(12)))))
          .on(
              "get_CurrentPhysicalMediaType",
              (self, call) -> self.on(NO_RECORDER, drive -> call.putInt(0, mediaType(drive))))
          .on(
              "get_SupportedSectorTypes",
              (self, call) ->
                  self.prepared(
                      () ->
                          self.on(
                              NO_RECORDER,
                              drive ->
                                  self.array(
                                      call,
                                      drive.sectorTypes().stream().map(Value::ui4).toList()))))
          .on("put_RequestedSectorType", TwinWriter::putSectorType)
          .on(
              "get_RequestedSectorType",
              (self, call) -> self.prepared(() -> call.putInt(0, self.sectorType)))
          .on("put_ClientName", TwinWriter::putClientName)
          .on(
              "get_ClientName",
              (self, call) -> call.putPointer(0, self.imapi.windows().string(self.clientName)))
          .on("get_RequestedWriteSpeed", (self, call) -> self.speeds.getRequested(call))
          .on(
              "get_RequestedRotationTypeIsPureCAV",
              (self, call) -> self.speeds.getRequestedCav(call))
          .on(
              "get_CurrentWriteSpeed",
              (self, call) -> self.on(NO_RECORDER, drive -> self.speeds.getCurrent(call)))
          .on(
              "get_CurrentRotationTypeIsPureCAV",
              (self, call) -> self.on(NO_RECORDER, drive -> call.putBoolean(0, false)))
          .on(
              "get_SupportedWriteSpeeds",
              (self, call) -> self.on(NO_RECORDER, drive -> self.speeds.getSupported(call)))
          .on(
              "get_SupportedWriteSpeedDescriptors",
              (self, call) ->
                  self.on(NO_RECORDER, drive -> self.speeds.getDescriptors(call, mediaType(drive))))
          .face("IConnectionPointContainer")
          .on("FindConnectionPoint", (self, call) -> self.sinks.find(call))
          .build();

  private final TwinImapi imapi;
  private final Sinks sinks;
  private final TwinSpeeds speeds;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private @Nullable HostedObject<TwinWriter> self;
  private volatile State state = State.IDLE;
  private MemorySegment recorder = MemorySegment.NULL;
  private String clientName = "";
  private boolean unprotected;
  private int sectorType = COOKED;

  private TwinWriter(TwinImapi imapi) {
    this.imapi = imapi;
    this.speeds = new TwinSpeeds(imapi.windows());
    this.sinks = new Sinks(imapi, "27354142-7F64-5B0F-8F00-5D77AFBE261E");
  }

  static HostedObject<?> make(TwinImapi imapi) {
    TwinWriter writer = new TwinWriter(imapi);
    HostedObject<TwinWriter> object = imapi.windows().server().host().offer(CLASS, writer);
    writer.self = object;
    return object;
  }

  @Override
  public TwinImapi imapi() {
    return imapi;
  }

  @Override
  public void close() {
    sinks.close();
    if (recorder.address() != 0) {
      int _ = Calls.release(recorder);
    }
  }

  private Optional<TwinRecorder> recorder() {
    return Optional.ofNullable(imapi.recorder(recorder));
  }

  private HResult on(HResult without, Function<TwinDrive, HResult> work) {
    Optional<TwinDrive> drive = recorder().flatMap(TwinRecorder::drive);
    if (drive.isEmpty()) {
      return without;
    }
    return drive.get().isGone() ? TwinDrive.NOT_THERE : work.apply(drive.get());
  }

  private interface Step {
    HResult take();
  }

  private HResult prepared(Step step) {
    return state == State.IDLE ? NOT_PREPARED : step.take();
  }

  private HResult preparedAndAtRest(Step step) {
    return state == State.WRITING ? IN_PROGRESS : prepared(step);
  }

  private HResult idle(Step step) {
    return switch (state) {
      case IDLE -> step.take();
      case PREPARED -> PREPARED;
      case WRITING -> IN_PROGRESS;
    };
  }

  private HResult array(Arguments call, List<Value> values) {
    return call.putPointer(0, imapi.windows().array(values));
  }

  private static int mediaType(TwinDrive drive) {
    return switch (drive.profile()) {
      case 0x09 -> CDR;
      case 0x0A -> CDRW;
      case 0x08 -> 1;
      default -> 0;
    };
  }

  private HResult isRecorderSupported(Arguments call) {
    TwinRecorder asked = imapi.recorder(call.pointer(0));
    if (asked == null) {
      return HResult.E_INVALIDARG;
    }
    return call.putBoolean(
        1, asked.drive().map(drive -> !drive.sectorTypes().isEmpty()).orElse(false));
  }

  private HResult isCurrentMediaSupported(Arguments call) {
    TwinRecorder asked = imapi.recorder(call.pointer(0));
    if (asked == null || asked.drive().isEmpty()) {
      return HResult.E_INVALIDARG;
    }
    HResult ready = asked.drive().get().ready();
    HResult told =
        call.putBoolean(1, ready.succeeded() && suitable(asked.drive().get()).equals(HResult.S_OK));
    return ready.failed() ? ready : told;
  }

  private static HResult suitable(TwinDrive drive) {
    int type = mediaType(drive);
    if (type != CDR && type != CDRW) {
      return NOT_SUPPORTED;
    }
    return drive.isBlank() ? HResult.S_OK : NOT_BLANK;
  }

  private HResult putRecorder(Arguments call) {
    return idle(
        () -> {
          MemorySegment next = call.pointer(0);
          if (next.address() != 0) {
            TwinRecorder asked = imapi.recorder(next);
            if (asked == null || asked.drive().isEmpty()) {
              return HResult.E_INVALIDARG;
            }
            HResult ready = asked.drive().get().ready();
            if (ready.failed()) {
              return ready;
            }
            int _ = Calls.addRef(next);
          }
          if (recorder.address() != 0) {
            int _ = Calls.release(recorder);
          }
          recorder = next;
          return HResult.S_OK;
        });
  }

  private HResult getRecorder(Arguments call) {
    if (recorder.address() != 0) {
      int _ = Calls.addRef(recorder);
    }
    return call.putPointer(0, recorder);
  }

  private HResult putClientName(Arguments call) {
    return idle(
        () -> {
          String name = imapi.windows().text(call.pointer(0));
          if (!NAME.matcher(name).matches()) {
            return BAD_NAME;
          }
          clientName = name;
          return HResult.S_OK;
        });
  }

  private HResult putSectorType(Arguments call) {
    return preparedAndAtRest(
        () ->
            on(
                NO_RECORDER,
                drive -> {
                  if (!drive.sectorTypes().contains(call.number(0))) {
                    return BAD_TYPE;
                  }
                  sectorType = call.number(0);
                  return HResult.S_OK;
                }));
  }

  private HResult prepare() {
    return idle(
        () -> {
          if (clientName.isEmpty()) {
            return BAD_NAME;
          }
          return on(
              NO_RECORDER,
              drive -> {
                HResult fit = drive.ready().failed() ? drive.ready() : suitable(drive);
                HResult locked = fit.failed() ? fit : drive.lock(holder(), clientName);
                if (locked.succeeded()) {
                  state = State.PREPARED;
                }
                return locked;
              });
        });
  }

  /** The lock is the recorder object's, which may have it already. */
  private Object holder() {
    return recorder().map(Object.class::cast).orElse(this);
  }

  private HResult release() {
    return preparedAndAtRest(
        () -> {
          state = State.IDLE;
          recorder().flatMap(TwinRecorder::drive).ifPresent(drive -> drive.unlock(holder()));
          return HResult.S_OK;
        });
  }

  private HResult cancel() {
    if (state != State.WRITING) {
      return NOT_IN_PROGRESS;
    }
    cancelled.set(true);
    return HResult.S_OK;
  }

  private HResult write(MemorySegment stream, int leadInSectors) {
    if (stream.address() == 0) {
      return HResult.E_POINTER;
    }
    return preparedAndAtRest(
        () ->
            on(
                NO_RECORDER,
                drive -> {
                  if (!drive.isBlank()) {
                    return NOT_BLANK;
                  }
                  int first = drive.atip(8);
                  if (leadInSectors < -first) {
                    return LEADIN_TOO_SHORT;
                  }
                  state = State.WRITING;
                  imapi.remember(sinks.first(), stream);
                  cancelled.set(false);
                  try {
                    return new TwinWrite(
                            imapi, sinks, drive, sectorType, first, cancelled, address())
                        .run(stream, leadInSectors + first);
                  } finally {
                    state = State.PREPARED;
                  }
                }));
  }

  private MemorySegment address() {
    HostedObject<TwinWriter> object = self;
    return object == null ? MemorySegment.NULL : object.address();
  }
}
