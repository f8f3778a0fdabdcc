/* Connection points: where a client leaves its sink, and how the server calls it. */
#ifndef GM_CONNECTION_H
#define GM_CONNECTION_H

#include "object.h"

enum { MOST_SINKS = 8 };

typedef struct Sink {
  IDispatch *sink;
  DWORD cookie;
} Sink;

/* Part of an object that fires events of one interface. */
typedef struct Source {
  const IID *events;
  DISPID lowest;
  Sink sinks[MOST_SINKS];
} Source;

/* The source of an object, by its kind. */
Source *source_of(Object *object);

/* Lets go of what the sinks hold; when the object ends. */
void source_clear(Source *source);

/*
 * Calls each sink's Invoke with arguments in reverse, as automation wants; a direct call of the slot instead where a test wants
 * that ("events.direct"). Returns the last result.
 */
HRESULT source_fire(Source *source, DISPID event, VARIANT *reversed, UINT count);

HRESULT source_container(Object *object, IConnectionPointContainer **container);

#endif
