#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlLanguage:
 * @HL_LANGUAGE_VI: Vietnamese: decimal comma, thousands point
 * @HL_LANGUAGE_EN: English: decimal point, thousands comma
 *
 * The language of a page, a chart or the interface. Forms and reports are always Vietnamese.
 */
typedef enum
{
  HL_LANGUAGE_VI,
  HL_LANGUAGE_EN,
} HlLanguage;

void        hl_i18n_init         (HlLanguage   language);
HlLanguage  hl_i18n_get_language (void);
const char *hl_gettext           (const char  *message) G_GNUC_FORMAT (1);
const char *hl_ngettext          (const char  *singular,
                                  const char  *plural,
                                  gulong       n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

#define _(text) hl_gettext (text)
#define N_(text) (text)

G_END_DECLS
