#include "app/hl-register-editor-private.h"

#include "app/hl-list-keys.h"
#include "core/hl-i18n.h"
#include "exchange/hl-register-serials.h"
#include "exchange/hl-register-words.h"

#define OFFER 10 /* forms offered to be handed out first */

enum
{
  SIGNAL_SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRegisterEditor, hl_register_editor, ADW_TYPE_BIN)

static const char *
get_text (GtkEntry * entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
set_text (GtkEntry   *entry,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static HlRegisterTyped
get_typed (HlRegisterEditor *self)
{
  return (HlRegisterTyped) {
           .serials = get_text (self->serials),
           .issued_to = get_text (self->person),
           .day = get_text (self->day),
           .outcome_day = get_text (self->outcome_day),
           .replaced_by = get_text (self->replaced_by),
           .note = get_text (self->note),
           .area = gtk_drop_down_get_selected (self->area),
           .outcome = gtk_drop_down_get_selected (self->outcome),
  };
}

static void
on_typed (HlRegisterEditor *self)
{
  self->is_confirmed = FALSE;
  if (!self->is_filling)
    hl_register_editor_tell (self, "", FALSE);
}

/* Outcomes of one day come together. */
static void
on_outcome_chosen (HlRegisterEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->outcome);

  on_typed (self);
  if (!self->is_filling && selected > HL_OUTCOME_OUTSTANDING + 1 &&
      *get_text (self->outcome_day) == '\0')
    hl_register_editor_set_day (self->outcome_day, self->last_day);
}

static void
on_serials_left (HlRegisterEditor *self)
{
  if (self->book != NULL && *get_text (self->serials) != '\0')
    hl_register_editor_look_up (self);
}

static void
on_serials_entered (HlRegisterEditor *self)
{
  if (hl_register_editor_look_up (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->person));
}

/* The line as it was sent off comes back when it is refused. */
static void
keep_line (HlRegisterEditor *self)
{
  GtkEntry *const entries[] = {
    self->serials, self->person, self->day, self->outcome_day, self->replaced_by, self->note,
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_free (self->texts[i]);
      self->texts[i] = g_strdup (get_text (entries[i]));
    }
  self->lists[0] = gtk_drop_down_get_selected (self->area);
  self->lists[1] = gtk_drop_down_get_selected (self->outcome);
}

/* The next forms to hand out, or an empty line for the next outcome of the same day. */
static void
go_on (HlRegisterEditor       *self,
       const HlRegisterChange *change)
{
  const HlRegisterSpan *span = &change->span;
  gboolean is_hand_out = (change->parts & (HL_REGISTER_PERSON | HL_REGISTER_DAY)) != 0;

  if (change->parts & HL_REGISTER_OUTCOME)
    self->last_day = span->outcome_day;
  hl_register_editor_clear (self);
  self->is_filling = TRUE;
  set_text (self->serials, "");
  set_text (self->person, "");
  set_text (self->note, "");
  set_text (self->replaced_by, "");
  gtk_drop_down_set_selected (self->outcome, 0);
  set_text (self->outcome_day, "");
  self->is_filling = FALSE;
  if (is_hand_out)
    hl_register_editor_offer (self, span->last + 1, span->last - span->first + 1);

  gtk_widget_grab_focus (GTK_WIDGET (self->serials));
}

static gboolean
may_save (HlRegisterEditor       *self,
          const HlRegisterChange *change)
{
  g_autofree char *overwritten = NULL;

  if (change->parts == 0)
    {
      hl_register_editor_tell (self, _("Nothing on this line differs from the register."), FALSE);
      return FALSE;
    }
  if (self->entry != NULL || self->is_confirmed)
    return TRUE;

  overwritten = hl_register_find_overwritten (self->book, change);
  if (overwritten == NULL)
    return TRUE;

  hl_register_editor_tell (self, overwritten, TRUE);
  self->is_confirmed = TRUE;

  return FALSE;
}

static void
on_save (HlRegisterEditor *self)
{
  const gint64 first = self->first;
  const gint64 last = self->last;
  g_autoptr (HlRegisterChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *serials = NULL;
  g_autofree char *text = NULL;
  HlRegisterTyped typed;

  /* What the register says about other forms is to be seen first. */
  if (!hl_register_editor_look_up (self) || first != self->first || last != self->last)
    return;

  typed = get_typed (self);
  change = hl_register_read_line (self->book->survey, &typed, self->entry, &error);
  if (change == NULL)
    {
      hl_register_editor_tell (self, error->message, TRUE);
      return;
    }
  if (!may_save (self, change))
    return;

  serials = hl_register_format_checked (self->book->survey, change->span.first, change->span.last);
  text = g_strdup_printf (_("Written down: %s"), serials);
  keep_line (self);
  go_on (self, change);
  hl_register_editor_tell (self, text, FALSE);
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, g_steal_pointer (&change));
}

static void
fill_lists (HlRegisterEditor *self,
            const HlSurvey   *survey)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->areas));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "–");
  for (guint i = 0; i < survey->n_areas; i++)
    g_ptr_array_add (names, survey->areas[i].name);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->areas, 0, n_before, (const char *const *) names->pdata);
  gtk_widget_set_visible (GTK_WIDGET (self->area), survey->n_areas > 0);
  gtk_widget_set_visible (self->area_label, survey->n_areas > 0);
}

