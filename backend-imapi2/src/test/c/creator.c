/* MsftRawCDImageCreator (imapi2 5.1, 6.1). */
#include "creator.h"

#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "results.h"
#include "server.h"
#include "stream.h"
#include "values.h"

enum { COOKED = 2, SHORTEST = 300, LAST_USER = 398099, LIMIT = 398099, BEHIND_PREGAP = 300 };

static void ends(Object *object) {
  Creator *creator = (Creator *)object;
  for (int i = 0; i < creator->count; i++) creator->tracks[i].data->lpVtbl->Release(creator->tracks[i].data);
  if (creator->pregap != NULL) creator->pregap->lpVtbl->Release(creator->pregap);
  if (creator->subcode != NULL) creator->subcode->lpVtbl->Release(creator->subcode);
}

static const Kind CREATOR = {.name = "MsftRawCDImageCreator",
                             .size = sizeof(Creator),
                             .faces = {{&IID_IRawCDImageCreator, &IRawCDImageCreator_vtbl}},
                             .dual = 1,
                             .destroy = ends};

void *creator_new(void) {
  Creator *creator = object_new(&CREATOR);
  creator->first = 1;
  creator->type = COOKED;
  creator->limit = LIMIT;
  return creator;
}

int creator_lead_out(const Creator *creator) {
  const Track *last = &creator->tracks[creator->count - 1];
  return last->start + last->count;
}

int creator_control(const Track *track) { return (track->preEmphasis ? 1 : 0) | (track->copy == 0 ? 2 : 0); }

static int blockBytes(const Creator *creator) { return creator->type == 1 ? 2368 : 2448; }

static HRESULT readImage(Stream *stream, uint64_t at, uint8_t *to, uint32_t bytes) {
  Creator *creator = (Creator *)stream->origin;
  uint32_t size = (uint32_t)blockBytes(creator);
  uint8_t block[2448];
  while (bytes > 0) {
    uint32_t inside = (uint32_t)(at % size), now = size - inside < bytes ? size - inside : bytes;
    HRESULT result = creator_sector(creator, FIRST_LBA + (int)(at / size), block);
    if (FAILED(result)) return result;
    memcpy(to, block + inside, now);
    at += now;
    to += now;
    bytes -= now;
  }
  return S_OK;
}

HRESULT IRawCDImageCreator_CreateResultImage(IRawCDImageCreator *self, IStream **resultStream) {
  if (resultStream == NULL) return E_POINTER;
  *resultStream = NULL;
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (creator->count == 0) return IMAGE_NO_TRACKS;
  uint64_t sectors = (uint64_t)(creator_lead_out(creator) + LEAD_OUT_SECTORS - FIRST_LBA), generated;
  if (creator->subcode != NULL) {
    HRESULT result = stream_size(creator->subcode, &generated);
    if (FAILED(result)) return result;
    if (generated != sectors * 96) return E_INVALIDARG;
  }
  creator->readOnly = 1;
  *resultStream = stream_over(&creator->object, sectors * (uint64_t)blockBytes(creator), readImage);
  return S_OK;
}

static HRESULT sectors(IStream *data, int least, int *count) {
  uint64_t size;
  HRESULT result = stream_size(data, &size);
  if (FAILED(result)) return result;
  if (size % AUDIO_SECTOR != 0 || size / AUDIO_SECTOR < (uint64_t)least) return E_INVALIDARG;
  if (size / AUDIO_SECTOR > LAST_USER + PAUSE + 1) return IMAGE_INSUFFICIENT_SPACE;
  *count = (int)(size / AUDIO_SECTOR);
  return S_OK;
}

