#include "app/hl-report-text.h"

#include <string.h>

#include "core/hl-i18n.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* The office's texts of a document: one at a time, as proposed until it is edited. */
struct _HlReportText
{
  AdwBin parent_instance;

  /* owned */
  GPtrArray          *names;   /* of const char *: name of each text listed */
  GPtrArray          *texts;   /* of char *: as shown */
  GPtrArray          *written; /* of GUINT: whether the office wrote it */
  const HlReportKind *kind;
  guint               shown;   /* which text is under the hands */
  gboolean            is_filling;

  /* template children */
  AdwComboRow   *name_row;
  GtkStringList *titles;
  GtkTextView   *view;
  GtkLabel      *note;
};

G_DEFINE_FINAL_TYPE (HlReportText, hl_report_text, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_words (HlReportText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static guint
get_selected (HlReportText *self)
{
  return MIN (adw_combo_row_get_selected (self->name_row), self->names->len);
}

static gboolean
is_changed (HlReportText *self)
{
  g_autofree char *words = get_words (self);

  return self->shown < self->names->len &&
         !g_str_equal (words, self->texts->pdata[self->shown]);
}

static void
update (HlReportText *self)
{
  guint i = self->shown;
  gboolean is_new = is_changed (self);
  gboolean is_written = i < self->names->len && GPOINTER_TO_UINT (self->written->pdata[i]);

  if (i >= self->names->len)
    gtk_label_set_text (self->note, "");
  else if (is_new)
    gtk_label_set_text (self->note, _("Changed, not kept yet."));
  else
    gtk_label_set_text (self->note, is_written ? _("Written by the office.") : _("As proposed."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.keep", is_new);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.propose", is_written);
}

/* Words that were changed are kept before others are shown. */
static void
show_selected (HlReportText *self)
{
  guint i = get_selected (self);

  if (self->is_filling)
    return;

  if (i != self->shown)
    hl_report_text_keep (self);
  self->shown = i;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view),
                            i < self->names->len ? self->texts->pdata[i] : "", -1);
  update (self);
}

/* Untitled ones are the first and the last words of the document. */
static const char *
name_section (const HlSectionType *section,
              gboolean             is_first)
{
  if (section->title != NULL)
    return section->title;
  if (section->part != NULL)
    return section->part;

  return is_first ? _("Opening words") : _("Closing words");
}

static void
list_texts (HlReportText       *self,
            const HlReportSpec *spec,
            GPtrArray          *titles)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->written, 0);

  for (guint i = 0; spec->kind->sections[i] != NULL; i++)
    {
      const HlSectionType *section = hl_section_type_by_id (spec->kind->sections[i]);

      if (section->text == NULL)
        continue;

      g_ptr_array_add (titles, (gpointer) name_section (section, self->names->len == 0));
      g_ptr_array_add (self->names, (gpointer) section->text);
      g_ptr_array_add (self->texts, hl_section_get_text (section, spec));
      g_ptr_array_add (self->written,
                       GUINT_TO_POINTER (hl_words_written (spec, section->text) != NULL));
    }

  g_ptr_array_add (titles, NULL);
}

/**
 * hl_report_text_show:
 * @self: a list of texts
 * @spec: the document as it is laid out
 *
 * Shows its texts, as the office wrote them or as they are proposed. Words under the hands stay.
 */
void
hl_report_text_show (HlReportText       *self,
                     const HlReportSpec *spec)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const gboolean is_other = self->kind != spec->kind;
  const gboolean is_new = !is_other && is_changed (self);

  self->is_filling = TRUE;
  self->kind = spec->kind;
  list_texts (self, spec, titles);
  if (is_other)
    {
      gtk_string_list_splice (self->titles, 0,
                              g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                              (const char *const *) titles->pdata);
      adw_combo_row_set_selected (self->name_row, 0);
    }
  self->is_filling = FALSE;

  if (is_other)
    self->shown = 0;
  if (is_new)
    update (self);
  else
    show_selected (self);
}

/**
 * hl_report_text_clear:
 * @self: a list of texts
 *
 * Forgets the document, with words that were not kept.
 */
void
hl_report_text_clear (HlReportText *self)
{
  self->is_filling = TRUE;
  self->kind = NULL;
  g_ptr_array_set_size (self->names, 0);
  gtk_string_list_splice (self->titles, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->titles)), NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", -1);
  self->is_filling = FALSE;
  update (self);
}

/**
 * hl_report_text_keep:
 * @self: a list of texts
 *
 * Asks by the signal "changed" to keep the words on screen, if they were changed.
 *
 * Returns: whether they were
 */
gboolean
hl_report_text_keep (HlReportText *self)
{
  guint i = self->shown;

  if (!is_changed (self))
    return FALSE;

  g_free (self->texts->pdata[i]);
  self->texts->pdata[i] = get_words (self);
  self->written->pdata[i] = GUINT_TO_POINTER (TRUE);
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->names->pdata[i], self->texts->pdata[i]);

  return TRUE;
}

/**
 * hl_report_text_focus:
 * @self: a list of texts
 *
 * Puts the cursor into the text.
 */
void
hl_report_text_focus (HlReportText *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_keep (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_report_text_keep (HL_REPORT_TEXT (widget));
}

/* Nothing written means: as proposed. */
static void
on_propose (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HlReportText *self = HL_REPORT_TEXT (widget);
  guint i = self->shown;

  if (i < self->names->len)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->texts->pdata[i], -1);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->names->pdata[i], "");
    }
}

static void
hl_report_text_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REPORT_TEXT);

  G_OBJECT_CLASS (hl_report_text_parent_class)->dispose (object);
}

static void
hl_report_text_finalize (GObject *object)
{
  HlReportText *self = HL_REPORT_TEXT (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->written);

  G_OBJECT_CLASS (hl_report_text_parent_class)->finalize (object);
}

static void
hl_report_text_class_init (HlReportTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_report_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_report_text_finalize;

  /**
   * HlReportText::changed:
   * @self: the list
   * @name: name of a text
   * @words: what the office wrote, "" = as proposed
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_REPORT_TEXT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                          G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-report-text.ui");
  gtk_widget_class_bind_template_child (widget_class, HlReportText, name_row);
  gtk_widget_class_bind_template_child (widget_class, HlReportText, titles);
  gtk_widget_class_bind_template_child (widget_class, HlReportText, view);
  gtk_widget_class_bind_template_child (widget_class, HlReportText, note);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
  gtk_widget_class_install_action (widget_class, "text.keep", NULL, on_keep);
  gtk_widget_class_install_action (widget_class, "text.propose", NULL, on_propose);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "text.keep",
                                       NULL);
}

static void
hl_report_text_init (HlReportText *self)
{
  self->names = g_ptr_array_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->written = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}
