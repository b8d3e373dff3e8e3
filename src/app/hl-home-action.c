#include "app/hl-home-action.h"

#include "core/hl-i18n.h"

#define KEYBOARD "input-keyboard-symbolic"
#define REPORT "x-office-document-symbolic"

/* The card that says what to do next with a round, and does it. */
struct _HlHomeAction
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel         *title;
  GtkLabel         *text;
  GtkButton        *button;
  AdwButtonContent *content;
};

G_DEFINE_FINAL_TYPE (HlHomeAction, hl_home_action, ADW_TYPE_BIN)

/* To a view, or on in the life of the round where @view is NULL. */
static void
set_action (HlHomeAction *self,
            const char   *title,
            const char   *text,
            const char   *icon_name,
            const char   *label,
            const char   *view)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');
  adw_button_content_set_label (self->content, label);
  adw_button_content_set_icon_name (self->content, icon_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button),
                                          view != NULL ? g_variant_new_string (view) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  view != NULL ? "win.show-view" : "win.open-round");
}

static char *
say_range (const HlHomeData *data)
{
  const HlSerialRange *range = hl_survey_find_range (data->survey, data->next);
  guint width = hl_survey_serial_width (data->survey);
  g_autofree char *first = hl_serial_format (data->next, width);
  g_autofree char *last = hl_serial_format (range->last, width);

  if (range->field != HL_NO_INDEX)
    return g_strdup_printf (_("Serials %s–%s, %s\nPress Enter to key"), first, last,
                            data->survey->fields[range->field].name);

  return g_strdup_printf (_("Serials %s–%s\nPress Enter to key"), first, last);
}

static void
show_keying (HlHomeAction     *self,
             const HlHomeData *data)
{
  guint left = (guint) (data->n_issued - data->n_keyed);
  guint width = hl_survey_serial_width (data->survey);
  g_autofree char *serial = hl_serial_format (data->next, width);
  g_autofree char *text = say_range (data);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (data->snapshot->received == 0)
    {
      title = g_strdup (_("No forms yet"));
      label = g_strdup_printf (_("Key Form %s"), serial);
    }
  else
    {
      title = g_strdup_printf (hl_ngettext ("%u form is not keyed yet",
                                            "%u forms are not keyed yet", left), left);
      label = g_strdup_printf (_("Continue with Form %s"), serial);
    }

  set_action (self, title, text, KEYBOARD, label, "entry");
}

static void
show_all_keyed (HlHomeAction     *self,
                const HlHomeData *data)
{
  g_autofree char *text = NULL;

  if (data->n_issued == 0)
    {
      set_action (self, _("No serials were issued on paper"), "", KEYBOARD,
                  _("Key a Form"), "entry");
      return;
    }

  text = data->n_to_check == 0 ? g_strdup (_("Every form passed the checks.")) :
         g_strdup_printf (hl_ngettext ("%u form needs a look before the report is signed.",
                                       "%u forms need a look before the report is signed.",
                                       data->n_to_check), data->n_to_check);
  set_action (self, _("All forms issued are keyed"), text, REPORT, _("See the Report"), "report");
}

static void
hl_home_action_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_HOME_ACTION);

  G_OBJECT_CLASS (hl_home_action_parent_class)->dispose (object);
}

static void
hl_home_action_class_init (HlHomeActionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_home_action_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-home-action.ui");
  gtk_widget_class_bind_template_child (widget_class, HlHomeAction, title);
  gtk_widget_class_bind_template_child (widget_class, HlHomeAction, text);
  gtk_widget_class_bind_template_child (widget_class, HlHomeAction, button);
  gtk_widget_class_bind_template_child (widget_class, HlHomeAction, content);
}

static void
hl_home_action_init (HlHomeAction *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_home_action_get_button:
 * @self: the card
 *
 * Returns: (transfer none): the button that does it
 */
GtkWidget *
hl_home_action_get_button (HlHomeAction *self)
{
  return GTK_WIDGET (self->button);
}

/**
 * hl_home_action_show:
 * @self: the card
 * @data: a round
 *
 * Says what to do next with the round.
 */
void
hl_home_action_show (HlHomeAction     *self,
                     const HlHomeData *data)
{
  switch (data->survey->state)
    {
    case HL_SURVEY_DRAFT:
      set_action (self, _("The round is not open yet"),
                  _("Forms can be keyed once it is open."), "emblem-default-symbolic",
                  _("Open the Round…"), NULL);
      break;

    case HL_SURVEY_OPEN:
      if (data->next != HL_SERIAL_NONE)
        show_keying (self, data);
      else
        show_all_keyed (self, data);
      break;

    case HL_SURVEY_CLOSED:
      set_action (self, _("The collection of forms has ended"),
                  _("The report can be written and printed."), REPORT, _("See the Report"),
                  "report");
      break;

    case HL_SURVEY_PUBLISHED:
    default:
      set_action (self, _("The results are published"),
                  _("Changes are corrections with a reason."), REPORT, _("See the Report"),
                  "report");
    }
}
