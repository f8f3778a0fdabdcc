package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;

/** {@code MsftDiscMaster2}. */
final class TwinMaster implements TwinObject, AutoCloseable {
  static final int ADDED = 0x100;
  static final int REMOVED = 0x101;

  private static final ComClass<TwinMaster> CLASS =
      new Kind<TwinMaster>("IDiscMaster2")
          .on("get__NewEnum", TwinMaster::newEnum)
          .on("get_Item", TwinMaster::item)
          .on("get_Count", (self, call) -> call.putInt(0, self.imapi.drives().size()))
          .on(
              "get_IsSupportedEnvironment",
              (self, call) -> call.putBoolean(0, !self.imapi.drives().isEmpty()))
          .face("IConnectionPointContainer")
          .on("FindConnectionPoint", (self, call) -> self.sinks.find(call))
          .build();

  private static final ComClass<Row> ROW =
      new Kind<Row>("IEnumVARIANT")
          .on("Next", Row::next)
          .on(
              "Reset",
              (self, call) -> {
                self.at = 0;
                return HResult.S_OK;
              })
          .build();

  private final TwinImapi imapi;
  private final Sinks sinks;

  private TwinMaster(TwinImapi imapi) {
    this.imapi = imapi;
    this.sinks = new Sinks(imapi, "27354131-7F64-5B0F-8F00-5D77AFBE261E");
  }

  static HostedObject<?> make(TwinImapi imapi) {
    TwinMaster master = new TwinMaster(imapi);
    imapi.add(master);
    return imapi.windows().server().host().offer(CLASS, master);
  }

  @Override
  public TwinImapi imapi() {
    return imapi;
  }

  @Override
  public void close() {
    imapi.remove(this);
    sinks.close();
  }

  /** The master itself is not told as the first argument: nobody reads it. */
  void tell(int number, String uniqueId) {
    MemorySegment text = imapi.windows().string(uniqueId);
    sinks.fire(number, List.of(new Value(9, 0), Value.bstr(text)));
    imapi.windows().sysFreeString(text);
  }

  private HResult newEnum(Arguments call) {
    Row row = new Row(imapi, imapi.drives().stream().map(TwinDrive::uniqueId).toList());
    return call.putPointer(0, imapi.windows().server().host().offer(ROW, row).address());
  }

  private HResult item(Arguments call) {
    int index = call.number(0);
    if (index < 0 || index >= imapi.drives().size()) {
      return HResult.E_INVALIDARG;
    }
    return call.putPointer(1, imapi.windows().string(imapi.drives().get(index).uniqueId()));
  }

  /** A snapshot of the identifiers, which tells at most two at once. */
  private static final class Row implements TwinObject {
    private final TwinImapi imapi;
    private final List<String> ids;
    private int at;

    Row(TwinImapi imapi, List<String> ids) {
      this.imapi = imapi;
      this.ids = ids;
    }

    @Override
    public TwinImapi imapi() {
      return imapi;
    }

    private HResult next(Arguments call) {
      int count = Math.min(2, Math.min(call.number(0), ids.size() - at));
      for (int i = 0; i < count; i++) {
        Value.bstr(imapi.windows().string(ids.get(at++)))
            .write(call.pointer(1).reinterpret(24L * count).asSlice(24L * i));
      }
      if (!call.isNull(2)) {
        HResult _ = call.putInt(2, count);
      }
      return count == 0 ? HResult.S_FALSE : HResult.S_OK;
    }
  }
}
