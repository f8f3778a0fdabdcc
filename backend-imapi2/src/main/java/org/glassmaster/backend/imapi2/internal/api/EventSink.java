package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.Bstr;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;

/**
 * The objects that IMAPI2 calls when something happens (imapi2 3.8, 7.5). It calls {@code
 * IDispatch::Invoke} with the arguments reversed; the vtable's own slot leads to the same code.
 * What a listener throws stays here: the sink remembers it.
 */
public final class EventSink {
  /** Hears of a raw write twice a second. */
  @FunctionalInterface
  public interface RawCdListener {
    /**
     * One event.
     *
     * @param format what writes, where it says so; cancelling is its {@code CancelWrite}
     * @param progress lent until this returns
     */
    void update(Optional<DiscFormat2RawCd> format, RawCdEventArgs progress) throws Exception;
  }

  /** Hears of an erasure twice a second. */
  @FunctionalInterface
  public interface EraseListener {
    void update(int elapsedSeconds, int estimatedTotalSeconds) throws Exception;
  }

  /** Hears of drives that come and go, by their unique identifiers. */
  public interface MasterListener {
    void added(String uniqueId) throws Exception;

    void removed(String uniqueId) throws Exception;
  }

  private static final String RAW_CD = "DDiscFormat2RawCDEvents";
  private static final String ERASE = "DDiscFormat2EraseEvents";
  private static final String MASTER = "DDiscMaster2Events";

  private record Listening<L>(ComLibrary library, L listener) {}

  private static final ComClass<Listening<RawCdListener>> RAW_CD_CLASS =
      ComClass.<Listening<RawCdListener>>of(RAW_CD)
          .agile()
          .invokable()
          .on("Update", EventSink::update)
          .build();

  private static final ComClass<Listening<EraseListener>> ERASE_CLASS =
      ComClass.<Listening<EraseListener>>of(ERASE)
          .agile()
          .invokable()
          .on(
              "Update",
              (self, call) -> {
                self.listener.update(call.number(1), call.number(2));
                return HResult.S_OK;
              })
          .build();

  private static final ComClass<Listening<MasterListener>> MASTER_CLASS =
      ComClass.<Listening<MasterListener>>of(MASTER)
          .agile()
          .invokable()
          .on(
              "NotifyDeviceAdded",
              (self, call) -> {
                self.listener.added(Bstr.read(self.library, call.pointer(1)));
                return HResult.S_OK;
              })
          .on(
              "NotifyDeviceRemoved",
              (self, call) -> {
                self.listener.removed(Bstr.read(self.library, call.pointer(1)));
                return HResult.S_OK;
              })
          .build();

  private EventSink() {}

  /** Has the listener called while the format writes. */
  public static Subscription listen(
      ComLibrary library, DiscFormat2RawCd format, RawCdListener listener) throws ComException {
    return Subscription.to(library, format, ComInterface.named(RAW_CD), rawCd(library, listener));
  }

  /** Has the listener called while the format erases. */
  public static Subscription listen(
      ComLibrary library, DiscFormat2Erase format, EraseListener listener) throws ComException {
    return Subscription.to(library, format, ComInterface.named(ERASE), erase(library, listener));
  }

  /** Has the listener called when drives come and go. */
  public static Subscription listen(ComLibrary library, DiscMaster2 master, MasterListener listener)
      throws ComException {
    return Subscription.to(library, master, ComInterface.named(MASTER), master(library, listener));
  }

  static HostedObject<?> rawCd(ComLibrary library, RawCdListener listener) {
    return library.host().offer(RAW_CD_CLASS, new Listening<>(library, listener));
  }

  static HostedObject<?> erase(ComLibrary library, EraseListener listener) {
    return library.host().offer(ERASE_CLASS, new Listening<>(library, listener));
  }

  static HostedObject<?> master(ComLibrary library, MasterListener listener) {
    return library.host().offer(MASTER_CLASS, new Listening<>(library, listener));
  }

  /** Both arguments are lent; only what was queried for is released. */
  private static HResult update(Listening<RawCdListener> self, Arguments call) throws Exception {
    try (ComScope scope = new ComScope(self.library)) {
      RawCdEventArgs progress = scope.queryLent(call.pointer(1), RawCdEventArgs.TYPE);
      self.listener.update(format(scope, call.pointer(0)), progress);
    }
    return HResult.S_OK;
  }

  private static Optional<DiscFormat2RawCd> format(ComScope scope, MemorySegment object) {
    try {
      return Optional.of(scope.queryLent(object, DiscFormat2RawCd.TYPE));
    } catch (ComException e) {
      return Optional.empty();
    }
  }
}
