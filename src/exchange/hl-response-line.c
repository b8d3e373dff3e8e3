#include "exchange/hl-response-line.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-response-csv.h"
#include "question/hl-question-type.h"

#define MAX_CODE_CHARS 40

struct _HlResponseLine
{
  /*< owned >*/
  HlSurvey              *survey;
  HlResponse            *response;                   /* of the line at hand, used again for each */
  const HlQuestionType **types;
  GHashTable            *strata[HL_COLUMN_AREA + 1]; /* cell as written → index + 1 */

  /*< borrowed >*/
  HlResponseColumns *columns;
  GPtrArray         *refused;       /* of HlRefusal, filled */
  GPtrArray         *cells;
  guint              number;
  HlLineTranslator   translator;
  gpointer           translator_data;
};

/**
 * hl_response_line_new:
 * @survey: the round
 * @columns: where things stand; must outlive the reader
 * @refused: (element-type HlRefusal): gets a refusal for each line that breaks a rule; must outlive
 *   the reader
 *
 * Returns: (transfer full): a reader of lines
 */
HlResponseLine *
hl_response_line_new (HlSurvey          *survey,
                      HlResponseColumns *columns,
                      GPtrArray         *refused)
{
  HlResponseLine *self = g_new0 (HlResponseLine, 1);
  const HlQuestionnaire *questionnaire = survey->questionnaire;

  self->survey = hl_survey_ref (survey);
  self->columns = columns;
  self->refused = refused;
  self->response = hl_response_new (questionnaire);
  self->response->survey_id = survey->id;
  self->response->state = HL_RESPONSE_COMPLETE;
  for (guint i = 0; i < G_N_ELEMENTS (self->strata); i++)
    self->strata[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->types = g_new (const HlQuestionType *, questionnaire->n_questions);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    self->types[i] = hl_question_type_by_id (questionnaire->questions[i].type_id);

  return self;
}

/**
 * hl_response_line_set_translator:
 * @self: a reader
 * @translator: makes the cells that are read
 * @data: user data of @translator
 *
 * Has each line that is whole translated before it is read. Its columns may then have numbers
 * behind those of the file.
 */
void
hl_response_line_set_translator (HlResponseLine  *self,
                                 HlLineTranslator translator,
                                 gpointer         data)
{
  self->translator = translator;
  self->translator_data = data;
}

/**
 * hl_response_line_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader and its response.
 */
void
hl_response_line_free (HlResponseLine *self)
{
  hl_survey_unref (self->survey);
  hl_response_free (self->response);
  for (guint i = 0; i < G_N_ELEMENTS (self->strata); i++)
    g_hash_table_unref (self->strata[i]);
  g_free (self->types);
  g_free (self);
}

/* The cell of a column, "" where the file has none. */
static const char *
get_cell (const HlResponseLine *self,
          guint                 column)
{
  return column == HL_NO_INDEX ? "" : g_ptr_array_index (self->cells, column);
}

/**
 * hl_response_line_get_header:
 * @self: a reader at a line
 * @column: an item of the header
 *
 * Returns: (transfer none): its cell, trimmed; "" where the file has none
 */
const char *
hl_response_line_get_header (HlResponseLine *self,
                             HlHeaderColumn  column)
{
  return get_cell (self, self->columns->header[column]);
}

/**
 * hl_response_line_refuse:
 * @self: a reader at a line
 * @code: why, for programs
 * @reason: (transfer full): why, for people
 *
 * Notes that the line at hand is refused.
 */
void
hl_response_line_refuse (HlResponseLine *self,
                         const char     *code,
                         char           *reason)
{
  HlRefusal *refusal = g_new0 (HlRefusal, 1);
  guint serial = self->columns->header[HL_COLUMN_SERIAL];

  refusal->line = self->number;
  refusal->serial = g_strdup (serial < self->cells->len ? get_cell (self, serial) : "");
  refusal->code = g_strdup (code);
  refusal->reason = reason;
  g_ptr_array_add (self->refused, refusal);
}

/**
 * hl_response_line_refusal_free:
 * @refusal: (transfer full): an HlRefusal
 *
 * Frees it.
 */
void
hl_response_line_refusal_free (gpointer refusal)
{
  HlRefusal *self = refusal;

  g_free (self->serial);
  g_free (self->code);
  g_free (self->reason);
  g_free (self);
}

/* Refuses the line for the cell of a column; always FALSE. */
static gboolean
refuse (HlResponseLine *self,
        const char     *column,
        const char     *cell,
        char           *reason)
{
  glong n_chars = MIN (g_utf8_strlen (cell, -1), MAX_CODE_CHARS);
  g_autofree char *shown = g_utf8_substring (cell, 0, n_chars);
  g_autofree char *code = g_strconcat (column, "=", shown, NULL);

  hl_response_line_refuse (self, code, reason);

  return FALSE;
}

/* Whether anything is left. Most cells are a single figure: look at those first. */
static gboolean
trim (char *cell)
{
  if (g_ascii_isgraph (cell[0]) && cell[1] == '\0')
    return TRUE;

  return *g_strstrip (cell) != '\0';
}

static gboolean
check_cells (HlResponseLine *self)
{
  gboolean filled = FALSE;

  if (self->cells->len != self->columns->n_columns)
    {
      hl_response_line_refuse (self, "columns",
                               g_strdup_printf (_("The line has %u cells, the first line %u: "
                                                  "it is cut short, or a cell holds the separator"),
                                                self->cells->len, self->columns->n_columns));
      return FALSE;
    }

  for (guint i = 0; i < self->cells->len; i++)
    filled |= trim (g_ptr_array_index (self->cells, i));

  if (!filled)
    {
      hl_response_line_refuse (self, "empty",
                               g_strdup (_("Every cell of the line is empty: delete it")));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_serial (HlResponseLine *self)
{
  const char *cell = hl_response_line_get_header (self, HL_COLUMN_SERIAL);
  g_autoptr (GError) error = NULL;

  if (!hl_serial_parse (cell, &self->response->serial, &error))
    return refuse (self, "serial", cell, g_strdup (error->message));

  return TRUE;
}

static gboolean
read_date (HlResponseLine *self)
{
  const char *cell = hl_response_line_get_header (self, HL_COLUMN_DATE);
  g_autoptr (GError) error = NULL;

  if (*cell != '\0' && !hl_date_parse (cell, &self->response->date, &error))
    return refuse (self, "date", cell, g_strdup (error->message));

  return TRUE;
}

static gboolean
read_words (HlResponseLine *self)
{
  const char *channel = hl_response_line_get_header (self, HL_COLUMN_CHANNEL);
  const char *respondent = hl_response_line_get_header (self, HL_COLUMN_RESPONDENT);

  if (!hl_channel_parse (channel, &self->response->channel))
    return refuse (self, "channel", channel,
                   g_strdup_printf (_("“%s” is not a channel: "
                                      "write paper, interview, kiosk, scan, post, phone or online"),
                                    channel));

  if (!hl_respondent_parse (respondent, &self->response->respondent))
    return refuse (self, "respondent", respondent,
                   g_strdup_printf (_("“%s” is not a kind of respondent: "
                                      "write citizen or organisation"),
                                    respondent));

  return TRUE;
}

static guint
find_stratum (const HlSurvey *survey,
              HlHeaderColumn  column,
              const char     *name)
{
  if (column == HL_COLUMN_FIELD)
    return hl_survey_find_field (survey, name);

  return hl_survey_find_area (survey, name);
}

/* Reads a field or area; the names in the file are compared in NFC, once each. */
static gboolean
read_stratum (HlResponseLine *self,
              HlHeaderColumn  column,
              guint          *out_index)
{
  const char *cell = hl_response_line_get_header (self, column);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->strata[column], cell));
  g_autofree char *name = NULL;
  guint index;

  if (number > 0)
    {
      *out_index = number - 1;
      return TRUE;
    }

  if (*cell == '\0')
    return TRUE;

  name = hl_text_clean (hl_response_columns_restore (cell));
  index = find_stratum (self->survey, column, name);
  if (index == HL_NO_INDEX)
    return refuse (self, hl_response_columns_header_name (column), cell,
                   g_strdup_printf (column == HL_COLUMN_FIELD ?
                                    _("This survey has no field “%s”: correct the name") :
                                    _("This survey has no area “%s”: correct the name"), name));

  g_hash_table_insert (self->strata[column], g_strdup (cell), GUINT_TO_POINTER (index + 1));
  *out_index = index;

  return TRUE;
}

/* Where a cell names no field or area, the range that the serial lies in may decide it. */
static void
take_from_range (HlResponseLine *self)
{
  HlResponse *response = self->response;
  const HlSerialRange *range = hl_survey_find_range (self->survey, response->serial);

  if (range == NULL)
    return;

  if (response->field == HL_NO_INDEX)
    response->field = range->field;
  if (response->area == HL_NO_INDEX)
    response->area = range->area;
}

static gboolean
read_answer (HlResponseLine *self,
             guint           question)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;
  const HlQuestionType *type = self->types[question];
  const char *code = questionnaire->questions[question].code;
  guint column = self->columns->answers[question];
  guint text_column = self->columns->texts[question];
  const char *cell = get_cell (self, column);
  const char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (type->kind == HL_KIND_SHORT_TEXT || type->kind == HL_KIND_LONG_TEXT)
    cell = hl_response_columns_restore (cell);

  if (text_column != HL_NO_INDEX && *get_cell (self, text_column) != '\0')
    text = hl_response_columns_restore (get_cell (self, text_column));

  if (*cell == '\0' && text == NULL)
    return TRUE;

  if (!type->parse (questionnaire, question, cell, text, self->response, &error))
    return refuse (self, code, cell, g_strdup_printf ("%s: %s", code, error->message));

  return TRUE;
}

