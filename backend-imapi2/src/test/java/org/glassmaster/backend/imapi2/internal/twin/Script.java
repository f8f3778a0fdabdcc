package org.glassmaster.backend.imapi2.internal.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.jspecify.annotations.Nullable;

/** What an object of one interface answers, method by method; all others are {@code E_NOTIMPL}. */
public final class Script {
  /** One answer. */
  @FunctionalInterface
  public interface Answer {
    HResult to(Arguments arguments) throws Exception;
  }

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();

  public Script on(String method, Answer answer) {
    answers.put(method, answer);
    return this;
  }

  /** The methods called, in order. */
  public List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** An object that answers so, held by its caller. */
  public HostedObject<Script> object(TwinWindows windows, String interfaceName) {
    ComClass.Builder<Script> type = ComClass.of(interfaceName);
    for (ComMethod method : ComInterface.named(interfaceName).methods()) {
      if (method.slot() > 2 && !method.parameters().isEmpty()) {
        type.on(method.name(), (script, arguments) -> script.answer(method.name(), arguments));
      }
    }
    return windows.server().host().offer(type.build(), this);
  }

  private HResult answer(String method, Arguments arguments) throws Exception {
    synchronized (calls) {
      calls.add(method);
    }
    @Nullable Answer answer = answers.get(method);
    return answer == null ? HResult.E_NOTIMPL : answer.to(arguments);
  }
}
