#include "app/hl-design-preview.h"

#include "app/hl-design-layout.h"
#include "app/hl-paper-view.h"
#include "core/hl-i18n.h"

#define PATIENCE_MS 150 /* before an old page is dimmed */

/* The form as it will be printed, page by page. It is laid out again in a thread after each change;
 * changes that come meanwhile wait for the next time. */
struct _HlDesignPreview
{
  GtkBox parent_instance;

  /* owned */
  HlSurvey        *survey;
  HlOffice        *office;
  HlQuestionnaire *waiting;    /* to be laid out next, or NULL */
  HlPaperLayout   *layout;
  GCancellable    *cancellable;
  char            *code;       /* of the chosen question, or NULL */
  guint            patience;
  gboolean         is_busy;

  /* template children */
  HlPaperView *view;
  GtkLabel    *pages;
  GtkLabel    *message;
  GtkWidget   *back;
  GtkWidget   *next;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignPreview, hl_design_preview, GTK_TYPE_BOX)

static void start (HlDesignPreview *self);

static void
on_page (HlDesignPreview *self)
{
  const guint n_pages = hl_paper_view_get_n_pages (self->view);
  const guint page = hl_paper_view_get_page (self->view);
  g_autofree char *text = g_strdup_printf ("%u / %u", page, n_pages);
  g_autofree char *speech = g_strdup_printf (_("Page %u of %u"), page, n_pages);

  gtk_label_set_text (self->pages, n_pages > 0 ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  speech, -1);
  gtk_widget_set_sensitive (self->back, page > 1);
  gtk_widget_set_sensitive (self->next, page < n_pages);
}

static void
show_message (HlDesignPreview *self,
              const char      *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static gboolean
on_waited (gpointer data)
{
  HlDesignPreview *self = data;

  self->patience = 0;
  hl_paper_view_show (self->view, NULL, NULL, HL_SERIAL_NONE);

  return G_SOURCE_REMOVE;
}

static void
take_layout (HlDesignPreview *self,
             HlPaperLayout   *layout)
{
  const guint n_before = self->layout != NULL ? self->layout->n_pages : layout->n_pages;
  g_autofree char *text = NULL;

  if (layout->n_pages > n_before)
    text = g_strdup_printf (_("The form now takes %u pages, %u before"), layout->n_pages, n_before);
  show_message (self, text != NULL ? text : "");
  g_clear_pointer (&self->layout, hl_paper_layout_unref);
  self->layout = layout;
  hl_paper_view_show (self->view, layout, self->survey, HL_SERIAL_NONE);
  hl_paper_view_set_highlight (self->view, self->code);
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HlDesignPreview) self = data;
  g_autoptr (GError) error = NULL;
  HlPaperLayout *layout = hl_design_layout_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_busy = FALSE;
  g_clear_handle_id (&self->patience, g_source_remove);
  if (layout != NULL)
    {
      take_layout (self, layout);
    }
  else
    {
      hl_paper_view_show (self->view, NULL, NULL, HL_SERIAL_NONE);
      show_message (self, error->message);
    }
  start (self);
}

static void
start (HlDesignPreview *self)
{
  g_autoptr (HlQuestionnaire) questionnaire = NULL;

  if (self->is_busy || self->waiting == NULL || self->survey == NULL)
    return;

  questionnaire = g_steal_pointer (&self->waiting);
  self->is_busy = TRUE;
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_waited, self);
  hl_design_layout_async (self->survey, self->office, questionnaire, self->cancellable,
                          on_laid_out, g_object_ref (self));
}

static void
on_back (HlDesignPreview *self)
{
  hl_design_preview_turn (self, -1);
}

static void
on_next (HlDesignPreview *self)
{
  hl_design_preview_turn (self, 1);
}

static void
on_picked (HlDesignPreview *self,
           const char      *code)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, code);
}

static void
hl_design_preview_dispose (GObject *object)
{
  HlDesignPreview *self = HL_DESIGN_PREVIEW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_DESIGN_PREVIEW);

  G_OBJECT_CLASS (hl_design_preview_parent_class)->dispose (object);
}

static void
hl_design_preview_finalize (GObject *object)
{
  HlDesignPreview *self = HL_DESIGN_PREVIEW (object);

  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->waiting, hl_questionnaire_unref);
  g_clear_pointer (&self->layout, hl_paper_layout_unref);
  g_clear_object (&self->cancellable);
  g_free (self->code);

  G_OBJECT_CLASS (hl_design_preview_parent_class)->finalize (object);
}

