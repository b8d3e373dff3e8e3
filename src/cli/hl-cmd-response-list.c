#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "question/hl-question-type.h"
#include "store/hl-store-response.h"

/* What is known of the responses of a survey beside themselves. */
typedef struct
{
  HlCli          *cli;
  const HlSurvey *survey;
  const HlOffice *office;
  HlResponseSet  *set;
  GHashTable     *rows;   /* id -> row + 1 of the set */
  guint           invalidating;
  const char     *filter; /* NULL = all */
  JsonBuilder    *out;
} Listing;

static guint
find_rules (const Listing    *listing,
            const HlResponse *response)
{
  const guint row = GPOINTER_TO_UINT (g_hash_table_lookup (listing->rows, &response->id));

  return row > 0 ? listing->set->rules[row - 1] : 0;
}

static gboolean
is_valid (const Listing    *listing,
          const HlResponse *response)
{
  return response->state != HL_RESPONSE_DRAFT && !response->excluded &&
         (find_rules (listing, response) & listing->invalidating) == 0;
}

static gboolean
matches (const Listing    *listing,
         const HlResponse *response)
{
  const char *filter = listing->filter;

  if (filter == NULL || g_str_equal (filter, hl_response_state_to_string (response->state)))
    return TRUE;
  if (g_str_equal (filter, "excluded"))
    return response->excluded;
  if (g_str_equal (filter, "valid"))
    return is_valid (listing, response);

  return g_str_equal (filter, "invalid") && response->state != HL_RESPONSE_DRAFT &&
         !response->excluded && !is_valid (listing, response);
}

static char *
list_rules (guint mask)
{
  GString *out = g_string_new (NULL);

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if ((mask & HL_RULE_BIT (rule)) != 0)
      g_string_append_printf (out, "%s%s", out->len == 0 ? "" : ",", hl_rule_code (rule));

  return g_string_free (out, FALSE);
}

static const char *
get_field (const Listing    *listing,
           const HlResponse *response)
{
  return response->field == HL_NO_INDEX ? NULL : listing->survey->fields[response->field].name;
}

static const char *
get_area (const Listing    *listing,
          const HlResponse *response)
{
  return response->area == HL_NO_INDEX ? NULL : listing->survey->areas[response->area].name;
}

static const char *
get_person (const Listing *listing,
            guint32        id)
{
  const HlPerson *person = hl_office_find_person (listing->office, id);

  return person != NULL ? person->code : NULL;
}

static void
add_members (const Listing    *listing,
             const HlResponse *response)
{
  JsonBuilder *out = listing->out;
  const guint rules = find_rules (listing, response);
  g_autofree char *serial = hl_cli_format_serial (listing->survey, response->serial,
                                                  response->id);

  hl_cli_add_int (out, "id", response->id);
  hl_cli_add_text (out, "serial", response->serial != HL_SERIAL_NONE ? serial : NULL);
  hl_cli_add_text (out, "state", hl_response_state_to_string (response->state));
  hl_cli_add_boolean (out, "valid", is_valid (listing, response));
  hl_cli_add_array (out, "rules");
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if ((rules & HL_RULE_BIT (rule)) != 0)
      json_builder_add_string_value (out, hl_rule_code (rule));
  json_builder_end_array (out);
  hl_cli_add_boolean (out, "excluded", response->excluded);
  hl_cli_add_text (out, "excluded_reason", response->excluded_reason);
  hl_cli_add_date (out, "date", response->date);
  hl_cli_add_text (out, "field", get_field (listing, response));
  hl_cli_add_text (out, "area", get_area (listing, response));
}

static void
print_line (const Listing    *listing,
            const HlResponse *response)
{
  g_autofree char *serial = hl_cli_format_serial (listing->survey, response->serial,
                                                  response->id);
  g_autofree char *rules = list_rules (find_rules (listing, response));
  g_autofree char *date = hl_date_to_display (response->date);
  const char *field = get_field (listing, response);
  const char *verdict = is_valid (listing, response) ? _("valid") : _("invalid");

  if (response->state == HL_RESPONSE_DRAFT)
    verdict = _("draft");
  else if (response->excluded)
    verdict = _("excluded");
  hl_cli_print (listing->cli, "%s  %s  %s  %s  %s\n", serial, verdict, rules, date,
                field != NULL ? field : "");
}

