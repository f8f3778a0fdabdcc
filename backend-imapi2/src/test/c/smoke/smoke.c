/*
 * A client in C, for the sanitizers: burns, cancels, fails, is called late, authors an image and reads it, and gives everything back.
 * Ends with a line for each thing that is not as it should be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interfaces.h"
#include "results.h"

enum { BLOCK = 2448, LEAD_IN = 150 };

void fake_set(const char *name, int64_t value);
int64_t fake_get(const char *name);
void fake_set_text(const char *name, const char *text);
void fake_fail(const char *member, int32_t call, int32_t result);
int32_t fake_reset(void);
void fake_add_device(const char *id);
void fake_remove_device(const char *id);
int32_t fake_get_text(const char *name, char *text, int32_t capacity);
HRESULT CoInitializeEx(void *reserved, DWORD concurrency);
void CoUninitialize(void);
HRESULT CoCreateInstance(REFIID clsid, void *outer, DWORD context, REFIID riid, void **object);

static int wrong;

#define CHECK(condition)                                        \
  do {                                                          \
    if (!(condition)) {                                         \
      wrong++;                                                  \
      printf("line %d: %s\n", __LINE__, #condition);            \
    }                                                           \
  } while (0)

/* A stream of bytes that tell their place; only what the server calls is there. */
typedef struct Source {
  const IStreamVtbl *vtbl;
  int references;
  uint64_t at, size, failAt;
} Source;

static uint8_t byteAt(uint64_t at) { return (uint8_t)(at ^ at >> 8); }

static HRESULT query(IStream *self, REFIID riid, void **object) {
  (void)riid;
  *object = self;
  ((Source *)self)->references++;
  return S_OK;
}

static ULONG addRef(IStream *self) { return (ULONG)++((Source *)self)->references; }

static ULONG release(IStream *self) { return (ULONG)--((Source *)self)->references; }

static HRESULT readSource(IStream *self, void *to, ULONG bytes, ULONG *read) {
  Source *source = (Source *)self;
  if (source->at + bytes > source->failAt) return HR(0x8003001E);
  ULONG now = 0;
  while (now < bytes && source->at < source->size) ((uint8_t *)to)[now++] = byteAt(source->at++);
  *read = now;
  return now == bytes ? S_OK : S_FALSE;
}

static HRESULT seek(IStream *self, LARGE_INTEGER move, DWORD origin, ULARGE_INTEGER *at) {
  Source *source = (Source *)self;
  source->at = (origin == 0 ? 0 : source->at) + (uint64_t)move;
  if (at != NULL) *at = source->at;
  return S_OK;
}

static HRESULT stat(IStream *self, STATSTG *told, DWORD flag) {
  (void)flag;
  *told = (STATSTG){.type = 2, .cbSize = ((Source *)self)->size};
  return S_OK;
}

static const IStreamVtbl SOURCE = {
    .QueryInterface = query, .AddRef = addRef, .Release = release, .Read = readSource, .Seek = seek, .Stat = stat};

static Source source(uint64_t size) { return (Source){&SOURCE, 1, 0, size, UINT64_MAX}; }

/* A sink that counts, and cancels where it is told to. */
typedef struct Sink {
  const IDispatchVtbl *vtbl;
  int references, events, cancelAt;
} Sink;

static HRESULT querySink(IDispatch *self, REFIID riid, void **object) {
  *object = NULL;
  if (memcmp(riid, &IID_IMarshal, sizeof *riid) == 0) return E_NOINTERFACE;
  *object = self;
  ((Sink *)self)->references++;
  return S_OK;
}

static ULONG addRefSink(IDispatch *self) { return (ULONG)++((Sink *)self)->references; }

static ULONG releaseSink(IDispatch *self) { return (ULONG)--((Sink *)self)->references; }

