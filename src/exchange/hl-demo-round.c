#include "exchange/hl-demo-round.h"

#include <string.h>

#include "core/hl-survey-officers.h"
#include "exchange/hl-demo-register.h"
#include "exchange/hl-demo-steps.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define UNIX_EPOCH 719163 /* 1 January 1970 as a Julian day */
#define SECONDS_PER_DAY 86400
#define VIETNAM_HOURS 7
#define N_AREAS 4
#define N_PROCEDURES 3
#define N_OFFICERS 2
#define N_INTERVIEWERS 2

typedef struct
{
  const char *name;
  double      shift;
  const char *procedures[N_PROCEDURES];
  const char *officers[N_OFFICERS]; /* codes */
} Field;

/* A round in the making. */
typedef struct
{
  HlStore           *store;
  const HlDemoRound *round;
  HlDemoRandom      *random;
  HlSurvey          *survey;                     /* owned */
  HlResponse        *last;                       /* owned; the form keyed before, or NULL */
  guint32            officers[HL_DEMO_N_FIELDS][N_OFFICERS];
  guint32            interviewers[N_INTERVIEWERS];
  guint              n_keyed[HL_DEMO_N_FIELDS];
  gint64             next_serial[HL_DEMO_N_FIELDS];
} Filling;

static const Field fields[HL_DEMO_N_FIELDS] = {
  { "Hộ tịch", 0.1,
    { "Đăng ký khai sinh", "Đăng ký kết hôn", "Xác nhận tình trạng hôn nhân" },
    { "CC-01", "CC-02" } },
  { "Chứng thực", 0.15,
    { "Chứng thực bản sao từ bản chính", "Chứng thực chữ ký", "Chứng thực hợp đồng, giao dịch" },
    { "CC-02", "CC-03" } },
  { "Đất đai", -0.45,
    { "Đăng ký biến động đất đai", "Xác nhận nguồn gốc sử dụng đất", "Hoà giải tranh chấp" },
    { "CC-04", "CC-04" } },
};

static const char *const areas[N_AREAS] = {
  "Khu phố Đông", "Khu phố Đoài", "Khu phố Bến Sông", "Khu phố Chợ Mới",
};

static const char *const interviewers[N_INTERVIEWERS] = { "DTV-1", "DTV-2" };

static void
clear_filling (Filling *self)
{
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->last, hl_response_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, clear_filling)

static guint
count_forms (const HlDemoRound *round)
{
  guint n = 0;

  for (guint i = 0; i < HL_DEMO_N_FIELDS; i++)
    n += round->n_forms[i];

  return n;
}

static void
set_text (HlSurvey   *survey,
          const char *name,
          const char *text)
{
  g_hash_table_insert (survey->texts, g_strdup (name), g_strdup (text));
}

static void
add_officers (HlSurvey *survey,
              guint     field)
{
  for (guint i = 0; i < N_OFFICERS; i++)
    if (i == 0 || !g_str_equal (fields[field].officers[i], fields[field].officers[0]))
      hl_survey_add_officer (survey, field, fields[field].officers[i], "", HL_DATE_NONE,
                             HL_DATE_NONE);
}