/**
 * hl_register_editor_show:
 * @self: a line
 * @book: the register it is for
 *
 * Gets the register as it is now. What is being typed stays while the round is the same; another
 * round begins with the first forms that were not handed out yet.
 */
void
hl_register_editor_show (HlRegisterEditor *self,
                         HlRegisterBook   *book)
{
  gboolean is_other = self->book == NULL || self->book->survey->id != book->survey->id;

  hl_register_book_ref (book);
  g_clear_pointer (&self->book, hl_register_book_unref);
  self->book = book;
  if (!is_other)
    return;

  hl_register_editor_clear (self);
  self->is_filling = TRUE;
  fill_lists (self, book->survey);
  set_text (self->serials, "");
  hl_register_editor_show_blank (self);
  self->is_filling = FALSE;
  hl_register_editor_tell (self, "", FALSE);
  hl_register_editor_offer (self, 1, OFFER);
}

/**
 * hl_register_editor_pick:
 * @self: a line
 * @first: a serial
 * @last: another, ≥ @first
 *
 * Puts what the register says about these forms on the line, to be changed.
 */
void
hl_register_editor_pick (HlRegisterEditor *self,
                         gint64            first,
                         gint64            last)
{
  g_autofree char *text = hl_register_format_span (self->book->survey, first, last);

  hl_register_editor_clear (self);
  self->is_filling = TRUE;
  set_text (self->serials, text);
  self->is_filling = FALSE;
  hl_register_editor_look_up (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->person));
}

/**
 * hl_register_editor_refuse:
 * @self: a line
 * @reason: why the file did not take the line sent off last
 *
 * Brings the line back.
 */
void
hl_register_editor_refuse (HlRegisterEditor *self,
                           const char       *reason)
{
  GtkEntry *const entries[] = {
    self->serials, self->person, self->day, self->outcome_day, self->replaced_by, self->note,
  };

  self->is_filling = TRUE;
  set_text (self->serials, self->texts[0]);
  hl_register_editor_look_up (self);
  self->is_filling = TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (entries); i++)
    set_text (entries[i], self->texts[i]);
  gtk_drop_down_set_selected (self->area, self->lists[0]);
  gtk_drop_down_set_selected (self->outcome, self->lists[1]);
  self->is_filling = FALSE;
  hl_register_editor_tell (self, reason, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->serials));
}

/**
 * hl_register_editor_focus:
 * @self: a line
 *
 * Puts the cursor on the serials.
 */
void
hl_register_editor_focus (HlRegisterEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->serials));
}

static gboolean
on_list_key (HlRegisterEditor      *self,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GtkEventControllerKey *controller)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_ALT_MASK) != 0 || hl_list_keys_is_open (GTK_DROP_DOWN (list)))
    return FALSE;
  if (hl_list_keys_step (GTK_DROP_DOWN (list), key))
    return TRUE;
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;

  on_save (self);

  return TRUE;
}

static void
hl_register_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_EDITOR);

  G_OBJECT_CLASS (hl_register_editor_parent_class)->dispose (object);
}

static void
hl_register_editor_finalize (GObject *object)
{
  HlRegisterEditor *self = HL_REGISTER_EDITOR (object);

  hl_register_editor_clear (self);
  g_clear_pointer (&self->book, hl_register_book_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (hl_register_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, serials);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, person);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, day);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, outcome_day);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, replaced_by);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, note);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, area_label);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, area);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, areas);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, outcome);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, outcomes);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterEditor, message);
}

static void
hl_register_editor_class_init (HlRegisterEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_register_editor_finalize;

  /**
   * HlRegisterEditor::save:
   * @self: the line
   * @change: (transfer full): a #HlRegisterChange to write
   *
   * Somebody finished the line; there is one handler.
   */
  signals[SIGNAL_SAVE] = g_signal_new ("save", HL_TYPE_REGISTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-register-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_outcome_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_serials_left);
  gtk_widget_class_bind_template_callback (widget_class, on_serials_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
hl_register_editor_init (HlRegisterEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (self->outcomes, "–");
  for (guint i = 0; i < HL_N_OUTCOMES; i++)
    gtk_string_list_append (self->outcomes, hl_outcome_title ((HlOutcome) i));
}
