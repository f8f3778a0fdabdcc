/* MsftDiscRecorder2 as IDiscRecorder2Ex: commands of the client's, and the answers of a few that IMAPI2 knows itself. */
#include <string.h>

#include "control.h"
#include "recorder.h"
#include "results.h"

enum { LIMIT = 65536, ALL_PAGES = 0x3F };

static HRESULT device(IDiscRecorder2Ex *self, Device **found) {
  *found = recorder_device((IDiscRecorder2 *)object_face(object_of(self), 0));
  return device_access(*found, *found == NULL ? NULL : (*found)->owner);
}

/* Lengths by group; the operation codes that more than one standard uses are only between 6 and 16 (imapi2 5.6). */
static int lengthFits(const BYTE *cdb, ULONG size) {
  static const BYTE shared[] = {0x02, 0x05, 0x06, 0x09, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x13, 0x14,
                                0x19, 0x20, 0x21, 0x22, 0x23, 0x24, 0x26, 0x27, 0x29, 0x2C, 0x2D};
  static const BYTE groups[] = {6, 10, 10, 0, 16, 12, 255, 255};
  if (size < 6 || size > 16) return 0;
  if (memchr(shared, cdb[0], sizeof shared) != NULL) return 1;
  BYTE wanted = groups[cdb[0] >> 5];
  return wanted == 255 || wanted == size;
}

static HRESULT send(IDiscRecorder2Ex *self, const BYTE *cdb, ULONG cdbSize, BYTE *sense, ULONG timeout, int direction,
                    BYTE *buffer, ULONG size, ULONG *fetched) {
  if (cdb == NULL || sense == NULL || (direction != NO_DATA && buffer == NULL)) return E_POINTER;
  if (direction == FROM_DRIVE && fetched == NULL) return E_POINTER;
  uint64_t mask = (uint64_t)control_number("IDiscRecorder2Ex.GetByteAlignmentMask", 0);
  int aligned = ((uint64_t)(uintptr_t)buffer & mask) == 0;
  if (!lengthFits(cdb, cdbSize) || !aligned || (direction != NO_DATA && (size == 0 || size > 0x7FFFFFFF))) return E_INVALIDARG;
  if (size > (ULONG)control_number("transfer.limit", LIMIT)) return E_INVALIDARG;
  Device *found;
  HRESULT result = device(self, &found);
  if (FAILED(result)) return result;
  memset(sense, 0, 18);
  uint32_t transferred = 0;
  result = device_command(found, cdb, cdbSize, direction, buffer, size, timeout, sense, &transferred);
  if (fetched != NULL) *fetched = transferred;
  return result;
}

HRESULT IDiscRecorder2Ex_SendCommandNoData(IDiscRecorder2Ex *self, BYTE *Cdb, ULONG CdbSize, BYTE *SenseBuffer, ULONG Timeout) {
  return send(self, Cdb, CdbSize, SenseBuffer, Timeout, NO_DATA, NULL, 0, NULL);
}

HRESULT IDiscRecorder2Ex_SendCommandSendDataToDevice(IDiscRecorder2Ex *self, BYTE *Cdb, ULONG CdbSize, BYTE *SenseBuffer,
                                                     ULONG Timeout, BYTE *Buffer, ULONG_IMAPI2_NONZERO BufferSize) {
  return send(self, Cdb, CdbSize, SenseBuffer, Timeout, TO_DRIVE, Buffer, BufferSize, NULL);
}

HRESULT IDiscRecorder2Ex_SendCommandGetDataFromDevice(IDiscRecorder2Ex *self, BYTE *Cdb, ULONG CdbSize, BYTE *SenseBuffer,
                                                      ULONG Timeout, BYTE *Buffer, ULONG_IMAPI2_NONZERO BufferSize,
                                                      ULONG_IMAPI2_NOT_NEGATIVE *BufferFetched) {
  return send(self, Cdb, CdbSize, SenseBuffer, Timeout, FROM_DRIVE, Buffer, BufferSize, BufferFetched);
}

/* Hands out a copy that the client frees with CoTaskMemFree. */
static HRESULT give(const void *bytes, uint32_t count, BYTE **data, ULONG *size) {
  *data = CoTaskMemAlloc(count);
  memcpy(*data, bytes, count);
  *size = count;
  return S_OK;
}