static gboolean
list_response (const HlResponse *response,
               gpointer          data,
               GError          **error)
{
  const Listing *listing = data;

  if (!matches (listing, response))
    return TRUE;

  if (listing->out == NULL)
    {
      print_line (listing, response);
      return TRUE;
    }

  json_builder_begin_object (listing->out);
  add_members (listing, response);
  json_builder_end_object (listing->out);

  return TRUE;
}

static gboolean
prepare (Listing  *listing,
         HlCli    *cli,
         HlSurvey *survey,
         GError  **error)
{
  *listing = (Listing) { .cli = cli, .survey = survey };
  listing->set = hl_store_load_responses (hl_cli_get_store (cli), survey, error);
  if (listing->set == NULL)
    return FALSE;

  listing->invalidating = hl_rules_mask (survey->rules, HL_EFFECT_INVALID);
  listing->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint row = 0; row < listing->set->n; row++)
    g_hash_table_insert (listing->rows, &listing->set->ids[row], GUINT_TO_POINTER (row + 1));
  if (hl_cli_is_json (cli))
    listing->out = json_builder_new ();

  return TRUE;
}

static void
clear (Listing *listing)
{
  g_clear_pointer (&listing->rows, g_hash_table_unref);
  g_clear_pointer (&listing->set, hl_response_set_free);
  g_clear_object (&listing->out);
}

static gboolean
check_filter (const char *filter,
              GError    **error)
{
  static const char *const filters[] = {
    "draft", "complete", "verified", "valid", "invalid", "excluded", NULL,
  };

  return filter == NULL || g_strv_contains (filters, filter) ||
         hl_cli_usage (error, _("“%s” is not a state of a form: write draft, complete, verified, "
                                "valid, invalid or excluded"), filter);
}

static gboolean
list_all (Listing *listing,
          GError **error)
{
  HlStore *store = hl_cli_get_store (listing->cli);

  if (listing->out != NULL)
    {
      json_builder_begin_object (listing->out);
      hl_cli_add_int (listing->out, "survey", listing->survey->id);
      hl_cli_add_array (listing->out, "responses");
    }
  if (!hl_store_foreach_response (store, listing->survey, list_response, listing, error))
    return FALSE;
  if (listing->out != NULL)
    {
      json_builder_end_array (listing->out);
      json_builder_end_object (listing->out);
      hl_cli_print_json (listing->cli, listing->out);
    }

  return TRUE;
}

static gboolean
run_list (HlCli   *cli,
          GError **error)
{
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  const char *filter = hl_cli_get_option (cli, "state");
  Listing listing;
  gboolean done;

  if (survey == NULL || !check_filter (filter, error) ||
      !prepare (&listing, cli, survey, error))
    return FALSE;

  listing.filter = filter;
  done = list_all (&listing, error);
  clear (&listing);

  return done;
}

static void
add_answers (const Listing    *listing,
             const HlResponse *response)
{
  const HlQuestionnaire *questionnaire = listing->survey->questionnaire;

  json_builder_set_member_name (listing->out, "answers");
  json_builder_begin_object (listing->out);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];
      const HlQuestionType *type = hl_question_type_by_id (question->type_id);
      g_autofree char *cell = type->format (questionnaire, i, response);

      hl_cli_add_text (listing->out, question->code, cell);
    }
  for (guint i = 0; i < response->texts->len; i++)
    {
      const HlText *text = &g_array_index (response->texts, HlText, i);
      g_autofree char *code = g_strconcat (questionnaire->questions[text->question].code,
                                           "_text", NULL);

      if (text->option > 0)
        hl_cli_add_text (listing->out, code, text->text);
    }
  json_builder_end_object (listing->out);
}

static void
show_json (const Listing    *listing,
           const HlResponse *response)
{
  JsonBuilder *out = listing->out;
  const HlSurvey *survey = listing->survey;

  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", survey->id);
  add_members (listing, response);
  hl_cli_add_text (out, "procedure", response->procedure == HL_NO_INDEX ? NULL :
                   survey->procedures[response->procedure].name);
  hl_cli_add_text (out, "officer", get_person (listing, response->officer));
  hl_cli_add_text (out, "interviewer", get_person (listing, response->interviewer));
  hl_cli_add_text (out, "keyer", get_person (listing, response->keyer));
  hl_cli_add_text (out, "channel", hl_channel_to_string (response->channel));
  hl_cli_add_text (out, "respondent", hl_respondent_to_string (response->respondent));
  hl_cli_add_text (out, "comment", response->comment);
  add_answers (listing, response);
  json_builder_end_object (out);
  hl_cli_print_json (listing->cli, out);
}

