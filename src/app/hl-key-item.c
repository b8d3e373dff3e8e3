#include "app/hl-key-item.h"

#include "app/hl-key-current.h"
#include "core/hl-i18n.h"

typedef struct
{
  GtkWidget           *widget;
  const HlSurvey      *survey;
  const HlOffice      *office;
  const HlPaperLayout *paper;
  const GArray        *rows;
  GPtrArray           *items;
  guint                page;
} Builder;

static void
item_free (gpointer data)
{
  HlKeyItem *self = data;

  g_clear_object (&self->number);
  g_clear_object (&self->text);
  g_clear_object (&self->word);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->large, hl_key_current_free);
  g_free (self);
}

static PangoLayout *
new_layout (const Builder *builder,
            const char    *text,
            gboolean       bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (builder->widget, text);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  if (bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_attr_list_insert (attributes, pango_attr_scale_new (0.88));
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

static HlKeyItem *
add_item (Builder      *builder,
          HlKeyItemKind kind,
          const char   *number,
          const char   *text)
{
  HlKeyItem *item = g_new0 (HlKeyItem, 1);

  item->kind = kind;
  item->asked = TRUE;
  item->number = new_layout (builder, number, FALSE);
  item->text = new_layout (builder, text, kind == HL_KEY_ITEM_TITLE || kind == HL_KEY_ITEM_PAGE);
  item->word = new_layout (builder, "", FALSE);
  g_ptr_array_add (builder->items, item);

  return item;
}

static void
add_title (Builder    *builder,
           const char *number,
           const char *title)
{
  g_autofree char *text = NULL;

  if (*title == '\0')
    return;

  text = *number != '\0' ? g_strdup_printf ("%s. %s", number, title) : g_strdup (title);
  add_item (builder, HL_KEY_ITEM_TITLE, "", text);
}

static guint
find_page (const Builder *builder,
           const char    *question)
{
  for (guint i = 0; builder->paper != NULL && i < builder->paper->boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (builder->paper->boxes, HlPaperBox, i);

      if (g_str_equal (box->question, question))
        return box->page;
    }

  return 0;
}

/* Where the paper is turned its number stands again. */
static void
add_page (Builder     *builder,
          const HlRow *row)
{
  guint page = find_page (builder, builder->survey->questionnaire->questions[row->question].code);

  if (row->kind != HL_ROW_QUESTION || page <= builder->page)
    return;

  builder->page = page;
  add_item (builder, HL_KEY_ITEM_PAGE, "", "")->page = page;
}

static void
add_titles (Builder     *builder,
            const HlRow *row)
{
  const HlQuestionnaire *questionnaire = builder->survey->questionnaire;
  const HlQuestion *question = &questionnaire->questions[row->question];
  const HlFactor *factor = &questionnaire->factors[question->factor];
  const HlPart *part = &questionnaire->parts[question->part];

  if (row->kind != HL_ROW_QUESTION || factor->first_question != row->question)
    return;

  if (&questionnaire->factors[part->first_factor] == factor)
    add_title (builder, part->number, part->title);
  if (g_strcmp0 (factor->title, part->title) != 0)
    add_title (builder, factor->number, factor->title);
}

static void
add_row (Builder *builder,
         guint    index)
{
  const HlRow *row = &g_array_index (builder->rows, HlRow, index);
  const HlQuestionnaire *questionnaire = builder->survey->questionnaire;
  g_autofree char *number = hl_key_row_number (builder->survey, row);
  g_autofree char *text = hl_key_row_text (builder->survey, builder->office, row);
  HlKeyItem *item;

  if (row->question != HL_NO_INDEX)
    {
      add_page (builder, row);
      add_titles (builder, row);
    }

  item = add_item (builder, HL_KEY_ITEM_ROW, number, text);
  item->row = index;

  if (!hl_key_row_is_scale (builder->survey, row))
    return;

  item->n_boxes = questionnaire->questions[row->question].n_options;
  item->descending = questionnaire->questions[row->question].descending;
  item->gap = questionnaire->questions[row->question].criterion != HL_NO_INDEX &&
              questionnaire->questions[row->question].criterion % 5 == 4;
}

/**
 * hl_key_items_new:
 * @widget: gives the font
 * @survey: the round
 * @office: (nullable): whose names stand in the wording
 * @paper: (nullable): the printed form, which says where the page is turned
 * @rows: (element-type HlRow): rows of a form
 *
 * Lays the lines of a form out as the paper has them: serial, titles, rows.
 *
 * Returns: (transfer full) (element-type HlKeyItem): the lines
 */
GPtrArray *
hl_key_items_new (GtkWidget           *widget,
                  const HlSurvey      *survey,
                  const HlOffice      *office,
                  const HlPaperLayout *paper,
                  const GArray        *rows)
{
  Builder builder = {
    widget, survey, office, paper, rows, g_ptr_array_new_with_free_func (item_free), 1,
  };

  add_item (&builder, HL_KEY_ITEM_SERIAL, "", _("Form number"));
  for (guint i = 0; i < rows->len; i++)
    add_row (&builder, i);

  return builder.items;
}

static const char *
word_of_code (guint8            value,
              const HlQuestion *question)
{
  switch (value)
    {
    case HL_ANSWER_BLANK:
      return _("blank");

    case HL_ANSWER_NOT_APPLICABLE:
      return question != NULL && question->no_opinion ? _("no opinion") : _("not applicable");

    case HL_ANSWER_SPOILED:
      return _("two marks");

    case HL_ANSWER_SKIPPED:
    default:
      return _("skipped");
    }
}

static char *
join_ticked (const HlSurvey   *survey,
             const HlRow      *row,
             const HlResponse *form)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= hl_key_form_n_options (survey, row); i++)
    {
      if (!hl_key_row_is_ticked (survey, row, form, i))
        continue;

      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append_unichar (text, hl_key_of_option (i));
      g_string_append_printf (text, "  %s", hl_key_row_option (survey, row, i));
    }

  return g_string_free (text, FALSE);
}

