/* Sectors of the creator's image: addresses and sub-channel as raw-dao-subchannel 2 has them, time counting down as in its form A. */
#include <string.h>

#include "creator.h"
#include "results.h"
#include "stream.h"

enum { Q_BYTES = 12, MAIN = 2352, SYMBOLS = 96, LEAD_OUT_NUMBER = 0xAA, SPACING = 100 };

typedef struct Place {
  int track; /* number in the list, or the count of tracks for the lead-out */
  int index, relative;
} Place;

static uint8_t bcd(int value) { return (uint8_t)(value / 10 << 4 | value % 10); }

static void msf(int frames, uint8_t *to) {
  to[0] = bcd(frames / 4500);
  to[1] = bcd(frames / 75 % 60);
  to[2] = bcd(frames % 75);
}

/* A track's pause is the 150 sectors in front of it, which without gaps are the end of the track before. */
static Place place(const Creator *creator, int lba) {
  int leadOut = creator_lead_out(creator);
  if (lba >= leadOut) return (Place){creator->count, 1, lba - leadOut};
  int track = 0;
  while (track + 1 < creator->count && lba >= creator->tracks[track + 1].start - PAUSE) track++;
  const Track *here = &creator->tracks[track];
  if (lba < here->start) return (Place){track, 0, here->start - lba};
  int index = 0;
  while (index < here->indexCount && lba - here->start >= here->indexes[index]) index++;
  return (Place){track, index, lba - here->start};
}

static int turns(const Creator *creator, int lba) {
  Place now = place(creator, lba), before = place(creator, lba - 1);
  return now.track != before.track || now.index != before.index;
}

/* Whether a frame that comes once in 100 is due, one sector later where the index turns. */
static int due(const Creator *creator, int lba, int phase) {
  int at = (lba % SPACING + SPACING) % SPACING;
  if (turns(creator, lba)) return 0;
  return at == phase || (at == phase + 1 && turns(creator, lba - 1));
}

static void catalog(const char *mcn, uint8_t *q) {
  for (int i = 0; i < 13; i++) q[1 + i / 2] |= (uint8_t)((mcn[i] - '0') << (i % 2 == 0 ? 4 : 0));
}

/* Five characters of six bits, two bits of nothing, seven digits. */
static void isrc(const char *code, uint8_t *q) {
  uint32_t letters = 0;
  for (int i = 0; i < 5; i++) letters = letters << 6 | (uint32_t)(code[i] - '0');
  letters <<= 2;
  for (int i = 0; i < 4; i++) q[1 + i] = (uint8_t)(letters >> (24 - 8 * i));
  for (int i = 0; i < 7; i++) q[5 + i / 2] |= (uint8_t)((code[5 + i] - '0') << (i % 2 == 0 ? 4 : 0));
}

static void leadIn(const Creator *creator, int lba, uint8_t *q) {
  int item = (lba - FIRST_LBA) / 3 % (creator->count + 3);
  const Track *last = &creator->tracks[creator->count - 1];
  int control = creator_control(item == 0 ? &creator->tracks[0] : item < 3 ? last : &creator->tracks[item - 3]);
  q[0] = (uint8_t)(control << 4 | 1);
  msf(lba + 450150, q + 3);
  if (item < 2) {
    q[2] = (uint8_t)(0xA0 + item);
    q[7] = bcd(item == 0 ? creator->first : creator->first + creator->count - 1);
    return;
  }
  q[2] = item == 2 ? 0xA2 : bcd(creator->first + item - 3);
  msf((item == 2 ? creator_lead_out(creator) : creator->tracks[item - 3].start) + 150, q + 7);
}

static void program(const Creator *creator, int lba, uint8_t *q) {
  Place here = place(creator, lba);
  int out = here.track == creator->count;
  const Track *track = &creator->tracks[out ? creator->count - 1 : here.track];
  int control = creator_control(track);
  if (track->copy == 2 && (lba & 7) > 3) control |= 2;
  uint8_t frame = bcd((lba + 150) % 75);
  if (!out && *creator->mcn != 0 && due(creator, lba, 98)) {
    q[0] = (uint8_t)(control << 4 | 2);
    catalog(creator->mcn, q);
    q[9] = frame;
  } else if (!out && *track->isrc != 0 && due(creator, lba, 48)) {
    q[0] = (uint8_t)(control << 4 | 3);
    isrc(track->isrc, q);
    q[9] = frame;
  } else {
    q[0] = (uint8_t)(control << 4 | 1);
    q[1] = out ? LEAD_OUT_NUMBER : bcd(creator->first + here.track);
    q[2] = bcd(here.index);
    msf(here.relative, q + 3);
    msf(lba + 150, q + 7);
  }
}

static int p(const Creator *creator, int lba) {
  int leadOut = creator_lead_out(creator);
  if (lba <= -PAUSE) return 0;
  if (lba > leadOut) return lba - leadOut >= PAUSE && (lba - leadOut) * 4 / 75 % 2 != 0;
  return place(creator, lba - 1).index == 0 || lba - 1 >= leadOut - PAUSE;
}

static void crc(uint8_t *q) {
  unsigned sum = 0;
  for (int i = 0; i < 80; i++) {
    unsigned bit = q[i / 8] >> (7 - i % 8) & 1;
    sum = ((sum >> 15) ^ bit) != 0 ? (sum << 1 & 0xFFFF) ^ 0x1021 : sum << 1 & 0xFFFF;
  }
  q[10] = (uint8_t)(~sum >> 8);
  q[11] = (uint8_t)~sum;
}

static HRESULT audio(const Creator *creator, int lba, uint8_t *to) {
  memset(to, 0, MAIN);
  if (lba < -PAUSE || lba >= creator_lead_out(creator)) return S_OK;
  if (lba < creator->tracks[0].start) {
    return creator->pregap == NULL ? S_OK : stream_read_at(creator->pregap, (uint64_t)(lba + PAUSE) * MAIN, to, MAIN);
  }
  for (int i = creator->count - 1; i >= 0; i--) {
    const Track *track = &creator->tracks[i];
    if (lba < track->start) continue;
    if (lba >= track->start + track->count) return S_OK;
    return stream_read_at(track->data, (uint64_t)(lba - track->start) * MAIN, to, MAIN);
  }
  return S_OK;
}

HRESULT creator_sector(Creator *creator, int lba, uint8_t *block) {
  uint8_t q[Q_BYTES] = {0}, *sub = block + MAIN;
  HRESULT result = audio(creator, lba, block);
  if (FAILED(result)) return result;
  if (lba < -PAUSE) {
    leadIn(creator, lba, q);
  } else {
    program(creator, lba, q);
  }
  crc(q);
  int flag = p(creator, lba);
  if (creator->type == 1) {
    memset(sub, 0, 16);
    memcpy(sub, q, sizeof q);
    sub[15] = (uint8_t)(flag << 7);
    return S_OK;
  }
  memset(sub, 0, SYMBOLS);
  if (creator->subcode != NULL) result = stream_read_at(creator->subcode, (uint64_t)(lba - FIRST_LBA) * SYMBOLS, sub, SYMBOLS);
  for (int i = 0; i < SYMBOLS; i++) sub[i] = (uint8_t)((sub[i] & 63) | flag << 7 | (q[i / 8] >> (7 - i % 8) & 1) << 6);
  return result;
}
