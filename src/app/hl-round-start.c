#include "app/hl-round-start.h"

#include "app/hl-round-library.h"
#include "app/hl-round-list.h"
#include "app/hl-round-new.h"
#include "app/hl-round-row.h"
#include "core/hl-i18n.h"

/* How a new round begins. */
struct _HlRoundStart
{
  AdwBin parent_instance;

  /* owned */
  HlWorkspace *workspace;
  GListModel  *rounds;    /* of HlRound, the newest first */
  GPtrArray   *library;   /* of HlQuestionnaire */
  GPtrArray   *fields;    /* of AdwComboRow; borrowed */

  /* template children */
  GtkWidget           *scratch;
  AdwPreferencesGroup *like_group;
  AdwComboRow         *like;
  AdwPreferencesGroup *field_group;
  HlRoundRow          *other;
  GtkWidget           *make_fields;
  GtkWidget           *cancel;
  GtkLabel            *message;
};

enum
{
  SIGNAL_MADE,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRoundStart, hl_round_start, ADW_TYPE_BIN)

static void
say (HlRoundStart *self,
     const char   *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HlRoundStart) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = hl_round_new_finish (HL_WORKSPACE (source), result, &error);

  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_MADE], 0, id);
  else
    say (self, error->message);
}

static void
make (HlRoundStart *self,
      HlRoundWish  *wish)
{
  say (self, "");
  hl_round_new_async (self->workspace, wish, on_made, g_object_ref (self));
}

static void
on_scratch (HlRoundStart *self)
{
  make (self, hl_round_wish_new (NULL));
}

static void
on_like (HlRoundStart *self)
{
  HlRound *round = adw_combo_row_get_selected_item (self->like);

  if (round != NULL)
    make (self, hl_round_wish_new (hl_round_get_survey (round)));
}

static GtkCheckButton *
get_check (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

static void
update_fields (HlRoundStart *self)
{
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    n += gtk_check_button_get_active (get_check (self->fields->pdata[i]));

  label = n == 0 ? g_strdup (_("Make Rounds")) :
          g_strdup_printf (hl_ngettext ("Make %u Round", "Make %u Rounds", n), n);
  gtk_button_set_label (GTK_BUTTON (self->make_fields), label);
  gtk_widget_set_sensitive (self->make_fields, n > 0);
}

/* The newest round lends its people, time-table and scoring. */
static void
on_make_fields (HlRoundStart *self)
{
  g_autoptr (HlRound) newest = g_list_model_get_item (self->rounds, 0);
  HlRoundWish *wish = hl_round_wish_new (newest != NULL ? hl_round_get_survey (newest) : NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      AdwComboRow *row = self->fields->pdata[i];

      if (gtk_check_button_get_active (get_check (row)))
        hl_round_wish_add_field (wish, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                 self->library->pdata[adw_combo_row_get_selected (row)]);
    }

  make (self, wish);
}

static GListModel *
make_choices (HlRoundStart *self)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->library->len; i++)
    gtk_string_list_append (choices,
                            ((const HlQuestionnaire *) self->library->pdata[i])->short_title);

  return G_LIST_MODEL (choices);
}

static void
add_field (HlRoundStart *self,
           const char   *name,
           gboolean      chosen)
{
  g_autoptr (GListModel) choices = make_choices (self);
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_fields), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->field_group, row);
  g_ptr_array_add (self->fields, row);
}

static gboolean
has_field (HlRoundStart *self,
           const char   *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (self->fields->pdata[i]), name))
      return TRUE;

  return FALSE;
}

static void
on_add_field (HlRoundStart *self)
{
  g_autofree char *name = g_strstrip (g_strdup (hl_round_row_get_text (self->other)));

  if (*name == '\0' || self->library == NULL)
    return;
  if (has_field (self, name))
    {
      hl_round_row_set_fault (self->other, _("This field is in the list already"));
      return;
    }

  add_field (self, name, TRUE);
  hl_round_row_set_text (self->other, "");
  update_fields (self);
}