/**
 * hl_key_row_answer:
 * @survey: the round
 * @row: a row
 * @form: a form
 *
 * Returns: (transfer full): what the row holds, in words
 */
char *
hl_key_row_answer (const HlSurvey   *survey,
                   const HlRow      *row,
                   const HlResponse *form)
{
  guint8 value = hl_key_form_get (survey, row, form);
  const HlQuestion *question = NULL;
  const char *text;

  if (row->question != HL_NO_INDEX)
    question = &survey->questionnaire->questions[row->question];

  if (hl_key_form_n_options (survey, row) == 0)
    {
      text = hl_response_get_text (form, row->question, row->option);
      return g_strdup (text != NULL ? text : _("blank"));
    }

  if (!hl_answer_is_value (value))
    return g_strdup (word_of_code (value, question));

  return join_ticked (survey, row, form);
}

/* In verify mode each row says how it compared. */
static char *
add_verdict (const HlKeySession *session,
             guint               row,
             char               *word)
{
  static const char *const verdicts[] = {
    [HL_VERDICT_NONE] = NULL,
    [HL_VERDICT_EQUAL] = N_("match"),
    [HL_VERDICT_KEYER] = N_("this one taken"),
    [HL_VERDICT_VERIFIER] = N_("first kept"),
    [HL_VERDICT_UNSETTLED] = N_("left open"),
  };
  g_autofree char *owned = word;
  const char *verdict = NULL;

  if (hl_key_session_get_first (session) != NULL)
    verdict = verdicts[hl_key_session_get_verdict (session, row)];
  if (verdict == NULL)
    return g_steal_pointer (&owned);

  return *owned == '\0' ? g_strdup (_(verdict)) : g_strdup_printf ("%s · %s", owned, _(verdict));
}

static char *
word_of_row (const HlSurvey   *survey,
             const HlRow      *row,
             const HlKeyItem  *item,
             const HlResponse *form)
{
  if (!item->asked && row->kind == HL_ROW_QUESTION && !hl_answer_is_value (item->value))
    return g_strdup (_("skipped"));

  if (!item->keyed)
    return g_strdup ("");

  if (item->n_boxes > 0 && hl_answer_is_value (item->value))
    return g_strdup ("");

  return hl_key_row_answer (survey, row, form);
}

