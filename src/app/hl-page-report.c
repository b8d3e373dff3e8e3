#include <adwaita.h>

#include "app/hl-compat.h"
#include "app/hl-font-scale.h"
#include "app/hl-issued-list.h"
#include "app/hl-page.h"
#include "app/hl-print.h"
#include "app/hl-report-draft.h"
#include "app/hl-report-make.h"
#include "app/hl-report-pager.h"
#include "app/hl-report-signer.h"
#include "app/hl-report-text.h"
#include "app/hl-report-view.h"
#include "core/hl-i18n.h"

#define PATIENCE_MS 500 /* before a spinner appears */
#define INSPECTOR 300   /* pixels at font scale 1 */

#define HL_TYPE_PAGE_REPORT (hl_page_report_get_type ())
G_DECLARE_FINAL_TYPE (HlPageReport, hl_page_report, HL, PAGE_REPORT, HlPage)

/* A document of the round: its pages as they are printed, and what the office decides about it. */
struct _HlPageReport
{
  HlPage parent_instance;

  /* owned */
  HlWorkspace   *workspace;
  HlSurvey      *survey;
  HlReportDraft *draft;
  GCancellable  *cancellable;
  guint          patience;
  guint          zoom;       /* index of a step */
  gboolean       is_filling; /* the fields are set by the program */

  /* template children */
  GtkStack          *states;
  GtkLabel          *error;
  GtkSpinner        *spinner;
  GtkLabel          *stale;
  GtkWidget         *update_button;
  GtkBox            *pages;
  GtkScrolledWindow *scroller;
  HlReportPager     *pager;
  GtkLabel          *zoom_label;
  GtkWidget         *inspector;
  AdwClamp          *clamp;
  GtkLabel          *title;
  AdwComboRow       *kind_row;
  AdwComboRow       *state_row;
  AdwEntryRow       *number_row;
  AdwEntryRow       *date_row;
  AdwComboRow       *signer_row;
  GtkStringList     *signers;
  GtkLabel          *signer_fault;
  GtkLabel          *message;
  HlReportText      *text;
  HlIssuedList      *issued;
  GtkWidget         *print_button;
  GtkWidget         *save_button;
};

G_DEFINE_FINAL_TYPE (HlPageReport, hl_page_report, HL_TYPE_PAGE)

const HlPageInfo hl_page_report_info = {
  .id = "report",
  .title = N_("Report"),
  .icon_name = "x-office-document-symbolic",
  .get_type = hl_page_report_get_type,
};

/* As the row lists them. */
static const char *const kinds[] = { "period", "plan" };

/* The first one fits the width. */
static const double zooms[] = { 0.0, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0 };

static void
show_zoom (HlPageReport *self)
{
  g_autofree char *percent = g_strdup_printf ("%.0f%%", zooms[self->zoom] * 100.0);

  hl_report_view_zoom_all (self->pages, zooms[self->zoom]);
  gtk_label_set_text (self->zoom_label, self->zoom == 0 ? _("Page width") : percent);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-out", self->zoom > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-in",
                                 self->zoom < G_N_ELEMENTS (zooms) - 1);
}

static void
show_message (HlPageReport *self,
              const char   *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static void
set_stale (HlPageReport *self,
           gboolean      is_stale)
{
  gtk_widget_set_visible (GTK_WIDGET (self->stale), is_stale);
  gtk_widget_set_visible (self->update_button, is_stale);
}

static void
set_can_make (HlPageReport *self,
              gboolean      can_make)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", can_make);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", can_make);
}

static void
fill_fields (HlPageReport *self,
             gboolean      is_first)
{
  const HlReportSpec *spec = &self->draft->input->spec;
  g_autofree char *date = hl_date_to_display (spec->date);

  self->is_filling = TRUE;
  gtk_label_set_text (self->title, self->draft->title);
  if (is_first)
    gtk_editable_set_text (GTK_EDITABLE (self->date_row), date);
  hl_report_signer_fill (self->signer_row, self->signers, self->signer_fault, spec);
  hl_report_text_show (self->text, spec);
  self->is_filling = FALSE;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlPageReport) self = data;
  g_autoptr (GError) error = NULL;
  HlReportDraft *draft = hl_report_draft_load_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  set_stale (self, FALSE);
  if (draft == NULL)
    {
      gtk_label_set_text (self->error, error->message);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }

  gboolean is_first = self->draft == NULL;

  g_clear_pointer (&self->draft, hl_report_draft_unref);
  self->draft = draft;
  fill_fields (self, is_first);
  hl_report_view_fill (self->pages, draft->pages);
  show_zoom (self);
  set_can_make (self, TRUE);
  gtk_stack_set_visible_child_name (self->states, "pages");
}

