/* What the words of a file mean: a label, a letter, a level in words, a code. */
#include "exchange/hl-import-value.h"

#include <string.h>

#include "core/hl-response.h"
#include "exchange/hl-import-fold.h"
#include "exchange/hl-response-columns.h"

typedef struct
{
  const char *words;  /* folded, between | */
  const char *cell;
} Meaning;

/* For any closed question, after its own labels. */
static const Meaning codes[] = {
  { "|khong co y kien|khong y kien|khong ap dung|khong biet|khong ro y kien|n a|na|kyk|", "-" },
  { "|bo trong|de trong|trong|khong tra loi|blank|null|none|", "" },
  { "|hai dau|danh dau hai o|nhieu dau|hong|khong doc duoc|khong ro|", "*" },
};

/* Levels of a scale of five whose own labels say otherwise. */
static const Meaning levels[] = {
  { "|rat khong hai long|hoan toan khong hai long|rat kem|", "1" },
  { "|khong hai long|chua hai long|kem|", "2" },
  { "|binh thuong|trung lap|tam duoc|chap nhan duoc|trung binh|", "3" },
  { "|hai long|tot|kha hai long|", "4" },
  { "|rat hai long|hoan toan hai long|rat tot|", "5" },
};

static const Meaning yes_no[] = {
  { "|co|yes|y|true|dung|x|", "co" },
  { "|khong|no|n|false|sai|", "khong" },
};

static const Meaning ticks[] = {
  { "|1|x|co|yes|true|dung|v|", "1" },
  { "|0|khong|no|false|sai|", "" },
};

static const Meaning channels[] = {
  { "|giay|phieu giay|tren giay|truc tiep|", "paper" },
  { "|phong van|phong van truc tiep|", "interview" },
  { "|ki ot|kiot|may tinh bang|", "kiosk" },
  { "|quet|phieu quet|", "scan" },
  { "|buu dien|thu|qua buu dien|", "post" },
  { "|dien thoai|qua dien thoai|goi dien|", "phone" },
  { "|truc tuyen|internet|mang|google form|google forms|", "online" },
};

static const Meaning respondents[] = {
  { "|1|nguoi dan|ca nhan|cong dan|dan|ho gia dinh|", "citizen" },
  { "|2|to chuc|doanh nghiep|co quan|hop tac xa|", "organisation" },
};

#define FIND(table, folded) find_meaning (table, G_N_ELEMENTS (table), folded)

static const char *
find_meaning (const Meaning *meanings,
              gsize          n_meanings,
              const char    *folded)
{
  g_autofree char *between = g_strdup_printf ("|%s|", folded);

  for (gsize i = 0; *folded != '\0' && i < n_meanings; i++)
    if (strstr (meanings[i].words, between) != NULL)
      return meanings[i].cell;

  return NULL;
}

/**
 * hl_import_value_free:
 * @self: (transfer full): a value
 *
 * Frees it.
 */
void
hl_import_value_free (HlImportValue *self)
{
  g_free (self->text);
  g_free (self->cell);
  g_free (self->beside);
  g_free (self);
}

/* The one option whose label, whole or short, folds to @folded; 0 when there is none or two. */
static guint
find_label (const HlQuestion *question,
            const char       *folded)
{
  guint found = 0;

  for (guint i = 0; i < question->n_options; i++)
    {
      const HlOption *option = &question->options[i];

      if (!hl_import_folds_alike (option->label, folded) &&
          !hl_import_folds_alike (option->short_label, folded))
        continue;

      if (found != 0)
        return 0;
      found = i + 1;
    }

  return found;
}

/* "4", "04", "4.0" and "4,0" of a spreadsheet. */
static guint
read_number (const char *text)
{
  char *end;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  if (!g_ascii_isdigit (*text) || number > HL_ANSWER_MAX)
    return 0;
  if (*end == '\0' || strcmp (end, ".0") == 0 || strcmp (end, ",0") == 0)
    return (guint) number;

  return 0;
}

