#include "app/hl-register-names.h"

#include "app/hl-compat.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

/* To whom forms were handed out, and the notes, go on their date. */
struct _HlRegisterNames
{
  AdwPreferencesGroup parent_instance;

  /* template children */
  AdwEntryRow *reason;
  GtkLabel    *message;
  GtkWidget   *forget;
};

enum
{
  SIGNAL_FORGET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRegisterNames, hl_register_names, ADW_TYPE_PREFERENCES_GROUP)

/**
 * hl_register_names_tell:
 * @self: the group
 * @text: what came of the deletion, or why it did not happen
 * @is_fault: whether it did not
 */
void
hl_register_names_tell (HlRegisterNames *self,
                        const char      *text,
                        gboolean         is_fault)
{
  gtk_label_set_text (self->message, text);
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

static void
on_confirmed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HlRegisterNames) self = data;
  g_autofree char *reason = NULL;

  if (!hl_compat_confirm_finish (result) || self->reason == NULL)
    return;

  reason = hl_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  g_signal_emit (self, signals[SIGNAL_FORGET], 0, reason);
}

static void
on_forget (HlRegisterNames *self)
{
  g_autofree char *reason = hl_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->reason)));

  if (*reason == '\0')
    {
      hl_register_names_tell (self, _("Say why they are deleted now, such as: kept until the date "
                                      "in the plan."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }

  hl_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _("Delete names and notes?"),
                           _("They cannot be brought back. Numbers, areas, days and outcomes stay, "
                             "and the log still holds."), _("_Delete"), TRUE, on_confirmed,
                           g_object_ref (self));
}

/**
 * hl_register_names_show:
 * @self: the group
 * @book: a register
 *
 * Tells how many entries have a name or a note.
 */
void
hl_register_names_show (HlRegisterNames *self,
                        HlRegisterBook  *book)
{
  HlLanguage language = hl_i18n_get_language ();
  guint n_names = 0;
  guint n_notes = 0;
  g_autofree char *names = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < book->spans->len; i++)
    {
      const HlRegisterSpan *span = book->spans->pdata[i];

      n_names += *span->issued_to != '\0';
      n_notes += *span->note != '\0';
    }

  names = hl_count_format (n_names, language);
  notes = hl_count_format (n_notes, language);
  text = g_strdup_printf (_("Entries with a name: %s; with a note: %s. Delete them on the date the "
                            "plan gives. Numbers, areas, days and outcomes stay, and so do the "
                            "answers; the log says who deleted them and why."), names, notes);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
  gtk_widget_set_sensitive (self->forget, n_names + n_notes > 0);
}

static void
hl_register_names_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_NAMES);

  G_OBJECT_CLASS (hl_register_names_parent_class)->dispose (object);
}

static void
hl_register_names_class_init (HlRegisterNamesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_names_dispose;

  /**
   * HlRegisterNames::forget:
   * @self: the group
   * @reason: why names and notes are to be deleted
   */
  signals[SIGNAL_FORGET] = g_signal_new ("forget", HL_TYPE_REGISTER_NAMES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-register-names.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNames, reason);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNames, message);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterNames, forget);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
hl_register_names_init (HlRegisterNames *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* The toolkit leaves the text within such a row without a name. */
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->reason));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW
                                                                   (self->reason)), -1);
}