/* Asks the drive, skips what is in front, and hands out the rest. */
static HRESULT ask(IDiscRecorder2Ex *self, const uint8_t *cdb, uint32_t cdbSize, uint32_t skip, BYTE **data, ULONG *size) {
  if (data == NULL || size == NULL) return E_POINTER;
  *data = NULL;
  *size = 0;
  Device *found;
  uint8_t answer[512];
  uint32_t got;
  HRESULT result = device(self, &found);
  if (SUCCEEDED(result)) result = device_read(found, cdb, cdbSize, answer, (uint32_t)(cdb[7] << 8 | cdb[8]), &got);
  if (FAILED(result)) return result;
  if (got < 2) return INVALID_RESPONSE_FROM_DEVICE;
  uint32_t declared = (uint32_t)(answer[0] << 8 | answer[1]) + 2;
  if (got > declared) got = declared;
  return got <= skip ? INVALID_RESPONSE_FROM_DEVICE : give(answer + skip, got - skip, data, size);
}

HRESULT IDiscRecorder2Ex_GetDiscInformation(IDiscRecorder2Ex *self, BYTE **discInformation, ULONG_IMAPI2_DISC_INFORMATION *byteSize) {
  uint8_t cdb[10] = {0x51, 0, 0, 0, 0, 0, 0, 1, 0};
  return ask(self, cdb, sizeof cdb, 0, discInformation, byteSize);
}

HRESULT IDiscRecorder2Ex_GetTrackInformation(IDiscRecorder2Ex *self, ULONG address, IMAPI_READ_TRACK_ADDRESS_TYPE addressType,
                                             BYTE **trackInformation, ULONG_IMAPI2_TRACK_INFORMATION *byteSize) {
  if (addressType < 0 || addressType > 2) return E_INVALIDARG;
  uint8_t cdb[10] = {0x52, (uint8_t)addressType, (uint8_t)(address >> 24), (uint8_t)(address >> 16), (uint8_t)(address >> 8),
                     (uint8_t)address, 0, 1, 0};
  return ask(self, cdb, sizeof cdb, 0, trackInformation, byteSize);
}

HRESULT IDiscRecorder2Ex_ReadDvdStructure(IDiscRecorder2Ex *self, ULONG format, ULONG address, ULONG layer, ULONG agid, BYTE **data,
                                          ULONG_IMAPI2_DVD_STRUCTURE *count) {
  (void)format, (void)address, (void)layer, (void)agid;
  Device *found;
  if (data == NULL || count == NULL) return E_POINTER;
  *data = NULL;
  HRESULT result = device(self, &found);
  return FAILED(result) ? result : HR(0xC0AA020E);
}

HRESULT IDiscRecorder2Ex_SendDvdStructure(IDiscRecorder2Ex *self, ULONG format, BYTE *data, ULONG_IMAPI2_DVD_STRUCTURE count) {
  (void)format, (void)count;
  Device *found;
  if (data == NULL) return E_POINTER;
  HRESULT result = device(self, &found);
  return FAILED(result) ? result : HR(0xC0AA020E);
}

/* STORAGE_ADAPTER_DESCRIPTOR: 32 bytes, the longest transfer, the alignment, SATA. */
HRESULT IDiscRecorder2Ex_GetAdapterDescriptor(IDiscRecorder2Ex *self, BYTE **data, ULONG_IMAPI2_ADAPTER_DESCRIPTOR *byteSize) {
  if (data == NULL || byteSize == NULL) return E_POINTER;
  uint8_t descriptor[32] = {[0] = 32, [4] = 32, [8] = 0, [9] = 0, [10] = 1, [12] = 17, [24] = 11};
  Device *found;
  HRESULT result = device(self, &found);
  return FAILED(result) ? result : give(descriptor, sizeof descriptor, data, byteSize);
}

/* STORAGE_DEVICE_DESCRIPTOR: type 5, removable, no texts. */
HRESULT IDiscRecorder2Ex_GetDeviceDescriptor(IDiscRecorder2Ex *self, BYTE **data, ULONG_IMAPI2_DEVICE_DESCRIPTOR *byteSize) {
  if (data == NULL || byteSize == NULL) return E_POINTER;
  uint8_t descriptor[40] = {[0] = 40, [4] = 40, [8] = 5, [10] = 1, [28] = 11};
  Device *found;
  HRESULT result = device(self, &found);
  return FAILED(result) ? result : give(descriptor, sizeof descriptor, data, byteSize);
}