/* "4 - Hài lòng", "b) Nữ": the number or letter counts only with its own label behind it. */
static guint
find_numbered (const HlQuestion *question,
               const char       *folded)
{
  const char *blank = strchr (folded, ' ');
  guint option = 0;

  if (blank == NULL)
    return 0;

  if (g_ascii_isdigit (*folded))
    option = (guint) MIN (g_ascii_strtoull (folded, NULL, 10), HL_ANSWER_MAX);
  else if (blank == folded + 1)
    option = (guint) (*folded - 'a' + 1);

  return option != 0 && find_label (question, blank + 1) == option ? option : 0;
}

static guint
find_letter (const HlQuestion *question,
             const char       *folded)
{
  if (question->kind == HL_KIND_SCALE || question->kind == HL_KIND_YES_NO ||
      folded[0] < 'a' || folded[0] > 'z' || folded[1] != '\0')
    return 0;

  return (guint) (folded[0] - 'a' + 1);
}

static guint
find_word (const HlQuestion *question,
           const char       *folded)
{
  const char *word = NULL;

  if (question->kind == HL_KIND_SCALE && question->n_options == 5)
    word = FIND (levels, folded);
  if (word != NULL)
    return (guint) (*word - '0');

  if (question->kind == HL_KIND_YES_NO)
    word = FIND (yes_no, folded);

  return word != NULL ? find_label (question, word) : 0;
}

static guint
find_option (const HlQuestion *question,
             const char       *text,
             const char       *folded)
{
  guint option = read_number (text);

  if (option == 0)
    option = find_label (question, folded);
  if (option == 0)
    option = find_numbered (question, folded);
  if (option == 0)
    option = find_word (question, folded);
  if (option == 0)
    option = find_letter (question, folded);

  return option <= question->n_options ? option : 0;
}

/* "Khác: thợ may": an option that carries a text, and the text. */
static guint
find_option_with_text (const HlQuestion *question,
                       const char       *text,
                       char            **out_beside)
{
  const char *colon = strchr (text, ':');
  g_autofree char *label = colon != NULL ? g_strndup (text, colon - text) : NULL;
  g_autofree char *folded = label != NULL ? hl_import_fold (label) : NULL;

  for (guint i = 0; folded != NULL && *folded != '\0' && i < question->n_options; i++)
    {
      g_autofree char *own = hl_import_fold (question->options[i].label);

      if (!question->options[i].has_text || !g_str_has_prefix (own, folded))
        continue;

      *out_beside = g_strstrip (g_strdup (colon + 1));
      return i + 1;
    }

  return 0;
}

static void
resolve_answer (HlImportValue    *self,
                const HlQuestion *question)
{
  g_autofree char *folded = hl_import_fold (self->text);
  guint option = find_option (question, self->text, folded);
  const char *code;

  if (option == 0)
    option = find_option_with_text (question, self->text, &self->beside);
  if (option != 0)
    {
      self->cell = g_strdup_printf ("%u", option);
      return;
    }

  code = strlen (self->text) == 1 && strchr ("-*", *self->text) != NULL ? self->text
                                                                        : FIND (codes, folded);
  self->cell = g_strdup (code);
}

static void
resolve_tick (HlImportValue    *self,
              const HlQuestion *question,
              guint             option)
{
  g_autofree char *folded = hl_import_fold (self->text);
  const char *tick = FIND (ticks, folded);
  gboolean ticked = find_label (question, folded) == option || strcmp (self->text, "✓") == 0;

  if (ticked || (tick != NULL && *tick != '\0'))
    self->cell = g_strdup_printf ("%u", option);
  else
    self->cell = g_strdup (tick);
}