static gboolean
on_waited (gpointer data)
{
  HlPageReport *self = data;

  self->patience = 0;
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

/* Says what is missing, in words under the fields. */
static gboolean
read_wish (HlPageReport *self,
           HlReportWish *wish)
{
  const char *date = gtk_editable_get_text (GTK_EDITABLE (self->date_row));
  GtkStringObject *signer = adw_combo_row_get_selected_item (self->signer_row);
  g_autoptr (GError) error = NULL;

  *wish = (HlReportWish) {
    .survey_id = self->survey->id,
    .kind = hl_report_kind_by_id (kinds[adw_combo_row_get_selected (self->kind_row)]),
    .state = (HlReportState) adw_combo_row_get_selected (self->state_row),
    .number = (char *) gtk_editable_get_text (GTK_EDITABLE (self->number_row)),
    .signer = signer != NULL ? (char *) gtk_string_object_get_string (signer) : NULL,
  };

  const gboolean is_ready = hl_report_wish_set_date (wish, date, &error) &&
                            hl_report_wish_check (wish, &error);

  show_message (self, is_ready ? "" : error->message);

  return is_ready;
}

static void
load (HlPageReport *self)
{
  HlReportWish wish;

  g_cancellable_cancel (self->cancellable);
  set_can_make (self, FALSE);
  if (!read_wish (self, &wish))
    return;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_waited, self);
  hl_report_draft_load_async (self->workspace, &wish, self->cancellable, on_loaded,
                              g_object_ref (self));
}

static void
clear_round (HlPageReport *self)
{
  g_clear_pointer (&self->draft, hl_report_draft_unref);
  set_can_make (self, FALSE);
  hl_report_text_clear (self->text);
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->kind_row, self->survey->state == HL_SURVEY_DRAFT);
  gtk_editable_set_text (GTK_EDITABLE (self->number_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), "");
  adw_combo_row_set_selected (self->state_row, HL_REPORT_DRAFT);
  gtk_string_list_splice (self->signers, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->signers)), NULL);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->states, "blank");
}

/* What is on screen may be about to be signed: changed data are told, never shown by themselves. */
static void
hl_page_report_show_round (HlPage      *page,
                           HlWorkspace *workspace,
                           HlSurvey    *survey)
{
  HlPageReport *self = HL_PAGE_REPORT (page);
  gboolean is_other = self->workspace != workspace || self->survey == NULL ||
                      self->survey->id != survey->id;

  g_set_object (&self->workspace, workspace);
  hl_survey_ref (survey);
  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = survey;
  if (self->draft != NULL && !is_other)
    {
      set_stale (self, TRUE);
      return;
    }

  if (is_other)
    clear_round (self);
  hl_issued_list_show (self->issued, workspace, survey->id);
  load (self);
}

/* An issued report stays as it is: what comes next is another one. */
static void
lock (HlPageReport *self,
      gboolean      is_locked)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->number_row), !is_locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->date_row), !is_locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->signer_row), !is_locked);
}

static void
on_choice_changed (HlPageReport *self)
{
  guint state = adw_combo_row_get_selected (self->state_row);

  gtk_widget_set_visible (GTK_WIDGET (self->number_row), state == HL_REPORT_ISSUED);
  lock (self, FALSE);
  if (!self->is_filling && self->survey != NULL)
    load (self);
}

static void
on_update (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlPageReport *self = HL_PAGE_REPORT (widget);

  if (self->survey != NULL)
    load (self);
}

static void
on_zoom (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageReport *self = HL_PAGE_REPORT (widget);

  if (g_str_equal (name, "report.zoom-in") && self->zoom < G_N_ELEMENTS (zooms) - 1)
    self->zoom++;
  else if (g_str_equal (name, "report.zoom-out") && self->zoom > 0)
    self->zoom--;
  show_zoom (self);
}

