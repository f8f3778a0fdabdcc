/*
 * An object of the server: a count of references and up to four faces, each an interface pointer that a client may hold. What
 * was let go of keeps its memory until the next reset, so that a call too late is noticed and not obeyed.
 */
#ifndef GM_OBJECT_H
#define GM_OBJECT_H

#include "com.h"
#include "interfaces.h"

enum { FACES = 4 };

typedef struct Object Object;

typedef struct Face {
  const void *vtbl;
  Object *object;
} Face;

typedef struct FaceKind {
  const IID *iid;
  const void *vtbl;
} FaceKind;

/* The first face is also IUnknown, and IDispatch where the interface is dual. Base interfaces share a face. */
typedef struct Kind {
  const char *name;
  size_t size;
  FaceKind faces[FACES];
  const IID *bases[FACES];
  int dual;
  void (*destroy)(Object *object);
} Kind;

struct Object {
  const Kind *kind;
  Object *next;
  int references, inner;
  Face faces[FACES];
};

/* A new object with one reference. */
void *object_new(const Kind *kind);

/* The object behind an interface pointer of the server's. */
void *object_of(const void *face);

/* The face of an object, without a reference. */
void *object_face(void *object, int face);

/* Whether the pointer is one of the server's, to an object of that kind, and its object. */
void *object_if(const Kind *kind, const void *face);

/* References that the server itself holds, which are not counted as the client's. */
void object_keep(void *object);
void object_drop(void *object);

int object_alive(const void *face);
int64_t object_count(void);
int64_t object_references(void);
char *object_describe(void);
int32_t object_reset(void);

HRESULT object_QueryInterface(IUnknown *self, REFIID riid, void **ppvObject);
ULONG object_AddRef(IUnknown *self);
ULONG object_Release(IUnknown *self);
HRESULT object_GetTypeInfoCount(IDispatch *self, UINT *pctinfo);
HRESULT object_GetTypeInfo(IDispatch *self, UINT iTInfo, LCID lcid, ITypeInfo **ppTInfo);
HRESULT object_GetIDsOfNames(IDispatch *self, REFIID riid, LPOLESTR *rgszNames, UINT cNames, LCID lcid, DISPID *rgDispId);
HRESULT object_Invoke(IDispatch *self, DISPID dispIdMember, REFIID riid, LCID lcid, WORD wFlags, DISPPARAMS *pDispParams,
                      VARIANT *pVarResult, EXCEPINFO *pExcepInfo, UINT *puArgErr);

int same_id(REFIID one, REFIID other);

#endif
