#include "app/hl-register-refused.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-response-csv.h"

/* What came of a file of register lines. */
struct _HlRegisterRefused
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel      *taken;
  GtkLabel      *refused;
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (HlRegisterRefused, hl_register_refused, ADW_TYPE_BIN)

static void
on_setup (HlRegisterRefused *self,
          GtkListItem       *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (HlRegisterRefused *self,
         GtkListItem       *item)
{
  GtkStringObject *line = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (line));
}

static char **
describe_lines (const GPtrArray *refused)
{
  char **lines = g_new0 (char *, refused->len + 1);

  for (guint i = 0; i < refused->len; i++)
    {
      const HlRefusal *refusal = refused->pdata[i];

      lines[i] = g_strdup_printf (_("Line %u, form %s: %s"), refusal->line,
                                  *refusal->serial != '\0' ? refusal->serial : "–",
                                  refusal->reason);
    }

  return lines;
}

/**
 * hl_register_refused_show:
 * @self: the result
 * @taken: what came of a file
 *
 * Tells how many lines are in, and lists the others with their reasons.
 */
void
hl_register_refused_show (HlRegisterRefused     *self,
                          const HlRegisterTaken *taken)
{
  HlLanguage language = hl_i18n_get_language ();
  const HlRegisterReport *report = taken->report;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  g_autofree char *n_taken = hl_count_format (report->n_taken, language);
  g_autofree char *n_refused = hl_count_format (report->refused->len, language);
  g_autofree char *heading =
    g_strdup_printf (hl_ngettext ("%s line of the register is in",
                                  "%s lines of the register are in", report->n_taken), n_taken);
  g_autofree char *subheading =
    g_strdup_printf (hl_ngettext ("%s line was refused", "%s lines were refused",
                                  report->refused->len), n_refused);
  g_auto (GStrv) lines = describe_lines (report->refused);

  gtk_label_set_text (self->taken, heading);
  gtk_label_set_text (self->refused, subheading);
  gtk_string_list_splice (self->lines, 0, n_before, (const char *const *) lines);
}

static void
hl_register_refused_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_REFUSED);

  G_OBJECT_CLASS (hl_register_refused_parent_class)->dispose (object);
}

static void
hl_register_refused_class_init (HlRegisterRefusedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_refused_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/"
                                               "hl-register-refused.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRegisterRefused, taken);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterRefused, refused);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterRefused, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
hl_register_refused_init (HlRegisterRefused *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
