/* What lies in the drive: asked of the drive behind, or as a test wrote it down. */
#include <string.h>

#include "control.h"
#include "device.h"
#include "results.h"

enum { CDROM = 1, CDR = 2, CDRW = 3, OTHER = 0x0C };

/* An address of a lead-in or lead-out: from 90 minutes on the lead-in's, which end at 100 (imapi2 6.1). */
static int lba(const uint8_t *msf) {
  int frames = (msf[0] * 60 + msf[1]) * 75 + msf[2];
  return frames - (msf[0] >= 90 ? 450150 : 150);
}

static HRESULT ask(Device *device, MediumState *state) {
  uint8_t ready[6] = {0}, profile[10] = {0x46, 2, 0, 0, 0, 0, 0, 0, 8}, information[10] = {0x51, 0, 0, 0, 0, 0, 0, 0, 34};
  uint8_t answer[34];
  uint32_t got;
  HRESULT result = device_write(device, ready, sizeof ready, NULL, 0, 10);
  if (FAILED(result)) return result;
  result = device_read(device, profile, sizeof profile, answer, 8, &got);
  if (FAILED(result)) return result;
  int current = answer[6] << 8 | answer[7];
  state->type = current == 8 ? CDROM : current == 9 ? CDR : current == 10 ? CDRW : OTHER;
  memset(answer, 0, sizeof answer);
  result = device_read(device, information, sizeof information, answer, sizeof answer, &got);
  if (FAILED(result)) return result;
  if (got < 24) return INVALID_RESPONSE_FROM_DEVICE;
  state->blank = (answer[2] & 3) == 0;
  state->erasable = (answer[2] & 0x10) != 0;
  state->leadIn = lba(answer + 17);
  state->lastLeadOut = lba(answer + 21);
  return S_OK;
}

HRESULT medium_read(Device *device, MediumState *state) {
  if (device->behind != NULL) return ask(device, state);
  if (control_number("medium.present", 1) == 0) return MEDIA_NO_MEDIA;
  state->type = (int)control_number("medium.type", CDR);
  state->blank = control_number("medium.blank", 1) != 0;
  state->erasable = state->type == CDRW;
  state->leadIn = (int)control_number("medium.leadIn", -11635);
  state->lastLeadOut = (int)control_number("medium.lastLeadOut", 359849);
  return S_OK;
}
