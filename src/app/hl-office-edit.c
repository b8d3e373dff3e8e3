#include "app/hl-office-edit.h"

#include "app/hl-settings.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* The office being edited: what the file says of it, and changes on their way into the file. */
struct _HlOfficeEdit
{
  GObject parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  GCancellable *cancellable;
  HlOffice     *office;
  GPtrArray    *values;    /* of HlOfficeValue: all the office ever had */

  gint64        survey_id; /* round in sight, told that something changed */
  guint         n_saving;
  HlOfficeSince since;
  HlDate        day;
};

typedef struct
{
  HlOffice  *office;
  GPtrArray *values;
} Loaded;

typedef struct
{
  char    *key;    /* NULL: a person */
  char    *value;
  HlDate   from;
  HlPerson person;
  char    *operator_name;
} Change;

enum
{
  SIGNAL_LOADED,
  SIGNAL_STATUS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlOfficeEdit, hl_office_edit, G_TYPE_OBJECT)

static HlDate
get_today (void)
{
  return hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
}

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->key);
  g_free (self->value);
  g_free (self->person.code);
  g_free (self->person.name);
  g_free (self->operator_name);
  g_free (self);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->office = hl_store_load_office (store, HL_DATE_NONE, error);
  loaded->values = loaded->office != NULL ? hl_store_list_office_values (store, error) : NULL;
  if (loaded->values != NULL)
    return loaded;

  loaded_free (loaded);

  return NULL;
}

static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Change *change = data;

  hl_store_set_operator (store, change->operator_name);
  if (change->key != NULL)
    hl_store_set_office (store, change->key, change->value, change->from, error);
  else
    hl_store_save_person (store, &change->person, error);

  return NULL;
}

static void
tell_status (HlOfficeEdit *self,
             const char   *text,
             gboolean      is_fault)
{
  g_signal_emit (self, signals[SIGNAL_STATUS], 0, text, is_fault);
}

static gboolean
is_same_person (const HlPerson *a,
                const HlPerson *b)
{
  return a->id == b->id && g_str_equal (a->name, b->name) && a->from == b->from && a->to == b->to;
}

/* What was read is what is shown already. */
static gboolean
is_same (const HlOffice *a,
         const HlOffice *b)
{
  for (const char *const *key = hl_office_keys (); *key != NULL; key++)
    {
      g_autofree char *first = hl_office_get (a, *key);
      g_autofree char *second = hl_office_get (b, *key);

      if (!g_str_equal (first, second))
        return FALSE;
    }

  for (guint i = 0; i < MIN (a->n_people, b->n_people); i++)
    if (!is_same_person (&a->people[i], &b->people[i]))
      return FALSE;

  return a->n_people == b->n_people;
}

static void
take_loaded (HlOfficeEdit *self,
             Loaded       *loaded)
{
  const gboolean is_new = self->values == NULL || !is_same (self->office, loaded->office);

  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->office = g_steal_pointer (&loaded->office);
  self->values = g_steal_pointer (&loaded->values);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, is_new);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlOfficeEdit) self = data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (loaded == NULL)
    {
      tell_status (self, error->message, TRUE);
      return;
    }

  /* What is being saved is newer. */
  if (self->n_saving == 0)
    take_loaded (self, loaded);
  loaded_free (loaded);
}

static void
reload (HlOfficeEdit *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hl_workspace_run_async (self->workspace, load, NULL, NULL, loaded_free, self->cancellable,
                          on_loaded, g_object_ref (self));
}

static void
tell_saved (HlOfficeEdit *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = g_strdup_printf (_("Saved at %s"), time);

  tell_status (self, text, FALSE);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlOfficeEdit) self = data;
  g_autoptr (GError) error = NULL;

  hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  self->n_saving--;
  if (error != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Not saved: %s"), error->message);

      tell_status (self, text, TRUE);
    }
  else if (self->n_saving == 0)
    {
      tell_saved (self);
    }

  /* What was refused is taken back on screen. */
  if (self->n_saving == 0 && self->workspace == HL_WORKSPACE (source))
    reload (self);
  hl_workspace_changed (HL_WORKSPACE (source), self->survey_id);
}

static void
start_saving (HlOfficeEdit *self,
              Change       *change)
{
  change->operator_name = hl_settings_get_operator ();
  self->n_saving++;
  tell_status (self, _("Saving…"), FALSE);
  hl_workspace_run_async (self->workspace, save, change, change_free, NULL, NULL, on_saved,
                          g_object_ref (self));
}

static const HlOfficeValue *
find_latest (HlOfficeEdit *self,
             const char   *key)
{
  const HlOfficeValue *latest = NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      const HlOfficeValue *value = self->values->pdata[i];

      if (g_str_equal (value->key, key))
        latest = value;
    }

  return latest;
}

static gboolean
find_day (HlOfficeEdit *self,
          const char   *key,
          HlDate       *out_from,
          GError      **error)
{
  const HlOfficeValue *latest = find_latest (self, key);
  const HlDate since = latest != NULL ? latest->from : HL_DATE_NONE;
  g_autofree char *display = hl_date_to_display (since);

  *out_from = since;
  if (latest == NULL || self->since == HL_SINCE_BEFORE)
    return TRUE;

  *out_from = self->since == HL_SINCE_DAY ? self->day : get_today ();
  if (*out_from >= since)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("What stands here holds from %s on: choose that day or a later one"), display);

  return FALSE;
}

