#include "connection.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "os.h"
#include "results.h"

enum { DISPATCH_METHOD = 1 };

typedef struct Point {
  Object object;
  Object *owner;
} Point;

typedef struct Listing {
  Object object;
  Object *owner;
  ULONG at, count;
  CONNECTDATA connections[MOST_SINKS];
} Listing;

static void pointEnds(Object *object) { object_drop(((Point *)object)->owner); }

static const Kind POINT = {
    .name = "ConnectionPoint", .size = sizeof(Point), .faces = {{&IID_IConnectionPoint, &IConnectionPoint_vtbl}}, .destroy = pointEnds};

static void pointsEnd(Object *object) { object_drop(((Listing *)object)->owner); }

static void connectionsEnd(Object *object) {
  Listing *listing = (Listing *)object;
  for (ULONG i = 0; i < listing->count; i++) {
    IUnknown *sink = listing->connections[i].pUnk;
    sink->lpVtbl->Release(sink);
  }
}

static const Kind POINTS = {.name = "EnumConnectionPoints",
                            .size = sizeof(Listing),
                            .faces = {{&IID_IEnumConnectionPoints, &IEnumConnectionPoints_vtbl}},
                            .destroy = pointsEnd};
static const Kind CONNECTIONS = {.name = "EnumConnections",
                                 .size = sizeof(Listing),
                                 .faces = {{&IID_IEnumConnections, &IEnumConnections_vtbl}},
                                 .destroy = connectionsEnd};

static IConnectionPoint *point(Object *owner) {
  Point *made = object_new(&POINT);
  made->owner = owner;
  object_keep(owner);
  return object_face(made, 0);
}

HRESULT IConnectionPointContainer_FindConnectionPoint(IConnectionPointContainer *self, const GUID *riid, IConnectionPoint **ppCP) {
  if (ppCP == NULL || riid == NULL) return E_POINTER;
  *ppCP = NULL;
  Object *owner = object_of(self);
  if (!same_id(riid, source_of(owner)->events)) return CONNECT_E_NOCONNECTION;
  *ppCP = point(owner);
  return S_OK;
}

HRESULT IConnectionPointContainer_EnumConnectionPoints(IConnectionPointContainer *self, IEnumConnectionPoints **ppEnum) {
  if (ppEnum == NULL) return E_POINTER;
  Listing *listing = object_new(&POINTS);
  listing->owner = object_of(self);
  object_keep(listing->owner);
  *ppEnum = object_face(listing, 0);
  return S_OK;
}

HRESULT IConnectionPoint_GetConnectionInterface(IConnectionPoint *self, IID *pIID) {
  if (pIID == NULL) return E_POINTER;
  *pIID = *source_of(((Point *)object_of(self))->owner)->events;
  return S_OK;
}

HRESULT IConnectionPoint_GetConnectionPointContainer(IConnectionPoint *self, IConnectionPointContainer **ppCPC) {
  if (ppCPC == NULL) return E_POINTER;
  IUnknown *owner = object_face(((Point *)object_of(self))->owner, 0);
  return object_QueryInterface(owner, &IID_IConnectionPointContainer, (void **)ppCPC);
}

/* A sink that is neither agile nor brings a marshaler gets nothing from a free-threaded server (imapi2 7.3). */
static void look(IUnknown *sink) {
  static const IID *const asked[] = {&IID_IAgileObject, &IID_IMarshal};
  static const char *const names[] = {"sink.agile", "sink.marshals"};
  for (int i = 0; i < 2; i++) {
    IUnknown *face = NULL;
    HRESULT result = sink->lpVtbl->QueryInterface(sink, asked[i], (void **)&face);
    control_set(names[i], SUCCEEDED(result));
    if (SUCCEEDED(result)) face->lpVtbl->Release(face);
    if (FAILED(result) && face != NULL) control_error("QueryInterface failed and left a pointer");
  }
}