static void
reset_response (HlResponse *response)
{
  response->serial = HL_SERIAL_NONE;
  response->date = HL_DATE_NONE;
  response->channel = HL_CHANNEL_UNKNOWN;
  response->respondent = HL_RESPONDENT_UNKNOWN;
  response->field = HL_NO_INDEX;
  response->area = HL_NO_INDEX;
  response->procedure = HL_NO_INDEX;
  response->officer = 0;
  response->interviewer = 0;
  memset (response->answers, HL_ANSWER_BLANK, response->n_answers);
  g_array_set_size (response->texts, 0);
}

/**
 * hl_response_line_read:
 * @self: a reader
 * @cells: (element-type utf8): the cells of a line, which are trimmed in place; they must outlive
 *   the response's use
 * @number: number of the line
 *
 * Reads a line: every value is checked, a field or area that is not named is taken from the serial
 * range, and jump rules are applied. People and procedures are left to the caller, who knows the
 * store.
 *
 * Returns: (transfer none) (nullable): the response, valid until the next call; %NULL when the line
 *   was refused
 */
HlResponse *
hl_response_line_read (HlResponseLine *self,
                       GPtrArray      *cells,
                       guint           number)
{
  HlResponse *response = self->response;

  self->cells = cells;
  self->number = number;
  reset_response (response);
  if (!check_cells (self))
    return NULL;

  if (self->translator != NULL)
    self->cells = self->translator (self->translator_data, cells);

  if (!read_serial (self) ||
      !read_stratum (self, HL_COLUMN_FIELD, &response->field) ||
      !read_stratum (self, HL_COLUMN_AREA, &response->area) ||
      !read_date (self) || !read_words (self))
    return NULL;

  for (guint i = 0; i < self->survey->questionnaire->n_questions; i++)
    if (!read_answer (self, i))
      return NULL;

  take_from_range (self);
  hl_answer_apply_jumps (self->survey->questionnaire, response->answers);

  return response;
}
