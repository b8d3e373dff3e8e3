/* The commands that write a table or a list to sign, as the name of the file says. */
#include "cli/hl-cli-list.h"

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"

/**
 * hl_cli_is_list:
 * @path: file to write
 *
 * Returns: whether it is to be a list to print and not a table
 */
gboolean
hl_cli_is_list (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  return g_str_has_suffix (small, ".pdf");
}

/**
 * hl_cli_make_list:
 * @cli: what was asked
 * @title: of the file
 * @make: makes the pages
 * @data: for @make
 * @error: return location for an error
 *
 * Returns: (transfer full): the list as PDF, or %NULL with %HL_ERROR_STORE or %HL_ERROR_RENDER
 */
GBytes *
hl_cli_make_list (HlCli        *cli,
                  const char   *title,
                  HlCliListFunc make,
                  gpointer      data,
                  GError      **error)
{
  g_autoptr (HlOffice) office = hl_store_load_office (hl_cli_get_store (cli), hl_cli_today (cli),
                                                      error);
  const HlMetrics *metrics = office != NULL ? hl_render_metrics (error) : NULL;
  g_autoptr (GPtrArray) pages = NULL;

  if (metrics == NULL)
    return NULL;

  pages = make (office, metrics, data);

  return hl_render_pdf (pages, &(HlPdfInfo) {
    .title = title, .author = office->name, .language = "vi-VN",
  }, error);
}

/**
 * hl_cli_read_number:
 * @cli: what was asked
 * @name: of an option
 * @least: smallest value allowed
 * @most: largest one
 * @out_value: (inout): its value; stays as it is where the option was not given
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with a usage error
 */
gboolean
hl_cli_read_number (HlCli      *cli,
                    const char *name,
                    guint64     least,
                    guint64     most,
                    guint64    *out_value,
                    GError    **error)
{
  const char *text = hl_cli_get_option (cli, name);
  g_autoptr (GError) failure = NULL;

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, least, most, out_value, &failure))
    return TRUE;

  return hl_cli_usage (error, _("--%s %s: a whole number from %u on is wanted"), name, text,
                       (guint) least);
}
