/*
 * How tests steer the server: numbers and texts by name. A name that is a getter's ("IDiscFormat2RawCD.get_LastPossibleStartOfLeadout")
 * replaces what that getter gives; "Interface.method.parameter" is what the client last passed; "calls.Interface.method" counts.
 */
#ifndef GM_CONTROL_H
#define GM_CONTROL_H

#include "com.h"

void control_set(const char *name, int64_t value);
int64_t control_number(const char *name, int64_t otherwise);
int control_has(const char *name);

void control_set_text(const char *name, const char *text);
/* A copy for the caller to free, or null. */
char *control_text(const char *name);

/* What a test wants this call of the member to return; S_OK where it wants nothing. */
HRESULT control_fault(const char *member);

/* One line of the account of all calls. */
void control_log(const char *member, HRESULT result);

/* A client did what no client may. */
void control_error(const char *what);

#endif