HRESULT IDiscRecorder2Ex_GetFeaturePage(IDiscRecorder2Ex *self, IMAPI_FEATURE_PAGE_TYPE requestedFeature, BOOLEAN currentFeatureOnly,
                                        BYTE **featureData, ULONG_IMAPI2_FEATURE_PAGE *byteSize) {
  if (featureData == NULL || byteSize == NULL) return E_POINTER;
  *featureData = NULL;
  uint8_t cdb[10] = {0x46, 2, (uint8_t)(requestedFeature >> 8), (uint8_t)requestedFeature, 0, 0, 0, 1, 8};
  uint8_t answer[264];
  uint32_t got;
  Device *found;
  HRESULT result = device(self, &found);
  if (SUCCEEDED(result)) result = device_read(found, cdb, sizeof cdb, answer, sizeof answer, &got);
  if (FAILED(result)) return result;
  if (got < 12 || (answer[8] << 8 | answer[9]) != requestedFeature) return NO_SUCH_FEATURE;
  if (currentFeatureOnly && (answer[10] & 1) == 0) return HR(0xC0AA020B);
  return give(answer + 8, got - 8, featureData, byteSize);
}

static HRESULT modePages(Device *device, int page, int control, uint8_t *answer, uint32_t size, uint32_t *from, uint32_t *to) {
  uint8_t cdb[10] = {0x5A, 0, (uint8_t)(control << 6 | page), 0, 0, 0, 0, (uint8_t)(size >> 8), (uint8_t)size};
  uint32_t got;
  HRESULT result = device_read(device, cdb, sizeof cdb, answer, size, &got);
  if (FAILED(result)) return result == UNEXPECTED_RESPONSE_FROM_DEVICE ? NO_SUCH_MODE_PAGE : result;
  *from = 8 + (uint32_t)(answer[6] << 8 | answer[7]);
  *to = (uint32_t)(answer[0] << 8 | answer[1]) + 2;
  if (*to > got) *to = got;
  return *from + 2 > *to ? NO_SUCH_MODE_PAGE : S_OK;
}

HRESULT IDiscRecorder2Ex_GetModePage(IDiscRecorder2Ex *self, IMAPI_MODE_PAGE_TYPE requestedModePage, IMAPI_MODE_PAGE_REQUEST_TYPE requestType,
                                     BYTE **modePageData, ULONG_IMAPI2_MODE_PAGE *byteSize) {
  if (modePageData == NULL || byteSize == NULL) return E_POINTER;
  if (requestType < 0 || requestType > 3) return E_INVALIDARG;
  uint8_t answer[512];
  uint32_t from, to;
  Device *found;
  HRESULT result = device(self, &found);
  if (SUCCEEDED(result)) result = modePages(found, requestedModePage, requestType, answer, sizeof answer, &from, &to);
  return FAILED(result) ? result : give(answer + from, to - from, modePageData, byteSize);
}

HRESULT IDiscRecorder2Ex_SetModePage(IDiscRecorder2Ex *self, IMAPI_MODE_PAGE_REQUEST_TYPE requestType, BYTE *data, ULONG_IMAPI2_MODE_PAGE byteSize) {
  if (data == NULL) return E_POINTER;
  if ((requestType != 0 && requestType != 3) || byteSize < 2 || byteSize > 0x101) return E_INVALIDARG;
  uint8_t list[8 + 0x101] = {0};
  memcpy(list + 8, data, byteSize);
  uint32_t length = 8 + byteSize;
  uint8_t cdb[10] = {0x55, (uint8_t)(0x10 | (requestType == 3)), 0, 0, 0, 0, 0, (uint8_t)(length >> 8), (uint8_t)length};
  Device *found;
  HRESULT result = device(self, &found);
  return FAILED(result) ? result : device_write(found, cdb, sizeof cdb, list, length, 10);
}

static HRESULT otherwise(const int32_t *numbers, int count, int32_t *to, int *length) {
  memcpy(to, numbers, (size_t)count * sizeof *numbers);
  *length = count;
  return S_OK;
}

HRESULT recorder_features(Device *device, int currentOnly, int32_t *numbers, int most, int *count) {
  static const int32_t usual[] = {0, 1, 2, 3, 0x10, 0x1E, 0x2D, 0x2E, 0x107};
  if (device->behind == NULL) return otherwise(usual, 9, numbers, count);
  uint8_t cdb[10] = {0x46, (uint8_t)(currentOnly != 0), 0, 0, 0, 0, 0, 0x10, 0}, answer[4096];
  uint32_t got;
  HRESULT result = device_read(device, cdb, sizeof cdb, answer, sizeof answer, &got);
  *count = 0;
  for (uint32_t at = 8; SUCCEEDED(result) && at + 4 <= got && *count < most; at += 4u + answer[at + 3]) {
    if (!currentOnly || (answer[at + 2] & 1) != 0) numbers[(*count)++] = answer[at] << 8 | answer[at + 1];
  }
  return result;
}

