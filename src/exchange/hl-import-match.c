/* Which column of a file is what: from the surest sign to the weakest, each target once. */
#include "exchange/hl-import-target.h"

#include <string.h>

#include "exchange/hl-import-fold.h"
#include "exchange/hl-response-columns.h"

#define MIN_BEGINNING 20  /* bytes of a wording cut short by another program */

/* How sure a match is; the surest first. */
enum
{
  LEVEL_CODE,           /* c05, m1_3, serial: as this program writes it */
  LEVEL_NUMBER,         /* B5, as printed */
  LEVEL_NAME,           /* the same whatever the letters; other words for an item of the header */
  LEVEL_SHORT,          /* the short name */
  LEVEL_WORDING,        /* the wording, perhaps with its number or code before it */
  LEVEL_BRACKETS,       /* "Group [wording]" of a grid, "Wording [option]" */
  LEVEL_PREFIX,         /* "c05: …"; "B5. …" whose other words fit */
  LEVEL_BEGINNING,      /* the wording cut short, or with something behind it */
  N_LEVELS,
};

typedef struct
{
  HlImportTarget target;
  char          *code;          /* as this program writes it */
  char          *folded_code;
  const char    *number;        /* "" none */
  char          *folded_number;
  char          *folded_short;  /* "" none */
  char          *wording;       /* folded */
  const char    *aliases;       /* folded, between |; "" none */
} Candidate;

/**
 * Name:
 * @text: as written, cleaned
 * @inside: folded text between the last brackets, "" when there are none
 * @before: folded text before them
 */
typedef struct
{
  const char *text;
  char       *folded;
  char       *inside;
  char       *before;
} Name;

static const char *const aliases[HL_N_HEADER_COLUMNS] = {
  [HL_COLUMN_SERIAL] = "|so phieu|ma phieu|ma so phieu|so thu tu phieu|phieu so|form number|",
  [HL_COLUMN_FIELD] = "|linh vuc|ten linh vuc|linh vuc giai quyet|linh vuc thu tuc|",
  [HL_COLUMN_AREA] = "|dia ban|thon|to dan pho|thon to dan pho|khu pho|thon ban|khu vuc|",
  [HL_COLUMN_PROCEDURE] = "|thu tuc|ten thu tuc|thu tuc hanh chinh|ten thu tuc hanh chinh|",
  [HL_COLUMN_DATE] = "|ngay|ngay khao sat|ngay phong van|ngay tra loi|ngay dien phieu|"
                     "thoi gian khao sat|dau thoi gian|timestamp|",
  [HL_COLUMN_CHANNEL] = "|kenh|hinh thuc khao sat|kenh khao sat|hinh thuc lay y kien|",
  [HL_COLUMN_OFFICER] = "|cong chuc|can bo|ma cong chuc|cong chuc tiep nhan|can bo tiep nhan|"
                        "cong chuc giai quyet|",
  [HL_COLUMN_INTERVIEWER] = "|dieu tra vien|nguoi phong van|can bo khao sat|nguoi khao sat|",
  [HL_COLUMN_RESPONDENT] = "|doi tuong|nguoi tra loi|doi tuong khao sat|loai doi tuong|"
                           "nguoi dan to chuc|",
};

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  g_free (self->code);
  g_free (self->folded_code);
  g_free (self->folded_number);
  g_free (self->folded_short);
  g_free (self->wording);
}

static char *
make_code (const HlQuestion     *question,
           const HlImportTarget *target)
{
  if (target->kind == HL_IMPORT_OPTION)
    return g_strdup_printf ("%s_%u", question->code, target->option);
  if (target->kind == HL_IMPORT_TEXT)
    return g_strconcat (question->code, "_text", NULL);

  return g_strdup (question->code);
}

static void
fill_header (Candidate *self)
{
  self->code = g_strdup (hl_response_columns_header_name (self->target.index));
  self->number = "";
  self->aliases = aliases[self->target.index];
  self->folded_number = g_strdup ("");
  self->folded_short = g_strdup ("");
  self->wording = g_strdup ("");
}