static void
add_strata (HlSurvey          *survey,
            const HlDemoRound *round)
{
  gint64 first = 1;

  for (guint i = 0; i < HL_DEMO_N_FIELDS; i++)
    {
      const guint field = hl_survey_add_field (survey, fields[i].name, round->quotas[i],
                                               round->populations[i]);

      for (guint j = 0; j < N_PROCEDURES; j++)
        hl_survey_add_procedure (survey, fields[i].procedures[j], field);
      add_officers (survey, field);
      hl_survey_add_range (survey, first, first + round->issued[i] - 1, field, HL_NO_INDEX);
      first += round->issued[i];
    }

  for (guint i = 0; i < N_AREAS; i++)
    hl_survey_add_area (survey, areas[i], HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
}

static HlSurvey *
make_survey (const HlDemoRound *round,
             GError           **error)
{
  g_autoptr (HlQuestionnaire) questionnaire =
    hl_builtin_questionnaire (round->questionnaire, error);
  HlSurvey *survey;

  if (questionnaire == NULL)
    return NULL;

  survey = hl_survey_new (questionnaire);
  g_free (survey->title);
  survey->title = g_strdup (round->title);
  g_free (survey->uuid);
  survey->uuid = g_strdup (round->uuid);
  survey->seed = round->from;
  survey->from = hl_demo_date (round->from);
  survey->to = hl_demo_date (round->to);
  survey->target = 90.0;
  add_strata (survey, round);
  hl_demo_steps_add (survey, round->state);
  set_text (survey, "basis", "Kế hoạch số 15/KH-UBND ngày 08/01/2026 của UBND phường An Mẫu về đo "
            "lường sự hài lòng của người dân, tổ chức năm 2026");
  if (round->tasks != NULL)
    set_text (survey, "tasks", round->tasks);

  return survey;
}

static gboolean
find_person (HlStore    *store,
             char        role,
             const char *code,
             guint32    *out_id,
             GError    **error)
{
  gboolean created;

  return hl_store_ensure_person (store, role, code, NULL, out_id, &created, error);
}

static gboolean
begin_round (Filling *self,
             GError **error)
{
  g_autoptr (HlSurvey) draft = make_survey (self->round, error);
  gint64 id;
  gint64 first = 1;

  if (draft == NULL)
    return FALSE;

  for (guint i = 0; i < HL_DEMO_N_FIELDS; first += self->round->issued[i++])
    {
      self->next_serial[i] = first;
      for (guint j = 0; j < N_OFFICERS; j++)
        if (!find_person (self->store, 'o', fields[i].officers[j], &self->officers[i][j], error))
          return FALSE;
    }
  for (guint i = 0; i < N_INTERVIEWERS; i++)
    if (!find_person (self->store, 'i', interviewers[i], &self->interviewers[i], error))
      return FALSE;

  hl_demo_set_clock (self->store, draft->from - 7, 9);
  id = hl_store_add_survey (self->store, draft, error);
  hl_demo_set_clock (self->store, draft->from - 1, 15);
  if (id == 0 ||
      !hl_store_set_survey_state (self->store, id, HL_SURVEY_OPEN, NULL, error))
    return FALSE;

  self->survey = hl_store_load_survey (self->store, id, error);

  return self->survey != NULL;
}

/* The field that lags most behind its share, so that all fields are spread over the round. */
static guint
choose_field (const Filling *self)
{
  guint chosen = 0;
  double least = 2.0;

  for (guint i = 0; i < HL_DEMO_N_FIELDS; i++)
    {
      const double share = (self->n_keyed[i] + 0.5) / self->round->n_forms[i];

      if (self->n_keyed[i] < self->round->n_forms[i] && share < least)
        {
          least = share;
          chosen = i;
        }
    }

  return chosen;
}

/* Some of the forms issued never come back; the last ones of a range always do. */
static HlSerial
take_serial (Filling *self,
             guint    field)
{
  const HlSerialRange *range = &self->survey->ranges[field];
  const gint64 wanted = self->round->n_forms[field] - self->n_keyed[field];

  while (range->last - self->next_serial[field] + 1 > wanted &&
         hl_demo_random_share (self->random, 0.06))
    self->next_serial[field]++;

  return self->next_serial[field]++;
}

static HlDate
choose_date (const Filling *self,
             guint          place)
{
  const HlDemoRound *round = self->round;
  const guint days = self->survey->to - self->survey->from;
  guint planned = 0;

  for (guint i = 0; i < HL_DEMO_N_FIELDS; i++)
    planned += MAX (round->quotas[i], round->n_forms[i]);

  return MAX (hl_date_working_before (self->survey->from + days * place / planned),
              self->survey->from);
}

static HlResponse *
make_form (Filling *self,
           guint    field,
           guint    place)
{
  HlDemoMood mood = { .shift = fields[field].shift };
  HlResponse *form;
  guint officer = hl_demo_random_below (self->random, N_OFFICERS);

  memcpy (mood.levels, self->round->levels, sizeof mood.levels);
  form = hl_demo_response_new (self->survey->questionnaire, &mood, self->random);
  form->field = field;
  form->area = hl_demo_random_below (self->random, N_AREAS);
  form->procedure = field * N_PROCEDURES + hl_demo_random_below (self->random, N_PROCEDURES);
  form->officer = self->officers[field][officer];
  form->interviewer = self->interviewers[hl_demo_random_below (self->random, N_INTERVIEWERS)];
  form->channel = hl_demo_random_share (self->random, 0.12) ? HL_CHANNEL_INTERVIEW
                                                            : HL_CHANNEL_PAPER;
  form->respondent = hl_demo_random_share (self->random, 0.07) ? HL_RESPONDENT_ORGANISATION
                                                               : HL_RESPONDENT_CITIZEN;
  form->date = choose_date (self, place);
  form->serial = take_serial (self, field);

  return form;
}

static void
mark_criteria (const HlSurvey *survey,
               HlResponse     *form,
               guint           n,
               guint8          code)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;

  for (guint i = 0; i < n && i < questionnaire->n_criteria; i++)
    form->answers[questionnaire->questions[questionnaire->criteria[i]].offset] = code;
}

/* A satisfied mark on every question that was to be passed over. */
static void
mark_skipped (const HlSurvey *survey,
              HlResponse     *form)
{
  for (guint i = 0; i < survey->questionnaire->n_criteria; i++)
    {
      const guint question = survey->questionnaire->criteria[i];
      guint8 *answer = &form->answers[survey->questionnaire->questions[question].offset];

      if (*answer == HL_ANSWER_SKIPPED)
        *answer = 4;
    }
}

/* The same answers as the form before, as when somebody fills in forms at a desk. */
static void
copy_last (const Filling *self,
           HlResponse    *form)
{
  memcpy (form->answers, self->last->answers, form->n_answers);
  form->date = self->last->date;
  form->interviewer = self->last->interviewer;
}