static void
hl_office_edit_dispose (GObject *object)
{
  HlOfficeEdit *self = HL_OFFICE_EDIT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hl_office_edit_parent_class)->dispose (object);
}

static void
hl_office_edit_finalize (GObject *object)
{
  HlOfficeEdit *self = HL_OFFICE_EDIT (object);

  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);

  G_OBJECT_CLASS (hl_office_edit_parent_class)->finalize (object);
}

static void
hl_office_edit_class_init (HlOfficeEditClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_office_edit_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_office_edit_finalize;

  /**
   * HlOfficeEdit::loaded:
   * @self: the office
   * @is_new: whether it differs from what was known: then all is to be shown anew
   *
   * The office was read from the file.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", HL_TYPE_OFFICE_EDIT, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * HlOfficeEdit::status:
   * @self: the office
   * @text: whether it is saved
   * @is_fault: whether something went wrong
   *
   * A change went into the file, or did not.
   */
  signals[SIGNAL_STATUS] = g_signal_new ("status", HL_TYPE_OFFICE_EDIT, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                         G_TYPE_BOOLEAN);
}

static void
hl_office_edit_init (HlOfficeEdit *self)
{
  self->office = hl_office_new ();
}

/**
 * hl_office_edit_new:
 *
 * Makes an office about which nothing is known yet.
 *
 * Returns: (transfer full): the office
 */
HlOfficeEdit *
hl_office_edit_new (void)
{
  return g_object_new (HL_TYPE_OFFICE_EDIT, NULL);
}

/**
 * hl_office_edit_load:
 * @self: the office
 * @workspace: the open file
 * @survey_id: number of the round in sight
 *
 * Reads the office. #HlOfficeEdit::loaded follows.
 */
void
hl_office_edit_load (HlOfficeEdit *self,
                     HlWorkspace  *workspace,
                     gint64        survey_id)
{
  g_set_object (&self->workspace, workspace);
  self->survey_id = survey_id;
  reload (self);
}

/**
 * hl_office_edit_get_office:
 * @self: the office
 *
 * Returns: (transfer none): the office with its latest values
 */
const HlOffice *
hl_office_edit_get_office (HlOfficeEdit *self)
{
  return self->office;
}

/**
 * hl_office_edit_set_since:
 * @self: the office
 * @since: from which day changes hold
 * @day: that day, for %HL_SINCE_DAY
 *
 * Decides about the changes that follow.
 */
void
hl_office_edit_set_since (HlOfficeEdit *self,
                          HlOfficeSince since,
                          HlDate        day)
{
  self->since = since;
  self->day = day;
}

/**
 * hl_office_edit_set:
 * @self: the office, loaded
 * @key: a key of hl_office_keys()
 * @value: its value as hl_office_set() takes it
 * @error: return location for an error
 *
 * Changes a value and saves it in the background. A value nobody set before holds always.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (value, or the day from which it is to hold)
 */
gboolean
hl_office_edit_set (HlOfficeEdit *self,
                    const char   *key,
                    const char   *value,
                    GError      **error)
{
  g_autofree char *before = hl_office_get (self->office, key);
  g_autofree char *after = NULL;
  Change *change;
  HlDate from;

  if (!find_day (self, key, &from, error) || !hl_office_set (self->office, key, value, error))
    return FALSE;

  after = hl_office_get (self->office, key);
  if (g_str_equal (before, after))
    return TRUE;

  change = g_new0 (Change, 1);
  change->key = g_strdup (key);
  change->value = g_steal_pointer (&after);
  change->from = from;
  start_saving (self, change);

  return TRUE;
}

/**
 * hl_office_edit_save_person:
 * @self: the office, loaded
 * @person: a person that hl_office_check_person() accepts
 *
 * Adds or changes a person, in the background.
 */
void
hl_office_edit_save_person (HlOfficeEdit   *self,
                            const HlPerson *person)
{
  Change *change = g_new0 (Change, 1);

  change->person = *person;
  change->person.code = g_strdup (person->code);
  change->person.name = g_strdup (person->name);
  start_saving (self, change);
}

/**
 * hl_office_edit_say_days:
 * @self: the office
 * @key: a key of hl_office_keys()
 * @with_before: whether to say what stood there before
 *
 * Returns: (transfer full): since when the value holds; "" when nothing stood there before
 */
char *
hl_office_edit_say_days (HlOfficeEdit *self,
                         const char   *key,
                         gboolean      with_before)
{
  const HlOfficeValue *before = NULL;
  const HlOfficeValue *latest = self->values != NULL ? find_latest (self, key) : NULL;
  g_autofree char *day = NULL;

  if (latest == NULL || latest->from == HL_DATE_NONE)
    return g_strdup ("");

  for (guint i = 0; self->values->pdata[i] != latest; i++)
    {
      const HlOfficeValue *value = self->values->pdata[i];

      if (g_str_equal (value->key, key))
        before = value;
    }

  if (before == NULL || *before->value == '\0')
    return g_strdup ("");

  day = hl_date_to_display (latest->from);
  if (!with_before)
    return g_strdup_printf (_("Holds from %s on; old rounds keep what stood here before."), day);

  return g_strdup_printf (_("Holds from %s on; before: %s"), day, before->value);
}
