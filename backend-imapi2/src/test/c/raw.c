/*
 * MsftDiscFormat2RawCD: what may be asked and set in which state (imapi2 5.3, 5.4, 7.2). Whether a medium is blank is the
 * drive's to say, but what was written once is not blank again before it leaves.
 */
#include "raw.h"

#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "os.h"
#include "recorder.h"
#include "results.h"
#include "server.h"
#include "speeds.h"
#include "values.h"

enum { CDR = 2, CDRW = 3, COOKED = 2, FASTEST = -1 };

static void ends(Object *object) {
  Raw *raw = (Raw *)object;
  source_clear(&raw->source);
  if (raw->state != IDLE && raw->device != NULL) device_unlock(raw->device);
  object_drop(raw->recorder);
  free(raw->client);
}

const Kind RAW = {
    .name = "MsftDiscFormat2RawCD",
    .size = sizeof(Raw),
    .faces = {{&IID_IDiscFormat2RawCD, &IDiscFormat2RawCD_vtbl}, {&IID_IConnectionPointContainer, &IConnectionPointContainer_vtbl}},
    .bases = {&IID_IDiscFormat2},
    .dual = 1,
    .destroy = ends};

void *raw_new(void) {
  Raw *raw = object_new(&RAW);
  raw->source.events = &IID_DDiscFormat2RawCDEvents;
  raw->source.lowest = 0x200;
  raw->sectorType = COOKED;
  raw->speed = FASTEST;
  return raw;
}

int raw_block_bytes(int sectorType) { return sectorType == 1 ? 2368 : 2448; }

/* What stands against a call in this state: being written, or not prepared where that is needed. */
static HRESULT refuses(const Raw *raw, int wanted) {
  if (raw->state == WRITING) return RAW_WRITE_IN_PROGRESS;
  if (wanted == PREPARED && raw->state != PREPARED) return RAW_MEDIA_IS_NOT_PREPARED;
  if (wanted == IDLE && raw->state == PREPARED) return RAW_MEDIA_IS_PREPARED;
  return S_OK;
}

static HRESULT medium(const Raw *raw, MediumState *state) {
  if (raw->device == NULL) return RAW_NO_RECORDER_SPECIFIED;
  if (!raw->device->present) return E_DEV_NOT_EXIST;
  return medium_read(raw->device, state);
}

