/* The drives of the server, what medium lies in them, and the way to the drive behind: a function of the test's. */
#ifndef GM_DEVICE_H
#define GM_DEVICE_H

#include "com.h"

enum { NO_DATA = 0, FROM_DRIVE = 1, TO_DRIVE = 2 };

/*
 * Carries out a command: 0 for good, 2 for a check condition with 18 bytes of sense, a negative HRESULT where the way itself fails.
 */
typedef int32_t (*DriveBehind)(const uint8_t *cdb, uint32_t cdbSize, int32_t direction, uint8_t *data, uint32_t size,
                               uint32_t seconds, uint8_t *sense, uint32_t *transferred);

typedef struct Device {
  struct Device *next;
  char *id;
  DriveBehind behind;
  int present, locks, mcn, commands;
  char owner[64];
} Device;

typedef struct MediumState {
  int type, blank, erasable, leadIn, lastLeadOut;
} MediumState;

/* Snapshot of the drives that are there; how many. */
int device_all(Device **devices, int most);
Device *device_of(const char *id);
int64_t device_count(const char *what);
void device_reset(void);

/* What stands against a command to the drive by a client of that name: gone, or locked by another. */
HRESULT device_access(Device *device, const char *client);
HRESULT device_lock(Device *device, const char *client);
HRESULT device_unlock(Device *device);

/* Characters and length that the exclusive access of Windows takes. */
int device_name_is_valid(const char *name);

HRESULT device_command(Device *device, const uint8_t *cdb, uint32_t cdbSize, int direction, void *data, uint32_t size,
                       uint32_t seconds, uint8_t sense[18], uint32_t *transferred);

/* Reads with an allocation length at most of size; a failed command is the error that its sense means. */
HRESULT device_read(Device *device, const uint8_t *cdb, uint32_t cdbSize, void *data, uint32_t size, uint32_t *transferred);
HRESULT device_write(Device *device, const uint8_t *cdb, uint32_t cdbSize, void *data, uint32_t size, uint32_t seconds);

HRESULT medium_read(Device *device, MediumState *state);

#endif
