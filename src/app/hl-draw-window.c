#include "app/hl-draw-window-private.h"

#include <string.h>

#include "app/hl-compat.h"
#include "app/hl-draw-table.h"
#include "app/hl-font-scale.h"
#include "app/hl-list-window.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define SIDE 330 /* pixels at font scale 1 */

/* Six digits: easily read out and typed again. */
#define LEAST_SEED 100000
#define MOST_SEED 1000000

G_DEFINE_FINAL_TYPE (HlDrawWindow, hl_draw_window, ADW_TYPE_WINDOW)

/**
 * hl_draw_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none): "file", "busy", "draw" or "result"
 */
const char *
hl_draw_window_get_page (HlDrawWindow * self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/* Internal. */
void
hl_draw_window_tell (HlDrawWindow *self,
                     const char   *text,
                     gboolean      is_problem)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem), "error");
}

/* Internal. */
void
hl_draw_window_show_page (HlDrawWindow *self,
                          const char   *page)
{
  const gboolean is_result = g_str_equal (page, "result");

  hl_draw_window_tell (self, "", FALSE);
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->bar, is_result || g_str_equal (page, "draw"));
  gtk_widget_set_visible (self->save, is_result);
  gtk_widget_set_visible (self->hand_out, is_result);
  gtk_button_set_label (self->next, is_result ? _("_Close") : _("_Draw"));
  if (is_result)
    gtk_widget_grab_focus (self->hand_out);
  else if (g_str_equal (page, "draw"))
    gtk_widget_grab_focus (GTK_WIDGET (self->seed_row));
  else
    gtk_widget_grab_focus (g_str_equal (page, "busy") ? self->cancel : self->choose);
}

static void
show_way (HlDrawWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->size_row),
                          adw_combo_row_get_selected (self->way_row) != HL_DRAW_BY_QUOTA);
}

static void
set_number (AdwEntryRow *row,
            guint        number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
on_new_seed (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  set_number (HL_DRAW_WINDOW (widget)->seed_row,
              (guint) g_random_int_range (LEAST_SEED, MOST_SEED));
}

static void
show_refused (HlDrawWindow *self)
{
  const HlDossiers *dossiers = self->list->dossiers;
  const guint n = dossiers->refused->len;
  g_autofree char *count = hl_count_format (n, hl_i18n_get_language ());
  g_autofree char *note = g_strdup_printf (hl_ngettext ("%s line was refused", "%s lines were "
                                                        "refused", n), count);

  gtk_label_set_text (self->refused_note, n > 0 ? note : _("No line was refused"));
  gtk_widget_set_visible (self->switcher, n > 0);
  gtk_stack_set_visible_child_name (self->tables, n > 0 ? "refused" : "dossiers");
  hl_draw_table_show_refused (self->refused, dossiers);
}

static void
show_earlier (HlDrawWindow *self)
{
  const gboolean has_earlier = self->list->earlier->len > 0;

  if (has_earlier)
    {
      const char *last = self->list->earlier->pdata[self->list->earlier->len - 1];
      const char *end = strstr (last, "; SHA-256");
      g_autofree char *what = g_strndup (last, end - last);
      g_autofree char *day = hl_date_to_display (self->list->earlier_day);
      g_autofree char *text = g_strdup_printf (_("Recorded on %s: %s. Another sample needs a "
                                                 "reason."), day, what);

      gtk_label_set_text (self->earlier, text);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->earlier), has_earlier);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), has_earlier);
}

/* Internal: shows the list that was read. */
void
hl_draw_window_show_list (HlDrawWindow *self)
{
  const HlDossiers *dossiers = self->list->dossiers;
  const gboolean has_quotas = hl_draw_has_quotas (self->survey);
  g_autofree char *count = hl_count_format (dossiers->list->len, hl_i18n_get_language ());
  g_autofree char *summary = g_strdup_printf (hl_ngettext ("%s dossier in the list",
                                                           "%s dossiers in the list",
                                                           dossiers->list->len), count);

  adw_window_title_set_subtitle (self->title, self->list->name);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->way_row), has_quotas);
  adw_combo_row_set_selected (self->way_row, has_quotas ? HL_DRAW_BY_QUOTA : HL_DRAW_FROM_ALL);
  set_number (self->size_row, hl_draw_propose_size (self->list));
  show_way (self);
  show_refused (self);
  show_earlier (self);
  hl_draw_table_show_list (self->dossiers, dossiers);
  hl_draw_window_show_page (self, "draw");
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlDrawWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && self->pages != NULL)
    hl_draw_window_read (self, g_file_peek_path (file));
}

static void
on_choose (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_OPEN, _("Choose a List of Dossiers"),
                               _("_Open"), NULL, NULL, on_file_chosen, g_object_ref (widget));
}

