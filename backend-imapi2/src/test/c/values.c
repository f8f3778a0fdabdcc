#include "values.h"

#include <stdlib.h>
#include <string.h>

char *utf8_of(BSTR text) {
  UINT units = SysStringLen(text);
  char *utf8 = malloc((size_t)units * 3 + 1), *to = utf8;
  for (UINT i = 0; i < units; i++) {
    uint32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < units && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
      *to++ = (char)(0xF0 | c >> 18);
      *to++ = (char)(0x80 | (c >> 12 & 63));
      *to++ = (char)(0x80 | (c >> 6 & 63));
      *to++ = (char)(0x80 | (c & 63));
    } else if (c >= 0x800) {
      *to++ = (char)(0xE0 | c >> 12);
      *to++ = (char)(0x80 | (c >> 6 & 63));
      *to++ = (char)(0x80 | (c & 63));
    } else if (c >= 0x80) {
      *to++ = (char)(0xC0 | c >> 6);
      *to++ = (char)(0x80 | (c & 63));
    } else {
      *to++ = (char)c;
    }
  }
  *to = 0;
  return utf8;
}

BSTR bstr_of(const char *utf8) {
  uint16_t *units = malloc(strlen(utf8) * 2 + 2);
  UINT count = 0;
  for (const unsigned char *at = (const unsigned char *)utf8; *at != 0;) {
    int more = *at >= 0xF0 ? 3 : *at >= 0xE0 ? 2 : *at >= 0xC0 ? 1 : 0;
    uint32_t c = more == 0 ? *at : *at & (0x3Fu >> more);
    for (at++; more > 0 && *at != 0; more--, at++) c = c << 6 | (*at & 63u);
    if (c >= 0x10000) {
      units[count++] = (uint16_t)(0xD800 + ((c - 0x10000) >> 10));
      units[count++] = (uint16_t)(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      units[count++] = (uint16_t)c;
    }
  }
  BSTR made = SysAllocStringLen(units, count);
  free(units);
  return made;
}

static SAFEARRAY *empty(int count, VARIANT **elements) {
  SAFEARRAY *array = SafeArrayCreateVector(VT_VARIANT, 0, (ULONG)count);
  SafeArrayAccessData(array, (void **)elements);
  return array;
}

SAFEARRAY *array_of_numbers(VARTYPE type, const int32_t *numbers, int count) {
  VARIANT *elements;
  SAFEARRAY *array = empty(count, &elements);
  for (int i = 0; i < count; i++) {
    elements[i].vt = type;
    if (type == VT_UI1) {
      elements[i].value.byte = (uint8_t)numbers[i];
    } else {
      elements[i].value.number = numbers[i];
    }
  }
  SafeArrayUnaccessData(array);
  return array;
}

SAFEARRAY *array_of_objects(void *const *objects, int count) {
  VARIANT *elements;
  SAFEARRAY *array = empty(count, &elements);
  for (int i = 0; i < count; i++) {
    elements[i].vt = VT_DISPATCH;
    elements[i].value.object = objects[i];
  }
  SafeArrayUnaccessData(array);
  return array;
}

static SAFEARRAY *array_of_texts(const char *text) {
  int count = *text == 0 ? 0 : 1;
  for (const char *c = text; *c != 0; c++) count += *c == '|';
  VARIANT *elements;
  SAFEARRAY *array = empty(count, &elements);
  for (int i = 0; i < count; i++) {
    size_t length = strcspn(text, "|");
    char *part = calloc(1, length + 1);
    memcpy(part, text, length);
    elements[i].vt = VT_BSTR;
    elements[i].value.text = bstr_of(part);
    free(part);
    text += length + 1;
  }
  SafeArrayUnaccessData(array);
  return array;
}

int numbers_of(const char *text, int32_t *numbers, int most) {
  int count = 0;
  while (*text != 0 && count < most) {
    char *end;
    numbers[count++] = (int32_t)strtoll(text, &end, 0);
    text = *end == 0 ? end : end + 1;
  }
  return count;
}

SAFEARRAY *array_of(const char *text) {
  if (strncmp(text, "bstr:", 5) == 0) return array_of_texts(text + 5);
  const char *colon = strchr(text, ':');
  int32_t numbers[256];
  int count = numbers_of(colon == NULL ? "" : colon + 1, numbers, 256);
  return array_of_numbers(strncmp(text, "ui4", 3) == 0 ? VT_UI4 : VT_I4, numbers, count);
}
