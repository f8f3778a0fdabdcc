#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "os.h"
#include "results.h"
#include "writer.h"

enum { MOST_TRIES = 60000 };

struct Laser {
  Raw *raw;
  FILE *file;
  int bytes, lba;
};

/* A drive whose buffer is full says that it is writing: it is asked again. */
static HRESULT insist(Device *device, const uint8_t *cdb, void *data, uint32_t bytes, uint32_t seconds) {
  HRESULT result = MEDIA_BECOMING_READY;
  for (int tries = 0; result == MEDIA_BECOMING_READY && tries < MOST_TRIES; tries++) {
    if (tries > 0) os_sleep(1);
    result = device_write(device, cdb, 10, data, bytes, seconds);
  }
  return result;
}

/* Mode page 05h for raw writing: write type 3, the sector type as data block type (MMC write parameters). */
static HRESULT setUp(Raw *raw) {
  uint8_t sense[10] = {0x5A, 0, 5, 0, 0, 0, 0, 0, 68}, pages[68] = {0};
  uint32_t got;
  HRESULT result = device_read(raw->device, sense, sizeof sense, pages, sizeof pages, &got);
  if (FAILED(result)) return result;
  uint32_t header = 8 + (uint32_t)(pages[6] << 8 | pages[7]);
  uint32_t length = header + 2 <= got ? pages[header + 1] + 2u : 0;
  if (length < 34 || header + length > got) return NO_SUCH_MODE_PAGE;
  uint8_t *page = pages + header;
  page[0] &= 0x3F;
  page[2] = (uint8_t)(3 | (raw->underrunFreeDisabled ? 0 : 0x40));
  page[3] &= 0x3F;
  page[4] = (uint8_t)((page[4] & 0xF0) | raw->sectorType);
  uint8_t list[68] = {0};
  memcpy(list + 8, page, length);
  uint8_t select[10] = {0x55, 0x10, 0, 0, 0, 0, 0, 0, (uint8_t)(8 + length)}, opc[10] = {0x54, 1};
  result = device_write(raw->device, select, sizeof select, list, 8 + length, 10);
  if (SUCCEEDED(result)) device_write(raw->device, opc, sizeof opc, NULL, 0, 120);
  return result;
}

HRESULT laser_open(Raw *raw, Laser **laser) {
  if (raw->device->behind != NULL) {
    HRESULT result = setUp(raw);
    if (FAILED(result)) return result;
  }
  Laser *made = calloc(1, sizeof *made);
  made->raw = raw;
  made->bytes = raw_block_bytes(raw->sectorType);
  made->lba = raw->leadIn;
  char *path = control_text("record.path");
  if (path != NULL) made->file = fopen(path, "wb");
  if (path != NULL && made->file == NULL) control_error("record.path cannot be written");
  free(path);
  control_set("written.first", made->lba);
  control_set("written.blocks", 0);
  control_set("written.blockBytes", made->bytes);
  *laser = made;
  return S_OK;
}

HRESULT laser_write(Laser *laser, const uint8_t *blocks, int count) {
  Device *device = laser->raw->device;
  if (!device->present) return E_DEV_NOT_EXIST;
  size_t bytes = (size_t)count * (size_t)laser->bytes;
  if (laser->file != NULL && fwrite(blocks, 1, bytes, laser->file) != bytes) return E_FAIL;
  if (device->behind != NULL) {
    uint32_t lba = (uint32_t)laser->lba;
    uint8_t write[10] = {0x2A, 0, (uint8_t)(lba >> 24), (uint8_t)(lba >> 16), (uint8_t)(lba >> 8), (uint8_t)lba, 0,
                         (uint8_t)(count >> 8), (uint8_t)count};
    HRESULT result = insist(device, write, (void *)(uintptr_t)blocks, (uint32_t)bytes, 60);
    if (FAILED(result)) return result;
  }
  laser->lba += count;
  control_set("written.blocks", laser->lba - laser->raw->leadIn);
  return S_OK;
}

HRESULT laser_close(Laser *laser) {
  HRESULT result = S_OK;
  Device *device = laser->raw->device;
  uint8_t flush[10] = {0x35};
  if (device->present && device->behind != NULL) result = insist(device, flush, NULL, 0, 240);
  if (laser->file != NULL && fclose(laser->file) != 0) result = E_FAIL;
  free(laser);
  return result;
}