static void
apply_fault (Filling    *self,
             HlResponse *form,
             char        fault)
{
  const guint half = self->survey->questionnaire->n_criteria / 2;

  switch (fault)
    {
    case 'o': /* a serial that was never issued */
      form->serial += 700;
      break;
    case 'a': /* no area ticked on the batch slip */
      form->area = HL_NO_INDEX;
      break;
    case 'b': /* half the criteria left blank */
      mark_criteria (self->survey, form, half, HL_ANSWER_BLANK);
      break;
    case 's': /* two marks in three rows */
      mark_criteria (self->survey, form, 3, HL_ANSWER_SPOILED);
      break;
    case 'm': /* marks where nothing was asked */
      mark_skipped (self->survey, form);
      break;
    case 'd': /* dated after the round */
      form->date = self->survey->to + 3;
      break;
    case 't': /* twin of the form before */
      copy_last (self, form);
      break;
    case 'v': /* keyed twice, alike */
      form->state = HL_RESPONSE_VERIFIED;
      form->flags = HL_RESPONSE_KEYED_TWICE;
      break;
    case 'u': /* keyed twice, not settled */
      form->flags = HL_RESPONSE_KEYED_TWICE | HL_RESPONSE_UNSETTLED;
      break;
    case 'k': /* waiting for the back-check */
      form->flags = HL_RESPONSE_BACKCHECK_DUE;
      break;
    case 'r': /* set aside for a colleague */
      form->flags = HL_RESPONSE_REVIEW;
      form->comment = g_strdup ("Chữ viết khó đọc, đối chiếu lại bản giấy.");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
apply_faults (Filling    *self,
              HlResponse *form,
              guint       place)
{
  for (const char *p = self->round->faults; *p != '\0'; p += strcspn (p, " "))
    {
      p += strspn (p, " ");
      if (g_ascii_strtoull (p + 1, NULL, 10) == place)
        apply_fault (self, form, *p);
    }
}

static gboolean
add_form (Filling *self,
          guint    place,
          GError **error)
{
  const guint field = choose_field (self);
  g_autoptr (HlResponse) form = make_form (self, field, place);

  self->n_keyed[field]++;
  hl_demo_set_clock (self->store, form->date, 16);
  apply_faults (self, form, place);
  if (hl_store_add_response (self->store, self->survey, form, error) == 0)
    return FALSE;

  g_clear_pointer (&self->last, hl_response_free);
  self->last = g_steal_pointer (&form);

  return TRUE;
}

static gboolean
end_round (Filling *self,
           GError **error)
{
  const gboolean ended = self->round->state >= HL_SURVEY_CLOSED;
  g_autoptr (HlResponseSet) responses = NULL;

  if (!hl_demo_register_fill (self->store, self->survey, ended, error) ||
      !hl_store_refresh_validity (self->store, self->survey, &responses, error))
    return FALSE;

  for (HlSurveyState state = HL_SURVEY_CLOSED; state <= self->round->state; state++)
    {
      hl_demo_set_clock (self->store,
                         self->survey->to + (state == HL_SURVEY_CLOSED ? 4 : 9), 10);
      if (!hl_store_set_survey_state (self->store, self->survey->id, state, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_demo_date:
 * @month_and_day: 100 × month + day
 *
 * Returns: that day of the demo's year
 */
HlDate
hl_demo_date (guint month_and_day)
{
  return hl_date_new (HL_DEMO_YEAR, month_and_day / 100, month_and_day % 100);
}

/**
 * hl_demo_set_clock:
 * @store: the store
 * @date: a day
 * @hour: an hour in Vietnam, 0–23
 *
 * Sets the time of what is written next.
 */
void
hl_demo_set_clock (HlStore *store,
                   HlDate   date,
                   guint    hour)
{
  const gint64 days = (gint64) date - UNIX_EPOCH;

  hl_store_set_clock (store, days * SECONDS_PER_DAY + ((gint64) hour - VIETNAM_HOURS) * 3600);
}

/**
 * hl_demo_round_fill:
 * @store: a store in a transaction, with the people of the office
 * @round: what the round is like
 * @random: random numbers
 * @out_survey: (out): number of the survey
 * @error: return location for an error
 *
 * Adds a round with all its forms, in the order of their days, and leads it to its state.
 *
 * Returns: %TRUE, or %FALSE with the store's error
 */
gboolean
hl_demo_round_fill (HlStore           *store,
                    const HlDemoRound *round,
                    HlDemoRandom      *random,
                    gint64            *out_survey,
                    GError           **error)
{
  g_auto (Filling) self = { .store = store, .round = round, .random = random };
  const guint n_forms = count_forms (round);

  if (!begin_round (&self, error))
    return FALSE;

  for (guint place = 0; place < n_forms; place++)
    if (!add_form (&self, place, error))
      return FALSE;

  *out_survey = self.survey->id;

  return end_round (&self, error);
}