HRESULT recorder_profiles(Device *device, int currentOnly, int32_t *numbers, int most, int *count) {
  static const int32_t usual[] = {9, 8, 10};
  if (device->behind == NULL) return otherwise(usual, currentOnly ? 1 : 3, numbers, count);
  uint8_t cdb[10] = {0x46, 2, 0, 0, 0, 0, 0, 1, 8}, answer[264];
  uint32_t got;
  HRESULT result = device_read(device, cdb, sizeof cdb, answer, sizeof answer, &got);
  *count = 0;
  for (uint32_t at = 12; SUCCEEDED(result) && at + 4 <= got && *count < most; at += 4) {
    if (!currentOnly || (answer[at + 2] & 1) != 0) numbers[(*count)++] = answer[at] << 8 | answer[at + 1];
  }
  return result;
}

HRESULT recorder_pages(Device *device, int control, int32_t *numbers, int most, int *count) {
  static const int32_t usual[] = {1, 5, 0x2A};
  if (device->behind == NULL) return otherwise(usual, 3, numbers, count);
  uint8_t answer[2048];
  uint32_t from = 0, to = 0;
  HRESULT result = modePages(device, ALL_PAGES, control, answer, sizeof answer, &from, &to);
  *count = 0;
  for (; SUCCEEDED(result) && from + 2 <= to && *count < most; from += 2u + answer[from + 1]) {
    numbers[(*count)++] = answer[from] & 0x3F;
  }
  return result;
}

typedef HRESULT (*Asking)(Device *device, int how, int32_t *numbers, int most, int *count);

static HRESULT list(IDiscRecorder2Ex *self, Asking asking, int how, int32_t **numbers, ULONG *size) {
  if (numbers == NULL || size == NULL) return E_POINTER;
  *numbers = NULL;
  int32_t found[256];
  int count = 0;
  Device *asked;
  HRESULT result = device(self, &asked);
  if (SUCCEEDED(result)) result = asking(asked, how, found, 256, &count);
  if (FAILED(result)) return result;
  *numbers = CoTaskMemAlloc((size_t)count * 4);
  memcpy(*numbers, found, (size_t)count * 4);
  *size = (ULONG)count;
  return S_OK;
}

HRESULT IDiscRecorder2Ex_GetSupportedFeaturePages(IDiscRecorder2Ex *self, BOOLEAN currentFeatureOnly, IMAPI_FEATURE_PAGE_TYPE **featureData,
                                                  ULONG_IMAPI2_ALL_FEATURE_PAGES *byteSize) {
  return list(self, recorder_features, currentFeatureOnly, featureData, byteSize);
}

HRESULT IDiscRecorder2Ex_GetSupportedProfiles(IDiscRecorder2Ex *self, BOOLEAN currentOnly, IMAPI_PROFILE_TYPE **profileTypes,
                                              ULONG_IMAPI2_ALL_PROFILES *validProfiles) {
  return list(self, recorder_profiles, currentOnly, profileTypes, validProfiles);
}

HRESULT IDiscRecorder2Ex_GetSupportedModePages(IDiscRecorder2Ex *self, IMAPI_MODE_PAGE_REQUEST_TYPE requestType,
                                               IMAPI_MODE_PAGE_TYPE **modePageTypes, ULONG_IMAPI2_ALL_MODE_PAGES *validPages) {
  return list(self, recorder_pages, requestType, modePageTypes, validPages);
}

HRESULT IDiscRecorder2Ex_GetByteAlignmentMask(IDiscRecorder2Ex *self, ULONG *value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  *value = (ULONG)control_number("IDiscRecorder2Ex.GetByteAlignmentMask", 0);
  return S_OK;
}

HRESULT IDiscRecorder2Ex_GetMaximumNonPageAlignedTransferSize(IDiscRecorder2Ex *self, ULONG *value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  *value = (ULONG)control_number("transfer.limit", LIMIT);
  return S_OK;
}

HRESULT IDiscRecorder2Ex_GetMaximumPageAlignedTransferSize(IDiscRecorder2Ex *self, ULONG *value) {
  (void)self;
  if (value == NULL) return E_POINTER;
  *value = (ULONG)control_number("transfer.limit", LIMIT);
  return S_OK;
}
