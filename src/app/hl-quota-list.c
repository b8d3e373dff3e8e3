#include "app/hl-quota-list.h"

#include "core/hl-text.h"

/* Progress towards the quota: a bar a field, or a bar an area, or one bar in all. */
struct _HlQuotaList
{
  GtkBox parent_instance;
};

typedef struct
{
  const char *title;
  guint       n_valid;
  gint64      quota;
} Progress;

G_DEFINE_FINAL_TYPE (HlQuotaList, hl_quota_list, GTK_TYPE_BOX)

static double
get_fraction (const Progress *progress)
{
  return progress->quota > 0 ? MIN (1.0, (double) progress->n_valid / progress->quota) : 1.0;
}

static int
compare_worst_first (gconstpointer one,
                     gconstpointer other)
{
  double a = get_fraction (one);
  double b = get_fraction (other);

  return a < b ? -1 : a > b;
}

static char *
describe (const Progress *progress)
{
  if (progress->quota == HL_UNKNOWN_COUNT)
    return g_strdup_printf (_("%s: %u valid forms, no quota"), progress->title, progress->n_valid);
  if (progress->n_valid >= progress->quota)
    return g_strdup_printf (_("%s: %u of %d valid forms, enough"), progress->title,
                            progress->n_valid, (int) progress->quota);

  return g_strdup_printf (_("%s: %u of %d valid forms, %d missing"), progress->title,
                          progress->n_valid, (int) progress->quota,
                          (int) (progress->quota - progress->n_valid));
}

static GtkWidget *
make_count (const Progress *progress)
{
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *valid = hl_count_format (progress->n_valid, language);
  g_autofree char *quota = hl_count_format (MAX (0, progress->quota), language);
  g_autofree char *markup = NULL;
  GtkWidget *label = gtk_label_new (NULL);

  if (progress->quota == HL_UNKNOWN_COUNT)
    markup = g_strdup_printf ("<b>%s</b>", valid);
  else
    markup = g_strdup_printf ("<b>%s</b> / %s", valid, quota);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static GtkWidget *
make_tag (const Progress *progress)
{
  const gboolean enough = progress->n_valid >= progress->quota;
  g_autofree char *text = NULL;
  GtkWidget *label;

  text = enough ? g_strdup (_("Enough"))
                : g_strdup_printf (_("%d missing"), (int) (progress->quota - progress->n_valid));
  label = gtk_label_new (text);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_widget_add_css_class (label, "tag");
  gtk_widget_add_css_class (label, enough ? "success" : "warning");

  return label;
}

static GtkWidget *
make_bar (const Progress *progress)
{
  g_autofree char *name = describe (progress);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), get_fraction (progress));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return bar;
}

static GtkWidget *
make_row (const Progress *progress)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (progress->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), make_count (progress));
  if (progress->quota != HL_UNKNOWN_COUNT)
    gtk_box_append (GTK_BOX (line), make_tag (progress));
  gtk_box_append (GTK_BOX (box), line);
  if (progress->quota != HL_UNKNOWN_COUNT)
    gtk_box_append (GTK_BOX (box), make_bar (progress));

  return box;
}

static GArray *
gather (const HlHomeData *data)
{
  const char *by = data->survey->n_fields > 0 ? "field" : "area";
  const HlScoreSnapshot *snapshot = data->snapshot;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Progress));

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];
      Progress row = { group->label, group->result.overall.n, group->quota };

      if (g_str_equal (group->by, by) && *group->value != '\0')
        g_array_append_val (rows, row);
    }

  if (rows->len == 0)
    {
      Progress row = { _("All forms"), snapshot->valid, hl_survey_quota (data->survey) };

      g_array_append_val (rows, row);
    }

  return rows;
}

static void
hl_quota_list_class_init (HlQuotaListClass *klass)
{
}

static void
hl_quota_list_init (HlQuotaList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

/**
 * hl_quota_list_show:
 * @self: the list
 * @data: a round
 *
 * Shows how far each field is, the worst first when there are more than four.
 */
void
hl_quota_list_show (HlQuotaList      *self,
                    const HlHomeData *data)
{
  g_autoptr (GArray) rows = gather (data);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  if (rows->len > HL_QUOTA_MANY)
    g_array_sort (rows, compare_worst_first);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (GTK_BOX (self), make_row (&g_array_index (rows, Progress, i)));
}
