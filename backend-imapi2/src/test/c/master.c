/* MsftDiscMaster2: the drives that are there, and word of those that come and go (imapi2 5.6). */
#include "master.h"

#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "control.h"
#include "device.h"
#include "os.h"
#include "results.h"
#include "server.h"
#include "values.h"

enum { MOST_DEVICES = 64, MOST_MASTERS = 64 };

typedef struct Master {
  Object object;
  Source source;
} Master;

typedef struct Names {
  Object object;
  ULONG at, count;
  char *ids[MOST_DEVICES];
} Names;

static Master *masters[MOST_MASTERS];

static void masterEnds(Object *object) {
  source_clear(&((Master *)object)->source);
  os_lock();
  for (int i = 0; i < MOST_MASTERS; i++) {
    if (masters[i] == (Master *)object) masters[i] = NULL;
  }
  os_unlock();
}

static void namesEnd(Object *object) {
  Names *names = (Names *)object;
  for (ULONG i = 0; i < names->count; i++) free(names->ids[i]);
}

static const Kind MASTER = {
    .name = "MsftDiscMaster2",
    .size = sizeof(Master),
    .faces = {{&IID_IDiscMaster2, &IDiscMaster2_vtbl}, {&IID_IConnectionPointContainer, &IConnectionPointContainer_vtbl}},
    .dual = 1,
    .destroy = masterEnds};

static const Kind NAMES = {
    .name = "EnumVARIANT", .size = sizeof(Names), .faces = {{&IID_IEnumVARIANT, &IEnumVARIANT_vtbl}}, .destroy = namesEnd};

void *master_new(void) {
  Master *master = object_new(&MASTER);
  master->source.events = &IID_DDiscMaster2Events;
  master->source.lowest = 0x100;
  os_lock();
  for (int i = 0; i < MOST_MASTERS; i++) {
    if (masters[i] != NULL) continue;
    masters[i] = master;
    break;
  }
  os_unlock();
  return master;
}

HRESULT IDiscMaster2_get__NewEnum(IDiscMaster2 *self, IEnumVARIANT **ppunk) {
  (void)self;
  if (ppunk == NULL) return E_POINTER;
  Device *devices[MOST_DEVICES];
  Names *names = object_new(&NAMES);
  names->count = (ULONG)device_all(devices, MOST_DEVICES);
  for (ULONG i = 0; i < names->count; i++) names->ids[i] = strdup(devices[i]->id);
  *ppunk = object_face(names, 0);
  return S_OK;
}

HRESULT IDiscMaster2_get_Item(IDiscMaster2 *self, LONG index, BSTR *value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  *value = NULL;
  Device *devices[MOST_DEVICES];
  int count = device_all(devices, MOST_DEVICES);
  if (index < 0 || index >= count) return E_INVALIDARG;
  *value = bstr_of(devices[index]->id);
  return S_OK;
}

HRESULT IDiscMaster2_get_Count(IDiscMaster2 *self, LONG *value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  Device *devices[MOST_DEVICES];
  *value = device_all(devices, MOST_DEVICES);
  return S_OK;
}

HRESULT IDiscMaster2_get_IsSupportedEnvironment(IDiscMaster2 *self, VARIANT_BOOL *value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  Device *device;
  *value = device_all(&device, 1) > 0 ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

HRESULT IEnumVARIANT_Next(IEnumVARIANT *self, ULONG celt, VARIANT *rgVar, ULONG *pCeltFetched) {
  if (rgVar == NULL) return E_POINTER;
  Names *names = object_of(self);
  ULONG fetched = 0;
  while (fetched < celt && names->at < names->count) {
    memset(&rgVar[fetched], 0, sizeof *rgVar);
    rgVar[fetched].vt = VT_BSTR;
    rgVar[fetched++].value.text = bstr_of(names->ids[names->at++]);
  }
  if (pCeltFetched != NULL) *pCeltFetched = fetched;
  return fetched == celt || fetched > 0 ? S_OK : S_FALSE; /* fewer with S_OK, as IMAPI2 may */
}

HRESULT IEnumVARIANT_Skip(IEnumVARIANT *self, ULONG celt) {
  Names *names = object_of(self);
  int enough = celt <= names->count - names->at;
  names->at = enough ? names->at + celt : names->count;
  return enough ? S_OK : S_FALSE;
}

HRESULT IEnumVARIANT_Reset(IEnumVARIANT *self) {
  ((Names *)object_of(self))->at = 0;
  return S_OK;
}

HRESULT IEnumVARIANT_Clone(IEnumVARIANT *self, IEnumVARIANT **ppEnum) {
  if (ppEnum == NULL) return E_POINTER;
  Names *names = object_of(self), *copy = object_new(&NAMES);
  copy->at = names->at;
  copy->count = names->count;
  for (ULONG i = 0; i < names->count; i++) copy->ids[i] = strdup(names->ids[i]);
  *ppEnum = object_face(copy, 0);
  return S_OK;
}

typedef struct Word {
  const char *id;
  int added;
} Word;

static void tell(void *given) {
  Word *word = given;
  Master *listening[MOST_MASTERS];
  int count = 0;
  os_lock();
  for (int i = 0; i < MOST_MASTERS; i++) {
    if (masters[i] == NULL) continue;
    listening[count] = masters[i];
    object_keep(listening[count++]);
  }
  os_unlock();
  for (int i = 0; i < count; i++) {
    VARIANT reversed[2] = {{.vt = VT_BSTR}, {.vt = VT_DISPATCH}};
    reversed[0].value.text = bstr_of(word->id);
    reversed[1].value.object = object_face(listening[i], 0);
    source_fire(&listening[i]->source, word->added ? 0x100 : 0x101, reversed, 2);
    SysFreeString(reversed[0].value.text);
    object_drop(listening[i]);
  }
}

void master_notify(const char *id, int added) {
  int anyone = 0;
  os_lock();
  for (int i = 0; i < MOST_MASTERS; i++) anyone |= masters[i] != NULL;
  os_unlock();
  if (!anyone) return;
  Word word = {id, added};
  os_join(os_start(tell, &word));
}
