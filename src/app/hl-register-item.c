#include "app/hl-register-item.h"

#include "core/hl-i18n.h"
#include "exchange/hl-register-serials.h"
#include "exchange/hl-register-words.h"

struct _HlRegisterItem
{
  GObject parent_instance;

  /* owned */
  HlRegisterBook *book;

  guint           index;
};

G_DEFINE_FINAL_TYPE (HlRegisterItem, hl_register_item, G_TYPE_OBJECT)

static void
hl_register_item_finalize (GObject *object)
{
  hl_register_book_unref (HL_REGISTER_ITEM (object)->book);

  G_OBJECT_CLASS (hl_register_item_parent_class)->finalize (object);
}

static void
hl_register_item_class_init (HlRegisterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_register_item_finalize;
}

static void
hl_register_item_init (HlRegisterItem *self)
{
}

/**
 * hl_register_item_new:
 * @book: a register
 * @index: index of one of its rows
 *
 * Returns: (transfer full): the row
 */
HlRegisterItem *
hl_register_item_new (HlRegisterBook *book,
                      guint           index)
{
  HlRegisterItem *self = g_object_new (HL_TYPE_REGISTER_ITEM, NULL);

  self->book = hl_register_book_ref (book);
  self->index = index;

  return self;
}

static gboolean
is_same (const HlRegisterRow *one,
         const HlRegisterRow *other)
{
  const HlRegisterSpan *a = one->span;
  const HlRegisterSpan *b = other->span;

  if (one->first != other->first || one->last != other->last || one->area != other->area ||
      one->outcome != other->outcome)
    return FALSE;
  if (a == NULL || b == NULL)
    return a == b;

  return a->day == b->day && a->outcome_day == b->outcome_day &&
         a->replaced_by == b->replaced_by && g_str_equal (a->issued_to, b->issued_to) &&
         g_str_equal (a->note, b->note);
}

/**
 * hl_register_item_move:
 * @self: an item
 * @book: a register
 * @index: index of one of its rows
 *
 * Takes the place of a row of a later register, when that row says the same.
 *
 * Returns: whether it does
 */
gboolean
hl_register_item_move (HlRegisterItem *self,
                       HlRegisterBook *book,
                       guint           index)
{
  const HlRegisterRow *row = &g_array_index (book->rows, HlRegisterRow, index);

  if (book->survey->id != self->book->survey->id ||
      hl_survey_serial_width (book->survey) != hl_survey_serial_width (self->book->survey) ||
      !is_same (hl_register_item_get_row (self), row))
    return FALSE;

  hl_register_book_ref (book);
  hl_register_book_unref (self->book);
  self->book = book;
  self->index = index;

  return TRUE;
}

/**
 * hl_register_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): its row
 */
const HlRegisterRow *
hl_register_item_get_row (HlRegisterItem *self)
{
  return &g_array_index (self->book->rows, HlRegisterRow, self->index);
}

static char *
format_day (HlDate day)
{
  return day != HL_DATE_NONE ? hl_date_to_display (day) : g_strdup ("");
}

/* "Lost form", "Replaced by another form → 154-1". */
static char *
format_outcome (HlRegisterItem      *self,
                const HlRegisterRow *row)
{
  g_autofree char *other = NULL;

  if (row->outcome == HL_OUTCOME_OUTSTANDING && !hl_register_row_is_handed_out (row))
    return g_strdup (_("Not handed out"));
  if (row->span == NULL || row->span->replaced_by == 0)
    return g_strdup (hl_outcome_title (row->outcome));

  other = hl_register_format_checked (self->book->survey, row->span->replaced_by,
                                      row->span->replaced_by);

  return g_strdup_printf ("%s → %s", hl_outcome_title (row->outcome), other);
}

/**
 * hl_register_item_format:
 * @self: an item
 * @column: a column
 *
 * Returns: (transfer full): what stands there, "" for nothing
 */
char *
hl_register_item_format (HlRegisterItem      *self,
                         HlRegisterListColumn column)
{
  const HlRegisterRow *row = hl_register_item_get_row (self);
  const HlRegisterSpan *span = row->span;

  switch (column)
    {
    case HL_REGISTER_COLUMN_SERIALS:
      return hl_register_format_checked (self->book->survey, row->first, row->last);

    case HL_REGISTER_COLUMN_PERSON:
      return g_strdup (span != NULL ? span->issued_to : "");

    case HL_REGISTER_COLUMN_AREA:
      return g_strdup (row->area != HL_NO_INDEX ? self->book->survey->areas[row->area].name : "");

    case HL_REGISTER_COLUMN_DAY:
      return format_day (span != NULL ? span->day : HL_DATE_NONE);

    case HL_REGISTER_COLUMN_OUTCOME:
      return format_outcome (self, row);

    case HL_REGISTER_COLUMN_OUTCOME_DAY:
      return format_day (span != NULL ? span->outcome_day : HL_DATE_NONE);

    case HL_REGISTER_COLUMN_NOTE:
    case HL_N_REGISTER_LIST_COLUMNS:
      break;
    }

  return g_strdup (span != NULL ? span->note : "");
}

static gboolean
has_conflict (HlRegisterItem      *self,
              const HlRegisterRow *row)
{
  const GArray *conflicts = self->book->count->conflicts;
  guint low = 0;
  guint high = conflicts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (conflicts, HlRegisterConflict, middle).serial < row->first)
        low = middle + 1;
      else
        high = middle;
    }

  return low < conflicts->len &&
         g_array_index (conflicts, HlRegisterConflict, low).serial <= row->last;
}

static gboolean
is_shown (HlRegisterItem      *self,
          const HlRegisterRow *row,
          HlRegisterShow       show)
{
  const gboolean is_outstanding = row->outcome == HL_OUTCOME_OUTSTANDING;

  switch (show)
    {
    case HL_REGISTER_SHOW_OUTSTANDING:
      return is_outstanding;

    case HL_REGISTER_SHOW_HANDED_OUT:
      return is_outstanding && hl_register_row_is_handed_out (row);

    case HL_REGISTER_SHOW_FREE:
      return is_outstanding && !hl_register_row_is_handed_out (row);

    case HL_REGISTER_SHOW_OTHER:
      return !is_outstanding && row->outcome != HL_OUTCOME_RETURNED;

    case HL_REGISTER_SHOW_CONFLICTS:
      return has_conflict (self, row);

    case HL_REGISTER_SHOW_ALL:
      break;
    }

  return TRUE;
}

static gboolean
holds (const char *text,
       const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strstr_len (folded, -1, wanted) != NULL;
}

/**
 * hl_register_item_matches:
 * @self: an item
 * @show: which rows are wanted
 * @text: a serial, or letters of a name or a note, case folded; "" = any
 *
 * Returns: whether the row is wanted
 */
gboolean
hl_register_item_matches (HlRegisterItem *self,
                          HlRegisterShow  show,
                          const char     *text)
{
  const HlRegisterRow *row = hl_register_item_get_row (self);
  gint64 first, last;

  if (!is_shown (self, row, show))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (hl_register_parse_serials (text, &first, &last, NULL))
    return row->first <= last && row->last >= first;

  return row->span != NULL &&
         (holds (row->span->issued_to, text) || holds (row->span->note, text));
}
