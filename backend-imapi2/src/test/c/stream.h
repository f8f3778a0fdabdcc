/* Streams of the server: a size, a place, and a way to read at any place. */
#ifndef GM_STREAM_H
#define GM_STREAM_H

#include "object.h"

typedef struct Stream Stream;
typedef HRESULT (*ReadingAt)(Stream *stream, uint64_t at, uint8_t *to, uint32_t bytes);

struct Stream {
  Object object;
  uint64_t at, size;
  ReadingAt read;
  Object *origin; /* the image that a result stream and its clones show */
};

/* A stream over an image of the server's; keeps the image. */
IStream *stream_over(Object *origin, uint64_t size, ReadingAt read);

/* All of these bytes of a client's or of our stream, from that place on; what is behind its end is zero. */
HRESULT stream_read_at(IStream *stream, uint64_t at, uint8_t *to, uint32_t bytes);

/* The size a stream says it has. */
HRESULT stream_size(IStream *stream, uint64_t *size);

#endif
