/* The image that MsftRawCDImageCreator makes: its tracks, and every sector of it. */
#ifndef GM_CREATOR_H
#define GM_CREATOR_H

#include "object.h"

enum { MOST_TRACKS = 99, FIRST_LBA = -22650, PAUSE = 150, LEAD_OUT_SECTORS = 6750, AUDIO_SECTOR = 2352 };

typedef struct Track {
  IStream *data;
  int start, count;
  char isrc[13];
  int copy, preEmphasis;
  int indexes[99], indexCount;
} Track;

typedef struct Creator {
  Object object;
  Track tracks[MOST_TRACKS];
  int count, first, type, limit, gaps, readOnly;
  IStream *pregap, *subcode;
  int pregapSectors;
  char mcn[14];
} Creator;

int creator_lead_out(const Creator *creator);

/* Main channel, P and Q and what the generator gives, of one sector in the type of the image. */
HRESULT creator_sector(Creator *creator, int lba, uint8_t *block);

/* Control bits of a track, as in its TOC entry. */
int creator_control(const Track *track);

void *track_info(Creator *creator, int number);

#endif
