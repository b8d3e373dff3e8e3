#include "exchange/hl-response-columns.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define TEXT_SUFFIX "_text"

static const char *const header_names[HL_N_HEADER_COLUMNS] = {
  "serial", "field", "area", "procedure", "date", "channel", "officer", "interviewer", "respondent",
};

/**
 * hl_response_columns_header_name:
 * @column: an item of the header
 *
 * Returns: its name in the first line of a file
 */
const char *
hl_response_columns_header_name (HlHeaderColumn column)
{
  return header_names[column];
}

/**
 * hl_response_columns_has_text:
 * @question: a question
 *
 * Returns: %TRUE when an option of @question carries a text, so that it has a column `<code>_text`
 */
gboolean
hl_response_columns_has_text (const HlQuestion *question)
{
  for (guint i = 0; i < question->n_options; i++)
    if (question->options[i].has_text)
      return TRUE;

  return FALSE;
}

/**
 * hl_response_columns_needs_guard:
 * @text: a text or name
 *
 * A spreadsheet takes a cell that begins with = + - or @ for a formula; an apostrophe before it
 * makes it harmless. A text that looks guarded already gets one more, so that
 * hl_response_columns_restore() gives back what was written.
 *
 * Returns: %TRUE when a file must hold an apostrophe before @text
 */
gboolean
hl_response_columns_needs_guard (const char *text)
{
  text += strspn (text, "'");

  return *text != '\0' && strchr ("=+-@", *text) != NULL;
}

/**
 * hl_response_columns_restore:
 * @cell: a cell of texts or names
 *
 * Returns: (transfer none): @cell without the apostrophe that export put before it
 */
const char *
hl_response_columns_restore (const char *cell)
{
  return *cell == '\'' && hl_response_columns_needs_guard (cell) ? cell + 1 : cell;
}

/**
 * hl_response_columns_free:
 * @self: (transfer full) (nullable): columns
 *
 * Frees them.
 */
void
hl_response_columns_free (HlResponseColumns *self)
{
  if (self == NULL)
    return;

  g_free (self->answers);
  g_free (self->texts);
  g_free (self);
}

/**
 * hl_response_columns_new:
 * @n_columns: columns of a file
 * @n_questions: questions of the round
 *
 * Returns: (transfer full): columns that hold nothing yet
 */
HlResponseColumns *
hl_response_columns_new (guint n_columns,
                         guint n_questions)
{
  HlResponseColumns *self = g_new0 (HlResponseColumns, 1);

  self->n_columns = n_columns;
  self->answers = g_new (guint, n_questions);
  self->texts = g_new (guint, n_questions);

  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    self->header[i] = HL_NO_INDEX;

  for (guint i = 0; i < n_questions; i++)
    self->answers[i] = self->texts[i] = HL_NO_INDEX;

  return self;
}

/* The place that keeps the number of the column called @name; NULL when it is unknown. */
static guint *
find_place (HlResponseColumns     *self,
            const HlQuestionnaire *questionnaire,
            const char            *name)
{
  g_autofree char *stem = NULL;
  guint question;

  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    if (strcmp (name, header_names[i]) == 0)
      return &self->header[i];

  question = hl_questionnaire_index_of (questionnaire, name);
  if (question != HL_NO_INDEX)
    return &self->answers[question];

  if (!g_str_has_suffix (name, TEXT_SUFFIX))
    return NULL;

  stem = g_strndup (name, strlen (name) - strlen (TEXT_SUFFIX));
  question = hl_questionnaire_index_of (questionnaire, stem);
  if (question == HL_NO_INDEX ||
      !hl_response_columns_has_text (&questionnaire->questions[question]))
    return NULL;

  return &self->texts[question];
}

static gboolean
set_unknown_error (const HlQuestionnaire *questionnaire,
                   const char            *name,
                   guint                  column,
                   guint                  n_columns,
                   GError               **error)
{
  g_autofree char *shown = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 60));

  if (n_columns == 1)
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("The first line is one single column, “%s”: "
                   "separate the columns by comma, semicolon or tab"),
                 shown);
  else if (*name == '\0')
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Column %u has no name in the first line: name it or delete it"), column + 1);
  else
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Column %u, “%s”, is unknown to questionnaire %s: "
                   "correct its name or delete it"),
                 column + 1, shown, questionnaire->id);

  return FALSE;
}

static gboolean
match_column (HlResponseColumns *self,
              const HlSurvey    *survey,
              const char        *cell,
              guint              column,
              GError           **error)
{
  g_autofree char *name = hl_text_clean (cell);
  guint *place = find_place (self, survey->questionnaire, name);

  if (place == NULL)
    return set_unknown_error (survey->questionnaire, name, column, self->n_columns, error);

  if (*place != HL_NO_INDEX)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Column “%s” is there twice (columns %u and %u): delete one"),
                   name, *place + 1, column + 1);
      return FALSE;
    }

  *place = column;

  return TRUE;
}

/* Whether the serial ranges decide the field (or area) of every form. */
static gboolean
ranges_decide (const HlSurvey *survey,
               HlHeaderColumn  column)
{
  for (guint i = 0; i < survey->n_ranges; i++)
    {
      const HlSerialRange *range = &survey->ranges[i];

      if ((column == HL_COLUMN_FIELD ? range->field : range->area) == HL_NO_INDEX)
        return FALSE;
    }

  return survey->n_ranges > 0;
}

/**
 * hl_response_columns_find_missing:
 * @self: columns
 * @survey: the round they are for
 *
 * Returns: the first item of the header that the round needs and no column holds, or
 *   %HL_N_HEADER_COLUMNS
 */
HlHeaderColumn
hl_response_columns_find_missing (const HlResponseColumns *self,
                                  const HlSurvey          *survey)
{
  const gboolean needed[] = {
    [HL_COLUMN_SERIAL] = TRUE,
    [HL_COLUMN_FIELD] = survey->n_fields > 0 && !ranges_decide (survey, HL_COLUMN_FIELD),
    [HL_COLUMN_AREA] = survey->n_areas > 0 && !ranges_decide (survey, HL_COLUMN_AREA),
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i] && self->header[i] == HL_NO_INDEX)
      return i;

  return HL_N_HEADER_COLUMNS;
}

static gboolean
check_present (const HlResponseColumns *self,
               const HlSurvey          *survey,
               GError                 **error)
{
  HlHeaderColumn missing = hl_response_columns_find_missing (self, survey);

  if (missing == HL_N_HEADER_COLUMNS)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("The first line has no column “%s”, which this survey needs"),
               header_names[missing]);

  return FALSE;
}

/**
 * hl_response_columns_match:
 * @survey: the round the file is for
 * @cells: (element-type utf8): the first line of the file
 * @error: return location for an error
 *
 * Finds what each column of a file of responses holds. `serial` must be there, and `field` and
 * `area` where the round has them and its serial ranges do not decide them; any other column may be
 * left out.
 *
 * Returns: (transfer full): the columns, or %NULL with %HL_ERROR_INVALID, naming the column that is
 *   unknown, nameless, there twice or missing
 */
HlResponseColumns *
hl_response_columns_match (const HlSurvey *survey,
                           GPtrArray      *cells,
                           GError        **error)
{
  g_autoptr (HlResponseColumns) self =
    hl_response_columns_new (cells->len, survey->questionnaire->n_questions);

  for (guint i = 0; i < cells->len; i++)
    if (!match_column (self, survey, g_ptr_array_index (cells, i), i, error))
      return NULL;

  if (!check_present (self, survey, error))
    return NULL;

  return g_steal_pointer (&self);
}