HRESULT IRawCDImageCreator_AddTrack(IRawCDImageCreator *self, IMAPI_CD_SECTOR_TYPE dataType, IStream *data, LONG *trackIndex) {
  if (data == NULL || trackIndex == NULL) return E_POINTER;
  *trackIndex = 0;
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (dataType != 0) return IMAGE_SECTOR_TYPE_NOT_SUPPORTED;
  if (creator->count + creator->first > 99) return IMAGE_TOO_MANY_TRACKS;
  int count;
  HRESULT result = sectors(data, SHORTEST, &count);
  if (FAILED(result)) return result;
  int start = creator->pregapSectors > 0 ? creator->pregapSectors - PAUSE : 0;
  if (creator->count > 0) start = creator_lead_out(creator) + (creator->gaps ? PAUSE : 0);
  if (start + count - 1 > LAST_USER || start + count > creator->limit + (creator->limit == LIMIT)) return IMAGE_INSUFFICIENT_SPACE;
  Track *track = &creator->tracks[creator->count++];
  *track = (Track){.data = data, .start = start, .count = count, .indexCount = 1};
  data->lpVtbl->AddRef(data);
  *trackIndex = creator->count;
  return S_OK;
}

HRESULT IRawCDImageCreator_AddSpecialPregap(IRawCDImageCreator *self, IStream *data) {
  if (data == NULL) return E_POINTER;
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (creator->count > 0) return IMAGE_TRACKS_ALREADY_ADDED;
  int count;
  HRESULT result = sectors(data, PAUSE, &count);
  if (FAILED(result)) return result;
  if (count - PAUSE - 1 > LAST_USER - BEHIND_PREGAP) return IMAGE_INSUFFICIENT_SPACE;
  data->lpVtbl->AddRef(data);
  if (creator->pregap != NULL) creator->pregap->lpVtbl->Release(creator->pregap);
  creator->pregap = data;
  creator->pregapSectors = count;
  return S_OK;
}

HRESULT IRawCDImageCreator_AddSubcodeRWGenerator(IRawCDImageCreator *self, IStream *subcode) {
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (subcode != NULL && creator->type == 1) return E_INVALIDARG;
  if (subcode != NULL) subcode->lpVtbl->AddRef(subcode);
  if (creator->subcode != NULL) creator->subcode->lpVtbl->Release(creator->subcode);
  creator->subcode = subcode;
  return S_OK;
}

HRESULT IRawCDImageCreator_put_ResultingImageType(IRawCDImageCreator *self, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE value) {
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (value < 1 || value > 3 || (value == 1 && creator->subcode != NULL)) return E_INVALIDARG;
  creator->type = value;
  return S_OK;
}

static HRESULT number(LONG *value, LONG given) {
  if (value == NULL) return E_POINTER;
  *value = given;
  return S_OK;
}

HRESULT IRawCDImageCreator_get_ResultingImageType(IRawCDImageCreator *self, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE *value) {
  return number(value, ((Creator *)object_of(self))->type);
}

HRESULT IRawCDImageCreator_get_StartOfLeadout(IRawCDImageCreator *self, LONG *value) {
  const Creator *creator = object_of(self);
  return creator->count == 0 ? IMAGE_NO_TRACKS : number(value, creator_lead_out(creator));
}

HRESULT IRawCDImageCreator_put_StartOfLeadoutLimit(IRawCDImageCreator *self, LONG value) {
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (value < 0 || value > LIMIT) return E_INVALIDARG;
  creator->limit = value;
  return S_OK;
}

HRESULT IRawCDImageCreator_get_StartOfLeadoutLimit(IRawCDImageCreator *self, LONG *value) {
  return number(value, ((Creator *)object_of(self))->limit);
}

/* TRUE is with gaps (imapi2 8, 1). */
HRESULT IRawCDImageCreator_put_DisableGaplessAudio(IRawCDImageCreator *self, VARIANT_BOOL value) {
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  creator->gaps = value != 0;
  return S_OK;
}

HRESULT IRawCDImageCreator_get_DisableGaplessAudio(IRawCDImageCreator *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Creator *)object_of(self))->gaps ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