/* A part of a question is known by its code and its option alone. */
static void
fill_question (Candidate        *self,
               const HlQuestion *question)
{
  gboolean whole = self->target.kind == HL_IMPORT_ANSWER;

  self->code = make_code (question, &self->target);
  self->number = whole ? question->number : "";
  self->aliases = "";
  self->folded_number = hl_import_fold (self->number);
  self->folded_short = hl_import_fold (whole ? question->short_text : "");
  self->wording = hl_import_fold (question->text);
}

static GArray *
list_candidates (const HlSurvey *survey)
{
  g_autoptr (GArray) targets = hl_import_targets_list (survey);
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 1; i < targets->len; i++)
    {
      Candidate candidate = { .target = g_array_index (targets, HlImportTarget, i) };

      if (candidate.target.kind == HL_IMPORT_HEADER)
        fill_header (&candidate);
      else
        fill_question (&candidate, &survey->questionnaire->questions[candidate.target.index]);
      candidate.folded_code = hl_import_fold (candidate.code);
      g_array_append_val (candidates, candidate);
    }

  return candidates;
}

static void
name_fill (Name       *self,
           const char *text)
{
  const char *open = strrchr (text, '[');
  const char *close = open != NULL ? strchr (open, ']') : NULL;
  g_autofree char *inside = close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;
  g_autofree char *before = close != NULL ? g_strndup (text, open - text) : NULL;

  self->text = text;
  self->folded = hl_import_fold (text);
  self->inside = hl_import_fold (inside != NULL ? inside : "");
  self->before = hl_import_fold (before != NULL ? before : "");
}

static void
name_clear (Name *self)
{
  g_free (self->folded);
  g_free (self->inside);
  g_free (self->before);
}

static gboolean
is_same (const char *folded,
         const char *other)
{
  return *folded != '\0' && strcmp (folded, other) == 0;
}

/* What follows a word and the blank behind it; NULL when @folded does not begin so. */
static const char *
skip_word (const char *folded,
           const char *word)
{
  gsize length = strlen (word);

  if (length == 0 || strncmp (folded, word, length) != 0 || folded[length] != ' ')
    return NULL;

  return folded + length + 1;
}

/* The words behind the number or code that @folded begins with, "cau" before it or not. */
static const char *
skip_number (const Candidate *self,
             const char      *folded)
{
  const char *rest = skip_word (folded, self->folded_code);
  const char *bare = skip_word (folded, "cau");

  if (rest == NULL)
    rest = skip_word (folded, self->folded_number);
  if (rest == NULL && bare != NULL)
    rest = skip_word (bare, self->folded_number);

  return rest;
}

static gboolean
says_name (const Candidate *self,
           const char      *folded)
{
  g_autofree char *between = g_strdup_printf ("|%s|", folded);
  const char *bare = skip_word (folded, "cau");

  if (is_same (folded, self->folded_code) || is_same (folded, self->folded_number) ||
      (bare != NULL && is_same (bare, self->folded_number)))
    return TRUE;

  return *folded != '\0' && strstr (self->aliases, between) != NULL;
}

static gboolean
says_wording (const Candidate *self,
              const char      *folded)
{
  const char *rest = skip_number (self, folded);

  if (self->target.kind != HL_IMPORT_ANSWER)
    return FALSE;

  return is_same (folded, self->wording) ||
         (rest != NULL && (is_same (rest, self->wording) || is_same (rest, self->folded_short)));
}

static gboolean
says_in_brackets (const Candidate *self,
                  const HlSurvey  *survey,
                  const Name      *name)
{
  const HlQuestion *question;

  if (self->target.kind == HL_IMPORT_ANSWER)
    return says_wording (self, name->inside) || is_same (name->inside, self->folded_short);
  if (self->target.kind != HL_IMPORT_OPTION || *name->inside == '\0')
    return FALSE;

  question = &survey->questionnaire->questions[self->target.index];
  if (!hl_import_folds_alike (question->options[self->target.option - 1].label, name->inside) &&
      !hl_import_folds_alike (question->options[self->target.option - 1].short_label, name->inside))
    return FALSE;

  return is_same (name->before, self->wording) ||
         hl_import_folds_alike (question->short_text, name->before) ||
         hl_import_folds_alike (question->code, name->before);
}

