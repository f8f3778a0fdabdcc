/* MsftDiscRecorder2 as IDiscRecorder2: who the drive is, its tray and its locks (imapi2 5.6). */
#include "recorder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "os.h"
#include "results.h"
#include "server.h"
#include "values.h"

enum { MOST = 256 };

typedef struct Recorder {
  Object object;
  Device *device;
} Recorder;

static const Kind RECORDER = {
    .name = "MsftDiscRecorder2",
    .size = sizeof(Recorder),
    .faces = {{&IID_IDiscRecorder2, &IDiscRecorder2_vtbl}, {&IID_IDiscRecorder2Ex, &IDiscRecorder2Ex_vtbl}},
    .dual = 1};

void *recorder_new(void) { return object_new(&RECORDER); }

Object *recorder_object(IDiscRecorder2 *recorder) { return object_if(&RECORDER, recorder); }

Device *recorder_device(IDiscRecorder2 *recorder) {
  Recorder *known = object_if(&RECORDER, recorder);
  return known == NULL ? NULL : known->device;
}

static HRESULT device(IDiscRecorder2 *self, Device **found) {
  *found = ((Recorder *)object_of(self))->device;
  if (*found == NULL) return E_INVALID_HANDLE;
  return (*found)->present ? S_OK : E_DEV_NOT_EXIST;
}

HRESULT IDiscRecorder2_InitializeDiscRecorder(IDiscRecorder2 *self, BSTR recorderUniqueId) {
  if (recorderUniqueId == NULL) return E_INVALIDARG;
  char *id = utf8_of(recorderUniqueId);
  Device *found = device_of(id);
  free(id);
  if (found == NULL) return E_INVALIDARG;
  if (!found->present) return E_DEV_NOT_EXIST;
  ((Recorder *)object_of(self))->device = found;
  return S_OK;
}

static HRESULT text(IDiscRecorder2 *self, const char *what, const char *otherwise, BSTR *value) {
  if (value == NULL) return E_POINTER;
  *value = NULL;
  Device *found;
  HRESULT result = device(self, &found);
  if (FAILED(result)) return result;
  char name[512];
  snprintf(name, sizeof name, "%s@%s", what, found->id);
  char *chosen = control_text(name);
  *value = bstr_of(chosen != NULL ? chosen : otherwise);
  free(chosen);
  return S_OK;
}

HRESULT IDiscRecorder2_get_ActiveDiscRecorder(IDiscRecorder2 *self, BSTR *value) {
  Device *found = ((Recorder *)object_of(self))->device;
  return text(self, "ActiveDiscRecorder", found == NULL ? "" : found->id, value);
}

HRESULT IDiscRecorder2_get_VendorId(IDiscRecorder2 *self, BSTR *value) { return text(self, "VendorId", "GLASS   ", value); }

HRESULT IDiscRecorder2_get_ProductId(IDiscRecorder2 *self, BSTR *value) {
  return text(self, "ProductId", "RAW CD WRITER   ", value);
}

HRESULT IDiscRecorder2_get_ProductRevision(IDiscRecorder2 *self, BSTR *value) {
  return text(self, "ProductRevision", "1.00", value);
}

HRESULT IDiscRecorder2_get_VolumeName(IDiscRecorder2 *self, BSTR *value) {
  return text(self, "VolumeName", "\\\\?\\Volume{27354130-0000-0000-0000-000000000000}\\", value);
}

HRESULT IDiscRecorder2_get_ExclusiveAccessOwner(IDiscRecorder2 *self, BSTR *value) {
  Device *found;
  HRESULT result = text(self, "ExclusiveAccessOwner", "", value);
  if (FAILED(result) || SysStringLen(*value) > 0) return result;
  SysFreeString(*value);
  device(self, &found);
  char *other = control_text("locked.by");
  *value = bstr_of(other != NULL ? other : found->locks > 0 ? found->owner : "");
  free(other);
  return S_OK;
}

HRESULT IDiscRecorder2_get_VolumePathNames(IDiscRecorder2 *self, SAFEARRAY **value) {
  if (value == NULL) return E_POINTER;
  *value = NULL;
  Device *found;
  HRESULT result = device(self, &found);
  if (FAILED(result)) return result;
  char name[512];
  snprintf(name, sizeof name, "VolumePathNames@%s", found->id);
  char *chosen = control_text(name);
  *value = array_of(chosen != NULL ? chosen : "bstr:D:\\");
  free(chosen);
  return S_OK;
}

