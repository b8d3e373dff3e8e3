#include "app/hl-verify-bar.h"

#include "app/hl-key-item.h"
#include "core/hl-i18n.h"

/* In the place of the message line while a second keying differs: two values, three keys. */
struct _HlVerifyBar
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *title;
  GtkLabel *first_by;
  GtkLabel *first_value;
  GtkLabel *second_by;
  GtkLabel *second_value;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlVerifyBar, hl_verify_bar, ADW_TYPE_BIN)

static char *
name_of (const HlOffice * office,
         guint32 id)
{
  const HlPerson *person = id != 0 ? hl_office_find_person (office, id) : NULL;

  if (person == NULL)
    return g_strdup (_("not recorded"));

  return g_strdup (*person->name != '\0' ? person->name : person->code);
}

static void
set_by (GtkLabel   *label,
        const char *name)
{
  g_autofree char *text = g_strdup_printf (_("keyed by: %s"), name);

  gtk_label_set_text (label, text);
}

static char *
title_of (const HlSurvey *survey,
          const HlRow    *row)
{
  g_autofree char *number = hl_key_row_number (survey, row);
  g_autofree char *text = NULL;

  if (*number != '\0')
    return g_strdup_printf (_("Question %s differs from the first keying. Look at the paper."),
                            number);

  text = hl_key_row_text (survey, NULL, row);

  return g_strdup_printf (_("“%s” differs from the first keying. Look at the paper."), text);
}

static void
fill (HlVerifyBar        *self,
      const HlSurvey     *survey,
      const HlOffice     *office,
      const HlKeySession *session,
      const char         *operator_name)
{
  const HlRow *row = &g_array_index (hl_key_session_get_rows (session), HlRow,
                                     hl_key_session_get_cursor (session));
  const HlResponse *kept = hl_key_session_get_first (session);
  g_autofree char *title = title_of (survey, row);
  g_autofree char *first = hl_key_row_answer (survey, row, kept);
  g_autofree char *second = hl_key_row_answer (survey, row, hl_key_session_get_second (session));
  g_autofree char *keyer = name_of (office, kept->keyer);
  g_autofree char *label = g_strdup_printf (_("%s First %s, now %s. F7 keeps the first, F8 takes "
                                              "this one, Backspace keys it again, F4 leaves it to "
                                              "another person."), title, first, second);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->first_value, first);
  gtk_label_set_text (self->second_value, second);
  set_by (self->first_by, keyer);
  set_by (self->second_by, hl_key_session_is_settling (session) ? _("another person") :
          operator_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * hl_verify_bar_show:
 * @self: a bar
 * @survey: the round
 * @office: who keyed what
 * @session: a session with a form
 * @operator_name: who keys now
 *
 * Shows itself while a conflict is open, with both values, else hides.
 *
 * Returns: whether it shows
 */
gboolean
hl_verify_bar_show (HlVerifyBar        *self,
                    const HlSurvey     *survey,
                    const HlOffice     *office,
                    const HlKeySession *session,
                    const char         *operator_name)
{
  gboolean open = hl_key_session_get_state (session) == HL_KEYING_CONFLICT;

  if (open)
    fill (self, survey, office, session, operator_name);
  gtk_widget_set_visible (GTK_WIDGET (self), open);

  return open;
}

static void
pick (HlVerifyBar *self,
      guint        key)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, key);
}

static void
on_keep (HlVerifyBar *self)
{
  pick (self, HL_KEY_KEEP_FIRST);
}

static void
on_take (HlVerifyBar *self)
{
  pick (self, HL_KEY_TAKE_SECOND);
}

static void
on_again (HlVerifyBar *self)
{
  pick (self, HL_KEY_BACK);
}

static void
on_leave (HlVerifyBar *self)
{
  pick (self, HL_KEY_FLAG);
}

static void
hl_verify_bar_dispose (GObject *object)
{
  /* The child is one of the template's: the bin must let it go first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_VERIFY_BAR);

  G_OBJECT_CLASS (hl_verify_bar_parent_class)->dispose (object);
}

static void
hl_verify_bar_class_init (HlVerifyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_verify_bar_dispose;

  /**
   * HlVerifyBar::picked:
   * @key: what hl_key_session_press() takes
   *
   * A button was clicked.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", HL_TYPE_VERIFY_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-verify-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HlVerifyBar, title);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyBar, first_by);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyBar, first_value);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyBar, second_by);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyBar, second_value);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
}

static void
hl_verify_bar_init (HlVerifyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
