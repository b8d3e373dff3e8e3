#include "exchange/hl-demo-response.h"

#include <string.h>

#define N_WEIGHTS 10
#define N_AGES 5
#define N_G1_CRITERIA 22
#define MAX_LEVEL 5

/* How often each option is chosen, in percent. */
typedef struct
{
  const char *code;
  guint       weights[N_WEIGHTS];
} Share;

/* A word written beside an option. */
typedef struct
{
  const char *code;
  guint       option;
  const char *words[3];
} Word;

static const Share shares[] = {
  { "gender", { 46, 54 } },
  { "age", { 9, 24, 36, 19, 12 } },
  { "ethnicity", { 97, 3 } },
  { "education", { 7, 18, 37, 20, 16, 2 } },
  { "residence", { 82, 18 } },
  { "a1", { 24, 41, 9, 22, 4 } },
  { "a2", { 67, 23, 7, 2, 1 } },
  { "a3", { 1, 99 } },
  { "a4", { 1, 99 } },
  { "a5", { 83, 11, 6 } },
  { "a6", { 55, 45 } },
  { "a7", { 48, 52 } },
  { "a8", { 37, 63 } },
};

/* Hardly a student over 60, hardly a pensioner under 35. */
static const guint occupations[N_AGES][N_WEIGHTS] = {
  { 0, 6, 22, 42, 22, 6, 2 },
  { 0, 8, 32, 2, 38, 17, 3 },
  { 1, 10, 40, 0, 29, 17, 3 },
  { 14, 16, 42, 0, 13, 12, 3 },
  { 66, 16, 15, 0, 1, 1, 1 },
};

/* What people ask for first, in percent of those who tick anything. */
static const guint wishes[N_WEIGHTS] = { 14, 31, 38, 27, 12, 17, 24, 21, 13, 2 };

/* How much harder or easier each criterion of the long form is than its factor. */
static const double difficulties[N_G1_CRITERIA] = {
  -0.25, 0.1, -0.2, 0.2, 0.1, 0.05, 0.1, 0.25, -0.4, 0.25, 0.0, -0.1, 0.05, -0.15, 0.2,
  0.1, 0.0, 0.05, 0.3, 0.0, -0.15, -0.3,
};

static const guint8 factors[N_G1_CRITERIA] = {
  0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4,
};

/* Criteria of the long form that those of the short one are like. */
static const guint8 short_form[] = { 9, 12, 14, 15, 16, 18, 19, 20, 21 };

static const Word words[] = {
  { "ethnicity", 2, { "Tày", "Mường", "Nùng" } },
  { "education", 6, { "Bổ túc văn hoá", "Trung cấp chính trị", "Chưa qua trường lớp" } },
  { "occupation", 7, { "Buôn bán nhỏ", "Bộ đội xuất ngũ", "Chạy xe ôm" } },
  { "a2", 5, { "5", "6", "7" } },
};

static const char *const praise[] = {
  "Công chức hướng dẫn nhiệt tình, dễ hiểu. Cảm ơn bộ phận một cửa.",
  "Trả kết quả sớm hơn hẹn, tôi rất hài lòng.",
  "Thái độ niềm nở, lấy số thứ tự rõ ràng.",
  "Nhà neo người, được các cháu giúp kê khai trên máy, xin cảm ơn.",
  "Chứng thực nhanh, lấy ngay trong buổi.",
  "Phòng chờ sạch sẽ, có nước uống.",
  "Cán bộ giải thích cặn kẽ, không phải hỏi lại.",
  "Lần này nhanh hơn hẳn mọi năm.",
  "Được nhắn tin báo kết quả, đỡ phải đi lại.",
  "Cháu ở quầy chứng thực rất lễ phép.",
  "Mong phường duy trì cách làm việc như hiện nay.",
};

