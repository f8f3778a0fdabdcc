/* What stands before every method of the server; called by gates.c, which is generated. */
#ifndef GM_GATE_H
#define GM_GATE_H

#include "com.h"

typedef struct Member {
  const char *name;
  int calls;
} Member;

/* Counts the call; a failure to return without running the method, or the success to return instead of S_OK. */
HRESULT gate_enter(Member *member, const void *self);
HRESULT gate_leave(Member *member, HRESULT result);

void gate_heard(Member *member, const char *parameter, int64_t value);
void gate_heard_text(Member *member, const char *parameter, BSTR text);

/* Each puts what a test chose in the place of what the method gave. */
void gate_number(Member *member, int32_t *value);
void gate_truth(Member *member, VARIANT_BOOL *value);
void gate_text(Member *member, BSTR *value);
void gate_array(Member *member, SAFEARRAY **value);

/* Gives the bytes (hex) or 32-bit numbers that a test chose; whether there are any. The size is in elements. */
int gate_bytes(Member *member, void **data, uint32_t *size, int width);

#endif
