/* The small streams of IMAPI2: zeros, pseudo-random numbers, one behind the other, woven (imapi2 2.2, 3.13). */
#include <stdlib.h>
#include <string.h>

#include "results.h"
#include "server.h"
#include "stream.h"

enum { MOST_PARTS = 64 };

static const uint64_t ENDLESS = INT64_MAX;

typedef struct Random {
  Stream stream;
  uint32_t seed, seeds[4];
} Random;

typedef struct Parts {
  Stream stream;
  IStream *parts[MOST_PARTS];
  uint64_t sizes[MOST_PARTS];
  uint32_t strides[MOST_PARTS];
  uint32_t count;
} Parts;

static void partsEnd(Object *object) {
  Parts *parts = (Parts *)object;
  for (uint32_t i = 0; i < parts->count; i++) parts->parts[i]->lpVtbl->Release(parts->parts[i]);
}

#define BASES {&IID_IStream, &IID_ISequentialStream}
static const Kind ZERO = {
    .name = "MsftStreamZero", .size = sizeof(Stream), .faces = {{&IID_IStream, &IStream_vtbl}}, .bases = {&IID_ISequentialStream}};
static const Kind RANDOM = {.name = "MsftStreamPrng001",
                            .size = sizeof(Random),
                            .faces = {{&IID_IStreamPseudoRandomBased, &IStreamPseudoRandomBased_vtbl}},
                            .bases = BASES};
static const Kind CONCATENATION = {.name = "MsftStreamConcatenate",
                                   .size = sizeof(Parts),
                                   .faces = {{&IID_IStreamConcatenate, &IStreamConcatenate_vtbl}},
                                   .bases = BASES,
                                   .destroy = partsEnd};
static const Kind INTERLEAVING = {.name = "MsftStreamInterleave",
                                  .size = sizeof(Parts),
                                  .faces = {{&IID_IStreamInterleave, &IStreamInterleave_vtbl}},
                                  .bases = BASES,
                                  .destroy = partsEnd};

static HRESULT zeros(Stream *stream, uint64_t at, uint8_t *to, uint32_t bytes) {
  (void)stream, (void)at;
  memset(to, 0, bytes);
  return S_OK;
}

void *zero_new(void) {
  Stream *stream = object_new(&ZERO);
  stream->size = ENDLESS;
  stream->read = zeros;
  return stream;
}

/* The linear congruence of the reference, its 32-bit states as little-endian bytes; from the beginning each time. */
static HRESULT numbers(Stream *stream, uint64_t at, uint8_t *to, uint32_t bytes) {
  uint32_t state = ((Random *)stream)->seed;
  for (uint64_t i = 0; i < at + bytes; i++) {
    if (i % 4 == 0) state = state * 0x19660D + 0x3C6EF35F;
    if (i >= at) to[i - at] = (uint8_t)(state >> (8 * (i % 4)));
  }
  return S_OK;
}

void *random_new(void) {
  Random *random = object_new(&RANDOM);
  random->stream.size = ENDLESS;
  random->stream.read = numbers;
  return random;
}

HRESULT IStreamPseudoRandomBased_put_Seed(IStreamPseudoRandomBased *self, ULONG value) {
  ((Random *)object_of(self))->seed = value;
  return S_OK;
}

HRESULT IStreamPseudoRandomBased_get_Seed(IStreamPseudoRandomBased *self, ULONG *value) {
  if (value == NULL) return E_POINTER;
  *value = ((Random *)object_of(self))->seed;
  return S_OK;
}

HRESULT IStreamPseudoRandomBased_put_ExtendedSeed(IStreamPseudoRandomBased *self, ULONG *values, ULONG eCount) {
  if (values == NULL) return E_POINTER;
  if (eCount == 0 || eCount > 4) return E_INVALIDARG;
  Random *random = object_of(self);
  memcpy(random->seeds, values, eCount * sizeof *values);
  random->seed = values[0];
  return S_OK;
}

HRESULT IStreamPseudoRandomBased_get_ExtendedSeed(IStreamPseudoRandomBased *self, ULONG **values, ULONG *eCount) {
  if (values == NULL || eCount == NULL) return E_POINTER;
  Random *random = object_of(self);
  *values = CoTaskMemAlloc(sizeof random->seeds);
  memcpy(*values, random->seeds, sizeof random->seeds);
  *eCount = 4;
  return S_OK;
}