HRESULT IConnectionPoint_Advise(IConnectionPoint *self, IUnknown *pUnkSink, DWORD *pdwCookie) {
  if (pUnkSink == NULL || pdwCookie == NULL) return E_POINTER;
  *pdwCookie = 0;
  Source *source = source_of(((Point *)object_of(self))->owner);
  IDispatch *sink = NULL;
  if (FAILED(pUnkSink->lpVtbl->QueryInterface(pUnkSink, source->events, (void **)&sink))) return CONNECT_E_CANNOTCONNECT;
  look(pUnkSink);
  os_lock();
  int at = 0;
  while (at < MOST_SINKS && source->sinks[at].sink != NULL) at++;
  if (at < MOST_SINKS) {
    DWORD cookie = (DWORD)control_number("cookie", 0x5EED) + 1;
    control_set("cookie", cookie);
    source->sinks[at] = (Sink){sink, cookie};
    *pdwCookie = cookie;
  }
  os_unlock();
  if (at == MOST_SINKS) sink->lpVtbl->Release(sink);
  return at < MOST_SINKS ? S_OK : HR(0x80040201);
}

HRESULT IConnectionPoint_Unadvise(IConnectionPoint *self, DWORD dwCookie) {
  Source *source = source_of(((Point *)object_of(self))->owner);
  IDispatch *sink = NULL;
  os_lock();
  for (int i = 0; i < MOST_SINKS && sink == NULL; i++) {
    if (source->sinks[i].sink == NULL || source->sinks[i].cookie != dwCookie) continue;
    sink = source->sinks[i].sink;
    source->sinks[i].sink = NULL;
  }
  os_unlock();
  if (sink == NULL) return CONNECT_E_NOCONNECTION;
  sink->lpVtbl->Release(sink);
  return S_OK;
}

HRESULT IConnectionPoint_EnumConnections(IConnectionPoint *self, IEnumConnections **ppEnum) {
  if (ppEnum == NULL) return E_POINTER;
  Source *source = source_of(((Point *)object_of(self))->owner);
  Listing *listing = object_new(&CONNECTIONS);
  os_lock();
  for (int i = 0; i < MOST_SINKS; i++) {
    if (source->sinks[i].sink == NULL) continue;
    listing->connections[listing->count++] = (CONNECTDATA){source->sinks[i].sink, source->sinks[i].cookie};
    source->sinks[i].sink->lpVtbl->AddRef(source->sinks[i].sink);
  }
  os_unlock();
  *ppEnum = object_face(listing, 0);
  return S_OK;
}

HRESULT IEnumConnectionPoints_Next(IEnumConnectionPoints *self, ULONG cConnections, IConnectionPoint **ppCP, ULONG *pcFetched) {
  if (ppCP == NULL) return E_POINTER;
  Listing *listing = object_of(self);
  ULONG fetched = 0;
  if (listing->at == 0 && cConnections > 0) ppCP[fetched++] = point(listing->owner);
  listing->at += fetched;
  if (pcFetched != NULL) *pcFetched = fetched;
  return fetched == cConnections ? S_OK : S_FALSE;
}

HRESULT IEnumConnectionPoints_Skip(IEnumConnectionPoints *self, ULONG cConnections) {
  Listing *listing = object_of(self);
  ULONG left = 1 - listing->at;
  listing->at = 1;
  return cConnections <= left ? S_OK : S_FALSE;
}

HRESULT IEnumConnectionPoints_Reset(IEnumConnectionPoints *self) {
  ((Listing *)object_of(self))->at = 0;
  return S_OK;
}

HRESULT IEnumConnectionPoints_Clone(IEnumConnectionPoints *self, IEnumConnectionPoints **ppEnum) {
  if (ppEnum == NULL) return E_POINTER;
  Listing *listing = object_of(self), *copy = object_new(&POINTS);
  copy->owner = listing->owner;
  copy->at = listing->at;
  object_keep(copy->owner);
  *ppEnum = object_face(copy, 0);
  return S_OK;
}

HRESULT IEnumConnections_Next(IEnumConnections *self, ULONG cConnections, CONNECTDATA *rgcd, ULONG *pcFetched) {
  if (rgcd == NULL) return E_POINTER;
  Listing *listing = object_of(self);
  ULONG fetched = 0;
  while (fetched < cConnections && listing->at < listing->count) {
    rgcd[fetched] = listing->connections[listing->at++];
    IUnknown *sink = rgcd[fetched++].pUnk;
    sink->lpVtbl->AddRef(sink);
  }
  if (pcFetched != NULL) *pcFetched = fetched;
  return fetched == cConnections ? S_OK : S_FALSE;
}

HRESULT IEnumConnections_Skip(IEnumConnections *self, ULONG cConnections) {
  Listing *listing = object_of(self);
  int enough = cConnections <= listing->count - listing->at;
  listing->at = enough ? listing->at + cConnections : listing->count;
  return enough ? S_OK : S_FALSE;
}

