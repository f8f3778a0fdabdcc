#ifndef GM_RECORDER_H
#define GM_RECORDER_H

#include "device.h"
#include "object.h"

/* The drive of a client's IDiscRecorder2, and its object; null where it is not one of ours or not initialized. */
Device *recorder_device(IDiscRecorder2 *recorder);
Object *recorder_object(IDiscRecorder2 *recorder);

/* The feature, profile or mode page numbers of the drive behind; a default list where there is none. */
HRESULT recorder_features(Device *device, int currentOnly, int32_t *numbers, int most, int *count);
HRESULT recorder_profiles(Device *device, int currentOnly, int32_t *numbers, int most, int *count);
HRESULT recorder_pages(Device *device, int control, int32_t *numbers, int most, int *count);

#endif