static HRESULT invoke(IDispatch *self, DISPID id, REFIID riid, LCID lcid, WORD flags, DISPPARAMS *parameters, VARIANT *result,
                      EXCEPINFO *exception, UINT *bad) {
  (void)riid, (void)lcid, (void)flags, (void)result, (void)exception, (void)bad;
  Sink *sink = (Sink *)self;
  CHECK(id == 0x200 && parameters->cArgs == 2 && parameters->rgvarg[0].vt == VT_DISPATCH);
  IUnknown *progress = parameters->rgvarg[0].value.object, *object = parameters->rgvarg[1].value.object;
  IDiscFormat2RawCDEventArgs *args;
  CHECK(progress->lpVtbl->QueryInterface(progress, &IID_IDiscFormat2RawCDEventArgs, (void **)&args) == S_OK);
  LONG start = 0, total = 0, used = 0, left = 0;
  CHECK(args->lpVtbl->get_StartLba(args, &start) == S_OK && start == -LEAD_IN);
  CHECK(args->lpVtbl->get_TotalSystemBuffer(args, &total) == S_OK && args->lpVtbl->get_UsedSystemBuffer(args, &used) == S_OK);
  CHECK(args->lpVtbl->get_FreeSystemBuffer(args, &left) == S_OK && total == used + left);
  args->lpVtbl->Release(args);
  if (++sink->events != sink->cancelAt) return S_OK;
  IDiscFormat2RawCD *raw;
  CHECK(object->lpVtbl->QueryInterface(object, &IID_IDiscFormat2RawCD, (void **)&raw) == S_OK);
  CHECK(raw->lpVtbl->CancelWrite(raw) == S_OK);
  raw->lpVtbl->Release(raw);
  return S_OK;
}

static const IDispatchVtbl SINK = {.QueryInterface = querySink, .AddRef = addRefSink, .Release = releaseSink, .Invoke = invoke};

static BSTR text(const char *plain) {
  uint16_t units[64];
  UINT count = 0;
  while (plain[count] != 0) {
    units[count] = (uint16_t)plain[count];
    count++;
  }
  return SysAllocStringLen(units, count);
}

static void *make(REFIID clsid, REFIID riid) {
  void *made = NULL;
  CHECK(CoCreateInstance(clsid, NULL, 1, riid, &made) == S_OK);
  return made;
}

static IDiscFormat2RawCD *prepared(void) {
  IDiscRecorder2 *recorder = make(&CLSID_MsftDiscRecorder2, &IID_IDiscRecorder2);
  IDiscFormat2RawCD *raw = make(&CLSID_MsftDiscFormat2RawCD, &IID_IDiscFormat2RawCD);
  BSTR id = text("drive"), name = text("smoke");
  CHECK(raw->lpVtbl->PrepareMedia(raw) == RAW_NO_RECORDER_SPECIFIED);
  CHECK(raw->lpVtbl->put_Recorder(raw, recorder) == E_INVALIDARG);
  CHECK(recorder->lpVtbl->InitializeDiscRecorder(recorder, id) == S_OK);
  CHECK(raw->lpVtbl->put_Recorder(raw, recorder) == S_OK);
  CHECK(raw->lpVtbl->PrepareMedia(raw) == RAW_CLIENT_NAME_IS_NOT_VALID);
  CHECK(raw->lpVtbl->put_ClientName(raw, NULL) == RAW_CLIENT_NAME_IS_NOT_VALID);
  CHECK(raw->lpVtbl->put_ClientName(raw, name) == S_OK);
  CHECK(raw->lpVtbl->ReleaseMedia(raw) == RAW_MEDIA_IS_NOT_PREPARED);
  CHECK(raw->lpVtbl->PrepareMedia(raw) == S_OK);
  CHECK(raw->lpVtbl->PrepareMedia(raw) == RAW_MEDIA_IS_PREPARED);
  SysFreeString(id);
  SysFreeString(name);
  recorder->lpVtbl->Release(recorder);
  return raw;
}

static void ended(IDiscFormat2RawCD *raw) {
  CHECK(raw->lpVtbl->ReleaseMedia(raw) == S_OK);
  CHECK(raw->lpVtbl->Release(raw) == 0);
}