static const char *
find_stratum (const HlStratum *strata,
              guint            n_strata,
              const char      *text)
{
  g_autofree char *folded = hl_import_fold (text);
  const char *found = NULL;

  for (guint i = 0; i < n_strata; i++)
    {
      if (strcmp (strata[i].name, text) == 0)
        return strata[i].name;

      if (!hl_import_folds_alike (strata[i].name, folded))
        continue;

      if (found != NULL)
        return NULL;
      found = strata[i].name;
    }

  return found;
}

static void
resolve_header (HlImportValue  *self,
                const HlSurvey *survey,
                guint           column)
{
  g_autofree char *folded = hl_import_fold (self->text);
  const char *cell = NULL;
  HlChannel channel;
  HlRespondent respondent;

  if (column == HL_COLUMN_FIELD)
    cell = find_stratum (survey->fields, survey->n_fields, self->text);
  else if (column == HL_COLUMN_AREA)
    cell = find_stratum (survey->areas, survey->n_areas, self->text);
  else if (column == HL_COLUMN_CHANNEL)
    cell = hl_channel_parse (self->text, &channel) ? self->text : FIND (channels, folded);
  else
    cell = hl_respondent_parse (self->text, &respondent) ? self->text : FIND (respondents, folded);

  self->cell = g_strdup (cell);
}

/**
 * hl_import_value_new:
 * @survey: a round
 * @target: where the column goes, one with values
 * @text: a cell, or one of the answers in it; trimmed, not ""
 *
 * Returns: (transfer full): what @text means there, with a count of 0
 */
HlImportValue *
hl_import_value_new (const HlSurvey       *survey,
                     const HlImportTarget *target,
                     const char           *text)
{
  HlImportValue *self = g_new0 (HlImportValue, 1);
  const HlQuestion *questions = survey->questionnaire->questions;

  self->text = g_strdup (text);
  if (target->kind == HL_IMPORT_HEADER)
    resolve_header (self, survey, target->index);
  else if (target->kind == HL_IMPORT_OPTION)
    resolve_tick (self, &questions[target->index], target->option);
  else
    resolve_answer (self, &questions[target->index]);

  return self;
}

/**
 * hl_import_value_set:
 * @self: a value
 * @survey: a round
 * @target: where its column goes
 * @cell: (nullable): what it means, see #HlImportValue
 *
 * Says what a value means. Beside an option that takes a text, the value itself is kept as text.
 */
void
hl_import_value_set (HlImportValue        *self,
                     const HlSurvey       *survey,
                     const HlImportTarget *target,
                     const char           *cell)
{
  guint option = cell != NULL && target->kind == HL_IMPORT_ANSWER ? read_number (cell) : 0;
  const HlQuestion *question = &survey->questionnaire->questions[target->index];
  g_autofree char *kept = g_strdup (cell);

  g_clear_pointer (&self->beside, g_free);
  if (option > 0 && question->options[option - 1].has_text)
    self->beside = g_strdup (self->text);
  g_free (self->cell);
  self->cell = g_steal_pointer (&kept);
  self->by_hand = TRUE;
}

/**
 * hl_import_value_is_strict:
 * @self: a value
 *
 * Returns: whether it was written as it is stored, so that nobody needs to look at it
 */
gboolean
hl_import_value_is_strict (const HlImportValue *self)
{
  return g_strcmp0 (self->text, self->cell) == 0;
}

/**
 * hl_import_target_has_values:
 * @survey: a round
 * @target: where a column goes
 *
 * Returns: whether its cells are words to be understood; %FALSE for numbers, dates, texts and names
 */
gboolean
hl_import_target_has_values (const HlSurvey       *survey,
                             const HlImportTarget *target)
{
  if (target->kind == HL_IMPORT_HEADER)
    return target->index == HL_COLUMN_FIELD || target->index == HL_COLUMN_AREA ||
           target->index == HL_COLUMN_CHANNEL || target->index == HL_COLUMN_RESPONDENT;
  if (target->kind == HL_IMPORT_ANSWER)
    return survey->questionnaire->questions[target->index].n_bytes > 0;

  return target->kind == HL_IMPORT_OPTION;
}
