/* IDiscFormat2RawCDEventArgs. */
#include "control.h"
#include "os.h"
#include "results.h"
#include "writer.h"

typedef struct Args {
  Object object;
  Progress progress;
} Args;

static const Kind ARGS = {.name = "DiscFormat2RawCDEventArgs",
                          .size = sizeof(Args),
                          .faces = {{&IID_IDiscFormat2RawCDEventArgs, &IDiscFormat2RawCDEventArgs_vtbl}},
                          .bases = {&IID_IWriteEngine2EventArgs},
                          .dual = 1};

void *progress_new(void) { return object_new(&ARGS); }

void progress_tell(void *args, const Progress *progress) {
  os_lock();
  ((Args *)args)->progress = *progress;
  os_unlock();
}

static HRESULT give(IDiscFormat2RawCDEventArgs *self, size_t at, LONG *value) {
  if (value == NULL) return E_POINTER;
  os_lock();
  *value = *(int *)((char *)&((Args *)object_of(self))->progress + at);
  os_unlock();
  return S_OK;
}

#define GIVES(member, field)                                                                \
  HRESULT IDiscFormat2RawCDEventArgs_get_##member(IDiscFormat2RawCDEventArgs *self, LONG *value) { \
    return give(self, offsetof(Progress, field), value);                                    \
  }

GIVES(StartLba, startLba)
GIVES(SectorCount, sectorCount)
GIVES(LastReadLba, lastReadLba)
GIVES(LastWrittenLba, lastWrittenLba)
GIVES(TotalSystemBuffer, total)
GIVES(UsedSystemBuffer, used)
GIVES(CurrentAction, action)
GIVES(ElapsedTime, elapsed)
GIVES(RemainingTime, remaining)

HRESULT IDiscFormat2RawCDEventArgs_get_FreeSystemBuffer(IDiscFormat2RawCDEventArgs *self, LONG *value) {
  if (value == NULL) return E_POINTER;
  os_lock();
  const Progress *progress = &((Args *)object_of(self))->progress;
  *value = progress->total - progress->used;
  os_unlock();
  return S_OK;
}
