#include "app/hl-design-revision.h"

#include "core/hl-i18n.h"

/* Before a revision is saved: does a criterion that reads differently still mean the same? */
struct _HlDesignRevision
{
  AdwBin parent_instance;

  /* owned */
  HlQuestionnaireEdit *edit;
  GPtrArray           *rows;   /* of GtkWidget, in the group */

  /* template children */
  GtkLabel            *title;
  GtkLabel            *summary;
  AdwPreferencesGroup *group;
  GtkWidget           *save;
};

G_DEFINE_FINAL_TYPE (HlDesignRevision, hl_design_revision, ADW_TYPE_BIN)

static void
on_switched (HlDesignRevision *self,
             GParamSpec       *spec,
             GtkSwitch        *toggle)
{
  const guint id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "question"));

  hl_questionnaire_edit_set_same (self->edit, id, gtk_switch_get_active (toggle));
}

static void
hl_design_revision_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_DESIGN_REVISION);

  G_OBJECT_CLASS (hl_design_revision_parent_class)->dispose (object);
}

static void
hl_design_revision_finalize (GObject *object)
{
  HlDesignRevision *self = HL_DESIGN_REVISION (object);

  g_clear_object (&self->edit);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (hl_design_revision_parent_class)->finalize (object);
}

static void
hl_design_revision_class_init (HlDesignRevisionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_design_revision_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_design_revision_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-design-revision.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "design.back", NULL);
  gtk_widget_class_bind_template_child (widget_class, HlDesignRevision, title);
  gtk_widget_class_bind_template_child (widget_class, HlDesignRevision, summary);
  gtk_widget_class_bind_template_child (widget_class, HlDesignRevision, group);
  gtk_widget_class_bind_template_child (widget_class, HlDesignRevision, save);
}

static void
hl_design_revision_init (HlDesignRevision *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_asked (const HlRevision *revision)
{
  return revision->criterion && revision->before != NULL && revision->after != NULL &&
         (revision->changes & (HL_REVISED_WORDING | HL_REVISED_ANSWERS)) != 0;
}

static char *
describe (const HlRevision *revision)
{
  if ((revision->changes & HL_REVISED_WORDING) == 0)
    return g_strdup (_("The levels changed"));

  return g_strdup_printf (_("Before: %s"), revision->before);
}

static void
add_row (HlDesignRevision *self,
         const HlRevision *revision)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *subtitle = describe (revision);
  g_autofree char *name = g_strdup_printf (_("Same content: %s"), revision->after);

  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), revision->after);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), revision->same);
  g_object_set_data (G_OBJECT (toggle), "question", GUINT_TO_POINTER (revision->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_switched), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (_("Same content")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

/* "2 questions new, 1 removed, 3 changed" */
static char *
summarize (GPtrArray *revisions)
{
  guint n_added = 0;
  guint n_removed = 0;

  for (guint i = 0; i < revisions->len; i++)
    {
      const HlRevision *revision = g_ptr_array_index (revisions, i);

      n_added += (revision->changes & HL_REVISED_ADDED) != 0;
      n_removed += (revision->changes & HL_REVISED_REMOVED) != 0;
    }

  return g_strdup_printf (_("Questions new: %u, removed: %u, changed or moved: %u."), n_added,
                          n_removed, revisions->len - n_added - n_removed);
}

/**
 * hl_design_revision_show:
 * @self: the panel
 * @edit: the questionnaire under the hands
 *
 * Lists the criteria of the next revision that read differently than before.
 *
 * Returns: %FALSE when there are none, so that nothing need be asked
 */
gboolean
hl_design_revision_show (HlDesignRevision    *self,
                         HlQuestionnaireEdit *edit)
{
  g_autoptr (GPtrArray) revisions = hl_questionnaire_edit_changes (edit);
  g_autofree char *summary = summarize (revisions);
  g_autofree char *title =
    g_strdup_printf (_("Save as Revision %u"), hl_questionnaire_edit_get_draft (edit)->revision);

  g_set_object (&self->edit, edit);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < revisions->len; i++)
    {
      if (is_asked (g_ptr_array_index (revisions, i)))
        add_row (self, g_ptr_array_index (revisions, i));
    }

  return self->rows->len > 0;
}

/**
 * hl_design_revision_focus:
 * @self: the panel
 *
 * Puts the cursor on what saves.
 */
void
hl_design_revision_focus (HlDesignRevision *self)
{
  gtk_widget_grab_focus (self->save);
}
