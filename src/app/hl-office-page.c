#include "app/hl-office-page.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define N_SIGNERS 2

/* Four short pages about the office, each of which may be skipped. */
struct _HlOfficePage
{
  AdwBin parent_instance;

  /* owned */
  HlOffice *office; /* as it was; what the pages do not show stays */

  /* template children */
  GtkStack    *stack;
  GtkLabel    *progress;
  GtkLabel    *message;
  GtkButton   *back;
  GtkButton   *skip;
  GtkButton   *next;
  GtkEntry    *name;
  GtkEntry    *parent;
  GtkEntry    *place;
  GtkEntry    *one_stop;
  GtkEntry    *capacity_1;
  GtkEntry    *signer_1;
  GtkEntry    *capacity_2;
  GtkEntry    *signer_2;
  GtkEntry    *addressed;
  GtkTextView *recipients;
  GtkEntry    *quarter;
  GtkEntry    *year;
};

enum
{
  SIGNAL_FINISHED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const pages[] = { "name", "signers", "recipients", "calendar" };

G_DEFINE_FINAL_TYPE (HlOfficePage, hl_office_page, ADW_TYPE_BIN)

static void
set_text (GtkEntry   *entry,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static char *
get_text (GtkEntry *entry)
{
  return hl_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static guint
get_index (HlOfficePage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (g_str_equal (pages[i], name))
        return i;
    }

  return 0;
}

static void
go_to (HlOfficePage *self,
       guint         index)
{
  GtkEntry *const first[] = { self->name, self->signer_1, self->addressed, self->quarter };
  const gboolean last = index + 1 == G_N_ELEMENTS (pages);
  g_autofree char *progress = g_strdup_printf (_("Page %u of %u"), index + 1,
                                               (guint) G_N_ELEMENTS (pages));

  gtk_stack_set_visible_child_name (self->stack, pages[index]);
  gtk_label_set_text (self->progress, progress);
  gtk_button_set_label (self->next, last ? _("_Save") : _("_Next"));
  gtk_widget_set_visible (GTK_WIDGET (self->skip), index > 0 && !last);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (first[index]));
}

static char *
join_signers (HlOfficePage *self)
{
  GtkEntry *const capacities[N_SIGNERS] = { self->capacity_1, self->capacity_2 };
  GtkEntry *const names[N_SIGNERS] = { self->signer_1, self->signer_2 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_SIGNERS; i++)
    {
      g_autofree char *capacity = get_text (capacities[i]);
      g_autofree char *name = get_text (names[i]);

      if (*name != '\0')
        g_string_append_printf (text, "%s%s|%s", text->len > 0 ? "; " : "", capacity, name);
    }
  for (guint i = N_SIGNERS; i < self->office->n_signers; i++)
    {
      const HlSigner *signer = &self->office->signers[i];
      g_autofree char *lines = g_strdelimit (g_strdup (signer->lines), "\n", '/');

      g_string_append_printf (text, "%s%s|%s", text->len > 0 ? "; " : "", lines, signer->name);
    }

  return g_string_free (text, FALSE);
}

/* One recipient a line; the one addressed comes first. */
static char *
join_recipients (HlOfficePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->recipients);
  g_autofree char *addressed = get_text (self->addressed);
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  GString *text = g_string_new (NULL);

  g_object_get (buffer, "text", &all, NULL);
  lines = g_strsplit (all, "\n", -1);
  if (*addressed != '\0')
    g_string_append_printf (text, "> %s", addressed);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *clean = hl_text_clean (*line);

      if (*clean != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", clean);
    }

  return g_string_free (text, FALSE);
}

/* An empty day is left out: then the usual one holds. */
static char *
join_calendar (HlOfficePage *self)
{
  g_autofree char *quarter = get_text (self->quarter);
  g_autofree char *year = get_text (self->year);
  GString *text = g_string_new (NULL);

  if (*quarter != '\0')
    g_string_append_printf (text, "quarter=%s", quarter);
  if (*year != '\0')
    g_string_append_printf (text, "%syear=%s", text->len > 0 ? "; " : "", year);
  for (guint i = 0; i < self->office->n_calendar; i++)
    {
      const HlDeadline *deadline = &self->office->calendar[i];

      if (g_str_equal (deadline->kind, "quarter") || g_str_equal (deadline->kind, "year"))
        continue;
      g_string_append_printf (text, "%s%s=%u", text->len > 0 ? "; " : "", deadline->kind,
                              deadline->due_day);
      if (*deadline->cutoffs != '\0')
        g_string_append_printf (text, ":%s", deadline->cutoffs);
    }

  return g_string_free (text, FALSE);
}

static void
add_value (GPtrArray  *values,
           const char *key,
           char       *value)
{
  g_ptr_array_add (values, g_strdup (key));
  g_ptr_array_add (values, value);
}

/**
 * hl_office_page_get_values:
 * @self: the pages
 *
 * Returns: (transfer full) (element-type utf8): keys and values of hl_office_set() in turn
 */
GPtrArray *
hl_office_page_get_values (HlOfficePage *self)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_value (values, "name", get_text (self->name));
  add_value (values, "parent", get_text (self->parent));
  add_value (values, "place", get_text (self->place));
  add_value (values, "one_stop", get_text (self->one_stop));
  add_value (values, "signers", join_signers (self));
  add_value (values, "recipients", join_recipients (self));
  add_value (values, "calendar", join_calendar (self));

  return values;
}

static gboolean
refuse (HlOfficePage *self,
        const char   *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);

  return FALSE;
}

