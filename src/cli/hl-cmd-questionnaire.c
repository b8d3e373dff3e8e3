#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "core/hl-error.h"
#include "exchange/hl-library.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-questionnaire.h"

typedef struct
{
  const char *id;
  guint       revision;
  const char *title;
  guint       n_criteria;
  guint       n_surveys;
  gboolean    built_in;
} Line;

/* A later revision of a built-in questionnaire is the office's own. */
static gboolean
is_builtin (const HlQuestionnaireEntry *entry)
{
  g_autoptr (HlQuestionnaire) builtin = NULL;

  if (!g_strv_contains (hl_builtin_questionnaire_ids (), entry->id))
    return FALSE;

  builtin = hl_builtin_questionnaire (entry->id, NULL);

  return builtin != NULL && entry->revision <= builtin->revision;
}

static void
print_line (HlCli       *cli,
            JsonBuilder *out,
            const Line  *line)
{
  if (out == NULL)
    {
      hl_cli_print (cli, _("%s, revision %u, %u criteria, %u surveys: %s"), line->id,
                    line->revision, line->n_criteria, line->n_surveys, line->title);
      hl_cli_print (cli, "%s\n", line->built_in ? _(" (built in)") : "");
      return;
    }

  json_builder_begin_object (out);
  hl_cli_add_text (out, "id", line->id);
  hl_cli_add_int (out, "revision", line->revision);
  hl_cli_add_text (out, "title", line->title);
  hl_cli_add_int (out, "criteria", line->n_criteria);
  hl_cli_add_int (out, "surveys", line->n_surveys);
  hl_cli_add_boolean (out, "built_in", line->built_in);
  json_builder_end_object (out);
}

static gboolean
is_stored (GPtrArray             *entries,
           const HlQuestionnaire *questionnaire)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const HlQuestionnaireEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->id, questionnaire->id) &&
          entry->revision == questionnaire->revision)
        return TRUE;
    }

  return FALSE;
}

static gboolean
print_builtin (HlCli       *cli,
               JsonBuilder *out,
               GPtrArray   *entries,
               GError     **error)
{
  for (const char *const *id = hl_builtin_questionnaire_ids (); *id != NULL; id++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (*id, error);
      Line line;

      if (questionnaire == NULL)
        return FALSE;
      if (is_stored (entries, questionnaire))
        continue;

      line = (Line) { *id, questionnaire->revision, questionnaire->title,
                      questionnaire->n_criteria, 0, TRUE };
      print_line (cli, out, &line);
    }

  return TRUE;
}

static void
print_stored (HlCli       *cli,
              JsonBuilder *out,
              GPtrArray   *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const HlQuestionnaireEntry *entry = entries->pdata[i];
      const Line line = { entry->id, entry->revision, entry->title, entry->n_criteria,
                          entry->n_surveys, is_builtin (entry) };

      print_line (cli, out, &line);
    }
}

/* Without a survey file there are still the built-in ones. */
static gboolean
open_optional_store (HlCli    *cli,
                     HlStore **out_store,
                     GError  **error)
{
  const char *path = hl_cli_need_path (cli, error);

  *out_store = NULL;
  if (path == NULL)
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  *out_store = hl_store_open (path, HL_DB_READ_ONLY, error);

  return *out_store != NULL;
}

static gboolean
run_list (HlCli   *cli,
          GError **error)
{
  g_autoptr (JsonBuilder) out = hl_cli_is_json (cli) ? json_builder_new () : NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (HlStore) store = NULL;

  if (!open_optional_store (cli, &store, error))
    return FALSE;

  entries = store != NULL ? hl_store_list_questionnaires (store, error) : g_ptr_array_new ();
  if (entries == NULL)
    return FALSE;

  if (out != NULL)
    {
      json_builder_begin_object (out);
      hl_cli_add_array (out, "questionnaires");
    }
  if (!print_builtin (cli, out, entries, error))
    return FALSE;
  print_stored (cli, out, entries);
  if (out == NULL)
    return TRUE;

  json_builder_end_array (out);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);

  return TRUE;
}

static HlQuestionnaire *
load_named (HlCli   *cli,
            GError **error)
{
  g_autoptr (HlStore) store = NULL;

  if (!open_optional_store (cli, &store, error))
    return NULL;

  return hl_library_load (store, hl_cli_get_word (cli, 0), 0, error);
}