/* The fields of the rounds there are. */
static void
fill_fields (HlRoundStart *self)
{
  guint n_rounds = g_list_model_get_n_items (self->rounds);

  for (guint i = 0; i < self->fields->len; i++)
    adw_preferences_group_remove (self->field_group, self->fields->pdata[i]);
  g_ptr_array_set_size (self->fields, 0);

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (HlRound) round = g_list_model_get_item (self->rounds, i);
      const HlSurvey *survey = hl_round_get_survey (round);

      for (guint k = 0; k < survey->n_fields; k++)
        if (!has_field (self, survey->fields[k].name))
          add_field (self, survey->fields[k].name, FALSE);
    }
  update_fields (self);
}

static void
on_library (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HlRoundStart) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *library = hl_round_library_load_finish (HL_WORKSPACE (source), result, &error);

  if (library == NULL)
    {
      say (self, error->message);
      return;
    }

  g_clear_pointer (&self->library, g_ptr_array_unref);
  self->library = library;
  fill_fields (self);
}

static void
on_cancel (HlRoundStart *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  on_cancel (HL_ROUND_START (widget));

  return TRUE;
}

static void
hl_round_start_dispose (GObject *object)
{
  HlRoundStart *self = HL_ROUND_START (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_ROUND_START);
  g_clear_object (&self->workspace);
  g_clear_object (&self->rounds);

  G_OBJECT_CLASS (hl_round_start_parent_class)->dispose (object);
}

static void
hl_round_start_finalize (GObject *object)
{
  HlRoundStart *self = HL_ROUND_START (object);

  g_clear_pointer (&self->library, g_ptr_array_unref);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (hl_round_start_parent_class)->finalize (object);
}

static void
bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, scratch);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, like_group);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, like);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, field_group);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, other);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, make_fields);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, cancel);
  gtk_widget_class_bind_template_child (widget_class, HlRoundStart, message);
  gtk_widget_class_bind_template_callback (widget_class, on_scratch);
  gtk_widget_class_bind_template_callback (widget_class, on_like);
  gtk_widget_class_bind_template_callback (widget_class, on_add_field);
  gtk_widget_class_bind_template_callback (widget_class, on_make_fields);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
hl_round_start_class_init (HlRoundStartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hl_round_start_dispose;
  object_class->finalize = hl_round_start_finalize;

  /**
   * HlRoundStart::made:
   * @self: the page
   * @survey_id: number of the first new round
   */
  signals[SIGNAL_MADE] = g_signal_new ("made", HL_TYPE_ROUND_START, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * HlRoundStart::cancelled:
   * @self: the page
   */
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", HL_TYPE_ROUND_START, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HL_TYPE_ROUND_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-round-start.ui");
  bind (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
hl_round_start_init (HlRoundStart *self)
{
  g_autoptr (GtkExpression) title = gtk_property_expression_new (HL_TYPE_ROUND, NULL, "title");

  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_ptr_array_new ();
  adw_combo_row_set_expression (self->like, title);
}

/**
 * hl_round_start_show:
 * @self: the page
 * @workspace: the open file
 * @rounds: (element-type HlRound): the rounds in it, the newest first
 *
 * Makes the page ready for the keyboard.
 */
void
hl_round_start_show (HlRoundStart *self,
                     HlWorkspace  *workspace,
                     GListModel   *rounds)
{
  gboolean has_rounds = g_list_model_get_n_items (rounds) > 0;

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->rounds, rounds);
  say (self, "");
  adw_combo_row_set_model (self->like, rounds);
  gtk_widget_set_visible (GTK_WIDGET (self->like_group), has_rounds);
  gtk_widget_set_visible (self->cancel, has_rounds);
  hl_round_library_load_async (workspace, NULL, on_library, g_object_ref (self));
  gtk_widget_grab_focus (self->scratch);
}
