#include "stream.h"

#include <string.h>

#include "results.h"
#include "server.h"

enum { SET, CURRENT, END };

static void ends(Object *object) { object_drop(((Stream *)object)->origin); }

static const Kind RESULT = {.name = "ResultStream",
                            .size = sizeof(Stream),
                            .faces = {{&IID_IStream, &IStream_vtbl}},
                            .bases = {&IID_ISequentialStream},
                            .destroy = ends};

IStream *stream_over(Object *origin, uint64_t size, ReadingAt read) {
  Stream *stream = object_new(&RESULT);
  stream->size = size;
  stream->read = read;
  stream->origin = origin;
  if (origin != NULL) object_keep(origin);
  return object_face(stream, 0);
}

HRESULT stream_read_at(IStream *stream, uint64_t at, uint8_t *to, uint32_t bytes) {
  uint64_t now = 0;
  HRESULT result = stream->lpVtbl->Seek(stream, (int64_t)at, SET, &now);
  if (FAILED(result)) return result;
  while (bytes > 0) {
    ULONG got = 0;
    result = stream->lpVtbl->Read(stream, to, bytes, &got);
    if (FAILED(result)) return result;
    if (got == 0 || got > bytes) break;
    to += got;
    bytes -= got;
  }
  memset(to, 0, bytes);
  return S_OK;
}

HRESULT stream_size(IStream *stream, uint64_t *size) {
  STATSTG stat;
  memset(&stat, 0, sizeof stat);
  HRESULT result = stream->lpVtbl->Stat(stream, &stat, 1);
  *size = stat.cbSize;
  return result;
}

HRESULT IStream_Read(IStream *self, void *pv, ULONG cb, ULONG *pcbRead) {
  Stream *stream = object_of(self);
  if (pcbRead != NULL) *pcbRead = 0;
  if (pv == NULL) return HR(0x80030009);
  uint64_t left = stream->at < stream->size ? stream->size - stream->at : 0;
  ULONG now = left < cb ? (ULONG)left : cb;
  HRESULT result = now == 0 ? S_OK : stream->read(stream, stream->at, pv, now);
  if (FAILED(result)) return result;
  stream->at += now;
  if (pcbRead != NULL) *pcbRead = now;
  return now == cb ? S_OK : S_FALSE;
}

HRESULT IStream_Seek(IStream *self, LARGE_INTEGER dlibMove, DWORD dwOrigin, ULARGE_INTEGER *plibNewPosition) {
  Stream *stream = object_of(self);
  if (dwOrigin > END) return STG_E_INVALIDFUNCTION;
  int64_t base = dwOrigin == SET ? 0 : dwOrigin == CURRENT ? (int64_t)stream->at : (int64_t)stream->size;
  if (dlibMove < 0 && base + dlibMove < 0) return STG_E_INVALIDFUNCTION;
  stream->at = (uint64_t)(base + dlibMove);
  if (plibNewPosition != NULL) *plibNewPosition = stream->at;
  return S_OK;
}

HRESULT IStream_Stat(IStream *self, STATSTG *pstatstg, DWORD grfStatFlag) {
  (void)grfStatFlag;
  if (pstatstg == NULL) return HR(0x80030009);
  memset(pstatstg, 0, sizeof *pstatstg);
  pstatstg->type = 2;
  pstatstg->cbSize = ((Stream *)object_of(self))->size;
  return S_OK;
}

HRESULT IStream_Clone(IStream *self, IStream **ppstm) {
  if (ppstm == NULL) return HR(0x80030009);
  *ppstm = NULL;
  Stream *stream = object_of(self);
  if (stream->object.kind != &RESULT) return E_NOTIMPL;
  *ppstm = stream_over(stream->origin, stream->size, stream->read);
  ((Stream *)object_of(*ppstm))->at = stream->at;
  return S_OK;
}

HRESULT IStream_CopyTo(IStream *self, IStream *pstm, ULARGE_INTEGER cb, ULARGE_INTEGER *pcbRead, ULARGE_INTEGER *pcbWritten) {
  uint8_t buffer[4096];
  uint64_t read = 0, written = 0;
  HRESULT result = pstm == NULL ? HR(0x80030009) : S_OK;
  while (SUCCEEDED(result) && read < cb) {
    ULONG got = 0, put = 0, wanted = cb - read < sizeof buffer ? (ULONG)(cb - read) : sizeof buffer;
    result = IStream_Read(self, buffer, wanted, &got);
    read += got;
    if (FAILED(result) || got == 0) break;
    result = pstm->lpVtbl->Write(pstm, buffer, got, &put);
    written += put;
  }
  if (pcbRead != NULL) *pcbRead = read;
  if (pcbWritten != NULL) *pcbWritten = written;
  return SUCCEEDED(result) ? S_OK : result;
}

HRESULT IStream_Write(IStream *self, const void *pv, ULONG cb, ULONG *pcbWritten) {
  (void)self, (void)pv, (void)cb;
  if (pcbWritten != NULL) *pcbWritten = 0;
  return STG_E_ACCESSDENIED;
}

HRESULT IStream_SetSize(IStream *self, ULARGE_INTEGER libNewSize) {
  (void)self, (void)libNewSize;
  return STG_E_ACCESSDENIED;
}

HRESULT IStream_Commit(IStream *self, DWORD grfCommitFlags) {
  (void)self, (void)grfCommitFlags;
  return S_OK;
}

HRESULT IStream_Revert(IStream *self) {
  (void)self;
  return E_NOTIMPL;
}

HRESULT IStream_LockRegion(IStream *self, ULARGE_INTEGER libOffset, ULARGE_INTEGER cb, DWORD dwLockType) {
  (void)self, (void)libOffset, (void)cb, (void)dwLockType;
  return STG_E_INVALIDFUNCTION;
}

HRESULT IStream_UnlockRegion(IStream *self, ULARGE_INTEGER libOffset, ULARGE_INTEGER cb, DWORD dwLockType) {
  (void)self, (void)libOffset, (void)cb, (void)dwLockType;
  return STG_E_INVALIDFUNCTION;
}
