#include "app/hl-register-numbers.h"

#include "core/hl-i18n.h"
#include "exchange/hl-register-serials.h"
#include "exchange/hl-register-words.h"

/* Numbers that are missing, spare ones, and more of them. */
struct _HlRegisterNumbers
{
  AdwBin parent_instance;

  /* owned */
  HlRegisterBook *book;

  gboolean        is_filling;

  /* template children */
  GtkLabel            *missing;
  GtkWidget           *missing_frame;
  GtkLabel            *none_missing;
  GtkLabel            *spare;
  AdwPreferencesGroup *more;
  AdwComboRow         *field;
  GtkStringList       *fields;
  AdwComboRow         *area;
  GtkStringList       *areas;
  AdwEntryRow         *count;
  AdwEntryRow         *last;
  AdwEntryRow         *reason;
  GtkLabel            *preview;
  GtkWidget           *issue;
};

enum
{
  SIGNAL_ISSUE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRegisterNumbers, hl_register_numbers, ADW_TYPE_BIN)

static const char *
get_text (AdwEntryRow * row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (HlRegisterNumbers *self,
          AdwEntryRow       *row,
          const char        *text)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->is_filling = FALSE;
}

static void
tell (HlRegisterNumbers *self,
      const char        *text,
      gboolean           is_fault)
{
  gtk_label_set_text (self->preview, text);
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->preview), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->preview), "error");
}

/* The first choice is none. */
static guint
get_index (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? HL_NO_INDEX : selected - 1;
}

/* What the new numbers would be; %NULL with a sentence when there are none. */
static HlSurvey *
grow (HlRegisterNumbers *self,
      HlSerialRange     *out_range,
      GError           **error)
{
  gint64 last;

  return hl_register_parse_paper (get_text (self->last), &last, error) ?
         hl_register_issue_more (self->book->survey, get_index (self->field),
                                 get_index (self->area), last, out_range, error) : NULL;
}

static void
preview (HlRegisterNumbers *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) grown = NULL;
  g_autofree char *sentence = NULL;
  HlSerialRange range;

  gtk_widget_set_sensitive (self->issue, FALSE);
  if (self->book == NULL || *get_text (self->last) == '\0')
    {
      tell (self, "", FALSE);
      return;
    }

  grown = grow (self, &range, &error);
  if (grown == NULL)
    {
      tell (self, error->message, TRUE);
      return;
    }

  sentence = hl_register_describe_more (grown, &range);
  tell (self, sentence, FALSE);
  gtk_widget_set_sensitive (self->issue, TRUE);
}

/* How many and up to which say the same: the one follows the other. */
static void
on_count_changed (HlRegisterNumbers *self)
{
  gint64 highest;
  guint64 n;
  g_autofree char *text = NULL;

  if (self->is_filling || self->book == NULL)
    return;

  highest = hl_register_highest (self->book->survey);
  if (g_ascii_string_to_unsigned (get_text (self->count), 10, 1, HL_SERIAL_KIND_SIZE, &n, NULL))
    text = g_strdup_printf ("%" G_GINT64_FORMAT, highest + (gint64) n);
  set_text (self, self->last, text != NULL ? text : "");
  preview (self);
  if (text == NULL && *get_text (self->count) != '\0')
    tell (self, _("Write how many numbers are wanted, in digits."), TRUE);
}

static void
on_last_changed (HlRegisterNumbers *self)
{
  gint64 last;
  g_autofree char *text = NULL;

  if (self->is_filling || self->book == NULL)
    return;

  if (hl_register_parse_paper (get_text (self->last), &last, NULL) &&
      last > hl_register_highest (self->book->survey))
    text = g_strdup_printf ("%" G_GINT64_FORMAT,
                            last - hl_register_highest (self->book->survey));
  set_text (self, self->count, text != NULL ? text : "");
  preview (self);
}

static void
on_choice_changed (HlRegisterNumbers *self)
{
  if (!self->is_filling)
    preview (self);
}

static void
on_issue (HlRegisterNumbers *self)
{
  g_autoptr (GError) error = NULL;
  HlSerialRange range;
  g_autoptr (HlSurvey) grown = grow (self, &range, &error);
  g_autofree char *reason = g_strstrip (g_strdup (get_text (self->reason)));

  if (grown == NULL)
    {
      tell (self, error->message, TRUE);
      return;
    }
  if (self->book->survey->state != HL_SURVEY_DRAFT && *reason == '\0')
    {
      tell (self, _("The round is open: say why more numbers are needed. The report prints it."),
            TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }

  g_signal_emit (self, signals[SIGNAL_ISSUE], 0, &range, reason);
}

/**
 * hl_register_numbers_issued:
 * @self: the numbers
 *
 * The numbers asked for are issued.
 */
void
hl_register_numbers_issued (HlRegisterNumbers *self)
{
  set_text (self, self->count, "");
  set_text (self, self->last, "");
  set_text (self, self->reason, "");
  preview (self);
  tell (self, _("The numbers are issued. Print their forms under Print."), FALSE);
}

/**
 * hl_register_numbers_refuse:
 * @self: the numbers
 * @reason: why the numbers asked for are not issued
 */
void
hl_register_numbers_refuse (HlRegisterNumbers *self,
                            const char        *reason)
{
  tell (self, reason, TRUE);
}

/**
 * hl_register_numbers_copy:
 * @self: the numbers
 *
 * Copies the missing ones as text.
 */
void
hl_register_numbers_copy (HlRegisterNumbers *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_text (self->missing));
}