HRESULT IEnumConnections_Reset(IEnumConnections *self) {
  ((Listing *)object_of(self))->at = 0;
  return S_OK;
}

HRESULT IEnumConnections_Clone(IEnumConnections *self, IEnumConnections **ppEnum) {
  if (ppEnum == NULL) return E_POINTER;
  Listing *listing = object_of(self), *copy = object_new(&CONNECTIONS);
  copy->at = listing->at;
  copy->count = listing->count;
  memcpy(copy->connections, listing->connections, sizeof copy->connections);
  for (ULONG i = 0; i < copy->count; i++) {
    IUnknown *sink = copy->connections[i].pUnk;
    sink->lpVtbl->AddRef(sink);
  }
  *ppEnum = object_face(copy, 0);
  return S_OK;
}

void source_clear(Source *source) {
  for (int i = 0; i < MOST_SINKS; i++) {
    os_lock();
    IDispatch *sink = source->sinks[i].sink;
    source->sinks[i].sink = NULL;
    os_unlock();
    if (sink != NULL) sink->lpVtbl->Release(sink);
  }
}

static _Atomic(IDispatch *) last;

static HRESULT invoke(IDispatch *sink, DISPID event, VARIANT *reversed, UINT count) {
  static const GUID none;
  DISPPARAMS parameters = {reversed, NULL, count, 0};
  VARIANT result = {0};
  EXCEPINFO exception = {0};
  UINT wrong = 0;
  HRESULT answer =
      sink->lpVtbl->Invoke(sink, event, &none, 0, DISPATCH_METHOD, &parameters, &result, &exception, &wrong);
  VariantClear(&result);
  return answer;
}

/* Slots 7 and 8 in the order of the table, arguments in the written order. */
static HRESULT call(IDispatch *sink, DISPID slot, VARIANT *reversed, UINT count) {
  if (count == 3) {
    DDiscFormat2EraseEvents *erase = (DDiscFormat2EraseEvents *)sink;
    return erase->lpVtbl->Update(erase, reversed[2].value.object, reversed[1].value.number, reversed[0].value.number);
  }
  if (reversed[0].vt == VT_BSTR) {
    DDiscMaster2Events *master = (DDiscMaster2Events *)sink;
    return slot == 0 ? master->lpVtbl->NotifyDeviceAdded(master, reversed[1].value.object, reversed[0].value.text)
                     : master->lpVtbl->NotifyDeviceRemoved(master, reversed[1].value.object, reversed[0].value.text);
  }
  DDiscFormat2RawCDEvents *raw = (DDiscFormat2RawCDEvents *)sink;
  return raw->lpVtbl->Update(raw, reversed[1].value.object, reversed[0].value.object);
}

HRESULT source_fire(Source *source, DISPID event, VARIANT *reversed, UINT count) {
  IDispatch *sinks[MOST_SINKS];
  int found = 0;
  HRESULT result = S_OK;
  os_lock();
  for (int i = 0; i < MOST_SINKS; i++) {
    if (source->sinks[i].sink != NULL) sinks[found++] = source->sinks[i].sink;
  }
  for (int i = 0; i < found; i++) sinks[i]->lpVtbl->AddRef(sinks[i]);
  os_unlock();
  int free = control_number("sink.agile", 0) != 0 || control_number("sink.marshals", 0) != 0;
  for (int i = 0; i < found; i++) {
    if (free) {
      control_set("events.fired", control_number("events.fired", 0) + 1);
      last = sinks[i];
      result = control_number("events.direct", 0) != 0 ? call(sinks[i], event - source->lowest, reversed, count)
                                                       : invoke(sinks[i], event, reversed, count);
      control_set("events.result", result);
    }
    sinks[i]->lpVtbl->Release(sinks[i]);
  }
  return result;
}

static void callLast(void *result) {
  IDispatch *sink = last;
  VARIANT reversed[2] = {{.vt = VT_DISPATCH}, {.vt = VT_DISPATCH}};
  *(HRESULT *)result = sink == NULL ? S_FALSE : invoke(sink, 0x200, reversed, 2);
}

/*
 * Calls the sink that heard the last event once more, from a foreign thread, though nobody holds it any longer: the memory of
 * what a client made for COM has to outlive such a call.
 */
FAKE_EXPORT int32_t fake_late_event(void) {
  HRESULT result = S_OK;
  os_join(os_start(callLast, &result));
  return result;
}
