/* The way in: DllGetClassObject, which COM calls on Windows and CoCreateInstance of system_posix.c elsewhere. */
#include <stdio.h>
#include <string.h>

#include "control.h"
#include "results.h"
#include "server.h"

typedef struct Class {
  const GUID *clsid;
  const char *name;
  void *(*make)(void);
} Class;

static const Class CLASSES[] = {
    {&CLSID_MsftDiscMaster2, "MsftDiscMaster2", master_new},
    {&CLSID_MsftDiscRecorder2, "MsftDiscRecorder2", recorder_new},
    {&CLSID_MsftDiscFormat2RawCD, "MsftDiscFormat2RawCD", raw_new},
    {&CLSID_MsftDiscFormat2Erase, "MsftDiscFormat2Erase", erase_new},
    {&CLSID_MsftRawCDImageCreator, "MsftRawCDImageCreator", creator_new},
    {&CLSID_MsftStreamZero, "MsftStreamZero", zero_new},
    {&CLSID_MsftStreamPrng001, "MsftStreamPrng001", random_new},
    {&CLSID_MsftStreamConcatenate, "MsftStreamConcatenate", concatenation_new},
    {&CLSID_MsftStreamInterleave, "MsftStreamInterleave", interleaving_new},
};

typedef struct Factory {
  Object object;
  const Class *class;
} Factory;

static const Kind FACTORY = {.name = "ClassFactory", .size = sizeof(Factory), .faces = {{&IID_IClassFactory, &IClassFactory_vtbl}}};

HRESULT server_class(REFIID clsid, REFIID riid, void **object) {
  if (object == NULL) return E_POINTER;
  *object = NULL;
  for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
    if (!same_id(clsid, CLASSES[i].clsid)) continue;
    char name[96];
    snprintf(name, sizeof name, "%s.CreateInstance", CLASSES[i].name);
    HRESULT chosen = control_fault(name);
    if (FAILED(chosen)) return chosen;
    Factory *factory = object_new(&FACTORY);
    factory->class = &CLASSES[i];
    HRESULT result = object_QueryInterface(object_face(factory, 0), riid, object);
    object_Release(object_face(factory, 0));
    return result;
  }
  return CLASS_E_CLASSNOTAVAILABLE;
}

HRESULT IClassFactory_CreateInstance(IClassFactory *self, IUnknown *pUnkOuter, const GUID *riid, void **ppvObject) {
  if (ppvObject == NULL) return E_POINTER;
  *ppvObject = NULL;
  if (pUnkOuter != NULL) return CLASS_E_NOAGGREGATION;
  void *made = ((Factory *)object_of(self))->class->make();
  HRESULT result = object_QueryInterface(object_face(made, 0), riid, ppvObject);
  object_Release(object_face(made, 0));
  return result;
}

HRESULT IClassFactory_LockServer(IClassFactory *self, BOOL fLock) {
  (void)self, (void)fLock;
  return S_OK;
}

int64_t server_live(const char *what) {
  if (strcmp(what, "live.objects") == 0) return object_count();
  if (strcmp(what, "live.references") == 0) return object_references();
#ifndef _WIN32
  if (strcmp(what, "live.marshalers") == 0) return marshaler_live();
  return system_live(what);
#else
  return -1;
#endif
}

FAKE_EXPORT HRESULT DllGetClassObject(REFIID clsid, REFIID riid, void **object) { return server_class(clsid, riid, object); }

/* Tests still ask a server whose objects are gone: it stays. */
FAKE_EXPORT HRESULT DllCanUnloadNow(void) { return S_FALSE; }
