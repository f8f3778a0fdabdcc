#include "control.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device.h"
#include "object.h"
#include "os.h"
#include "results.h"
#include "server.h"

enum { LONGEST_LOG = 1 << 20 };

typedef struct Entry {
  struct Entry *next;
  char *name, *text;
  int64_t number;
  int counted;
} Entry;

typedef struct Fault {
  struct Fault *next;
  char *member;
  int call;
  HRESULT result;
} Fault;

enum { BUCKETS = 256 };
static Entry *entries[BUCKETS];
static Fault *faults;
static char *record;
static size_t recorded;

static Entry *find(const char *name, int make) {
  unsigned hash = 5381;
  for (const char *c = name; *c != 0; c++) hash = hash * 33 + (unsigned char)*c;
  Entry **bucket = &entries[hash % BUCKETS];
  for (Entry *e = *bucket; e != NULL; e = e->next) {
    if (strcmp(e->name, name) == 0) return e;
  }
  if (!make) return NULL;
  Entry *made = calloc(1, sizeof *made);
  made->name = strdup(name);
  made->next = *bucket;
  *bucket = made;
  return made;
}

void control_set(const char *name, int64_t value) {
  os_lock();
  Entry *entry = find(name, 1);
  entry->number = value;
  entry->counted = 1;
  os_unlock();
}

int64_t control_number(const char *name, int64_t otherwise) {
  os_lock();
  Entry *entry = find(name, 0);
  int64_t value = entry != NULL && entry->counted ? entry->number : otherwise;
  os_unlock();
  return value;
}

int control_has(const char *name) {
  os_lock();
  Entry *entry = find(name, 0);
  int has = entry != NULL && (entry->counted || entry->text != NULL);
  os_unlock();
  return has;
}

void control_set_text(const char *name, const char *text) {
  os_lock();
  Entry *entry = find(name, 1);
  free(entry->text);
  entry->text = text == NULL ? NULL : strdup(text);
  os_unlock();
}

char *control_text(const char *name) {
  os_lock();
  Entry *entry = find(name, 0);
  char *copy = entry != NULL && entry->text != NULL ? strdup(entry->text) : NULL;
  os_unlock();
  return copy;
}

HRESULT control_fault(const char *member) {
  HRESULT result = S_OK;
  os_lock();
  for (Fault **at = &faults; *at != NULL && result == S_OK; at = &(*at)->next) {
    Fault *fault = *at;
    if (strcmp(fault->member, member) != 0 || (fault->call > 0 && --fault->call > 0)) continue;
    result = fault->result;
    if (fault->call < 0) continue;
    *at = fault->next;
    free(fault->member);
    free(fault);
    break;
  }
  os_unlock();
  return result;
}

void control_log(const char *member, HRESULT result) {
  char line[160];
  int length = snprintf(line, sizeof line, "%s %08X\n", member, (unsigned)result);
  os_lock();
  if (record == NULL) record = calloc(1, LONGEST_LOG + 1);
  if (recorded + (size_t)length < LONGEST_LOG) {
    memcpy(record + recorded, line, (size_t)length + 1);
    recorded += (size_t)length;
  }
  os_unlock();
}

void control_error(const char *what) {
  os_lock();
  control_set("errors", control_number("errors", 0) + 1);
  control_set_text("error", what);
  os_unlock();
}

/* What follows is exported for tests; texts are UTF-8. */

FAKE_EXPORT void fake_set(const char *name, int64_t value) { control_set(name, value); }

/* A number by its name, or what the server counts: live.objects, live.references, live.strings… */
FAKE_EXPORT int64_t fake_get(const char *name) {
  if (strncmp(name, "live.", 5) == 0) {
    int64_t counted = server_live(name);
    if (counted >= 0) return counted;
  }
  if (strncmp(name, "device.", 7) == 0) {
    int64_t counted = device_count(name + 7);
    if (counted >= 0) return counted;
  }
  return control_number(name, 0);
}

FAKE_EXPORT int32_t fake_has(const char *name) { return control_has(name); }

FAKE_EXPORT void fake_set_text(const char *name, const char *text) { control_set_text(name, text); }

/* Copies a text and its zero where there is room, and tells its length in any case; -1 for none. "log" and "live" are made up. */
FAKE_EXPORT int32_t fake_get_text(const char *name, char *text, int32_t capacity) {
  char *found;
  if (strcmp(name, "log") == 0) {
    os_lock();
    found = strdup(record == NULL ? "" : record);
    os_unlock();
  } else {
    found = strcmp(name, "live") == 0 ? object_describe() : control_text(name);
  }
  if (found == NULL) return -1;
  int32_t length = (int32_t)strlen(found);
  if (length < capacity) memcpy(text, found, (size_t)length + 1);
  free(found);
  return length;
}

/*
 * Lets the member's call-th call from now on return that result; 0: each call. What is a failure keeps the method from running,
 * what is a success (S_IMAPI_SPEEDADJUSTED) takes the place of its S_OK.
 */
FAKE_EXPORT void fake_fail(const char *member, int32_t call, int32_t result) {
  Fault *fault = calloc(1, sizeof *fault);
  *fault = (Fault){NULL, strdup(member), call == 0 ? -1 : call, result};
  os_lock();
  Fault **at = &faults;
  while (*at != NULL) at = &(*at)->next;
  *at = fault;
  os_unlock();
}

/* Forgets what tests set and what clients did; tells how many objects clients had not let go of. */
FAKE_EXPORT int32_t fake_reset(void) {
  os_lock();
  for (int i = 0; i < BUCKETS; i++) {
    while (entries[i] != NULL) {
      Entry *entry = entries[i];
      entries[i] = entry->next;
      free(entry->name);
      free(entry->text);
      free(entry);
    }
  }
  while (faults != NULL) {
    Fault *fault = faults;
    faults = fault->next;
    free(fault->member);
    free(fault);
  }
  free(record);
  record = NULL;
  recorded = 0;
  device_reset();
  int32_t left = object_reset();
  os_unlock();
  return left;
}
