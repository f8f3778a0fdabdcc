/* The blocks of one burn on their way: to a file that a test reads back, and to the drive behind. */
#ifndef GM_WRITER_H
#define GM_WRITER_H

#include "raw.h"

typedef struct Laser Laser;

/* Sets the drive up for raw writing of that sector type from that address on. */
HRESULT laser_open(Raw *raw, Laser **laser);
HRESULT laser_write(Laser *laser, const uint8_t *blocks, int count);

/* Empties the drive's cache and ends; after a failure or a cancelled burn too. */
HRESULT laser_close(Laser *laser);

/* What the event's second argument tells. */
typedef struct Progress {
  int startLba, sectorCount, lastReadLba, lastWrittenLba, total, used, action, elapsed, remaining;
} Progress;

void *progress_new(void);
void progress_tell(void *args, const Progress *progress);

#endif
