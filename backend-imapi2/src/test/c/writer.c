/*
 * WriteMedia: pulls the client's stream from a thread of its own, tells the sinks how far it is, and stops where it is told to
 * (imapi2 5.4, 5.5, 7.3, 7.4). The caller waits meanwhile.
 */
#include "writer.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "os.h"
#include "results.h"

enum { BATCH = 26, CHUNK = 65536, LEAD_OUT = 6750, EVERY = 16, BUFFER_BYTES = 1 << 20 };
enum { PREPARING = 1, WRITING_ACTION = 2, FINISHING = 3 };
enum { STREAM_SEEK_SET = 0, STATFLAG_NONAME = 1 };

void fake_remove_device(const char *id);

typedef struct Job {
  Raw *raw;
  IStream *stream;
  int leadInSectors, blockBytes, blocks;
  void *args;
  Progress progress;
  uint8_t *buffer;
  HRESULT result;
} Job;

typedef struct Event {
  Source *source;
  VARIANT reversed[2];
} Event;

static _Atomic(IStream *) lastStream;

static void fireEvent(void *given) {
  Event *event = given;
  source_fire(event->source, 0x200, event->reversed, 2);
}

static void tell(Job *job, int action) {
  job->progress.action = action;
  progress_tell(job->args, &job->progress);
  if (control_number("events.never", 0) != 0) return;
  void *faces[2] = {object_face(job->args, 0), object_face(job->raw, 0)};
  Event event = {.source = &job->raw->source};
  int byReference = control_number("events.byref", 0) != 0;
  for (int i = 0; i < 2; i++) {
    event.reversed[i].vt = (VARTYPE)(VT_DISPATCH | (byReference ? VT_BYREF : 0));
    if (byReference) {
      event.reversed[i].value.reference = &faces[i];
    } else {
      event.reversed[i].value.object = faces[i];
    }
  }
  if (control_number("events.elsewhere", 0) != 0) {
    os_join(os_start(fireEvent, &event));
  } else {
    fireEvent(&event);
  }
}

static int cancelled(Job *job) {
  os_lock();
  int now = job->raw->cancelled;
  os_unlock();
  return now;
}

/* Reads all of these bytes unless the stream ends; counts what came. */
static HRESULT pull(Job *job, uint8_t *to, uint32_t wanted, uint32_t *got) {
  uint32_t chunk = (uint32_t)control_number("writer.chunk", CHUNK);
  *got = 0;
  while (*got < wanted) {
    uint32_t asked = wanted - *got < chunk ? wanted - *got : chunk, read = 0;
    HRESULT result = job->stream->lpVtbl->Read(job->stream, to + *got, asked, &read);
    if (FAILED(result)) return result;
    if (read > asked) return E_FAIL;
    if (read == 0) break;
    *got += read;
  }
  return S_OK;
}

/* Measures the stream and places it at the sector where the drive begins: by Seek, or by reading up to there. */
static HRESULT place(Job *job) {
  STATSTG stat;
  memset(&stat, 0xA5, sizeof stat);
  HRESULT result = job->stream->lpVtbl->Stat(job->stream, &stat, STATFLAG_NONAME);
  if (FAILED(result)) return RAW_STREAM_NOT_SUPPORTED;
  control_set("stream.size", (int64_t)stat.cbSize);
  control_set("stream.type", stat.type);
  if (stat.pwcsName != NULL) control_error("Stat left a name though none was wanted");
  if (stat.type != 2 || stat.cbSize == 0 || stat.cbSize % (uint64_t)job->blockBytes != 0) return RAW_STREAM_NOT_SUPPORTED;
  int64_t all = (int64_t)(stat.cbSize / (uint64_t)job->blockBytes), skipped = job->leadInSectors + (int64_t)job->raw->leadIn;
  if (skipped < 0) return RAW_STREAM_LEADIN_TOO_SHORT;
  if (all <= skipped) return RAW_STREAM_NOT_SUPPORTED;
  if (all - job->leadInSectors > (int64_t)job->raw->lastLeadOut + LEAD_OUT) return RAW_NOT_ENOUGH_SPACE;
  job->blocks = (int)(all - skipped);
  uint64_t at = ~0ull;
  int64_t wanted = skipped * job->blockBytes;
  control_set("stream.seek", wanted);
  result = control_number("writer.noSeek", 0) != 0 ? E_NOTIMPL : job->stream->lpVtbl->Seek(job->stream, wanted, STREAM_SEEK_SET, &at);
  if (SUCCEEDED(result)) return at == (uint64_t)wanted ? S_OK : RAW_STREAM_NOT_SUPPORTED;
  for (int64_t i = 0; i < skipped; i++) {
    uint32_t got;
    result = pull(job, job->buffer, (uint32_t)job->blockBytes, &got);
    if (FAILED(result)) return result;
    if (got < (uint32_t)job->blockBytes) return RAW_STREAM_NOT_SUPPORTED;
  }
  return S_OK;
}