static void burns(int cancelAt, uint64_t failAt, int blocks, HRESULT expected) {
  IDiscFormat2RawCD *raw = prepared();
  IConnectionPointContainer *container;
  IConnectionPoint *point;
  Sink sink = {&SINK, 1, 0, cancelAt};
  DWORD cookie;
  CHECK(raw->lpVtbl->QueryInterface(raw, &IID_IConnectionPointContainer, (void **)&container) == S_OK);
  CHECK(container->lpVtbl->FindConnectionPoint(container, &IID_DDiscMaster2Events, &point) == CONNECT_E_NOCONNECTION);
  CHECK(container->lpVtbl->FindConnectionPoint(container, &IID_DDiscFormat2RawCDEvents, &point) == S_OK);
  CHECK(point->lpVtbl->Advise(point, (IUnknown *)&sink, &cookie) == S_OK && cookie != 0);
  Source stream = source((uint64_t)blocks * BLOCK);
  stream.failAt = failAt;
  CHECK(raw->lpVtbl->WriteMedia2(raw, (IStream *)&stream, LEAD_IN) == expected);
  CHECK(raw->lpVtbl->WriteMedia2(raw, (IStream *)&stream, LEAD_IN) == RAW_MEDIA_IS_NOT_BLANK || fake_get("written.blocks") == 0);
  CHECK(point->lpVtbl->Unadvise(point, cookie) == S_OK);
  CHECK(point->lpVtbl->Unadvise(point, cookie) == CONNECT_E_NOCONNECTION);
  CHECK(sink.events > 0 && sink.references == 1 && stream.references == 1);
  point->lpVtbl->Release(point);
  container->lpVtbl->Release(container);
  ended(raw);
}

static void refuses(void) {
  IDiscFormat2RawCD *raw = prepared();
  Source ragged = source(1000 * BLOCK + 1), shortLeadIn = source(1000 * BLOCK), large = source(400000ull * BLOCK);
  CHECK(raw->lpVtbl->WriteMedia2(raw, NULL, 0) == E_POINTER);
  CHECK(raw->lpVtbl->WriteMedia2(raw, (IStream *)&ragged, LEAD_IN) == RAW_STREAM_NOT_SUPPORTED);
  CHECK(raw->lpVtbl->WriteMedia2(raw, (IStream *)&shortLeadIn, LEAD_IN - 1) == RAW_STREAM_LEADIN_TOO_SHORT);
  CHECK(raw->lpVtbl->WriteMedia2(raw, (IStream *)&large, LEAD_IN) == RAW_NOT_ENOUGH_SPACE);
  CHECK(raw->lpVtbl->put_RequestedSectorType(raw, 4) == RAW_DATA_BLOCK_TYPE_NOT_SUPPORTED);
  CHECK(raw->lpVtbl->CancelWrite(raw) == RAW_WRITE_NOT_IN_PROGRESS);
  fake_fail("IDiscFormat2RawCD.get_StartOfNextSession", 1, (int32_t)0x80004005);
  LONG lba = 0;
  CHECK(raw->lpVtbl->get_StartOfNextSession(raw, &lba) == E_FAIL);
  CHECK(raw->lpVtbl->get_StartOfNextSession(raw, &lba) == S_OK && lba == -LEAD_IN);
  IUnknown *verification;
  CHECK(raw->lpVtbl->QueryInterface(raw, &IID_IBurnVerification, (void **)&verification) == E_NOINTERFACE && verification == NULL);
  ended(raw);
}

static void authors(void) {
  IRawCDImageCreator *creator = make(&CLSID_MsftRawCDImageCreator, &IID_IRawCDImageCreator);
  IRawCDImageTrackInfo *info;
  IStream *image = NULL;
  LONG index = 0, lba = 0;
  Source first = source(400 * 2352), second = source(300 * 2352), shortOne = source(299 * 2352);
  CHECK(creator->lpVtbl->CreateResultImage(creator, &image) == IMAGE_NO_TRACKS);
  CHECK(creator->lpVtbl->AddTrack(creator, 0, (IStream *)&first, &index) == S_OK && index == 1);
  CHECK(creator->lpVtbl->AddTrack(creator, 0, (IStream *)&shortOne, &index) == E_INVALIDARG);
  CHECK(creator->lpVtbl->AddTrack(creator, 2, (IStream *)&second, &index) == IMAGE_SECTOR_TYPE_NOT_SUPPORTED);
  CHECK(creator->lpVtbl->AddTrack(creator, 0, (IStream *)&second, &index) == S_OK && index == 2);
  BSTR isrc = text("US-K7Y-98-12345"), mcn = text("123456789012");
  CHECK(creator->lpVtbl->put_MediaCatalogNumber(creator, mcn) == S_OK);
  CHECK(creator->lpVtbl->get_TrackInfo(creator, 2, &info) == S_OK);
  CHECK(info->lpVtbl->put_ISRC(info, isrc) == S_OK);
  CHECK(info->lpVtbl->get_StartingLba(info, &lba) == S_OK && lba == 400);
  CHECK(info->lpVtbl->AddTrackIndex(info, 9) == IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX);
  CHECK(info->lpVtbl->AddTrackIndex(info, 100) == S_OK);
  CHECK(info->lpVtbl->AddTrackIndex(info, 100) == S_IMAGE_TRACK_INDEX_ALREADY_EXISTS);
  CHECK(info->lpVtbl->ClearTrackIndex(info, 0) == IMAGE_TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED);
  SysFreeString(isrc);
  SysFreeString(mcn);
  SAFEARRAY *toc = NULL;
  CHECK(creator->lpVtbl->get_ExpectedTableOfContents(creator, &toc) == S_OK && toc->rgsabound[0].cElements == 28);
  SafeArrayDestroy(toc);
  CHECK(creator->lpVtbl->CreateResultImage(creator, &image) == S_OK);
  IStream *again = image;
  CHECK(creator->lpVtbl->CreateResultImage(creator, &again) == IMAGE_IS_READ_ONLY && again == NULL);
  image->lpVtbl->Release(image);
  info->lpVtbl->Release(info);
  creator->lpVtbl->Release(creator);
}