/* 13 digits with a check digit as of EAN-13; leading zeros may be left out. */
HRESULT IRawCDImageCreator_put_MediaCatalogNumber(IRawCDImageCreator *self, BSTR value) {
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  UINT length = SysStringLen(value);
  if (length == 0 || length > 13) return E_INVALIDARG;
  char digits[14] = "0000000000000";
  int sum = 0;
  for (UINT i = 0; i < length; i++) {
    if (value[i] < '0' || value[i] > '9') return E_INVALIDARG;
    digits[13 - length + i] = (char)value[i];
  }
  for (int i = 0; i < 13; i++) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  if (sum % 10 != 0) return E_INVALIDARG;
  memcpy(creator->mcn, digits, sizeof digits);
  return S_OK;
}

HRESULT IRawCDImageCreator_get_MediaCatalogNumber(IRawCDImageCreator *self, BSTR *value) {
  if (value == NULL) return E_POINTER;
  *value = bstr_of(((Creator *)object_of(self))->mcn);
  return S_OK;
}

HRESULT IRawCDImageCreator_put_StartingTrackNumber(IRawCDImageCreator *self, LONG value) {
  Creator *creator = object_of(self);
  if (creator->readOnly) return IMAGE_IS_READ_ONLY;
  if (creator->count > 0) return IMAGE_TRACKS_ALREADY_ADDED;
  if (value < 1 || value > 99) return E_INVALIDARG;
  creator->first = value;
  return S_OK;
}

HRESULT IRawCDImageCreator_get_StartingTrackNumber(IRawCDImageCreator *self, LONG *value) {
  return number(value, ((Creator *)object_of(self))->first);
}

HRESULT IRawCDImageCreator_get_TrackInfo(IRawCDImageCreator *self, LONG trackIndex, IRawCDImageTrackInfo **value) {
  if (value == NULL) return E_POINTER;
  *value = NULL;
  Creator *creator = object_of(self);
  if (trackIndex < 1 || trackIndex > creator->count) return E_INVALIDARG;
  *value = object_face(track_info(creator, trackIndex - 1), 0);
  return S_OK;
}

HRESULT IRawCDImageCreator_get_NumberOfExistingTracks(IRawCDImageCreator *self, LONG *value) {
  return number(value, ((Creator *)object_of(self))->count);
}

HRESULT IRawCDImageCreator_get_LastUsedUserSectorInImage(IRawCDImageCreator *self, LONG *value) {
  const Creator *creator = object_of(self);
  return creator->count == 0 ? IMAGE_NO_TRACKS : number(value, creator_lead_out(creator) - 1);
}

static int entry(int32_t *toc, int at, int control, int number, int lba) {
  int32_t bytes[8] = {0, 0x10 | control, number, 0, lba >> 24 & 255, lba >> 16 & 255, lba >> 8 & 255, lba & 255};
  memcpy(toc + at, bytes, sizeof bytes);
  return at + 8;
}

/* The answer to READ TOC, format 0, with addresses as LBA. */
HRESULT IRawCDImageCreator_get_ExpectedTableOfContents(IRawCDImageCreator *self, SAFEARRAY **value) {
  if (value == NULL) return E_POINTER;
  *value = NULL;
  const Creator *creator = object_of(self);
  if (creator->count == 0) return IMAGE_NO_TRACKS;
  int32_t toc[4 + 8 * (MOST_TRACKS + 1)];
  int at = 4;
  for (int i = 0; i < creator->count; i++) {
    at = entry(toc, at, creator_control(&creator->tracks[i]), creator->first + i, creator->tracks[i].start);
  }
  at = entry(toc, at, creator_control(&creator->tracks[creator->count - 1]), 0xAA, creator_lead_out(creator));
  toc[0] = (at - 2) >> 8;
  toc[1] = (at - 2) & 255;
  toc[2] = creator->first;
  toc[3] = creator->first + creator->count - 1;
  *value = array_of_numbers(VT_UI1, toc, at);
  return S_OK;
}
