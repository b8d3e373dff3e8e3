#pragma once

#include <json-glib/json-glib.h>

#include "core/hl-i18n.h"
#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/* What a program ends with. */
#define HL_EXIT_DONE 0
#define HL_EXIT_DATA 1  /* the data are wrong */
#define HL_EXIT_USAGE 2 /* the command line is wrong */
#define HL_EXIT_STORE 3 /* the store or a file failed */

/**
 * HlCliOption:
 * @name: without the dashes
 * @letter: short form, or 0
 * @argument: what stands behind it ("FILE"), %NULL for a switch
 * @help: untranslated description, marked with N_()
 * @more: 0, or what a word behind its value holds that is one more value of it: `--set A=1 B=2`
 */
typedef struct
{
  const char *name;
  char        letter;
  const char *argument;
  const char *help;
  char        more;
} HlCliOption;

/**
 * HlCliStore:
 * @HL_CLI_NO_STORE: the command needs no survey file
 * @HL_CLI_READ: the file must exist and is not changed
 * @HL_CLI_WRITE: the file must exist
 * @HL_CLI_CREATE: the file is made when missing
 *
 * How a command opens the survey file.
 */
typedef enum
{
  HL_CLI_NO_STORE,
  HL_CLI_READ,
  HL_CLI_WRITE,
  HL_CLI_CREATE,
} HlCliStore;

typedef struct _HlCli HlCli;

/**
 * HlCliCommand:
 * @name: one or two words ("survey add")
 * @usage: the words behind it ("S FILE.csv")
 * @summary: untranslated, marked with N_()
 * @json: what --json prints, as an example; "" when nothing
 * @min_words: fewest words behind the name
 * @max_words: most words behind it, %G_MAXUINT = any number
 * @options: (nullable) (array zero-terminated=1): its options
 * @run: does it; hl_cli_complain() ends with status 1 and still prints
 */
typedef struct
{
  const char        *name;
  const char        *usage;
  const char        *summary;
  const char        *json;
  guint              min_words;
  guint              max_words;
  HlCliStore         store;
  const HlCliOption *options;
  gboolean         (*run) (HlCli   *cli,
                           GError **error);
} HlCliCommand;

/* Usage errors end with status 2. */
#define HL_CLI_ERROR (hl_cli_error_quark ())
#define HL_CLI_ERROR_USAGE 0

GQuark       hl_cli_error_quark  (void);
gboolean     hl_cli_usage        (GError      **error,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (2, 3);

const char  *hl_cli_get_word     (HlCli        *cli,
                                  guint         index);
guint        hl_cli_n_words      (HlCli        *cli);
const char  *hl_cli_get_option   (HlCli        *cli,
                                  const char   *name);
gboolean     hl_cli_has_option   (HlCli        *cli,
                                  const char   *name);
GPtrArray   *hl_cli_get_options  (HlCli        *cli,
                                  const char   *name);
gboolean     hl_cli_need_option  (HlCli        *cli,
                                  const char   *name,
                                  const char  **out_value,
                                  GError      **error);
HlStore     *hl_cli_get_store    (HlCli        *cli);
const char  *hl_cli_get_path     (HlCli        *cli);
const char  *hl_cli_need_path    (HlCli        *cli,
                                  GError      **error);
gboolean     hl_cli_is_json      (HlCli        *cli);
HlLanguage   hl_cli_get_language (HlCli        *cli);
void         hl_cli_complain     (HlCli        *cli,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (2, 3);

void         hl_cli_print        (HlCli        *cli,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (2, 3);
void         hl_cli_print_json   (HlCli        *cli,
                                  JsonBuilder  *builder);
gboolean     hl_cli_write        (HlCli        *cli,
                                  const char   *path,
                                  GBytes       *bytes,
                                  GError      **error);
GBytes      *hl_cli_read         (const char   *path,
                                  GError      **error);

int          hl_cli_run          (int           argc,
                                  char         *argv[]);

G_END_DECLS
