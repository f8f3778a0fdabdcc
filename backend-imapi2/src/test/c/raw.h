/* State of MsftDiscFormat2RawCD, shared by its properties (raw.c) and by the writing (writer.c). */
#ifndef GM_RAW_H
#define GM_RAW_H

#include "connection.h"
#include "device.h"

enum { IDLE, PREPARED, WRITING };

typedef struct Raw {
  Object object;
  Source source;
  Object *recorder;
  Device *device;
  char *client;
  int state, written, cancelled;
  int sectorType, underrunFreeDisabled;
  int speed, pureCav, actualSpeed;
  int leadIn, lastLeadOut;
} Raw;

/* Block sizes by sector type: 2368 for PQ only, 2448 with all of the sub-channel (imapi2 4). */
int raw_block_bytes(int sectorType);

/* Writes all of a stream whose first sector lies so many sectors before LBA 0; returns when it is done. */
HRESULT raw_write(Raw *raw, IStream *stream, int leadInSectors);

extern const Kind RAW;

#endif