/* What a test lets go wrong at this block. */
static HRESULT mishap(int64_t block) {
  if (block >= control_number("writer.failAt", INT64_MAX)) return (HRESULT)control_number("writer.failWith", LOSS_OF_STREAMING);
  return S_OK;
}

static HRESULT burn(Job *job, Laser *laser) {
  Raw *raw = job->raw;
  int every = (int)control_number("events.every", EVERY), pause = (int)control_number("writer.pause", 0);
  int64_t removeAt = control_number("writer.removeAt", INT64_MAX);
  for (int done = 0, batch = 0; done < job->blocks; batch++) {
    int count = job->blocks - done < BATCH ? job->blocks - done : BATCH;
    if (cancelled(job)) return REQUEST_CANCELLED;
    HRESULT result = mishap(done);
    if (SUCCEEDED(result) && done + count > removeAt) fake_remove_device(raw->device->id);
    uint32_t bytes = (uint32_t)(count * job->blockBytes), got;
    if (SUCCEEDED(result)) result = pull(job, job->buffer, bytes, &got);
    if (FAILED(result)) return result;
    if (got < bytes) return RAW_STREAM_NOT_SUPPORTED;
    result = laser_write(laser, job->buffer, count);
    if (FAILED(result)) return result;
    done += count;
    job->progress.lastReadLba = job->progress.lastWrittenLba = raw->leadIn + done - 1;
    job->progress.used = (int)bytes;
    job->progress.elapsed = done / 75;
    job->progress.remaining = (job->blocks - done) / 75;
    if (batch % every == 0) tell(job, WRITING_ACTION);
    if (pause > 0) os_sleep(pause);
  }
  uint32_t more = 0;
  HRESULT result = job->stream->lpVtbl->Read(job->stream, job->buffer, CHUNK, &more);
  if (FAILED(result)) return result;
  if (more != 0) control_error("the stream is longer than it said");
  return S_OK;
}

static void run(void *given) {
  Job *job = given;
  control_set("writer.thread", (int64_t)os_thread_id());
  job->result = place(job);
  if (FAILED(job->result)) return;
  job->progress = (Progress){.startLba = job->raw->leadIn,
                             .sectorCount = job->blocks,
                             .lastReadLba = job->raw->leadIn - 1,
                             .lastWrittenLba = job->raw->leadIn - 1,
                             .total = BUFFER_BYTES,
                             .remaining = job->blocks / 75};
  tell(job, PREPARING);
  if (cancelled(job)) {
    job->result = REQUEST_CANCELLED;
    return;
  }
  Laser *laser;
  job->result = laser_open(job->raw, &laser);
  if (FAILED(job->result)) return;
  job->raw->written = 1;
  job->result = burn(job, laser);
  if (SUCCEEDED(job->result)) {
    tell(job, FINISHING);
    if (cancelled(job)) job->result = REQUEST_CANCELLED;
  }
  HRESULT closed = laser_close(laser);
  if (SUCCEEDED(job->result)) {
    job->result = closed;
    tell(job, FINISHING);
  }
}

HRESULT raw_write(Raw *raw, IStream *stream, int leadInSectors) {
  int blockBytes = raw_block_bytes(raw->sectorType);
  Job job = {.raw = raw, .stream = stream, .leadInSectors = leadInSectors, .blockBytes = blockBytes, .args = progress_new()};
  job.buffer = malloc((size_t)(BATCH * blockBytes < CHUNK ? CHUNK : BATCH * blockBytes));
  stream->lpVtbl->AddRef(stream);
  lastStream = stream;
  control_set("caller.thread", (int64_t)os_thread_id());
  if (control_number("writer.onCaller", 0) != 0) {
    run(&job);
  } else {
    os_join(os_start(run, &job));
  }
  stream->lpVtbl->Release(stream);
  object_Release(object_face(job.args, 0));
  free(job.buffer);
  return job.result;
}

static void readLast(void *result) {
  IStream *stream = lastStream;
  uint8_t byte;
  uint32_t read = 0;
  *(HRESULT *)result = stream == NULL ? S_FALSE : stream->lpVtbl->Read(stream, &byte, 1, &read);
}

/* Reads once more, from a foreign thread, from the stream of the last burn, though nobody holds it any longer. */
FAKE_EXPORT int32_t fake_late_read(void) {
  HRESULT result = S_OK;
  os_join(os_start(readLast, &result));
  return result;
}
