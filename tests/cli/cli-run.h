#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of its own, and what the program did last. */
typedef struct
{
  char  *folder;
  char  *db;
  int    status;
  GBytes *bytes; /* standard output */
  char  *out;
  char  *err;
} Cli;

void  cli_set_up    (Cli           *cli,
                     gconstpointer  data);
void  cli_tear_down (Cli           *cli,
                     gconstpointer  data);
void  cli_run       (Cli           *cli,
                     const char    *input,
                     ...) G_GNUC_NULL_TERMINATED;
void  cli_run_argv  (Cli                *cli,
                     const char         *input,
                     const char * const *words);
char *cli_path      (Cli           *cli,
                     const char    *name);
char *cli_data      (const char    *name);
void  cli_write     (Cli           *cli,
                     const char    *name,
                     const char    *text);
void  cli_add_round (Cli           *cli);

/* The last run ended well; with @text in its output. */
#define cli_assert_done(cli, text) \
  G_STMT_START { \
    if ((cli)->status != 0) \
      g_test_message ("%s", (cli)->err); \
    g_assert_cmpint ((cli)->status, ==, 0); \
    if (strstr ((cli)->out, text) == NULL) \
      g_test_message ("%s", (cli)->out); \
    g_assert_nonnull (strstr ((cli)->out, text)); \
  } G_STMT_END

/* The last run ended with @code and one line on standard error with @text in it. */
#define cli_assert_failed(cli, code, text) \
  G_STMT_START { \
    g_test_message ("%s", (cli)->err); \
    g_assert_cmpint ((cli)->status, ==, code); \
    g_assert_nonnull (strstr ((cli)->err, text)); \
    g_assert_true (g_str_has_prefix ((cli)->err, "hailong-cli: ")); \
    g_assert_true (strchr ((cli)->err, '\n') == (cli)->err + strlen ((cli)->err) - 1); \
  } G_STMT_END

G_END_DECLS