static const char *const complaints[] = {
  "Phòng chờ nóng, đề nghị lắp thêm quạt.",
  "Buổi sáng đông, thiếu ghế, nhiều người phải đứng.",
  "Mẫu tờ khai chữ nhỏ, người lớn tuổi khó đọc.",
  "Nộp hồ sơ trực tuyến hay bị lỗi, cuối cùng vẫn phải đến tận nơi.",
  "Hồ sơ phải bổ sung hai lần, đề nghị hướng dẫn một lần cho đủ.",
  "Thời gian trả kết quả còn chậm so với phiếu hẹn.",
  "Không biết hòm thư góp ý đặt ở đâu.",
  "Tôi góp ý từ tháng trước mà chưa thấy trả lời.",
  "Nên niêm yết phí, lệ phí ở chỗ dễ nhìn hơn.",
  "Chỗ để xe chật, ngày mưa rất khó đi.",
  "Đến 11 giờ đã không nhận hồ sơ nữa.",
  "Máy lấy số hay hỏng, mọi người chen nhau.",
  "Mỗi người hướng dẫn một kiểu, tôi phải đi lại ba lần.",
  "Nên trả kết quả qua bưu điện cho người già yếu.",
  "Loa gọi số quá nhỏ, ngồi phía sau không nghe được.",
  "Đề nghị có bàn viết hồ sơ và kính đọc cho người lớn tuổi.",
  "Đề nghị có người trực thêm vào sáng thứ Hai.",
};

static guint64
next_number (HlDemoRandom *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);

  return z ^ (z >> 31);
}

static double
next_uniform (HlDemoRandom *self)
{
  return (double) (next_number (self) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

/* Mean 0, variance 1: the sum of twelve uniform numbers. */
static double
next_normal (HlDemoRandom *self)
{
  double sum = -6.0;

  for (guint i = 0; i < 12; i++)
    sum += next_uniform (self);

  return sum;
}

static guint
choose (HlDemoRandom *random,
        const guint   weights[N_WEIGHTS],
        guint         n_options)
{
  guint total = 0;
  guint drawn;

  for (guint i = 0; i < n_options; i++)
    total += weights[i];

  drawn = hl_demo_random_below (random, total);
  for (guint i = 0; i < n_options; i++)
    {
      if (drawn < weights[i])
        return i + 1;
      drawn -= weights[i];
    }

  return n_options;
}

static guint8
get_answer (const HlQuestionnaire *questionnaire,
            const HlResponse      *response,
            const char            *code)
{
  const HlQuestion *question = hl_questionnaire_find (questionnaire, code);

  return question != NULL ? response->answers[question->offset] : HL_ANSWER_BLANK;
}

static const guint *
find_weights (const HlQuestionnaire *questionnaire,
              const HlResponse      *response,
              const HlQuestion      *question)
{
  if (g_str_equal (question->code, "occupation"))
    return occupations[get_answer (questionnaire, response, "age") - 1];

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (g_str_equal (shares[i].code, question->code))
      return shares[i].weights;

  return NULL;
}

static void
write_word (HlResponse       *response,
            const HlQuestion *question,
            guint             index,
            guint             option,
            HlDemoRandom     *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, question->code) && words[i].option == option)
      hl_response_set_text (response, index, option,
                            words[i].words[hl_demo_random_below (random, 3)]);
}

static void
answer_choice (const HlQuestionnaire *questionnaire,
               HlResponse            *response,
               guint                  index,
               HlDemoRandom          *random)
{
  const HlQuestion *question = &questionnaire->questions[index];
  const guint *weights = find_weights (questionnaire, response, question);
  guint option;

  if (weights == NULL)
    return;

  option = choose (random, weights, question->n_options);
  response->answers[question->offset] = (guint8) option;
  if (question->options[option - 1].has_text)
    write_word (response, question, index, option, random);
}

static void
answer_wishes (HlResponse       *response,
               const HlQuestion *question,
               HlDemoRandom     *random)
{
  guint n_ticks = 1 + hl_demo_random_below (random, question->max_choices);

  if (!hl_demo_random_share (random, 0.7))
    return;

  while (n_ticks-- > 0)
    response->answers[question->offset + choose (random, wishes, question->n_options) - 1] = 1;
}

static guint8
answer_level (double level,
              guint  n_levels)
{
  static const double bounds[MAX_LEVEL - 1] = { -2.1, -1.2, 0.0, 1.35 };
  guint8 answer = 1;

  while (answer < n_levels && level > bounds[answer - 1])
    answer++;

  return answer;
}