/* What is wrong on the page shown, in a sentence under it. */
static gboolean
check_page (HlOfficePage *self)
{
  static const char *const last_keys[] = { "one_stop", "signers", "recipients", "calendar" };
  const char *last_key = last_keys[get_index (self)];
  g_autoptr (GPtrArray) values = hl_office_page_get_values (self);
  g_autoptr (HlOffice) probe = hl_office_new ();
  g_autoptr (GError) error = NULL;

  if (*(const char *) values->pdata[1] == '\0')
    return refuse (self, _("The office needs a name, such as UBND phường …"));

  for (guint i = 0; i < values->len; i += 2)
    {
      if (!hl_office_set (probe, values->pdata[i], values->pdata[i + 1], &error))
        return refuse (self, error->message);
      if (g_str_equal (values->pdata[i], last_key))
        break;
    }

  return TRUE;
}

static void
on_next (HlOfficePage *self)
{
  if (!check_page (self))
    return;

  if (get_index (self) + 1 < G_N_ELEMENTS (pages))
    go_to (self, get_index (self) + 1);
  else
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
on_skip (HlOfficePage *self)
{
  if (check_page (self))
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
on_back (HlOfficePage *self)
{
  if (get_index (self) > 0)
    go_to (self, get_index (self) - 1);
  else
    g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  on_back (HL_OFFICE_PAGE (widget));

  return TRUE;
}

static void
show_signers (HlOfficePage   *self,
              const HlOffice *office)
{
  GtkEntry *const capacities[N_SIGNERS] = { self->capacity_1, self->capacity_2 };
  GtkEntry *const names[N_SIGNERS] = { self->signer_1, self->signer_2 };

  set_text (self->capacity_1, "TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH");
  set_text (self->capacity_2, "TM. ỦY BAN NHÂN DÂN/KT. CHỦ TỊCH/PHÓ CHỦ TỊCH");
  set_text (self->signer_1, "");
  set_text (self->signer_2, "");
  for (guint i = 0; i < MIN (N_SIGNERS, office->n_signers); i++)
    {
      g_autofree char *lines = g_strdelimit (g_strdup (office->signers[i].lines), "\n", '/');

      set_text (capacities[i], lines);
      set_text (names[i], office->signers[i].name);
    }
}

static void
show_recipients (HlOfficePage   *self,
                 const HlOffice *office)
{
  GString *others = g_string_new (NULL);

  set_text (self->addressed, "");
  for (guint i = 0; i < office->n_recipients; i++)
    {
      const HlRecipient *recipient = &office->recipients[i];
      g_autofree char *text = NULL;

      text = *recipient->purpose == '\0' ? g_strdup (recipient->name)
                                         : g_strdup_printf ("%s (%s)", recipient->name,
                                                            recipient->purpose);
      if (recipient->to && gtk_entry_get_text_length (self->addressed) == 0)
        set_text (self->addressed, text);
      else
        g_string_append_printf (others, "%s%s\n", recipient->to ? "> " : "", text);
    }

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->recipients), others->str, -1);
  g_string_free (others, TRUE);
}

static void
show_calendar (HlOfficePage   *self,
               const HlOffice *office)
{
  set_text (self->quarter, "");
  set_text (self->year, "");
  for (guint i = 0; i < office->n_calendar; i++)
    {
      const HlDeadline *deadline = &office->calendar[i];
      g_autofree char *text = NULL;

      text = *deadline->cutoffs == '\0' ? g_strdup_printf ("%u", deadline->due_day)
                                        : g_strdup_printf ("%u:%s", deadline->due_day,
                                                           deadline->cutoffs);
      if (g_str_equal (deadline->kind, "quarter"))
        set_text (self->quarter, text);
      else if (g_str_equal (deadline->kind, "year"))
        set_text (self->year, text);
    }
}

/**
 * hl_office_page_show:
 * @self: the pages
 * @office: (nullable): what is known of the office
 *
 * Begins at the first page.
 */
void
hl_office_page_show (HlOfficePage *self,
                     HlOffice     *office)
{
  HlOffice *known = office != NULL ? hl_office_ref (office) : hl_office_new ();

  hl_office_unref (self->office);
  self->office = known;
  set_text (self->name, known->name);
  set_text (self->parent, known->parent);
  set_text (self->place, known->place);
  set_text (self->one_stop, known->one_stop);
  show_signers (self, known);
  show_recipients (self, known);
  show_calendar (self, known);
  go_to (self, 0);
}

static void
hl_office_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_OFFICE_PAGE);

  G_OBJECT_CLASS (hl_office_page_parent_class)->dispose (object);
}

static void
hl_office_page_finalize (GObject *object)
{
  hl_office_unref (HL_OFFICE_PAGE (object)->office);

  G_OBJECT_CLASS (hl_office_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, progress);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, message);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, back);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, skip);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, next);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, name);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, parent);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, place);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, one_stop);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, capacity_1);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, signer_1);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, capacity_2);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, signer_2);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, addressed);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, recipients);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, quarter);
  gtk_widget_class_bind_template_child (widget_class, HlOfficePage, year);
}

static void
hl_office_page_class_init (HlOfficePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_office_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_office_page_finalize;

  /**
   * HlOfficePage::finished:
   * @self: the pages
   *
   * The values may be saved.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", HL_TYPE_OFFICE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HlOfficePage::cancelled:
   * @self: the pages
   *
   * Nothing is to be saved.
   */
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", HL_TYPE_OFFICE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-office-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
hl_office_page_init (HlOfficePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->office = hl_office_new ();
}