static HRESULT add(Parts *parts, IStream *part, uint32_t stride) {
  if (part == NULL) return E_POINTER;
  if (parts->count == MOST_PARTS) return E_OUTOFMEMORY;
  uint64_t size;
  HRESULT result = stream_size(part, &size);
  if (FAILED(result)) return result;
  part->lpVtbl->AddRef(part);
  parts->parts[parts->count] = part;
  parts->sizes[parts->count] = size;
  parts->strides[parts->count++] = stride;
  parts->stream.size += size;
  return S_OK;
}

static HRESULT behind(Stream *stream, uint64_t at, uint8_t *to, uint32_t bytes) {
  Parts *parts = (Parts *)stream;
  for (uint32_t i = 0; i < parts->count && bytes > 0; i++) {
    if (at >= parts->sizes[i]) {
      at -= parts->sizes[i];
      continue;
    }
    uint64_t left = parts->sizes[i] - at;
    uint32_t now = left < bytes ? (uint32_t)left : bytes;
    HRESULT result = stream_read_at(parts->parts[i], at, to, now);
    if (FAILED(result)) return result;
    at = 0;
    to += now;
    bytes -= now;
  }
  return S_OK;
}

void *concatenation_new(void) {
  Parts *parts = object_new(&CONCATENATION);
  parts->stream.read = behind;
  return parts;
}

HRESULT IStreamConcatenate_Initialize2(IStreamConcatenate *self, IStream **streams, ULONG streamCount) {
  Parts *parts = object_of(self);
  if (parts->count > 0) return E_FAIL;
  return IStreamConcatenate_Append2(self, streams, streamCount);
}

HRESULT IStreamConcatenate_Initialize(IStreamConcatenate *self, IStream *stream1, IStream *stream2) {
  IStream *both[2] = {stream1, stream2};
  return IStreamConcatenate_Initialize2(self, both, 2);
}

HRESULT IStreamConcatenate_Append(IStreamConcatenate *self, IStream *stream) { return add(object_of(self), stream, 0); }

HRESULT IStreamConcatenate_Append2(IStreamConcatenate *self, IStream **streams, ULONG streamCount) {
  if (streams == NULL) return E_POINTER;
  HRESULT result = S_OK;
  for (ULONG i = 0; i < streamCount && SUCCEEDED(result); i++) result = add(object_of(self), streams[i], 0);
  return result;
}

static HRESULT woven(Stream *stream, uint64_t at, uint8_t *to, uint32_t bytes) {
  Parts *parts = (Parts *)stream;
  uint64_t round = 0;
  for (uint32_t i = 0; i < parts->count; i++) round += parts->strides[i];
  while (bytes > 0) {
    uint64_t whole = at / round, inside = at % round;
    uint32_t part = 0;
    while (inside >= parts->strides[part]) inside -= parts->strides[part++];
    uint64_t left = parts->strides[part] - inside;
    uint32_t now = left < bytes ? (uint32_t)left : bytes;
    HRESULT result = stream_read_at(parts->parts[part], whole * parts->strides[part] + inside, to, now);
    if (FAILED(result)) return result;
    at += now;
    to += now;
    bytes -= now;
  }
  return S_OK;
}

void *interleaving_new(void) {
  Parts *parts = object_new(&INTERLEAVING);
  parts->stream.read = woven;
  return parts;
}

HRESULT IStreamInterleave_Initialize(IStreamInterleave *self, IStream **streams, ULONG *interleaveSizes, ULONG streamCount) {
  if (streams == NULL || interleaveSizes == NULL) return E_POINTER;
  Parts *parts = object_of(self);
  if (streamCount == 0 || parts->count > 0) return E_INVALIDARG;
  HRESULT result = S_OK;
  for (ULONG i = 0; i < streamCount && SUCCEEDED(result); i++) {
    result = interleaveSizes[i] == 0 ? E_INVALIDARG : add(parts, streams[i], interleaveSizes[i]);
  }
  return result;
}