static void
fill_names (GtkStringList   *list,
            AdwComboRow     *row,
            const HlStratum *strata,
            guint            n_strata)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = adw_combo_row_get_selected (row);

  g_ptr_array_add (names, (gpointer) _("Not by number"));
  for (guint i = 0; i < n_strata; i++)
    g_ptr_array_add (names, strata[i].name);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)),
                          (const char *const *) names->pdata);
  adw_combo_row_set_selected (row, selected <= n_strata ? selected : 0);
  gtk_widget_set_visible (GTK_WIDGET (row), n_strata > 0);
}

static void
show_missing (HlRegisterNumbers *self)
{
  g_autofree char *missing = hl_register_list_missing (self->book->survey, self->book->rows);

  gtk_label_set_text (self->missing, missing);
  gtk_widget_set_visible (self->missing_frame, *missing != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->none_missing), *missing == '\0');
}

static void
show_spare (HlRegisterNumbers *self)
{
  g_autoptr (GPtrArray) sentences = hl_register_describe_spare (self->book);
  g_autofree char *text = NULL;

  g_ptr_array_add (sentences, NULL);
  text = g_strjoinv ("\n", (char **) sentences->pdata);
  gtk_label_set_text (self->spare, *text != '\0' ? text :
                      _("No number goes beyond the quotas."));
}

/* More of what the highest numbers are for. */
static void
choose_last_range (HlRegisterNumbers *self)
{
  const HlSurvey *survey = self->book->survey;
  const HlSerialRange *range = hl_survey_find_range (survey, hl_register_highest (survey));

  if (range == NULL)
    return;

  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->field, range->field != HL_NO_INDEX ? range->field + 1 : 0);
  adw_combo_row_set_selected (self->area, range->area != HL_NO_INDEX ? range->area + 1 : 0);
  self->is_filling = FALSE;
}

/**
 * hl_register_numbers_show:
 * @self: the numbers
 * @book: a register
 *
 * Shows the numbers of a round; what is being typed stays while the round is the same.
 */
void
hl_register_numbers_show (HlRegisterNumbers *self,
                          HlRegisterBook    *book)
{
  gboolean is_other = self->book == NULL || self->book->survey->id != book->survey->id;
  gboolean can_grow = book->survey->state <= HL_SURVEY_OPEN;

  hl_register_book_ref (book);
  g_clear_pointer (&self->book, hl_register_book_unref);
  self->book = book;
  show_missing (self);
  show_spare (self);

  self->is_filling = TRUE;
  fill_names (self->fields, self->field, book->survey->fields, book->survey->n_fields);
  fill_names (self->areas, self->area, book->survey->areas, book->survey->n_areas);
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->more), can_grow);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), book->survey->state != HL_SURVEY_DRAFT);
  if (!is_other)
    return;

  choose_last_range (self);
  set_text (self, self->count, "");
  set_text (self, self->last, "");
  set_text (self, self->reason, "");
  preview (self);
}

static void
hl_register_numbers_dispose (GObject *object)
{
  HlRegisterNumbers *self = HL_REGISTER_NUMBERS (object);

  g_clear_pointer (&self->book, hl_register_book_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_NUMBERS);

  G_OBJECT_CLASS (hl_register_numbers_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, missing);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, missing_frame);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, none_missing);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, spare);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, more);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, field);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, fields);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, area);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, areas);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, count);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, last);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, reason);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, preview);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNumbers, issue);
}

static void
hl_register_numbers_class_init (HlRegisterNumbersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_numbers_dispose;

  /**
   * HlRegisterNumbers::issue:
   * @self: the numbers
   * @range: a #HlSerialRange, the new numbers
   * @reason: why
   */
  signals[SIGNAL_ISSUE] = g_signal_new ("issue", HL_TYPE_REGISTER_NUMBERS, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER,
                                        G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/"
                                               "hl-register-numbers.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_count_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_last_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_issue);
}

/* The toolkit leaves the text within such a row without a name. */
static void
name_row (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

static void
hl_register_numbers_init (HlRegisterNumbers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  name_row (self->count);
  name_row (self->last);
  name_row (self->reason);
}
