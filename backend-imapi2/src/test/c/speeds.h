/* The speeds of the drives, in sectors a second: as a test says ("speeds", 75 for each x), and as descriptors of them. */
#ifndef GM_SPEEDS_H
#define GM_SPEEDS_H

#include "device.h"

/* Tells the drive; adjusted speeds are successes of their own (imapi2 5.7). */
HRESULT speeds_set(Device *device, int wanted, int pureCav, int *actual);
SAFEARRAY *speeds_array(void);
SAFEARRAY *speeds_descriptors(int mediaType);

#endif
