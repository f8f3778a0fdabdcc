package org.glassmaster.backend.imapi2.internal.com;

import java.util.Locale;

/**
 * What a COM method answers. Only the sign tells success from failure: IMAPI2 has successes that
 * are not zero, such as {@code S_IMAPI_SPEEDADJUSTED}. The names below are those that this layer
 * itself gives or meets.
 */
public record HResult(int value) {
  public static final HResult S_OK = new HResult(0);
  public static final HResult S_FALSE = new HResult(1);
  public static final HResult E_NOTIMPL = new HResult(0x80004001);
  public static final HResult E_NOINTERFACE = new HResult(0x80004002);
  public static final HResult E_POINTER = new HResult(0x80004003);
  public static final HResult E_FAIL = new HResult(0x80004005);
  public static final HResult E_OUTOFMEMORY = new HResult(0x8007000E);
  public static final HResult E_INVALIDARG = new HResult(0x80070057);
  public static final HResult RPC_E_CHANGED_MODE = new HResult(0x80010106);

  /** The object called has let go of its clients. */
  public static final HResult RPC_E_DISCONNECTED = new HResult(0x80010108);

  public static final HResult DISP_E_MEMBERNOTFOUND = new HResult(0x80020003);
  public static final HResult DISP_E_TYPEMISMATCH = new HResult(0x80020005);
  public static final HResult DISP_E_BADPARAMCOUNT = new HResult(0x8002000E);
  public static final HResult STG_E_INVALIDFUNCTION = new HResult(0x80030001);
  public static final HResult STG_E_ACCESSDENIED = new HResult(0x80030005);
  public static final HResult STG_E_INVALIDPOINTER = new HResult(0x80030009);
  public static final HResult STG_E_READFAULT = new HResult(0x8003001E);
  public static final HResult STG_E_INVALIDFLAG = new HResult(0x800300FF);
  public static final HResult CO_E_NOTINITIALIZED = new HResult(0x800401F0);
  public static final HResult REGDB_E_CLASSNOTREG = new HResult(0x80040154);
  public static final HResult CONNECT_E_NOCONNECTION = new HResult(0x80040200);

  public boolean succeeded() {
    return value >= 0;
  }

  public boolean failed() {
    return value < 0;
  }

  /** As people look it up: {@code 0xC0AA0602}. */
  public String hex() {
    return String.format(Locale.ROOT, "0x%08X", value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
