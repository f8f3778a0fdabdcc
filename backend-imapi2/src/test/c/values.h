/* Texts and arrays as COM passes them, of the plain ones that tests give. */
#ifndef GM_VALUES_H
#define GM_VALUES_H

#include "com.h"

/* UTF-8 of a BSTR, for the caller to free. */
char *utf8_of(BSTR text);
BSTR bstr_of(const char *utf8);

/* An array of VARIANTs of "i4:1,2", "ui4:1,2,3" or "bstr:a|b"; with nothing behind the colon an empty one. */
SAFEARRAY *array_of(const char *text);
SAFEARRAY *array_of_numbers(VARTYPE type, const int32_t *numbers, int count);
SAFEARRAY *array_of_objects(void *const *objects, int count);

/* The numbers of "1,2,3". */
int numbers_of(const char *text, int32_t *numbers, int most);

#endif
