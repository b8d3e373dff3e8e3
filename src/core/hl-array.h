#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes room for one more element at the end of a plain array of @n, zeroes it and gives its
 * address. */
#define HL_APPEND(array, n) \
  ((array) = g_renew (__typeof__ (*(array)), (array), (n) + 1), \
   (array)[n] = (__typeof__ (*(array))) { 0 }, &(array)[(n)++])

G_END_DECLS
