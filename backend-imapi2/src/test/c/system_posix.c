/*
 * What ole32 and oleaut32 do on Windows, for a machine that has neither: the same names, the same layouts, and an account of
 * what is still allocated. BSTRs have their byte length in front and a zero behind; arrays are vectors.
 */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "interfaces.h"
#include "results.h"
#include "server.h"

static atomic_int apartments, strings, arrays, blocks;
static _Thread_local int mine;

int64_t system_live(const char *what) {
  if (strcmp(what, "live.apartments") == 0) return apartments;
  if (strcmp(what, "live.strings") == 0) return strings;
  if (strcmp(what, "live.arrays") == 0) return arrays;
  return strcmp(what, "live.blocks") == 0 ? blocks : -1;
}

FAKE_EXPORT HRESULT CoInitializeEx(void *reserved, DWORD concurrency) {
  if (reserved != NULL) return E_INVALIDARG;
  control_set("CoInitializeEx.concurrency", concurrency);
  HRESULT chosen = control_fault("CoInitializeEx");
  if (FAILED(chosen)) return chosen;
  apartments++;
  return mine++ == 0 ? S_OK : S_FALSE;
}

FAKE_EXPORT void CoUninitialize(void) {
  if (mine == 0) {
    control_error("CoUninitialize on a thread without an apartment");
    return;
  }
  mine--;
  apartments--;
}

FAKE_EXPORT HRESULT CoCreateInstance(REFIID clsid, void *outer, DWORD context, REFIID riid, void **object) {
  if (object == NULL) return E_POINTER;
  *object = NULL;
  if (apartments == 0) return CO_E_NOTINITIALIZED;
  if ((context & 1) == 0) return REGDB_E_CLASSNOTREG;
  IClassFactory *factory;
  HRESULT result = server_class(clsid, &IID_IClassFactory, (void **)&factory);
  if (FAILED(result)) return REGDB_E_CLASSNOTREG;
  result = factory->lpVtbl->CreateInstance(factory, outer, riid, object);
  factory->lpVtbl->Release(factory);
  return result;
}

FAKE_EXPORT void *CoTaskMemAlloc(size_t bytes) {
  blocks++;
  return malloc(bytes > 0 ? bytes : 1);
}

FAKE_EXPORT void CoTaskMemFree(void *memory) {
  if (memory == NULL) return;
  blocks--;
  free(memory);
}

FAKE_EXPORT BSTR SysAllocStringLen(const uint16_t *text, UINT units) {
  if (units > 0x3FFFFFF0) return NULL;
  uint32_t bytes = units * 2;
  char *memory = malloc(8 + (size_t)bytes + 2);
  if (memory == NULL) return NULL;
  memcpy(memory + 4, &bytes, 4);
  if (text != NULL) memcpy(memory + 8, text, bytes);
  memset(memory + 8 + bytes, 0, 2);
  strings++;
  return (BSTR)(memory + 8);
}

FAKE_EXPORT void SysFreeString(BSTR text) {
  if (text == NULL) return;
  strings--;
  free((char *)text - 8);
}

FAKE_EXPORT UINT SysStringByteLen(BSTR text) {
  uint32_t bytes = 0;
  if (text != NULL) memcpy(&bytes, (char *)text - 4, 4);
  return bytes;
}

FAKE_EXPORT UINT SysStringLen(BSTR text) { return SysStringByteLen(text) / 2; }

FAKE_EXPORT void VariantInit(VARIANT *variant) { memset(variant, 0, sizeof *variant); }

FAKE_EXPORT HRESULT VariantClear(VARIANT *variant) {
  if (variant == NULL) return E_INVALIDARG;
  if (variant->vt == VT_BSTR) SysFreeString(variant->value.text);
  if ((variant->vt == VT_DISPATCH || variant->vt == VT_UNKNOWN) && variant->value.object != NULL) {
    IUnknown *object = variant->value.object;
    object->lpVtbl->Release(object);
  }
  VariantInit(variant);
  return S_OK;
}

static ULONG elementSize(VARTYPE type) {
  switch (type) {
    case VT_VARIANT: return sizeof(VARIANT);
    case VT_I4:
    case VT_UI4: return 4;
    case VT_UI1: return 1;
    case VT_BSTR:
    case VT_DISPATCH:
    case VT_UNKNOWN: return 8;
    default: return 0;
  }
}

/* In front of the descriptor lies the type, as in Windows. */
FAKE_EXPORT SAFEARRAY *SafeArrayCreateVector(VARTYPE type, LONG lowest, ULONG count) {
  ULONG size = elementSize(type);
  if (size == 0) return NULL;
  char *memory = calloc(1, 16 + sizeof(SAFEARRAY) + (size_t)size * (count + 1));
  uint32_t typed = type;
  memcpy(memory + 12, &typed, 4);
  SAFEARRAY *array = (SAFEARRAY *)(memory + 16);
  *array = (SAFEARRAY){1, 0x80 | (type == VT_VARIANT ? 0x800 : 0), size, 0, array + 1, {{count, lowest}}};
  arrays++;
  return array;
}

FAKE_EXPORT HRESULT SafeArrayGetVartype(SAFEARRAY *array, VARTYPE *type) {
  if (array == NULL || type == NULL) return E_INVALIDARG;
  memcpy(type, (char *)array - 4, sizeof *type);
  return S_OK;
}

FAKE_EXPORT UINT SafeArrayGetDim(SAFEARRAY *array) { return array == NULL ? 0 : array->cDims; }

FAKE_EXPORT HRESULT SafeArrayGetLBound(SAFEARRAY *array, UINT dimension, LONG *lowest) {
  if (array == NULL || lowest == NULL) return E_INVALIDARG;
  if (dimension != 1) return HR(0x8002000B);
  *lowest = array->rgsabound[0].lLbound;
  return S_OK;
}

FAKE_EXPORT HRESULT SafeArrayGetUBound(SAFEARRAY *array, UINT dimension, LONG *highest) {
  if (array == NULL || highest == NULL) return E_INVALIDARG;
  if (dimension != 1) return HR(0x8002000B);
  *highest = array->rgsabound[0].lLbound + (LONG)array->rgsabound[0].cElements - 1;
  return S_OK;
}

FAKE_EXPORT HRESULT SafeArrayAccessData(SAFEARRAY *array, void **data) {
  if (array == NULL || data == NULL) return E_INVALIDARG;
  array->cLocks++;
  *data = array->pvData;
  return S_OK;
}

FAKE_EXPORT HRESULT SafeArrayUnaccessData(SAFEARRAY *array) {
  if (array == NULL || array->cLocks == 0) return HR(0x8000FFFF);
  array->cLocks--;
  return S_OK;
}

FAKE_EXPORT HRESULT SafeArrayDestroy(SAFEARRAY *array) {
  if (array == NULL) return S_OK;
  if (array->cLocks != 0) return HR(0x8002000D);
  VARTYPE type = VT_EMPTY;
  SafeArrayGetVartype(array, &type);
  for (ULONG i = 0; type == VT_VARIANT && i < array->rgsabound[0].cElements; i++) VariantClear((VARIANT *)array->pvData + i);
  arrays--;
  free((char *)array - 16);
  return S_OK;
}
