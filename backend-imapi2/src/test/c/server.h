/* The classes of the server, and what it counts. */
#ifndef GM_SERVER_H
#define GM_SERVER_H

#include "object.h"

HRESULT server_class(REFIID clsid, REFIID riid, void **object);

/* What is still held: objects, references, and on POSIX strings, arrays, blocks, apartments; -1 for an unknown name. */
int64_t server_live(const char *what);
int64_t system_live(const char *what);
int64_t marshaler_live(void);

/* Makes an object of each class. */
void *master_new(void);
void *recorder_new(void);
void *raw_new(void);
void *erase_new(void);
void *creator_new(void);
void *zero_new(void);
void *random_new(void);
void *concatenation_new(void);
void *interleaving_new(void);

#endif
