# Slots and layouts as assertions against the system's own headers: awk -f assertions.awk guids slots…
# Of the interfaces of IMAPI2 only where a header of them is on the include path, which mingw-w64 does not bring.
BEGIN {
  FS = "\t"
  ole = " IUnknown IDispatch IEnumVARIANT ISequentialStream IStream IConnectionPointContainer IEnumConnectionPoints IConnectionPoint IEnumConnections IMarshal IClassFactory "
  print "#define CINTERFACE\n#define COBJMACROS\n#include <stddef.h>\n#include <windows.h>\n#include <objidl.h>\n#include <oaidl.h>\n#include <ocidl.h>"
  print "#if __has_include(<imapi2.h>)\n#include <imapi2.h>\n#define IMAPI2\n#endif"
}
FNR == 1 { file++; next }
file == 1 { next }
{
  guard = !index(ole, " " $1 " ")
  if (guard) print "#ifdef IMAPI2"
  printf "_Static_assert(offsetof(%sVtbl, %s) == 8 * %d, \"%s.%s\");\n", $1, $3, $2, $1, $3
  if (guard) print "#endif"
}
END {
  size["GUID"] = 16; size["VARIANT"] = 24; size["DISPPARAMS"] = 24; size["EXCEPINFO"] = 64; size["SAFEARRAY"] = 32; size["STATSTG"] = 80; size["CONNECTDATA"] = 16
  for (type in size) printf "_Static_assert(sizeof(%s) == %d, \"%s\");\n", type, size[type], type
  split("VARIANT.lVal 8,DISPPARAMS.cArgs 16,EXCEPINFO.scode 56,SAFEARRAY.pvData 16,SAFEARRAY.rgsabound 24,STATSTG.cbSize 16,STATSTG.grfMode 48,STATSTG.clsid 56,CONNECTDATA.dwCookie 8", places, ",")
  for (i in places) {
    split(places[i], place, /[. ]/)
    printf "_Static_assert(offsetof(%s, %s) == %d, \"%s\");\n", place[1], place[2], place[3], places[i]
  }
}
