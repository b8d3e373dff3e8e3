#pragma once

#include "cli/hl-cli.h"

G_BEGIN_DECLS

typedef struct
{
  const HlCliOption *option;
  const char        *value; /* NULL for a switch */
} HlCliValue;

struct _HlCli
{
  const char         *group;   /* first word of a command of two */
  const HlCliCommand *command;
  GPtrArray          *words;   /* of char, borrowed from argv */
  GArray             *values;  /* of HlCliValue */
  char               *path;    /* of the survey file */
  HlStore            *store;
  GString            *out;     /* standard output, written at the end */
  HlLanguage          language;
  gboolean            json;
  gboolean            help;
  gboolean            version;
  char               *complaint; /* NULL, or why the status is 1 */
};

const HlCliOption *hl_cli_global_options (void);
gboolean           hl_cli_parse_language (const char          *text,
                                          HlLanguage          *out_language);
HlLanguage         hl_cli_find_language  (int                  argc,
                                          char                *argv[]);
gboolean           hl_cli_parse          (HlCli               *cli,
                                          int                  argc,
                                          char                *argv[],
                                          GError             **error);

gboolean           hl_cli_is_group       (const char          *word);
gboolean           hl_cli_find_command   (const char          *group,
                                          const char          *word,
                                          const HlCliCommand **out_command,
                                          GError             **error);
void               hl_cli_print_help     (HlCli               *cli,
                                          const char          *group,
                                          const HlCliCommand  *command);

G_END_DECLS
