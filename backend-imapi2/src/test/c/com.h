/*
 * The part of COM that IMAPI2 stands on, for x64: types, layouts and the functions of ole32 and oleaut32.
 * Written from the reference (imapi2 3.1); on Windows it is compared with the system's own headers by judge_com.c.
 */
#ifndef GM_COM_H
#define GM_COM_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t HRESULT, LONG, BOOL, DISPID;
typedef uint32_t ULONG, DWORD, UINT, LCID;
typedef uint16_t WORD, VARTYPE;
typedef int16_t VARIANT_BOOL;
typedef uint8_t BYTE, BOOLEAN;
typedef int64_t LARGE_INTEGER;
typedef uint64_t ULARGE_INTEGER;
typedef uint16_t *BSTR;
typedef uint16_t *LPOLESTR;

typedef struct GUID {
  uint32_t data1;
  uint16_t data2, data3;
  uint8_t data4[8];
} GUID;
typedef GUID IID;
typedef const GUID *REFIID;

/* Every IMAPI_ enumeration is v1_enum, hence 32 bits wide; so are the ranged ULONGs of IDiscRecorder2Ex. */
typedef int32_t IMAPI_CD_SECTOR_TYPE, IMAPI_CD_TRACK_DIGITAL_COPY_SETTING, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE;
typedef int32_t IMAPI_FORMAT2_RAW_CD_WRITE_ACTION, IMAPI_MEDIA_PHYSICAL_TYPE, IMAPI_READ_TRACK_ADDRESS_TYPE;
typedef int32_t IMAPI_FEATURE_PAGE_TYPE, IMAPI_MODE_PAGE_TYPE, IMAPI_MODE_PAGE_REQUEST_TYPE, IMAPI_PROFILE_TYPE;
typedef int32_t IMAPI_BURN_VERIFICATION_LEVEL;
typedef uint32_t ULONG_IMAPI2_NONZERO, ULONG_IMAPI2_NOT_NEGATIVE, ULONG_IMAPI2_DVD_STRUCTURE;
typedef uint32_t ULONG_IMAPI2_ADAPTER_DESCRIPTOR, ULONG_IMAPI2_DEVICE_DESCRIPTOR, ULONG_IMAPI2_DISC_INFORMATION;
typedef uint32_t ULONG_IMAPI2_TRACK_INFORMATION, ULONG_IMAPI2_FEATURE_PAGE, ULONG_IMAPI2_MODE_PAGE;
typedef uint32_t ULONG_IMAPI2_ALL_FEATURE_PAGES, ULONG_IMAPI2_ALL_PROFILES, ULONG_IMAPI2_ALL_MODE_PAGES;

typedef struct ITypeInfo ITypeInfo;

enum {
  VT_EMPTY = 0,
  VT_I4 = 3,
  VT_BSTR = 8,
  VT_DISPATCH = 9,
  VT_BOOL = 11,
  VT_VARIANT = 12,
  VT_UNKNOWN = 13,
  VT_UI1 = 17,
  VT_UI4 = 19,
  VT_BYREF = 0x4000
};
enum { VARIANT_TRUE = -1, VARIANT_FALSE = 0 };

typedef struct VARIANT {
  VARTYPE vt;
  uint16_t reserved[3];
  union {
    int32_t number;
    uint32_t count;
    VARIANT_BOOL truth;
    uint8_t byte;
    BSTR text;
    void *object;
    void **reference;
    struct {
      void *first, *second;
    } record;
  } value;
} VARIANT;

typedef struct SAFEARRAYBOUND {
  ULONG cElements;
  LONG lLbound;
} SAFEARRAYBOUND;

typedef struct SAFEARRAY {
  uint16_t cDims, fFeatures;
  ULONG cbElements, cLocks;
  void *pvData;
  SAFEARRAYBOUND rgsabound[1];
} SAFEARRAY;

typedef struct DISPPARAMS {
  VARIANT *rgvarg;
  DISPID *rgdispidNamedArgs;
  UINT cArgs, cNamedArgs;
} DISPPARAMS;

typedef struct EXCEPINFO {
  WORD wCode, wReserved;
  BSTR bstrSource, bstrDescription, bstrHelpFile;
  DWORD dwHelpContext;
  void *pvReserved;
  void *pfnDeferredFillIn;
  int32_t scode;
} EXCEPINFO;

typedef struct STATSTG {
  LPOLESTR pwcsName;
  DWORD type;
  ULARGE_INTEGER cbSize;
  uint64_t mtime, ctime, atime;
  DWORD grfMode, grfLocksSupported;
  GUID clsid;
  DWORD grfStateBits, reserved;
} STATSTG;

typedef struct CONNECTDATA {
  void *pUnk;
  DWORD dwCookie;
} CONNECTDATA;

#define LAYOUT(type, field, offset) _Static_assert(offsetof(type, field) == (offset), #type "." #field)
_Static_assert(sizeof(GUID) == 16, "GUID");
_Static_assert(sizeof(VARIANT) == 24, "VARIANT");
_Static_assert(sizeof(DISPPARAMS) == 24, "DISPPARAMS");
_Static_assert(sizeof(EXCEPINFO) == 64, "EXCEPINFO");
_Static_assert(sizeof(SAFEARRAY) == 32, "SAFEARRAY");
_Static_assert(sizeof(STATSTG) == 80, "STATSTG");
_Static_assert(sizeof(CONNECTDATA) == 16, "CONNECTDATA");
LAYOUT(VARIANT, value, 8);
LAYOUT(DISPPARAMS, cArgs, 16);
LAYOUT(EXCEPINFO, scode, 56);
LAYOUT(SAFEARRAY, pvData, 16);
LAYOUT(SAFEARRAY, rgsabound, 24);
LAYOUT(STATSTG, cbSize, 16);
LAYOUT(STATSTG, grfMode, 48);
LAYOUT(STATSTG, clsid, 56);
LAYOUT(STATSTG, reserved, 76);
LAYOUT(CONNECTDATA, dwCookie, 8);

#define FAILED(hr) ((hr) < 0)
#define SUCCEEDED(hr) ((hr) >= 0)

BSTR SysAllocStringLen(const uint16_t *text, UINT units);
void SysFreeString(BSTR text);
UINT SysStringLen(BSTR text);
SAFEARRAY *SafeArrayCreateVector(VARTYPE type, LONG lowest, ULONG count);
HRESULT SafeArrayAccessData(SAFEARRAY *array, void **data);
HRESULT SafeArrayUnaccessData(SAFEARRAY *array);
HRESULT SafeArrayDestroy(SAFEARRAY *array);
HRESULT VariantClear(VARIANT *variant);
void *CoTaskMemAlloc(size_t bytes);
void CoTaskMemFree(void *memory);

#ifdef _WIN32
#define FAKE_EXPORT __declspec(dllexport)
#else
#define FAKE_EXPORT __attribute__((visibility("default")))
#endif

#endif
