/* Commands to the drive behind, or to what a test wrote down. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "device.h"
#include "results.h"

enum { LONGEST_NOTE = 4096 };

static void note(const char *name, const uint8_t *bytes, uint32_t count) {
  if (count > LONGEST_NOTE) count = LONGEST_NOTE;
  char *text = malloc((size_t)count * 2 + 1);
  for (uint32_t i = 0; i < count; i++) sprintf(text + 2 * i, "%02x", bytes[i]);
  text[2 * count] = 0;
  control_set_text(name, text);
  free(text);
}

static uint32_t bytes_of(const char *name, uint8_t *bytes, uint32_t most) {
  char *text = control_text(name);
  uint32_t count = text == NULL ? 0 : (uint32_t)strlen(text) / 2;
  if (count > most) count = most;
  for (uint32_t i = 0; i < count; i++) {
    char pair[3] = {text[2 * i], text[2 * i + 1], 0};
    bytes[i] = (uint8_t)strtoul(pair, NULL, 16);
  }
  free(text);
  return count;
}

static int32_t writtenDown(const uint8_t *cdb, uint32_t cdbSize, int direction, uint8_t *data, uint32_t size,
                           uint32_t seconds, uint8_t *sense, uint32_t *transferred) {
  note("scsi.cdb", cdb, cdbSize);
  control_set("scsi.direction", direction);
  control_set("scsi.timeout", seconds);
  control_set("scsi.size", size);
  if (direction == TO_DRIVE) note("scsi.sent", data, size);
  *transferred = direction == FROM_DRIVE ? bytes_of("scsi.data", data, size) : size;
  if (bytes_of("scsi.sense", sense, 18) > 0) return 2;
  return (int32_t)control_number("scsi.result", 0);
}

HRESULT device_command(Device *device, const uint8_t *cdb, uint32_t cdbSize, int direction, void *data, uint32_t size,
                       uint32_t seconds, uint8_t sense[18], uint32_t *transferred) {
  if (!device->present) return E_DEV_NOT_EXIST;
  DriveBehind drive = device->behind != NULL ? device->behind : writtenDown;
  *transferred = 0;
  device->commands++;
  int32_t status = drive(cdb, cdbSize, direction, data, size, seconds, sense, transferred);
  if (status < 0) return status;
  return status == 0 ? S_OK : S_COMMAND_HAS_SENSE_DATA;
}

static HRESULT meaning(const uint8_t sense[18]) {
  int key = sense[2] & 15;
  if (key == 2 && sense[12] == 0x3A) return MEDIA_NO_MEDIA;
  if (key == 2 && sense[12] == 0x04) return MEDIA_BECOMING_READY;
  if (key == 7) return MEDIA_WRITE_PROTECTED;
  if (key == 5 && sense[12] == 0x26) return INVALID_MODE_PARAMETERS;
  return UNEXPECTED_RESPONSE_FROM_DEVICE;
}

HRESULT device_read(Device *device, const uint8_t *cdb, uint32_t cdbSize, void *data, uint32_t size, uint32_t *transferred) {
  uint8_t sense[18] = {0};
  HRESULT result = device_command(device, cdb, cdbSize, FROM_DRIVE, data, size, 10, sense, transferred);
  return result == S_COMMAND_HAS_SENSE_DATA ? meaning(sense) : result;
}

HRESULT device_write(Device *device, const uint8_t *cdb, uint32_t cdbSize, void *data, uint32_t size, uint32_t seconds) {
  uint8_t sense[18] = {0};
  uint32_t transferred;
  int direction = size == 0 ? NO_DATA : TO_DRIVE;
  HRESULT result = device_command(device, cdb, cdbSize, direction, data, size, seconds, sense, &transferred);
  return result == S_COMMAND_HAS_SENSE_DATA ? meaning(sense) : result;
}