/* Internal: shows what was drawn. */
void
hl_draw_window_show_result (HlDrawWindow *self)
{
  const HlDossiers *dossiers = self->list->dossiers;
  const HlLanguage language = hl_i18n_get_language ();
  g_autofree char *drawn = hl_count_format (hl_dossiers_count (dossiers, FALSE), language);
  g_autofree char *reserves = hl_count_format (hl_dossiers_count (dossiers, TRUE), language);
  g_autofree char *heading = g_strdup_printf (_("%s dossiers drawn, %s in reserve"), drawn,
                                              reserves);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, dossiers->seed);
  g_autofree char *how =
    g_strdup_printf (self->result->is_known ?
                     _("Seed %s: the draw recorded before, found again. Nothing new was "
                       "recorded.") :
                     _("Seed %s: the same list and seed give the same dossiers again. The draw is "
                       "recorded in the log."), seed);

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->how, how);
  hl_draw_table_show_fields (self->fields, dossiers);
  show_earlier (self);
  hl_draw_window_show_page (self, "result");
}

static void
on_next (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlDrawWindow *self = HL_DRAW_WINDOW (widget);

  if (g_str_equal (hl_draw_window_get_page (self), "draw"))
    hl_draw_work_draw (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Rows of libadwaita 1.2 do not reach the default button. */
static void
on_entered (HlDrawWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "draw.next", NULL);
}

static void
on_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlDrawWindow *self = HL_DRAW_WINDOW (widget);
  const gboolean on_result = g_str_equal (hl_draw_window_get_page (self), "result");

  hl_draw_window_show_page (self, on_result ? "draw" : "file");
}

static void
on_cancel (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  g_cancellable_cancel (HL_DRAW_WINDOW (widget)->cancellable);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HlDrawWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->result == NULL || self->pages == NULL)
    return;

  if (g_file_replace_contents (file, self->result->csv, strlen (self->result->csv), NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    hl_draw_window_tell (self, _("The table is saved."), FALSE);
  else
    hl_draw_window_tell (self, error->message, TRUE);
}

static void
on_save (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_SAVE, _("Save the Drawn Dossiers"),
                               _("_Save"), "ho-so-chon-khao-sat.csv", NULL, on_place_chosen,
                               g_object_ref (widget));
}

static void
on_hand_out (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HlDrawWindow *self = HL_DRAW_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (hl_list_window_new (GTK_WINDOW (self), self->workspace,
                                                      self->survey, self->result->pages)));
}

static gboolean
on_close_request (GtkWindow *window)
{
  g_cancellable_cancel (HL_DRAW_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (hl_draw_window_parent_class)->close_request (window);
}

static void
hl_draw_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_DRAW_WINDOW);

  G_OBJECT_CLASS (hl_draw_window_parent_class)->dispose (object);
}

static void
hl_draw_window_finalize (GObject *object)
{
  HlDrawWindow *self = HL_DRAW_WINDOW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->list, hl_draw_list_free);
  g_clear_pointer (&self->result, hl_draw_result_free);

  G_OBJECT_CLASS (hl_draw_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, side);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, refused_note);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, way_row);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, size_row);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, seed_row);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, earlier);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, tables);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, dossiers);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, refused);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, how);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, fields);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, back);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, save);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, hand_out);
  gtk_widget_class_bind_template_child (widget_class, HlDrawWindow, next);
}

static void
hl_draw_window_class_init (HlDrawWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_draw_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_draw_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-draw-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, show_way);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_install_action (widget_class, "draw.choose", NULL, on_choose);
  gtk_widget_class_install_action (widget_class, "draw.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "draw.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "draw.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "draw.new-seed", NULL, on_new_seed);
  gtk_widget_class_install_action (widget_class, "draw.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "draw.hand-out", NULL, on_hand_out);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "draw.back",
                                       NULL);
}

static void
hl_draw_window_init (HlDrawWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_compat_name_entry_row (self->size_row);
  hl_compat_name_entry_row (self->seed_row);
  hl_compat_name_entry_row (self->reason_row);
  gtk_widget_set_size_request (self->side, (int) (SIDE * hl_font_scale (GTK_WIDGET (self))), -1);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next));
}

/**
 * hl_draw_window_new:
 * @parent: (nullable): the window it belongs to
 * @workspace: the open file
 * @survey: the round
 *
 * Returns: (transfer none): a window to draw dossiers in, with a seed proposed at random; owned by
 *   GTK
 */
GtkWidget *
hl_draw_window_new (GtkWindow   *parent,
                    HlWorkspace *workspace,
                    HlSurvey    *survey)
{
  HlDrawWindow *self = g_object_new (HL_TYPE_DRAW_WINDOW, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = hl_survey_ref (survey);
  adw_window_title_set_subtitle (self->title, survey->title);
  on_new_seed (GTK_WIDGET (self), NULL, NULL);
  hl_draw_window_show_page (self, "file");

  return GTK_WIDGET (self);
}
