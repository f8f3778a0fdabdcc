package org.glassmaster.backend.imapi2.internal.com;

/** A COM method answered with a failure. What the code means is for the caller to say. */
public final class ComException extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String interfaceName;
  private final String method;

  public ComException(HResult result, String interfaceName, String method) {
    super(interfaceName + "::" + method + " answered " + result.hex());
    this.code = result.value();
    this.interfaceName = interfaceName;
    this.method = method;
  }

  ComException(HResult result, ComMethod method) {
    this(result, method.owner(), method.name());
  }

  public HResult result() {
    return new HResult(code);
  }

  /**
   * Whose method it was, such as {@code IDiscFormat2RawCD}; for a function of the system the name
   * of its library.
   */
  public String interfaceName() {
    return interfaceName;
  }

  /** Such as {@code PrepareMedia}. */
  public String method() {
    return method;
  }
}