static void
print_pair (HlCli      *cli,
            const char *name,
            const char *value)
{
  if (value != NULL && *value != '\0')
    hl_cli_print (cli, "%s=%s\n", name, value);
}

static void
print_header (const Listing    *listing,
              const HlResponse *response)
{
  HlCli *cli = listing->cli;
  const HlSurvey *survey = listing->survey;
  g_autofree char *date = hl_date_to_iso (response->date);

  print_pair (cli, "field", get_field (listing, response));
  print_pair (cli, "area", get_area (listing, response));
  if (response->procedure != HL_NO_INDEX)
    print_pair (cli, "procedure", survey->procedures[response->procedure].name);
  print_pair (cli, "date", date);
  print_pair (cli, "channel", hl_channel_to_string (response->channel));
  print_pair (cli, "officer", get_person (listing, response->officer));
  print_pair (cli, "interviewer", get_person (listing, response->interviewer));
  print_pair (cli, "respondent", hl_respondent_to_string (response->respondent));
}

static void
show_text (const Listing    *listing,
           const HlResponse *response)
{
  const HlQuestionnaire *questionnaire = listing->survey->questionnaire;

  print_line (listing, response);
  print_header (listing, response);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];
      const HlQuestionType *type = hl_question_type_by_id (question->type_id);
      g_autofree char *cell = type->format (questionnaire, i, response);

      print_pair (listing->cli, question->code, cell);
    }
  for (guint i = 0; i < response->texts->len; i++)
    {
      const HlText *text = &g_array_index (response->texts, HlText, i);

      if (text->option > 0)
        hl_cli_print (listing->cli, "%s_text=%s\n",
                      questionnaire->questions[text->question].code, text->text);
    }
}

static gboolean
run_show (HlCli   *cli,
          GError **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  g_autoptr (HlOffice) office = NULL;
  g_autoptr (HlResponse) response = NULL;
  Listing listing;
  gint64 id;

  if (survey == NULL ||
      !hl_cli_find_response (cli, survey, hl_cli_get_word (cli, 1), &id, error))
    return FALSE;

  response = hl_store_load_response (store, survey, id, error);
  office = response != NULL ? hl_store_load_office (store, HL_DATE_NONE, error) : NULL;
  if (office == NULL || !prepare (&listing, cli, survey, error))
    return FALSE;

  listing.office = office;
  if (listing.out != NULL)
    show_json (&listing, response);
  else
    show_text (&listing, response);
  clear (&listing);

  return TRUE;
}

static const HlCliOption list_options[] = {
  { "state", 0, "STATE", N_("draft, complete, verified, valid, invalid or excluded") },
  { NULL },
};

#define MEMBERS_JSON "\"id\":1,\"serial\":\"033\",\"state\":\"complete\",\"valid\":true," \
  "\"rules\":[\"Q05\"],\"excluded\":false,\"excluded_reason\":null," \
  "\"date\":\"2022-09-14\",\"field\":\"…\",\"area\":null"

const HlCliCommand hl_cmd_response_list[] = {
  { "response list", "S", N_("the forms of a round, and whether they are valid"),
    "{\"survey\":1,\"responses\":[{" MEMBERS_JSON "}]}",
    1, 1, HL_CLI_READ, list_options, run_list },
  { "response show", "S SERIAL", N_("one form; a form without a serial is #ID"),
    "{\"survey\":1," MEMBERS_JSON ",\"procedure\":null,\"officer\":\"CC-01\","
    "\"interviewer\":null,\"keyer\":\"…\",\"channel\":\"paper\",\"respondent\":\"citizen\","
    "\"comment\":null,\"answers\":{\"c01\":\"4\",\"m1\":\"1|3\"}}",
    2, 2, HL_CLI_READ, NULL, run_show },
  { NULL },
};
