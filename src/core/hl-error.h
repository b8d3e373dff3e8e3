#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlError:
 * @HL_ERROR_INVALID: the caller's data break a documented rule: mend the data
 * @HL_ERROR_NOT_FOUND: no such office, questionnaire, survey or response
 * @HL_ERROR_CONFLICT: the row changed since it was read, or its life forbids the change
 * @HL_ERROR_TOO_NEW: the file was written by a newer program
 * @HL_ERROR_STORE: SQLite or the file system failed; the message holds its text
 * @HL_ERROR_RENDER: cairo, FreeType or libharu failed
 *
 * Why an operation failed, by what the caller can do about it.
 */
typedef enum
{
  HL_ERROR_INVALID,
  HL_ERROR_NOT_FOUND,
  HL_ERROR_CONFLICT,
  HL_ERROR_TOO_NEW,
  HL_ERROR_STORE,
  HL_ERROR_RENDER,
} HlError;

#define HL_ERROR (hl_error_quark ())

GQuark hl_error_quark (void);

G_END_DECLS