static void
print_question (HlCli            *cli,
                const HlQuestion *question)
{
  hl_cli_print (cli, "    %s%s%s  [%s] %s\n", question->number,
                *question->number != '\0' ? ". " : "", question->code, question->type_id,
                question->text);
  for (guint i = 0; i < question->n_options; i++)
    hl_cli_print (cli, "        %u  %s\n", i + 1, question->options[i].label);
}

static void
print_questionnaire (HlCli                 *cli,
                     const HlQuestionnaire *questionnaire)
{
  hl_cli_print (cli, _("%s, revision %u: %s\n%u criteria, formula %s\n"), questionnaire->id,
                questionnaire->revision, questionnaire->title, questionnaire->n_criteria,
                hl_formula_to_string (questionnaire->formula));

  for (guint i = 0; i < questionnaire->n_factors; i++)
    {
      const HlFactor *factor = &questionnaire->factors[i];
      const HlPart *part = &questionnaire->parts[factor->part];

      if (i == part->first_factor)
        hl_cli_print (cli, "%s %s\n", part->code, part->title);
      hl_cli_print (cli, "  %s %s\n", factor->code, factor->title);
      for (guint j = 0; j < factor->n_questions; j++)
        print_question (cli, &questionnaire->questions[factor->first_question + j]);
    }
}

static gboolean
run_export (HlCli   *cli,
            GError **error)
{
  g_autoptr (HlQuestionnaire) questionnaire = load_named (cli, error);
  const char *path = hl_cli_get_option (cli, "output");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;
  gsize length;

  if (questionnaire == NULL)
    return FALSE;

  json = hl_questionnaire_to_json (questionnaire);
  length = strlen (json);
  bytes = g_bytes_new_take (g_steal_pointer (&json), length);

  return hl_cli_write (cli, path != NULL ? path : "-", bytes, error);
}

static gboolean
run_show (HlCli   *cli,
          GError **error)
{
  g_autoptr (HlQuestionnaire) questionnaire = NULL;

  if (hl_cli_is_json (cli))
    return run_export (cli, error);

  questionnaire = load_named (cli, error);
  if (questionnaire == NULL)
    return FALSE;

  print_questionnaire (cli, questionnaire);

  return TRUE;
}

static gboolean
run_import (HlCli   *cli,
            GError **error)
{
  g_autoptr (GBytes) bytes = hl_cli_read (hl_cli_get_word (cli, 0), error);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (HlQuestionnaire) stored = NULL;
  g_autoptr (JsonBuilder) out = NULL;
  const char *data;
  gsize size;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  questionnaire = hl_questionnaire_from_json (data != NULL ? data : "", size, error);
  if (questionnaire == NULL)
    {
      g_prefix_error (error, "%s: ", hl_cli_get_word (cli, 0));
      return FALSE;
    }
  stored = hl_library_import (hl_cli_get_store (cli), questionnaire, FALSE, error);
  if (stored == NULL)
    return FALSE;

  if (!hl_cli_is_json (cli))
    {
      hl_cli_print (cli, _("Questionnaire %s, revision %u is stored\n"), questionnaire->id,
                    questionnaire->revision);
      return TRUE;
    }

  out = json_builder_new ();
  json_builder_begin_object (out);
  hl_cli_add_text (out, "id", questionnaire->id);
  hl_cli_add_int (out, "revision", questionnaire->revision);
  hl_cli_add_int (out, "criteria", questionnaire->n_criteria);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);

  return TRUE;
}

static const HlCliOption export_options[] = {
  { "output", 'o', "FILE", N_("file to write (default: standard output)") },
  { NULL },
};

const HlCliCommand hl_cmd_questionnaire[] = {
  { "questionnaire list", "", N_("built-in and own questionnaires"),
    "{\"questionnaires\":[{\"id\":\"g1-2640\",\"revision\":1,\"title\":\"…\",\"criteria\":22,"
    "\"surveys\":1,\"built_in\":true}]}",
    0, 0, HL_CLI_NO_STORE, NULL, run_list },
  { "questionnaire show", "ID", N_("prints its questions, codes and options"),
    "", 1, 1, HL_CLI_NO_STORE, export_options, run_show },
  { "questionnaire import", "FILE.json", N_("checks and stores a questionnaire of your own"),
    "{\"id\":\"own-1\",\"revision\":1,\"criteria\":12}", 1, 1, HL_CLI_CREATE, NULL, run_import },
  { "questionnaire export", "ID", N_("writes a questionnaire as JSON, to be changed and imported"),
    "", 1, 1, HL_CLI_NO_STORE, export_options, run_export },
  { NULL },
};