HRESULT IDiscRecorder2_get_DeviceCanLoadMedia(IDiscRecorder2 *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  Device *found;
  *value = control_number("canLoad", 1) != 0 ? VARIANT_TRUE : VARIANT_FALSE;
  return device(self, &found);
}

HRESULT IDiscRecorder2_get_LegacyDeviceNumber(IDiscRecorder2 *self, LONG *legacyDeviceNumber) {
  if (legacyDeviceNumber == NULL) return E_POINTER;
  Device *found;
  *legacyDeviceNumber = 0;
  return device(self, &found);
}

typedef HRESULT (*Asking)(Device *device, int how, int32_t *numbers, int most, int *count);

static HRESULT list(IDiscRecorder2 *self, Asking asking, int how, SAFEARRAY **value) {
  if (value == NULL) return E_POINTER;
  *value = NULL;
  Device *found;
  int32_t numbers[MOST];
  int count = 0;
  HRESULT result = device(self, &found);
  if (SUCCEEDED(result)) result = asking(found, how, numbers, MOST, &count);
  if (SUCCEEDED(result)) *value = array_of_numbers(VT_I4, numbers, count);
  return result;
}

HRESULT IDiscRecorder2_get_SupportedFeaturePages(IDiscRecorder2 *self, SAFEARRAY **value) {
  return list(self, recorder_features, 0, value);
}

HRESULT IDiscRecorder2_get_CurrentFeaturePages(IDiscRecorder2 *self, SAFEARRAY **value) {
  return list(self, recorder_features, 1, value);
}

HRESULT IDiscRecorder2_get_SupportedProfiles(IDiscRecorder2 *self, SAFEARRAY **value) {
  return list(self, recorder_profiles, 0, value);
}

HRESULT IDiscRecorder2_get_CurrentProfiles(IDiscRecorder2 *self, SAFEARRAY **value) {
  return list(self, recorder_profiles, 1, value);
}

HRESULT IDiscRecorder2_get_SupportedModePages(IDiscRecorder2 *self, SAFEARRAY **value) {
  return list(self, recorder_pages, 0, value);
}

static HRESULT tray(IDiscRecorder2 *self, uint8_t motion) {
  Device *found;
  HRESULT result = device(self, &found);
  if (SUCCEEDED(result)) result = device_access(found, found->owner);
  if (FAILED(result)) return result;
  uint8_t allow[6] = {0x1E}, startStop[6] = {0x1B, 0, 0, 0, motion};
  if (motion == 2) device_write(found, allow, sizeof allow, NULL, 0, 10);
  return device_write(found, startStop, sizeof startStop, NULL, 0, 60);
}

HRESULT IDiscRecorder2_EjectMedia(IDiscRecorder2 *self) { return tray(self, 2); }

HRESULT IDiscRecorder2_CloseTray(IDiscRecorder2 *self) { return tray(self, 3); }

HRESULT IDiscRecorder2_AcquireExclusiveAccess(IDiscRecorder2 *self, VARIANT_BOOL force, BSTR name) {
  Device *found;
  HRESULT result = device(self, &found);
  if (FAILED(result)) return result;
  char *client = name == NULL ? NULL : utf8_of(name);
  if (!device_name_is_valid(client)) {
    result = RECORDER_CLIENT_NAME_IS_NOT_VALID;
  } else if (!force && control_number("mounted", 0) != 0) {
    result = E_ACCESSDENIED;
  } else {
    result = device_lock(found, client);
  }
  free(client);
  return result;
}

HRESULT IDiscRecorder2_ReleaseExclusiveAccess(IDiscRecorder2 *self) {
  Device *found;
  HRESULT result = device(self, &found);
  return FAILED(result) ? result : device_unlock(found);
}

static HRESULT mcn(IDiscRecorder2 *self, int change) {
  Device *found;
  HRESULT result = device(self, &found);
  if (FAILED(result)) return result;
  os_lock();
  result = found->mcn + change < 0 ? E_INVALIDARG : S_OK;
  if (SUCCEEDED(result)) found->mcn += change;
  os_unlock();
  return result;
}

HRESULT IDiscRecorder2_DisableMcn(IDiscRecorder2 *self) { return mcn(self, 1); }

HRESULT IDiscRecorder2_EnableMcn(IDiscRecorder2 *self) { return mcn(self, -1); }
