#include "paper/hl-paper-flow.h"

#define ONE_BOX "Mỗi dòng xin đánh dấu một ô."

/* What the form consists of, while it is listed. */
typedef struct
{
  const HlPaperSetting *setting;
  GArray               *items;
  GPtrArray            *heads;
  guint                 part;
  gboolean              explained; /* what the levels mean has been said */
} Listing;

static void
clear_item (gpointer data)
{
  HlPaperItem *item = data;

  hl_paper_piece_free (item->piece);
  g_clear_pointer (&item->group, hl_paper_group_free);
}

static HlPaperItem *
add_item (Listing      *self,
          HlPaperPiece *piece,
          HlPaperGroup *group)
{
  const HlPaperItem item = { piece, group, self->part, FALSE };

  g_array_append_val (self->items, item);

  return &g_array_index (self->items, HlPaperItem, self->items->len - 1);
}

static const HlFactor *
factor_of (const Listing *self,
           guint          question)
{
  const HlQuestionnaire *questionnaire = self->setting->survey->questionnaire;

  return &questionnaire->factors[questionnaire->questions[question].factor];
}

static gboolean
is_table (const Listing *self,
          guint          question)
{
  return hl_paper_table_takes (self->setting->survey->questionnaire, question);
}

static HlPaperPiece *
add_head (Listing    *self,
          guint       question,
          const char *words,
          HlFontStyle style,
          double      size)
{
  HlPaperPiece *head = hl_paper_table_head (self->setting, question, words, style, size);

  g_ptr_array_add (self->heads, head);

  return head;
}

/* Neither the first nor the last row of a factor stands alone on a page. */
static gboolean
keeps_next (const HlFactor *factor,
            guint           row,
            guint           end)
{
  const guint last = factor->first_question + factor->n_questions - 1;

  return row + 1 < end && row < last && (row == factor->first_question || row + 1 == last);
}

/* Rows first … end - 1 of one table. */
static void
add_table (Listing *self,
           guint    first,
           guint    end)
{
  const HlPaperSetting *setting = self->setting;
  const HlPaperSizes *sizes = setting->sizes;
  const HlPart *part = &setting->survey->questionnaire->parts[self->part];
  const gboolean is_single = factor_of (self, first) == factor_of (self, end - 1);
  const gboolean has_lead = !is_single && first == factor_of (self, first)->first_question &&
                            factor_of (self, first) ==
                            &setting->survey->questionnaire->factors[part->first_factor] &&
                            *part->lead != '\0';
  const char *scale = hl_paper_scale_words (setting->survey->questionnaire);
  const char *words = has_lead ? part->lead : self->explained ? NULL : scale;
  g_autofree char *title = is_single ? hl_paper_factor_words (setting, factor_of (self, first))
                                     : g_strdup ("");
  HlPaperPiece *head, *again;

  if (*title != '\0')
    {
      g_autofree char *more = g_strconcat (title, " (tiếp theo)", NULL);

      head = add_head (self, first, title, HL_FONT_BOLD, sizes->option);
      again = add_head (self, first, more, HL_FONT_BOLD, sizes->option);
    }
  else
    {
      head = words != NULL ? add_head (self, first, words, HL_FONT_REGULAR, sizes->text)
                           : add_head (self, first, ONE_BOX, HL_FONT_ITALIC, sizes->small);
      self->explained |= words == scale;
      again = add_head (self, first, ONE_BOX, HL_FONT_ITALIC, sizes->small);
    }

  for (guint i = first; i < end; i++)
    {
      const HlFactor *factor = factor_of (self, i);

      if (!is_single && i == factor->first_question && *factor->title != '\0')
        {
          HlPaperPiece *piece = hl_paper_table_factor (setting, factor);

          piece->head = head;
          piece->head_again = again;
          add_item (self, piece, NULL);
        }

      HlPaperPiece *row = hl_paper_table_row (setting, i);

      row->head = head;
      row->keep = keeps_next (factor, i, end);
      row->head_again = again;
      add_item (self, row, NULL);
    }
}

static guint
find_table_end (const Listing *self,
                guint          first,
                guint          end)
{
  guint i = first + 1;

  while (i < end && is_table (self, i) &&
         hl_paper_table_goes_on (self->setting->survey->questionnaire, i))
    i++;

  return i;
}

static gboolean
is_long_text (const Listing *self,
              guint          question)
{
  return self->setting->survey->questionnaire->questions[question].kind == HL_KIND_LONG_TEXT;
}

/* A group ends at a table, a long text and a factor with a title. */
static guint
find_group_end (const Listing *self,
                guint          first,
                guint          end)
{
  guint i = first + 1;

  while (i < end && !is_table (self, i) && !is_long_text (self, i) &&
         (i > factor_of (self, i)->first_question || *factor_of (self, i)->title == '\0'))
    i++;

  return i;
}

