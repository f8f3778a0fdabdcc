/* MsftDiscFormat2Erase (imapi2 3.13, 5.7, 7.1). */
#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "control.h"
#include "device.h"
#include "os.h"
#include "recorder.h"
#include "results.h"
#include "server.h"
#include "values.h"

enum { CDR = 2, CDRW = 3, STEPS = 3 };

typedef struct Erase {
  Object object;
  Source source;
  Object *recorder;
  Device *device;
  char *client;
  int full, erasing;
} Erase;

static void ends(Object *object) {
  Erase *erase = (Erase *)object;
  source_clear(&erase->source);
  object_drop(erase->recorder);
  free(erase->client);
}

static const Kind ERASE = {
    .name = "MsftDiscFormat2Erase",
    .size = sizeof(Erase),
    .faces = {{&IID_IDiscFormat2Erase, &IDiscFormat2Erase_vtbl}, {&IID_IConnectionPointContainer, &IConnectionPointContainer_vtbl}},
    .bases = {&IID_IDiscFormat2},
    .dual = 1,
    .destroy = ends};

void *erase_new(void) {
  Erase *erase = object_new(&ERASE);
  erase->source.events = &IID_DDiscFormat2EraseEvents;
  erase->source.lowest = 0x200;
  return erase;
}

static HRESULT medium(const Erase *erase, MediumState *state) {
  if (erase->device == NULL) return RECORDER_REQUIRED;
  return erase->device->present ? medium_read(erase->device, state) : E_DEV_NOT_EXIST;
}

HRESULT IDiscFormat2Erase_IsRecorderSupported(IDiscFormat2Erase *self, IDiscRecorder2 *recorder, VARIANT_BOOL *value) {
  (void)self;
  if (recorder == NULL || value == NULL) return E_POINTER;
  *value = recorder_device(recorder) != NULL ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

HRESULT IDiscFormat2Erase_IsCurrentMediaSupported(IDiscFormat2Erase *self, IDiscRecorder2 *recorder, VARIANT_BOOL *value) {
  (void)self;
  if (recorder == NULL || value == NULL) return E_POINTER;
  *value = VARIANT_FALSE;
  Device *device = recorder_device(recorder);
  MediumState state;
  HRESULT result = device == NULL ? E_INVALIDARG : device->present ? medium_read(device, &state) : E_DEV_NOT_EXIST;
  if (SUCCEEDED(result) && state.erasable) *value = VARIANT_TRUE;
  return result;
}

static HRESULT blank(IDiscFormat2Erase *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  MediumState state;
  HRESULT result = medium(object_of(self), &state);
  *value = SUCCEEDED(result) && state.blank ? VARIANT_TRUE : VARIANT_FALSE;
  return result;
}

HRESULT IDiscFormat2Erase_get_MediaPhysicallyBlank(IDiscFormat2Erase *self, VARIANT_BOOL *value) { return blank(self, value); }

HRESULT IDiscFormat2Erase_get_MediaHeuristicallyBlank(IDiscFormat2Erase *self, VARIANT_BOOL *value) { return blank(self, value); }

HRESULT IDiscFormat2Erase_get_SupportedMediaTypes(IDiscFormat2Erase *self, SAFEARRAY **value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  *value = array_of("i4:3,7,10");
  return S_OK;
}

HRESULT IDiscFormat2Erase_put_Recorder(IDiscFormat2Erase *self, IDiscRecorder2 *value) {
  Erase *erase = object_of(self);
  if (erase->erasing) return ERASE_RECORDER_IN_USE;
  Object *recorder = recorder_object(value);
  if (value != NULL) {
    if (recorder_device(value) == NULL) return E_INVALIDARG;
    if (erase->recorder != NULL) return ERASE_ONLY_ONE_RECORDER_SUPPORTED;
    object_keep(recorder);
  }
  object_drop(erase->recorder);
  erase->recorder = recorder;
  erase->device = recorder_device(value);
  return S_OK;
}

HRESULT IDiscFormat2Erase_get_Recorder(IDiscFormat2Erase *self, IDiscRecorder2 **value) {
  if (value == NULL) return E_POINTER;
  Erase *erase = object_of(self);
  *value = NULL;
  return erase->recorder == NULL ? S_OK : object_QueryInterface(object_face(erase->recorder, 0), &IID_IDiscRecorder2, (void **)value);
}

HRESULT IDiscFormat2Erase_put_FullErase(IDiscFormat2Erase *self, VARIANT_BOOL value) {
  Erase *erase = object_of(self);
  if (erase->erasing) return ERASE_RECORDER_IN_USE;
  erase->full = value != 0;
  return S_OK;
}

HRESULT IDiscFormat2Erase_get_FullErase(IDiscFormat2Erase *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Erase *)object_of(self))->full ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