static void
set_word (HlKeyItem  *item,
          const char *text)
{
  if (g_strcmp0 (pango_layout_get_text (item->word), text) == 0)
    return;

  pango_layout_set_text (item->word, text, -1);
  g_clear_pointer (&item->node, gsk_render_node_unref);
}

static void
set_answer (HlKeyItem *item,
            gboolean   asked,
            gboolean   keyed,
            guint8     value)
{
  if (item->asked == asked && item->keyed == keyed && item->value == value)
    return;

  item->asked = asked;
  item->keyed = keyed;
  item->value = value;
  g_clear_pointer (&item->node, gsk_render_node_unref);
}

static void
name_page (HlKeyItem          *item,
           const HlSurvey     *survey,
           const HlKeySession *session)
{
  const HlResponse *form = hl_key_session_get_form (session);
  HlSerial serial = hl_key_session_get_rows (session) != NULL ? form->serial :
                    hl_key_session_get_offered (session);
  g_autofree char *number = hl_serial_format_checked (serial, hl_survey_serial_width (survey));
  g_autofree char *text = g_strdup_printf (_("Page %u · form %s"), item->page,
                                           *number != '\0' ? number : "–");

  if (g_strcmp0 (pango_layout_get_text (item->text), text) == 0)
    return;

  pango_layout_set_text (item->text, text, -1);
  g_clear_pointer (&item->node, gsk_render_node_unref);
}

/**
 * hl_key_items_update:
 * @items: (element-type HlKeyItem): the lines of a form
 * @survey: the round
 * @session: a session with that form
 *
 * Reads what the rows hold now.
 */
void
hl_key_items_update (GPtrArray          *items,
                     const HlSurvey     *survey,
                     const HlKeySession *session)
{
  const GArray *rows = hl_key_session_get_rows (session);
  const HlResponse *form = hl_key_session_get_form (session);
  g_autofree char *serial = hl_serial_format_checked (form->serial,
                                                      hl_survey_serial_width (survey));

  set_word (items->pdata[0], serial);

  for (guint i = 1; i < items->len; i++)
    {
      HlKeyItem *item = items->pdata[i];
      g_autofree char *word = NULL;
      const HlRow *row;

      if (item->kind == HL_KEY_ITEM_PAGE)
        name_page (item, survey, session);
      if (item->kind != HL_KEY_ITEM_ROW)
        continue;

      if (rows == NULL)
        {
          set_answer (item, TRUE, FALSE, HL_ANSWER_BLANK);
          set_word (item, "");
          continue;
        }

      row = &g_array_index (rows, HlRow, item->row);
      set_answer (item, hl_key_form_is_asked (survey, row, form),
                  hl_key_session_is_keyed (session, item->row),
                  hl_key_form_get (survey, row, form));
      word = add_verdict (session, item->row, word_of_row (survey, row, item, form));
      set_word (item, word);
    }
}

/**
 * hl_key_items_redraw:
 * @items: (element-type HlKeyItem): the lines of a form
 *
 * Forgets their drawings.
 */
void
hl_key_items_redraw (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      HlKeyItem *item = items->pdata[i];

      g_clear_pointer (&item->node, gsk_render_node_unref);
    }
}

/**
 * hl_key_items_find:
 * @items: (element-type HlKeyItem): the lines of a form
 * @session: a session with that form
 *
 * Returns: (transfer none) (nullable): the line under the cursor, the number before there are rows
 */
HlKeyItem *
hl_key_items_find (const GPtrArray    *items,
                   const HlKeySession *session)
{
  guint cursor = hl_key_session_get_cursor (session);

  if (hl_key_session_get_rows (session) == NULL)
    return items->pdata[0];

  for (guint i = 1; i < items->len; i++)
    {
      HlKeyItem *item = items->pdata[i];

      if (item->kind == HL_KEY_ITEM_ROW && item->row == cursor)
        return item;
    }

  return NULL;
}
