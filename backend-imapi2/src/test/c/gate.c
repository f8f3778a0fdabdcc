#include "gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "object.h"
#include "os.h"
#include "results.h"
#include "values.h"

HRESULT gate_enter(Member *member, const void *self) {
  char name[96];
  snprintf(name, sizeof name, "calls.%s", member->name);
  os_lock();
  control_set(name, control_number(name, 0) + 1);
  HRESULT result = object_alive(self) ? control_fault(member->name) : CO_E_OBJNOTCONNECTED;
  os_unlock();
  return result;
}

HRESULT gate_leave(Member *member, HRESULT result) {
  control_log(member->name, result);
  return result;
}

void gate_heard(Member *member, const char *parameter, int64_t value) {
  char name[128];
  snprintf(name, sizeof name, "%s.%s", member->name, parameter);
  control_set(name, value);
}

void gate_heard_text(Member *member, const char *parameter, BSTR text) {
  char name[128];
  snprintf(name, sizeof name, "%s.%s", member->name, parameter);
  char *plain = text == NULL ? NULL : utf8_of(text);
  control_set_text(name, plain);
  free(plain);
}

void gate_number(Member *member, int32_t *value) {
  if (control_has(member->name)) *value = (int32_t)control_number(member->name, *value);
}

void gate_truth(Member *member, VARIANT_BOOL *value) {
  if (control_has(member->name)) *value = control_number(member->name, 0) != 0 ? VARIANT_TRUE : VARIANT_FALSE;
}

void gate_text(Member *member, BSTR *value) {
  char *text = control_text(member->name);
  if (text == NULL) return;
  SysFreeString(*value);
  *value = bstr_of(text);
  free(text);
}

void gate_array(Member *member, SAFEARRAY **value) {
  char *text = control_text(member->name);
  if (text == NULL) return;
  SafeArrayDestroy(*value);
  *value = array_of(text);
  free(text);
}

int gate_bytes(Member *member, void **data, uint32_t *size, int width) {
  char *text = control_text(member->name);
  if (text == NULL) return 0;
  if (width == 1) {
    size_t count = strlen(text) / 2;
    uint8_t *bytes = CoTaskMemAlloc(count);
    for (size_t i = 0; i < count; i++) {
      char pair[3] = {text[2 * i], text[2 * i + 1], 0};
      bytes[i] = (uint8_t)strtoul(pair, NULL, 16);
    }
    *data = bytes;
    *size = (uint32_t)count;
  } else {
    int32_t numbers[256];
    int count = numbers_of(text, numbers, 256);
    *data = CoTaskMemAlloc((size_t)count * 4);
    memcpy(*data, numbers, (size_t)count * 4);
    *size = (uint32_t)count;
  }
  free(text);
  return 1;
}