HRESULT IDiscFormat2Erase_get_CurrentPhysicalMediaType(IDiscFormat2Erase *self, IMAPI_MEDIA_PHYSICAL_TYPE *value) {
  if (value == NULL) return E_POINTER;
  MediumState state = {0};
  HRESULT result = medium(object_of(self), &state);
  *value = state.type;
  return result;
}

HRESULT IDiscFormat2Erase_put_ClientName(IDiscFormat2Erase *self, BSTR value) {
  Erase *erase = object_of(self);
  char *name = value == NULL ? NULL : utf8_of(value);
  if (!device_name_is_valid(name)) {
    free(name);
    return ERASE_CLIENT_NAME_IS_NOT_VALID;
  }
  free(erase->client);
  erase->client = name;
  return S_OK;
}

HRESULT IDiscFormat2Erase_get_ClientName(IDiscFormat2Erase *self, BSTR *value) {
  if (value == NULL) return E_POINTER;
  const Erase *erase = object_of(self);
  *value = bstr_of(erase->client == NULL ? "" : erase->client);
  return S_OK;
}

typedef struct Erasing {
  Erase *erase;
  HRESULT result;
} Erasing;

static void tell(Erase *erase, int elapsed, int total) {
  if (control_number("events.never", 0) != 0) return;
  VARIANT reversed[3] = {{.vt = VT_I4}, {.vt = VT_I4}, {.vt = VT_DISPATCH}};
  reversed[0].value.number = (int)control_number("erase.total", total);
  reversed[1].value.number = (int)control_number("erase.elapsed", elapsed);
  reversed[2].value.object = object_face(erase, 0);
  source_fire(&erase->source, 0x200, reversed, 3);
}

static void run(void *given) {
  Erasing *erasing = given;
  Erase *erase = erasing->erase;
  int total = erase->full ? 1500 : 30;
  uint8_t cdb[12] = {0xA1, (uint8_t)(erase->full ? 0 : 1)};
  for (int i = 0; i < STEPS; i++) tell(erase, i, total);
  erasing->result = device_write(erase->device, cdb, sizeof cdb, NULL, 0, 3600);
  if (erasing->result == UNEXPECTED_RESPONSE_FROM_DEVICE) erasing->result = ERASE_DRIVE_FAILED_ERASE_COMMAND;
  if (SUCCEEDED(erasing->result)) control_set("medium.blank", 1);
  tell(erase, total, total);
}

HRESULT IDiscFormat2Erase_EraseMedia(IDiscFormat2Erase *self) {
  Erase *erase = object_of(self);
  if (erase->device == NULL) return RECORDER_REQUIRED;
  if (erase->erasing) return ERASE_RECORDER_IN_USE;
  if (erase->client == NULL) return ERASE_CLIENT_NAME_IS_NOT_VALID;
  MediumState state;
  HRESULT result = medium(erase, &state);
  if (FAILED(result)) return result;
  if (state.type != CDR && state.type != CDRW) return ERASE_MEDIA_IS_NOT_SUPPORTED;
  if (!state.erasable) return ERASE_MEDIA_IS_NOT_ERASABLE;
  result = device_lock(erase->device, erase->client);
  if (FAILED(result)) return result;
  erase->erasing = 1;
  Erasing erasing = {erase, S_OK};
  os_join(os_start(run, &erasing));
  erase->erasing = 0;
  if (erase->device->present) device_unlock(erase->device);
  return erasing.result;
}