/* The frames of raw-dao-subchannel 2.7: what the image has in Q at the first sector of an index 1, and its TOC. */
static void makesSectors(void) {
  IRawCDImageCreator *creator = make(&CLSID_MsftRawCDImageCreator, &IID_IRawCDImageCreator);
  Source track = source(500 * 2352);
  IStream *image = NULL;
  LONG index;
  CHECK(creator->lpVtbl->put_ResultingImageType(creator, 1) == S_OK);
  CHECK(creator->lpVtbl->AddTrack(creator, 0, (IStream *)&track, &index) == S_OK);
  IRawCDImageTrackInfo *info = NULL;
  CHECK(creator->lpVtbl->get_TrackInfo(creator, 1, &info) == S_OK);
  CHECK(info->lpVtbl->put_DigitalAudioCopySetting(info, 1) == S_OK);
  info->lpVtbl->Release(info);
  CHECK(creator->lpVtbl->CreateResultImage(creator, &image) == S_OK);
  uint8_t block[2368];
  ULONG got = 0;
  static const uint8_t first[12] = {0x01, 0x01, 0x01, 0, 0, 0, 0, 0, 0x02, 0, 0x5A, 0x28};
  CHECK(image->lpVtbl->Seek(image, 22650 * 2368ll, 0, NULL) == S_OK);
  CHECK(image->lpVtbl->Read(image, block, sizeof block, &got) == S_OK && got == sizeof block);
  CHECK(memcmp(block + 2352, first, sizeof first) == 0);
  for (int i = 0; i < 2352; i++) CHECK(block[i] == byteAt((uint64_t)i));
  CHECK(image->lpVtbl->Seek(image, 0, 0, NULL) == S_OK);
  CHECK(image->lpVtbl->Read(image, block, sizeof block, &got) == S_OK);
  CHECK(block[2354] == 0xA0 && block[2355] == 0x95 && block[2359] == 1);
  image->lpVtbl->Release(image);
  CHECK(creator->lpVtbl->Release(creator) == 0);
  CHECK(track.references == 1);
}

int main(void) {
  CHECK(CoInitializeEx(NULL, 0) == S_OK);
  fake_add_device("drive");
  fake_set("medium.leadIn", -LEAD_IN);
  fake_set("events.every", 1);
  burns(0, UINT64_MAX, 1000, S_OK);
  burns(3, UINT64_MAX, 1000, REQUEST_CANCELLED);
  burns(0, 700000, 1000, HR(0x8003001E));
  fake_set("writer.noSeek", 1);
  burns(0, UINT64_MAX, 1000, S_OK);
  refuses();
  makesSectors();
  authors();
  CHECK(fake_get("errors") == 0);
  char live[4096] = "";
  fake_get_text("live", live, sizeof live);
  CHECK(fake_get("live.objects") == 0 && fake_get("live.references") == 0);
  CHECK(fake_get("live.strings") == 0 && fake_get("live.arrays") == 0 && fake_get("live.blocks") == 0);
  fake_remove_device("drive");
  CoUninitialize();
  CHECK(fake_reset() == 0);
  if (wrong > 0) printf("still held:\n%s", live);
  return wrong > 0;
}