static void
answer_criterion (HlResponse       *response,
                  const HlQuestion *question,
                  double            level,
                  HlDemoRandom     *random)
{
  guint8 answer = answer_level (level + 0.8 * next_normal (random), question->n_options);

  if (hl_demo_random_share (random, 0.012))
    answer = HL_ANSWER_BLANK;
  else if (question->no_opinion && hl_demo_random_share (random, 0.015))
    answer = HL_ANSWER_NOT_APPLICABLE;
  else if (hl_demo_random_share (random, 0.002))
    answer = HL_ANSWER_SPOILED;

  response->answers[question->offset] = answer;
}

static void
answer_criteria (const HlQuestionnaire *questionnaire,
                 HlResponse            *response,
                 const HlDemoMood      *mood,
                 double                 person,
                 HlDemoRandom          *random)
{
  for (guint i = 0; i < questionnaire->n_criteria; i++)
    {
      const guint like = questionnaire->n_criteria == N_G1_CRITERIA ? i : short_form[i];
      const double level = mood->levels[factors[like]] + mood->shift + difficulties[like] + person;

      answer_criterion (response, &questionnaire->questions[questionnaire->criteria[i]], level,
                        random);
    }
}

static void
skip_questions (const HlQuestionnaire *questionnaire,
                HlResponse            *response)
{
  g_autofree gboolean *skipped = g_new0 (gboolean, questionnaire->n_questions);

  hl_answer_find_skipped (questionnaire, response->answers, skipped);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    if (skipped[i])
      memset (response->answers + questionnaire->questions[i].offset, HL_ANSWER_SKIPPED,
              questionnaire->questions[i].n_bytes);
}

/* A late result or a demand for money spoils the rest. */
static double
feel (const HlQuestionnaire *questionnaire,
      const HlResponse      *response,
      HlDemoRandom          *random)
{
  double person = 0.8 * next_normal (random);

  if (get_answer (questionnaire, response, "a5") == 3)
    person -= 0.8;
  if (get_answer (questionnaire, response, "a3") == 1 ||
      get_answer (questionnaire, response, "a4") == 1)
    person -= 1.4;

  return person;
}

static void
write_comment (const HlQuestionnaire *questionnaire,
               HlResponse            *response,
               double                 person,
               HlDemoRandom          *random)
{
  const guint index = hl_questionnaire_index_of (questionnaire, "comment");
  const gboolean glad = person + 0.5 * next_normal (random) > 0.2;
  const char *text = glad ? praise[hl_demo_random_below (random, G_N_ELEMENTS (praise))]
                          : complaints[hl_demo_random_below (random, G_N_ELEMENTS (complaints))];

  if (hl_demo_random_share (random, 0.3))
    hl_response_set_text (response, index, 0, text);
}

/**
 * hl_demo_random_below:
 * @self: random numbers
 * @n: number of values, ≥ 1
 *
 * Returns: one of 0…@n − 1
 */
guint
hl_demo_random_below (HlDemoRandom *self,
                      guint         n)
{
  return (guint) (next_number (self) % n);
}

/**
 * hl_demo_random_share:
 * @self: random numbers
 * @share: 0…1
 *
 * Returns: %TRUE in that share of calls
 */
gboolean
hl_demo_random_share (HlDemoRandom *self,
                      double        share)
{
  return next_uniform (self) < share;
}

/**
 * hl_demo_response_new:
 * @questionnaire: `g1-2640` or `w9`
 * @mood: how satisfied people are in this round and field
 * @random: random numbers
 *
 * Makes up one complete form: answers that hang together as people's do (a person content with one
 * thing is content with others, some criteria are harder to please with), now and then a blank, a
 * double mark, a word beside an option, a comment. Its header is left to the caller.
 *
 * Returns: (transfer full): the response
 */
HlResponse *
hl_demo_response_new (const HlQuestionnaire *questionnaire,
                      const HlDemoMood      *mood,
                      HlDemoRandom          *random)
{
  HlResponse *response = hl_response_new (questionnaire);
  double person;

  response->state = HL_RESPONSE_COMPLETE;
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      if (question->kind == HL_KIND_SINGLE || question->kind == HL_KIND_YES_NO)
        answer_choice (questionnaire, response, i, random);
      else if (question->kind == HL_KIND_MULTIPLE)
        answer_wishes (response, question, random);
    }

  person = feel (questionnaire, response, random);
  answer_criteria (questionnaire, response, mood, person, random);
  write_comment (questionnaire, response, person, random);
  skip_questions (questionnaire, response);

  return response;
}
