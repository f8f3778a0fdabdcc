#include "speeds.h"

#include <stdlib.h>

#include "control.h"
#include "object.h"
#include "results.h"
#include "values.h"

enum { MOST = 32 };

typedef struct Descriptor {
  Object object;
  int mediaType, pureCav, speed;
} Descriptor;

static const Kind DESCRIPTOR = {.name = "MsftWriteSpeedDescriptor",
                                .size = sizeof(Descriptor),
                                .faces = {{&IID_IWriteSpeedDescriptor, &IWriteSpeedDescriptor_vtbl}},
                                .dual = 1};

static int supported(int32_t speeds[MOST]) {
  char *text = control_text("speeds");
  int count = numbers_of(text != NULL ? text : "3600,2400,1200,600,300", speeds, MOST);
  free(text);
  return count;
}

/* A rotation is taken back where a test says that the drive has only one. */
HRESULT speeds_set(Device *device, int wanted, int pureCav, int *actual) {
  int32_t speeds[MOST];
  int count = supported(speeds), nearest = 0, fastest = 0;
  for (int i = 1; i < count; i++) {
    if (abs(speeds[i] - wanted) < abs(speeds[nearest] - wanted)) nearest = i;
    if (speeds[i] > speeds[fastest]) fastest = i;
  }
  *actual = count == 0 ? 0 : speeds[wanted == -1 ? fastest : nearest];
  int kilobytes = *actual * 2352 / 1000;
  uint8_t cdb[12] = {0xBB, 0, 0xFF, 0xFF, (uint8_t)(kilobytes >> 8), (uint8_t)kilobytes};
  if (device->behind != NULL) device_write(device, cdb, sizeof cdb, NULL, 0, 10);
  int slower = wanted != -1 && *actual != wanted;
  if (!pureCav) return slower ? S_SPEEDADJUSTED : S_OK;
  return slower ? S_BOTHADJUSTED : S_ROTATIONADJUSTED;
}

SAFEARRAY *speeds_array(void) {
  int32_t speeds[MOST];
  int count = supported(speeds);
  return array_of_numbers(VT_UI4, speeds, count);
}

SAFEARRAY *speeds_descriptors(int mediaType) {
  int32_t speeds[MOST];
  void *faces[MOST];
  int count = supported(speeds);
  for (int i = 0; i < count; i++) {
    Descriptor *made = object_new(&DESCRIPTOR);
    made->mediaType = mediaType;
    made->speed = speeds[i];
    faces[i] = object_face(made, 0);
  }
  return array_of_objects(faces, count);
}

HRESULT IWriteSpeedDescriptor_get_MediaType(IWriteSpeedDescriptor *self, IMAPI_MEDIA_PHYSICAL_TYPE *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Descriptor *)object_of(self))->mediaType;
  return S_OK;
}

HRESULT IWriteSpeedDescriptor_get_RotationTypeIsPureCAV(IWriteSpeedDescriptor *self, VARIANT_BOOL *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Descriptor *)object_of(self))->pureCav ? VARIANT_TRUE : VARIANT_FALSE;
  return S_OK;
}

HRESULT IWriteSpeedDescriptor_get_WriteSpeed(IWriteSpeedDescriptor *self, LONG *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Descriptor *)object_of(self))->speed;
  return S_OK;
}