/* Whether the lead of a part stands in the head of its first table. */
static gboolean
lead_in_head (const Listing *self,
              guint          first,
              guint          end)
{
  if (first >= end || !is_table (self, first))
    return FALSE;

  return factor_of (self, first) !=
         factor_of (self, find_table_end (self, first, end) - 1);
}

/* A part of a single comment begins on the line of its title when there is no room to lose. */
static gboolean
is_lone_comment (const Listing *self,
                 guint          first,
                 guint          end)
{
  return self->setting->spacing->packed && end == first + 1 && is_long_text (self, first) &&
         *self->setting->survey->questionnaire->parts[self->part].lead == '\0';
}

static void
add_lone_comment (Listing *self,
                  guint    question)
{
  const HlPaperSetting *setting = self->setting;
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  HlPaperPiece *title = hl_paper_part_title (setting, &questionnaire->parts[self->part]);
  const double line = hl_paper_line_height (setting, setting->sizes->text);
  const HlPaperText *words = &g_array_index (title->texts, HlPaperText, title->texts->len - 1);
  const double x = 4.0 + hl_paper_width (setting, HL_FONT_BOLD, words->size, words->text);
  HlPaperPiece *comment = hl_paper_question_new (setting, &questionnaire->questions[question],
                                                 setting->width - x, 0.0);

  hl_paper_piece_append (title, comment, x, title->height - line - 1.0);
  title->height += comment->height - line - 1.0;
  title->keep = FALSE;
  title->name = comment->name;
  add_item (self, title, NULL)->is_title = TRUE;
  hl_paper_piece_free (comment);
}

static void
add_title (Listing *self,
           guint    first,
           guint    end)
{
  const HlPart *part = &self->setting->survey->questionnaire->parts[self->part];

  HlPaperPiece *title = NULL;
  const gboolean has_lead = *part->lead != '\0' && !lead_in_head (self, first, end);

  if (*part->title != '\0')
    {
      title = hl_paper_part_title (self->setting, part);
      add_item (self, title, NULL)->is_title = TRUE;
    }
  if (has_lead && (title == NULL || !hl_paper_part_run_in (self->setting, title, part->lead)))
    add_item (self, hl_paper_lead (self->setting, part->lead, HL_FONT_REGULAR), NULL);
}

static void
add_part (Listing *self)
{
  const HlPaperSetting *setting = self->setting;
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  const HlPart *part = &questionnaire->parts[self->part];
  const HlFactor *last = &questionnaire->factors[part->first_factor + part->n_factors - 1];
  const guint first = questionnaire->factors[part->first_factor].first_question;
  const guint end = last->first_question + last->n_questions;

  if (self->part == 0 && (is_table (self, first) || is_long_text (self, first)))
    add_item (self, NULL, hl_paper_group_new (setting, TRUE, first, 0));
  if (is_lone_comment (self, first, end))
    {
      add_lone_comment (self, first);
      return;
    }
  add_title (self, first, end);

  for (guint i = first; i < end;)
    {
      const HlFactor *factor = factor_of (self, i);
      const gboolean opens = i == factor->first_question && *factor->title != '\0';
      const guint next = is_table (self, i) ? find_table_end (self, i, end)
                                            : find_group_end (self, i, end);

      if (opens && !is_table (self, i))
        add_item (self, hl_paper_table_factor (setting, factor), NULL);

      if (is_table (self, i))
        add_table (self, i, next);
      else
        add_item (self, NULL, hl_paper_group_new (setting, self->part == 0 && i == first &&
                                                  !is_long_text (self, i), i, next - i));
      i = next;
    }
}

/**
 * hl_paper_items_new:
 * @setting: how the form is set
 * @heads: (element-type HlPaperPiece): takes the heads of tables, which the items borrow
 *
 * Lists what stands on the form below its head, in the order of keying.
 *
 * Returns: (transfer full) (element-type HlPaperItem): the items
 */
GArray *
hl_paper_items_new (const HlPaperSetting *setting,
                    GPtrArray            *heads)
{
  Listing self = { setting, g_array_new (FALSE, FALSE, sizeof (HlPaperItem)), heads, 0 };

  g_array_set_clear_func (self.items, clear_item);
  for (; self.part < setting->survey->questionnaire->n_parts; self.part++)
    if (setting->survey->questionnaire->parts[self.part].n_factors > 0)
      add_part (&self);

  self.part--;
  add_item (&self, hl_paper_thanks (setting), NULL);
  add_item (&self, hl_paper_office_block (setting), NULL);

  return self.items;
}