/* A code is sure by itself; a number is so only with words of its question behind it. */
static gboolean
says_prefix (const Candidate *self,
             const char      *folded)
{
  const char *rest = skip_number (self, folded);
  guint n_words;

  if (rest == NULL || self->target.kind != HL_IMPORT_ANSWER)
    return FALSE;

  return 2 * hl_import_count_shared (rest, self->wording, &n_words) >= n_words;
}

static gboolean
says_beginning (const Candidate *self,
                const char      *folded)
{
  gsize length = MIN (strlen (folded), strlen (self->wording));

  return self->target.kind == HL_IMPORT_ANSWER && length >= MIN_BEGINNING &&
         strncmp (folded, self->wording, length) == 0;
}

static gboolean
is_match (const Candidate *self,
          const HlSurvey  *survey,
          const Name      *name,
          guint            level)
{
  switch (level)
    {
    case LEVEL_CODE:
      return strcmp (name->text, self->code) == 0;
    case LEVEL_NUMBER:
      return *self->number != '\0' && strcmp (name->text, self->number) == 0;
    case LEVEL_NAME:
      return says_name (self, name->folded);
    case LEVEL_SHORT:
      return is_same (name->folded, self->folded_short);
    case LEVEL_WORDING:
      return says_wording (self, name->folded);
    case LEVEL_BRACKETS:
      return says_in_brackets (self, survey, name);
    case LEVEL_PREFIX:
      return says_prefix (self, name->folded);
    default:
      return says_beginning (self, name->folded);
    }
}

static gboolean
is_taken (const HlImportTarget *targets,
          guint                 n_targets,
          const HlImportTarget *target)
{
  for (guint i = 0; i < n_targets; i++)
    if (hl_import_target_conflicts (&targets[i], target))
      return TRUE;

  return FALSE;
}

/* The one free candidate that a name matches; none when there are several. */
static const Candidate *
find_only (GArray         *candidates,
           const HlSurvey *survey,
           const Name     *name,
           guint           level,
           HlImportTarget *targets,
           guint           n_targets)
{
  const Candidate *found = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!is_match (candidate, survey, name, level) ||
          is_taken (targets, n_targets, &candidate->target))
        continue;

      if (found != NULL)
        return NULL;
      found = candidate;
    }

  return found;
}

/**
 * hl_import_targets_match:
 * @survey: the round a file is for
 * @names: (array length=n_names): names of its columns, cleaned
 * @n_names: how many
 * @out_targets: (array length=n_names) (out caller-allocates): where each goes
 *
 * Finds what each column holds: by code, printed number, short name, wording, whatever the case and
 * the accents, the surest first. No two columns get the same target; a name that fits several is
 * left out, as is one that fits none.
 */
void
hl_import_targets_match (const HlSurvey    *survey,
                         const char *const *names,
                         guint              n_names,
                         HlImportTarget    *out_targets)
{
  g_autoptr (GArray) candidates = list_candidates (survey);
  g_autofree Name *folded = g_new (Name, n_names);

  for (guint i = 0; i < n_names; i++)
    {
      name_fill (&folded[i], names[i]);
      out_targets[i] = (HlImportTarget) { HL_IMPORT_LEAVE_OUT, 0, 0 };
    }

  for (guint level = 0; level < N_LEVELS; level++)
    for (guint i = 0; i < n_names; i++)
      {
        const Candidate *found;

        if (out_targets[i].kind != HL_IMPORT_LEAVE_OUT)
          continue;

        found = find_only (candidates, survey, &folded[i], level, out_targets, n_names);
        if (found != NULL)
          out_targets[i] = found->target;
      }

  for (guint i = 0; i < n_names; i++)
    name_clear (&folded[i]);
}
