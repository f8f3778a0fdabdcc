#include "device.h"

#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "master.h"
#include "os.h"
#include "results.h"

static Device *devices;

Device *device_of(const char *id) {
  os_lock();
  Device *found = devices;
  while (found != NULL && strcmp(found->id, id) != 0) found = found->next;
  os_unlock();
  return found;
}

int device_all(Device **list, int most) {
  int count = 0;
  os_lock();
  for (Device *d = devices; d != NULL && count < most; d = d->next) {
    if (d->present) list[count++] = d;
  }
  os_unlock();
  return count;
}

int64_t device_count(const char *what) {
  int64_t count = 0;
  os_lock();
  for (Device *d = devices; d != NULL; d = d->next) {
    if (strcmp(what, "locks") == 0) {
      count += d->locks;
    } else if (strcmp(what, "mcn") == 0) {
      count += d->mcn;
    } else if (strcmp(what, "commands") == 0) {
      count += d->commands;
    } else if (strcmp(what, "present") == 0) {
      count += d->present;
    } else {
      count = -1;
      break;
    }
  }
  os_unlock();
  return count;
}

/* Recorders may still point at what is gone: its memory stays until the process ends. */
void device_reset(void) {
  static Device *gone;
  while (devices != NULL) {
    Device *device = devices;
    devices = device->next;
    device->present = 0;
    device->behind = NULL;
    device->next = gone;
    gone = device;
  }
}

FAKE_EXPORT void fake_add_device(const char *id) {
  os_lock();
  Device *device = device_of(id);
  if (device == NULL) {
    device = calloc(1, sizeof *device);
    device->id = strdup(id);
    Device **at = &devices;
    while (*at != NULL) at = &(*at)->next;
    *at = device;
  }
  device->present = 1;
  os_unlock();
  master_notify(id, 1);
}

FAKE_EXPORT void fake_remove_device(const char *id) {
  Device *device = device_of(id);
  if (device == NULL) return;
  os_lock();
  device->present = 0;
  device->locks = 0;
  os_unlock();
  master_notify(id, 0);
}

/* Lets a function of the test's be the drive; null: texts and numbers named scsi.… and medium.… are. */
FAKE_EXPORT void fake_connect(const char *id, DriveBehind behind) {
  Device *device = device_of(id);
  if (device != NULL) device->behind = behind;
}

int device_name_is_valid(const char *name) {
  if (name == NULL || *name == 0 || strlen(name) > 63) return 0;
  for (const char *c = name; *c != 0; c++) {
    int letter = (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
    if (!letter && strchr(" .,:;-_", *c) == NULL) return 0;
  }
  return 1;
}

HRESULT device_access(Device *device, const char *client) {
  if (device == NULL) return E_INVALID_HANDLE;
  if (!device->present) return E_DEV_NOT_EXIST;
  char *other = control_text("locked.by");
  HRESULT result = other != NULL && (client == NULL || strcmp(other, client) != 0) ? RECORDER_LOCKED : S_OK;
  free(other);
  return result;
}

HRESULT device_lock(Device *device, const char *client) {
  HRESULT result = device_access(device, NULL);
  if (FAILED(result)) return result;
  os_lock();
  if (device->locks > 0 && strcmp(device->owner, client) != 0) {
    result = RECORDER_LOCKED;
  } else {
    device->locks++;
    strcpy(device->owner, client);
  }
  os_unlock();
  return result;
}

HRESULT device_unlock(Device *device) {
  if (!device->present) return E_DEV_NOT_EXIST;
  os_lock();
  HRESULT result = device->locks > 0 ? S_OK : E_ACCESSDENIED;
  if (device->locks > 0) device->locks--;
  os_unlock();
  return result;
}
