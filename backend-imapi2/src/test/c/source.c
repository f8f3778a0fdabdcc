/* Which objects fire events, and from where. */
#include "connection.h"
#include "server.h"

/* Every kind that does has its source right behind the common part. */
typedef struct Firing {
  Object object;
  Source source;
} Firing;

Source *source_of(Object *object) { return &((Firing *)object)->source; }