HRESULT IDiscFormat2RawCD_IsRecorderSupported(IDiscFormat2RawCD *self, IDiscRecorder2 *recorder, VARIANT_BOOL *value) {
  (void)self;
  if (recorder == NULL || value == NULL) return E_POINTER;
  *value = VARIANT_FALSE;
  if (recorder_device(recorder) == NULL) return E_INVALIDARG;
  if (control_number("recorder.supported", 1) == 0) {
    return (HRESULT)control_number("recorder.refusal", RAW_MEDIA_IS_NOT_SUPPORTED); /* "no" as IMAPI2 says it (5.3) */
  }
  *value = VARIANT_TRUE;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_IsCurrentMediaSupported(IDiscFormat2RawCD *self, IDiscRecorder2 *recorder, VARIANT_BOOL *value) {
  HRESULT result = IDiscFormat2RawCD_IsRecorderSupported(self, recorder, value);
  if (result != S_OK || *value == VARIANT_FALSE) return result;
  *value = VARIANT_FALSE;
  MediumState state;
  Device *device = recorder_device(recorder);
  result = device->present ? medium_read(device, &state) : E_DEV_NOT_EXIST;
  if (FAILED(result)) return result;
  if (state.blank && (state.type == CDR || state.type == CDRW)) *value = VARIANT_TRUE;
  return S_OK;
}

static HRESULT blank(IDiscFormat2RawCD *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  MediumState state;
  HRESULT result = medium(object_of(self), &state);
  *value = SUCCEEDED(result) && state.blank ? VARIANT_TRUE : VARIANT_FALSE;
  return result;
}

HRESULT IDiscFormat2RawCD_get_MediaPhysicallyBlank(IDiscFormat2RawCD *self, VARIANT_BOOL *value) { return blank(self, value); }

HRESULT IDiscFormat2RawCD_get_MediaHeuristicallyBlank(IDiscFormat2RawCD *self, VARIANT_BOOL *value) { return blank(self, value); }

HRESULT IDiscFormat2RawCD_get_SupportedMediaTypes(IDiscFormat2RawCD *self, SAFEARRAY **value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  *value = array_of("i4:2,3");
  return S_OK;
}

HRESULT IDiscFormat2RawCD_put_Recorder(IDiscFormat2RawCD *self, IDiscRecorder2 *value) {
  Raw *raw = object_of(self);
  HRESULT result = refuses(raw, IDLE);
  if (FAILED(result)) return result;
  Object *recorder = recorder_object(value);
  Device *device = recorder_device(value);
  if (value != NULL) {
    if (device == NULL) return E_INVALIDARG;
    if (!device->present) return E_DEV_NOT_EXIST;
    MediumState state;
    result = medium_read(device, &state);
    if (FAILED(result)) return result;
    if (control_number("recorder.supported", 1) == 0) return RAW_RECORDER_NOT_SUPPORTED;
    object_keep(recorder);
  }
  object_drop(raw->recorder);
  raw->recorder = recorder;
  raw->device = device;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_Recorder(IDiscFormat2RawCD *self, IDiscRecorder2 **value) {
  if (value == NULL) return E_POINTER;
  Raw *raw = object_of(self);
  *value = NULL;
  return raw->recorder == NULL ? S_OK : object_QueryInterface(object_face(raw->recorder, 0), &IID_IDiscRecorder2, (void **)value);
}

HRESULT IDiscFormat2RawCD_put_ClientName(IDiscFormat2RawCD *self, BSTR value) {
  Raw *raw = object_of(self);
  HRESULT result = refuses(raw, IDLE);
  if (FAILED(result)) return result;
  char *name = value == NULL ? NULL : utf8_of(value);
  if (!device_name_is_valid(name)) {
    free(name);
    return RAW_CLIENT_NAME_IS_NOT_VALID;
  }
  free(raw->client);
  raw->client = name;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_ClientName(IDiscFormat2RawCD *self, BSTR *value) {
  if (value == NULL) return E_POINTER;
  Raw *raw = object_of(self);
  *value = bstr_of(raw->client == NULL ? "" : raw->client);
  return S_OK;
}

HRESULT IDiscFormat2RawCD_PrepareMedia(IDiscFormat2RawCD *self) {
  Raw *raw = object_of(self);
  if (raw->device == NULL) return RAW_NO_RECORDER_SPECIFIED;
  HRESULT result = refuses(raw, IDLE);
  if (FAILED(result)) return result;
  if (raw->client == NULL) return RAW_CLIENT_NAME_IS_NOT_VALID;
  MediumState state;
  result = medium(raw, &state);
  if (FAILED(result)) return result;
  if (state.type != CDR && state.type != CDRW) return RAW_MEDIA_IS_NOT_SUPPORTED;
  if (!state.blank) return RAW_MEDIA_IS_NOT_BLANK;
  result = device_lock(raw->device, raw->client);
  if (FAILED(result)) return result;
  raw->leadIn = state.leadIn;
  raw->lastLeadOut = state.lastLeadOut;
  raw->sectorType = COOKED;
  raw->underrunFreeDisabled = 0;
  raw->written = 0;
  raw->state = PREPARED;
  return speeds_set(raw->device, raw->speed, raw->pureCav, &raw->actualSpeed);
}

HRESULT IDiscFormat2RawCD_ReleaseMedia(IDiscFormat2RawCD *self) {
  Raw *raw = object_of(self);
  HRESULT result = refuses(raw, PREPARED);
  if (FAILED(result)) return result;
  raw->state = IDLE;
  if (raw->device->present) device_unlock(raw->device);
  return S_OK;
}

HRESULT IDiscFormat2RawCD_WriteMedia(IDiscFormat2RawCD *self, IStream *data) {
  return IDiscFormat2RawCD_WriteMedia2(self, data, 22650);
}

HRESULT IDiscFormat2RawCD_WriteMedia2(IDiscFormat2RawCD *self, IStream *data, LONG streamLeadInSectors) {
  Raw *raw = object_of(self);
  if (data == NULL) return E_POINTER;
  os_lock();
  HRESULT result = refuses(raw, PREPARED);
  if (SUCCEEDED(result) && raw->written) result = RAW_MEDIA_IS_NOT_BLANK;
  if (SUCCEEDED(result)) raw->state = WRITING;
  raw->cancelled = 0;
  os_unlock();
  if (FAILED(result)) return result;
  result = raw_write(raw, data, streamLeadInSectors);
  os_lock();
  raw->state = PREPARED;
  os_unlock();
  return result;
}

HRESULT IDiscFormat2RawCD_CancelWrite(IDiscFormat2RawCD *self) {
  Raw *raw = object_of(self);
  os_lock();
  HRESULT result = raw->state == WRITING ? S_OK : RAW_WRITE_NOT_IN_PROGRESS;
  if (SUCCEEDED(result)) raw->cancelled = 1;
  os_unlock();
  return result;
}

HRESULT IDiscFormat2RawCD_SetWriteSpeed(IDiscFormat2RawCD *self, LONG RequestedSectorsPerSecond, VARIANT_BOOL RotationTypeIsPureCAV) {
  Raw *raw = object_of(self);
  if (raw->device == NULL) return RECORDER_REQUIRED;
  if (raw->state == WRITING) return RAW_WRITE_IN_PROGRESS;
  raw->speed = RequestedSectorsPerSecond;
  raw->pureCav = RotationTypeIsPureCAV != 0;
  return speeds_set(raw->device, raw->speed, raw->pureCav, &raw->actualSpeed);
}

HRESULT IDiscFormat2RawCD_put_BufferUnderrunFreeDisabled(IDiscFormat2RawCD *self, VARIANT_BOOL value) {
  Raw *raw = object_of(self);
  HRESULT result = refuses(raw, PREPARED);
  if (SUCCEEDED(result)) raw->underrunFreeDisabled = value != 0;
  return result;
}

HRESULT IDiscFormat2RawCD_get_BufferUnderrunFreeDisabled(IDiscFormat2RawCD *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Raw *)object_of(self))->underrunFreeDisabled ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

static HRESULT prepared(Raw *raw, LONG *value, LONG given) {
  if (value == NULL) return E_POINTER;
  if (raw->state == IDLE) return RAW_MEDIA_IS_NOT_PREPARED;
  *value = given;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_StartOfNextSession(IDiscFormat2RawCD *self, LONG *value) {
  Raw *raw = object_of(self);
  return prepared(raw, value, raw->leadIn);
}

HRESULT IDiscFormat2RawCD_get_LastPossibleStartOfLeadout(IDiscFormat2RawCD *self, LONG *value) {
  Raw *raw = object_of(self);
  return prepared(raw, value, raw->lastLeadOut);
}

HRESULT IDiscFormat2RawCD_get_RequestedSectorType(IDiscFormat2RawCD *self, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE *value) {
  Raw *raw = object_of(self);
  return prepared(raw, value, raw->sectorType);
}

static char *sectorTypes(void) {
  char *chosen = control_text("IDiscFormat2RawCD.get_SupportedSectorTypes");
  return chosen != NULL ? chosen : strdup("ui4:1,2,3");
}

HRESULT IDiscFormat2RawCD_get_SupportedSectorTypes(IDiscFormat2RawCD *self, SAFEARRAY **value) {
  Raw *raw = object_of(self);
  if (value == NULL || raw->device == NULL) return E_POINTER;
  *value = NULL;
  if (raw->state == IDLE) return RAW_MEDIA_IS_NOT_PREPARED;
  char *types = sectorTypes();
  *value = array_of(types);
  free(types);
  return S_OK;
}

HRESULT IDiscFormat2RawCD_put_RequestedSectorType(IDiscFormat2RawCD *self, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE value) {
  Raw *raw = object_of(self);
  HRESULT result = refuses(raw, PREPARED);
  if (FAILED(result)) return result;
  char *types = sectorTypes();
  int32_t numbers[16];
  int count = numbers_of(strchr(types, ':') + 1, numbers, 16), found = 0;
  free(types);
  for (int i = 0; i < count; i++) found |= numbers[i] == value;
  if (!found) return RAW_DATA_BLOCK_TYPE_NOT_SUPPORTED;
  raw->sectorType = value;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_CurrentPhysicalMediaType(IDiscFormat2RawCD *self, IMAPI_MEDIA_PHYSICAL_TYPE *value) {
  if (value == NULL) return E_POINTER;
  MediumState state = {0};
  HRESULT result = medium(object_of(self), &state);
  *value = SUCCEEDED(result) ? state.type : 0;
  return result;
}

HRESULT IDiscFormat2RawCD_get_RequestedWriteSpeed(IDiscFormat2RawCD *self, LONG *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Raw *)object_of(self))->speed;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_RequestedRotationTypeIsPureCAV(IDiscFormat2RawCD *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Raw *)object_of(self))->pureCav ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_CurrentWriteSpeed(IDiscFormat2RawCD *self, LONG *value) {
  if (value == NULL) return E_POINTER;
  Raw *raw = object_of(self);
  *value = raw->actualSpeed;
  return raw->device == NULL ? RAW_NO_RECORDER_SPECIFIED : S_OK;
}

HRESULT IDiscFormat2RawCD_get_CurrentRotationTypeIsPureCAV(IDiscFormat2RawCD *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = VARIANT_FALSE;
  return ((Raw *)object_of(self))->device == NULL ? RAW_NO_RECORDER_SPECIFIED : S_OK;
}

HRESULT IDiscFormat2RawCD_get_SupportedWriteSpeeds(IDiscFormat2RawCD *self, SAFEARRAY **supportedSpeeds) {
  if (supportedSpeeds == NULL) return E_POINTER;
  *supportedSpeeds = NULL;
  Raw *raw = object_of(self);
  if (raw->device == NULL) return RAW_NO_RECORDER_SPECIFIED;
  *supportedSpeeds = speeds_array();
  return S_OK;
}

HRESULT IDiscFormat2RawCD_get_SupportedWriteSpeedDescriptors(IDiscFormat2RawCD *self, SAFEARRAY **supportedSpeedDescriptors) {
  if (supportedSpeedDescriptors == NULL) return E_POINTER;
  *supportedSpeedDescriptors = NULL;
  MediumState state = {0};
  HRESULT result = medium(object_of(self), &state);
  if (SUCCEEDED(result)) *supportedSpeedDescriptors = speeds_descriptors(state.type);
  return result;
}