static void
on_text_saved (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HlPageReport) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean is_saved = hl_report_text_save_finish (HL_WORKSPACE (source), result, &error);

  if (self->survey == NULL)
    return;

  if (is_saved)
    {
      hl_workspace_changed (self->workspace, self->survey->id);
      load (self);
    }
  else
    {
      show_message (self, error->message);
    }
}

static void
on_text_changed (HlPageReport *self,
                 const char   *name,
                 const char   *words)
{
  if (self->survey != NULL)
    hl_report_text_save_async (self->workspace, self->survey->id, name, words, on_text_saved,
                               g_object_ref (self));
}

static void
on_edit (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_report_text_focus (HL_PAGE_REPORT (widget)->text);
}

static void
on_made (GtkWidget     *page,
         HlReportDraft *draft)
{
  HlPageReport *self = HL_PAGE_REPORT (page);
  g_autofree char *issued = NULL;

  if (draft->wish.state != HL_REPORT_ISSUED)
    {
      show_message (self, _("The report is made and recorded."));
      return;
    }

  issued = g_strdup_printf (_("Report %s is issued and kept as it is. Fingerprint of its data: "
                              "%s."), draft->wish.number, draft->input->spec.fingerprint);
  show_message (self, issued);
  lock (self, TRUE);
  set_can_make (self, FALSE);
  hl_issued_list_show (self->issued, self->workspace, self->survey->id);
}

static void
make (HlPageReport *self,
      HlMake        what)
{
  /* The pages with the changed words come first. */
  if (!hl_report_text_keep (self->text) && self->draft != NULL)
    hl_report_make (GTK_WIDGET (self), self->draft, self->workspace, what, on_made);
}

static void
on_turn (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_report_pager_turn (HL_PAGE_REPORT (widget)->pager, g_variant_get_int32 (parameter));
}

static void
on_make (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  make (HL_PAGE_REPORT (widget),
        g_str_equal (name, "report.print") ? HL_MAKE_PRINT : HL_MAKE_PDF);
}

static void
hl_page_report_focus (HlPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HL_PAGE_REPORT (page)->kind_row));
}

static void
hl_page_report_dispose (GObject *object)
{
  HlPageReport *self = HL_PAGE_REPORT (object);

  self->is_filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->draft, hl_report_draft_unref);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_REPORT);

  G_OBJECT_CLASS (hl_page_report_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, states);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, error);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, spinner);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, stale);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, update_button);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, pages);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, title);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, inspector);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, clamp);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, kind_row);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, state_row);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, number_row);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, date_row);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, signer_row);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, signers);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, message);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, signer_fault);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, text);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, issued);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, print_button);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, save_button);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, scroller);
  gtk_widget_class_bind_template_child (widget_class, HlPageReport, pager);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
}

static void
hl_page_report_class_init (HlPageReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_report_dispose;
  HL_PAGE_CLASS (klass)->show_round = hl_page_report_show_round;
  HL_PAGE_CLASS (klass)->focus = hl_page_report_focus;

  g_type_ensure (HL_TYPE_ISSUED_LIST);
  g_type_ensure (HL_TYPE_REPORT_PAGER);
  g_type_ensure (HL_TYPE_REPORT_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-report.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "report.save", NULL, on_make);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, on_make);
  gtk_widget_class_install_action (widget_class, "report.update", NULL, on_update);
  gtk_widget_class_install_action (widget_class, "report.edit", NULL, on_edit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "report.edit", NULL);
  gtk_widget_class_install_action (widget_class, "report.turn", "i", on_turn);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, on_zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "report.turn", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "report.turn", "i", -1);
}

static void
hl_page_report_init (HlPageReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_compat_name_entry_row (self->number_row);
  hl_compat_name_entry_row (self->date_row);
  hl_font_scale_clamp (self->clamp, INSPECTOR + 20);
  gtk_widget_set_size_request (self->inspector,
                               (int) (INSPECTOR * hl_font_scale (GTK_WIDGET (self))), -1);
  hl_report_pager_watch (self->pager, self->scroller, GTK_WIDGET (self->pages));
  set_can_make (self, FALSE);
  hl_print_suggest (self->print_button, self->save_button);
}
