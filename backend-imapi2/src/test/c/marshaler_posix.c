/* The free-threaded marshaler: aggregated by a client's object, asked for IMarshal, and here never asked to marshal. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "interfaces.h"
#include "results.h"
#include "server.h"

typedef struct Marshaler {
  IUnknown inner;
  IMarshal face;
  atomic_int references;
  IUnknown *outer;
} Marshaler;

static atomic_int live;

int64_t marshaler_live(void) { return live; }

static Marshaler *ofFace(IMarshal *face) { return (Marshaler *)((char *)face - offsetof(Marshaler, face)); }

static ULONG innerAddRef(IUnknown *self) { return (ULONG)++((Marshaler *)self)->references; }

static ULONG innerRelease(IUnknown *self) {
  int left = --((Marshaler *)self)->references;
  if (left == 0) {
    live--;
    free(self);
  }
  return (ULONG)left;
}

/* Only the inner object's own IUnknown does not go to the outer one (the rules of aggregation). */
static HRESULT innerQueryInterface(IUnknown *self, REFIID riid, void **object) {
  Marshaler *marshaler = (Marshaler *)self;
  *object = NULL;
  if (memcmp(riid, &IID_IUnknown, sizeof *riid) == 0) {
    *object = self;
    innerAddRef(self);
    return S_OK;
  }
  if (memcmp(riid, &IID_IMarshal, sizeof *riid) != 0) return E_NOINTERFACE;
  *object = &marshaler->face;
  marshaler->outer->lpVtbl->AddRef(marshaler->outer);
  return S_OK;
}

static HRESULT faceQueryInterface(IMarshal *self, REFIID riid, void **object) {
  IUnknown *outer = ofFace(self)->outer;
  return outer->lpVtbl->QueryInterface(outer, riid, object);
}

static ULONG faceAddRef(IMarshal *self) {
  IUnknown *outer = ofFace(self)->outer;
  return outer->lpVtbl->AddRef(outer);
}

static ULONG faceRelease(IMarshal *self) {
  IUnknown *outer = ofFace(self)->outer;
  return outer->lpVtbl->Release(outer);
}

static const IUnknownVtbl innerVtbl = {innerQueryInterface, innerAddRef, innerRelease};
static const IMarshalVtbl faceVtbl = {.QueryInterface = faceQueryInterface, .AddRef = faceAddRef, .Release = faceRelease};

FAKE_EXPORT HRESULT CoCreateFreeThreadedMarshaler(IUnknown *outer, IUnknown **marshaler) {
  if (marshaler == NULL) return E_INVALIDARG;
  Marshaler *made = calloc(1, sizeof *made);
  made->inner.lpVtbl = &innerVtbl;
  made->face.lpVtbl = &faceVtbl;
  made->references = 1;
  made->outer = outer != NULL ? outer : &made->inner;
  live++;
  *marshaler = &made->inner;
  return S_OK;
}