static void
hl_design_preview_class_init (HlDesignPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_design_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_design_preview_finalize;
  g_type_ensure (HL_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-design-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HlDesignPreview, view);
  gtk_widget_class_bind_template_child (widget_class, HlDesignPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, HlDesignPreview, message);
  gtk_widget_class_bind_template_child (widget_class, HlDesignPreview, back);
  gtk_widget_class_bind_template_child (widget_class, HlDesignPreview, next);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_page);

  /**
   * HlDesignPreview::picked:
   * @code: code of a question
   *
   * A question was clicked on the paper.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", HL_TYPE_DESIGN_PREVIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HlDesignPreview::laid-out:
   *
   * The form was laid out anew.
   */
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", HL_TYPE_DESIGN_PREVIEW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_design_preview_init (HlDesignPreview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_design_preview_set_round:
 * @self: the preview
 * @survey: the round the form is for
 * @office: who asks
 */
void
hl_design_preview_set_round (HlDesignPreview *self,
                             HlSurvey        *survey,
                             HlOffice        *office)
{
  hl_survey_ref (survey);
  hl_office_ref (office);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  self->survey = survey;
  self->office = office;
}

/**
 * hl_design_preview_show:
 * @self: the preview
 * @questionnaire: (nullable): what is asked; %NULL while it cannot be printed: the old page stays,
 *   dimmed
 *
 * Shows the form of a questionnaire as soon as it is laid out.
 */
void
hl_design_preview_show (HlDesignPreview *self,
                        HlQuestionnaire *questionnaire)
{
  g_clear_pointer (&self->waiting, hl_questionnaire_unref);
  if (questionnaire == NULL)
    {
      hl_paper_view_show (self->view, NULL, NULL, HL_SERIAL_NONE);
      return;
    }

  self->waiting = hl_questionnaire_ref (questionnaire);
  start (self);
}

/**
 * hl_design_preview_select:
 * @self: the preview
 * @code: (nullable): code of a question
 *
 * Marks a question on the paper and turns to its page.
 */
void
hl_design_preview_select (HlDesignPreview *self,
                          const char      *code)
{
  g_free (self->code);
  self->code = g_strdup (code);
  hl_paper_view_set_highlight (self->view, code);
}

/**
 * hl_design_preview_turn:
 * @self: the preview
 * @step: 1 = to the next page, -1 = to the one before
 */
void
hl_design_preview_turn (HlDesignPreview *self,
                        int              step)
{
  hl_paper_view_set_page (self->view,
                          (guint) MAX ((int) hl_paper_view_get_page (self->view) + step, 1));
}

/* Lines of the wording stand left of the first box of their question. */
static double
find_box (const HlPaperLayout *layout,
          const HlPaperBox    *place)
{
  double left = place->rect.x + place->rect.width;

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (layout->boxes, HlPaperBox, i);

      if (g_str_equal (box->question, place->question) && box->rect.x < left)
        left = box->rect.x;
    }

  return left;
}

static guint
count_lines (const HlPaperLayout *layout,
             const HlPaperBox    *place)
{
  const double right = find_box (layout, place);
  double last = -1.0;
  guint n = 0;

  for (guint i = 0; i < layout->texts->len; i++)
    {
      const HlPaperText *text = &g_array_index (layout->texts, HlPaperText, i);

      if (text->page != place->page || text->x < place->rect.x || text->x >= right ||
          text->baseline < place->rect.y || text->baseline > place->rect.y + place->rect.height)
        continue;
      n += text->baseline > last + 1.0;
      last = MAX (last, text->baseline);
    }

  return n;
}

/**
 * hl_design_preview_count_lines:
 * @self: the preview
 *
 * Returns: lines the wording of the chosen criterion takes on the form as last laid out; 0 when
 *   none is chosen or it is not known
 */
guint
hl_design_preview_count_lines (HlDesignPreview *self)
{
  for (guint i = 0; self->layout != NULL && self->code != NULL && i < self->layout->places->len;
       i++)
    {
      const HlPaperBox *place = &g_array_index (self->layout->places, HlPaperBox, i);

      if (g_str_equal (place->question, self->code))
        return count_lines (self->layout, place);
    }

  return 0;
}
