/* IRawCDImageTrackInfo (imapi2 5.2): a live view of one track. */
#include <stdlib.h>
#include <string.h>

#include "creator.h"
#include "results.h"
#include "values.h"

enum { SHORTEST_INDEX = 10, MOST_INDEXES = 99 };

typedef struct Info {
  Object object;
  Creator *creator;
  int number;
} Info;

static void ends(Object *object) { object_drop(((Info *)object)->creator); }

static const Kind INFO = {.name = "RawCDImageTrackInfo",
                          .size = sizeof(Info),
                          .faces = {{&IID_IRawCDImageTrackInfo, &IRawCDImageTrackInfo_vtbl}},
                          .dual = 1,
                          .destroy = ends};

void *track_info(Creator *creator, int number) {
  Info *info = object_new(&INFO);
  info->creator = creator;
  info->number = number;
  object_keep(creator);
  return info;
}

static Track *track(IRawCDImageTrackInfo *self) {
  Info *info = object_of(self);
  return &info->creator->tracks[info->number];
}

static HRESULT number(LONG *value, LONG given) {
  if (value == NULL) return E_POINTER;
  *value = given;
  return S_OK;
}

static HRESULT frozen(IRawCDImageTrackInfo *self) {
  return ((Info *)object_of(self))->creator->readOnly ? IMAGE_IS_READ_ONLY : S_OK;
}

HRESULT IRawCDImageTrackInfo_get_StartingLba(IRawCDImageTrackInfo *self, LONG *value) { return number(value, track(self)->start); }

HRESULT IRawCDImageTrackInfo_get_SectorCount(IRawCDImageTrackInfo *self, LONG *value) { return number(value, track(self)->count); }

HRESULT IRawCDImageTrackInfo_get_TrackNumber(IRawCDImageTrackInfo *self, LONG *value) {
  const Info *info = object_of(self);
  return number(value, info->number + info->creator->first);
}

HRESULT IRawCDImageTrackInfo_get_SectorType(IRawCDImageTrackInfo *self, IMAPI_CD_SECTOR_TYPE *value) {
  (void)self;
  return number(value, 0);
}

HRESULT IRawCDImageTrackInfo_get_ISRC(IRawCDImageTrackInfo *self, BSTR *value) {
  if (value == NULL) return E_POINTER;
  const char *isrc = track(self)->isrc;
  char text[16] = "";
  if (*isrc != 0) {
    memcpy(text, "..-...-..-.....", 16);
    memcpy(text, isrc, 2);
    memcpy(text + 3, isrc + 2, 3);
    memcpy(text + 7, isrc + 5, 2);
    memcpy(text + 10, isrc + 7, 5);
  }
  *value = bstr_of(text);
  return S_OK;
}

/* Two letters, three letters or digits, seven digits; hyphens between them are passed over. */
HRESULT IRawCDImageTrackInfo_put_ISRC(IRawCDImageTrackInfo *self, BSTR value) {
  HRESULT result = frozen(self);
  if (FAILED(result)) return result;
  char isrc[13] = "";
  int count = 0;
  for (UINT i = 0; i < SysStringLen(value); i++) {
    uint16_t c = value[i];
    if (c == '-') continue;
    int letter = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    if (count == 12 || !(count < 2 ? letter : count < 5 ? letter || digit : digit)) return E_INVALIDARG;
    isrc[count++] = (char)c;
  }
  if (count != 12 && count != 0) return E_INVALIDARG;
  memcpy(track(self)->isrc, isrc, sizeof isrc);
  return S_OK;
}

HRESULT IRawCDImageTrackInfo_get_DigitalAudioCopySetting(IRawCDImageTrackInfo *self, IMAPI_CD_TRACK_DIGITAL_COPY_SETTING *value) {
  return number(value, track(self)->copy);
}

HRESULT IRawCDImageTrackInfo_put_DigitalAudioCopySetting(IRawCDImageTrackInfo *self, IMAPI_CD_TRACK_DIGITAL_COPY_SETTING value) {
  HRESULT result = frozen(self);
  if (FAILED(result)) return result;
  if (value < 0 || value > 2) return E_INVALIDARG;
  track(self)->copy = value;
  return S_OK;
}

HRESULT IRawCDImageTrackInfo_get_AudioHasPreemphasis(IRawCDImageTrackInfo *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = track(self)->preEmphasis ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

HRESULT IRawCDImageTrackInfo_put_AudioHasPreemphasis(IRawCDImageTrackInfo *self, VARIANT_BOOL value) {
  HRESULT result = frozen(self);
  if (SUCCEEDED(result)) track(self)->preEmphasis = value != 0;
  return result;
}

HRESULT IRawCDImageTrackInfo_get_TrackIndexes(IRawCDImageTrackInfo *self, SAFEARRAY **value) {
  if (value == NULL) return E_POINTER;
  const Track *shown = track(self);
  int32_t offsets[MOST_INDEXES];
  for (int i = 0; i < shown->indexCount; i++) offsets[i] = shown->indexes[i];
  *value = array_of_numbers(VT_I4, offsets, shown->indexCount);
  return S_OK;
}

HRESULT IRawCDImageTrackInfo_AddTrackIndex(IRawCDImageTrackInfo *self, LONG lbaOffset) {
  HRESULT result = frozen(self);
  if (FAILED(result)) return result;
  Track *changed = track(self);
  if (lbaOffset < 0 || lbaOffset >= changed->count) return E_INVALIDARG;
  int at = 0;
  for (; at < changed->indexCount && changed->indexes[at] <= lbaOffset; at++) {
    if (changed->indexes[at] == lbaOffset) return S_IMAGE_TRACK_INDEX_ALREADY_EXISTS;
  }
  if (changed->indexCount == MOST_INDEXES) return IMAGE_TOO_MANY_TRACK_INDEXES;
  int next = at < changed->indexCount ? changed->indexes[at] : changed->count;
  if (lbaOffset - changed->indexes[at - 1] < SHORTEST_INDEX || next - lbaOffset < SHORTEST_INDEX) {
    return IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX;
  }
  memmove(&changed->indexes[at + 1], &changed->indexes[at], (size_t)(changed->indexCount - at) * sizeof *changed->indexes);
  changed->indexes[at] = lbaOffset;
  changed->indexCount++;
  return S_OK;
}

HRESULT IRawCDImageTrackInfo_ClearTrackIndex(IRawCDImageTrackInfo *self, LONG lbaOffset) {
  HRESULT result = frozen(self);
  if (FAILED(result)) return result;
  if (lbaOffset == 0) return IMAGE_TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED;
  Track *changed = track(self);
  int at = 1;
  while (at < changed->indexCount && changed->indexes[at] != lbaOffset) at++;
  if (at >= changed->indexCount) return IMAGE_TRACK_INDEX_NOT_FOUND;
  changed->indexCount--;
  memmove(&changed->indexes[at], &changed->indexes[at + 1], (size_t)(changed->indexCount - at) * sizeof *changed->indexes);
  return S_OK;
}
