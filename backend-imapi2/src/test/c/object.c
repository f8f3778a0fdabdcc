#include "object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "os.h"
#include "results.h"

static Object *all;

int same_id(REFIID one, REFIID other) { return memcmp(one, other, sizeof *one) == 0; }

void *object_new(const Kind *kind) {
  Object *object = calloc(1, kind->size);
  object->kind = kind;
  object->references = 1;
  for (int i = 0; i < FACES; i++) object->faces[i] = (Face){kind->faces[i].vtbl, object};
  os_lock();
  object->next = all;
  all = object;
  os_unlock();
  return object;
}

void *object_of(const void *face) { return ((const Face *)face)->object; }

void *object_face(void *object, int face) { return &((Object *)object)->faces[face]; }

void *object_if(const Kind *kind, const void *face) {
  if (face == NULL) return NULL;
  const void *vtbl = ((const Face *)face)->vtbl;
  for (int i = 0; i < FACES && kind->faces[i].vtbl != NULL; i++) {
    if (vtbl == kind->faces[i].vtbl) return object_of(face);
  }
  return NULL;
}

static ULONG add(Object *object, int inner) {
  os_lock();
  ULONG now = (ULONG)++object->references;
  object->inner += inner;
  os_unlock();
  return now;
}

static ULONG take(Object *object, int inner) {
  os_lock();
  if (object->references <= 0) {
    control_error(object->kind->name);
    os_unlock();
    return 0;
  }
  object->inner -= inner;
  ULONG left = (ULONG)--object->references;
  os_unlock();
  if (left == 0 && object->kind->destroy != NULL) object->kind->destroy(object);
  return left;
}

void object_keep(void *object) { add(object, 1); }

void object_drop(void *object) {
  if (object != NULL) take(object, 1);
}

int object_alive(const void *face) {
  Object *object = object_of(face);
  os_lock();
  int alive = object->references > 0;
  if (!alive) control_error(object->kind->name);
  os_unlock();
  return alive;
}

int64_t object_count(void) {
  int64_t count = 0;
  os_lock();
  for (Object *o = all; o != NULL; o = o->next) count += o->references > 0;
  os_unlock();
  return count;
}

int64_t object_references(void) {
  int64_t count = 0;
  os_lock();
  for (Object *o = all; o != NULL; o = o->next) count += o->references - o->inner;
  os_unlock();
  return count;
}

char *object_describe(void) {
  char *text = calloc(1, 1 << 16);
  size_t length = 0;
  os_lock();
  for (Object *o = all; o != NULL && length < 60000; o = o->next) {
    if (o->references > 0) length += (size_t)sprintf(text + length, "%s %d\n", o->kind->name, o->references - o->inner);
  }
  os_unlock();
  return text;
}

/* The memory of what clients still hold stays: they may yet let go of it. */
int32_t object_reset(void) {
  int32_t left = 0;
  Object *kept = NULL;
  for (Object *o = all, *next; o != NULL; o = next) {
    next = o->next;
    if (o->references > 0) {
      left++;
      o->next = kept;
      kept = o;
    } else {
      free(o);
    }
  }
  all = kept;
  return left;
}

static int faceFor(Object *object, REFIID riid) {
  const Kind *kind = object->kind;
  if (same_id(riid, &IID_IUnknown) || (kind->dual && same_id(riid, &IID_IDispatch))) return 0;
  for (int i = 0; i < FACES && kind->bases[i] != NULL; i++) {
    if (same_id(riid, kind->bases[i])) return 0;
  }
  for (int i = 0; i < FACES && kind->faces[i].iid != NULL; i++) {
    if (same_id(riid, kind->faces[i].iid)) return i;
  }
  return -1;
}

HRESULT object_QueryInterface(IUnknown *self, REFIID riid, void **ppvObject) {
  Object *object = object_of(self);
  if (ppvObject == NULL) return E_POINTER;
  *ppvObject = NULL;
  if (!object_alive(self)) return CO_E_OBJNOTCONNECTED;
  char member[96];
  snprintf(member, sizeof member, "%s.QueryInterface", object->kind->name);
  HRESULT chosen = control_fault(member);
  if (FAILED(chosen)) return chosen;
  int face = faceFor(object, riid);
  if (face < 0) return E_NOINTERFACE;
  add(object, 0);
  *ppvObject = &object->faces[face];
  return S_OK;
}

ULONG object_AddRef(IUnknown *self) { return object_alive(self) ? add(object_of(self), 0) : 0; }

ULONG object_Release(IUnknown *self) { return take(object_of(self), 0); }

HRESULT object_GetTypeInfoCount(IDispatch *self, UINT *pctinfo) {
  (void)self;
  if (pctinfo == NULL) return E_POINTER;
  *pctinfo = 0;
  return S_OK;
}

HRESULT object_GetTypeInfo(IDispatch *self, UINT iTInfo, LCID lcid, ITypeInfo **ppTInfo) {
  (void)self, (void)iTInfo, (void)lcid;
  if (ppTInfo != NULL) *ppTInfo = NULL;
  return E_NOTIMPL;
}

HRESULT object_GetIDsOfNames(IDispatch *self, REFIID riid, LPOLESTR *rgszNames, UINT cNames, LCID lcid, DISPID *rgDispId) {
  (void)self, (void)riid, (void)rgszNames, (void)cNames, (void)lcid, (void)rgDispId;
  return E_NOTIMPL;
}

HRESULT object_Invoke(IDispatch *self, DISPID dispIdMember, REFIID riid, LCID lcid, WORD wFlags, DISPPARAMS *pDispParams,
                      VARIANT *pVarResult, EXCEPINFO *pExcepInfo, UINT *puArgErr) {
  (void)self, (void)dispIdMember, (void)riid, (void)lcid, (void)wFlags, (void)pDispParams, (void)pVarResult, (void)pExcepInfo;
  (void)puArgErr;
  return DISP_E_MEMBERNOTFOUND;
}
