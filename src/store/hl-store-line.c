/* Canonical lines: every stored column of the rows of one thing, to be hashed into its log entry.
 *
 * A row is a newline, the table's name, then its columns in the order of the statements below, each
 * behind a `|`: NULL `-`, an integer in decimal, a text as `length:text`, bytes as `length=bytes`,
 * a real as `r` and the hex of its bits. A later migration that adds a column must leave it out of
 * the line while it holds its default. */
#include "store/hl-store-private.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

static const char response_row[] =
  "SELECT id, survey_id, state, serial, day, channel, respondent, field, area, procedure, officer,"
  " interviewer, flags, layout, answers, keyer, saved_at, excluded_by, excluded_reason"
  " FROM response WHERE id = :id";
static const char response_texts[] =
  "SELECT question, option, text IS NOT NULL, salt IS NOT NULL, hash"
  " FROM response_text WHERE response_id = :id ORDER BY question, option";

static const char response_results[] =
  "SELECT position, kind, done_at, person, same_person, random, compared FROM verify_result"
  " WHERE response_id = :id ORDER BY position";
static const char response_differences[] =
  "SELECT result, box, first, second, outcome FROM verify_difference"
  " WHERE response_id = :id ORDER BY result, box";

static const char survey_row[] =
  "SELECT id, uuid, title, questionnaire_id, state, from_day, to_day, formula, factor_rule,"
  " overall_rule,"
  " overall_question, official, target, sampling, seed FROM survey WHERE id = :id";
static const char survey_rules[] =
  "SELECT rule, effect, threshold FROM survey_rule WHERE survey_id = :id ORDER BY rule";
static const char survey_fields[] =
  "SELECT position, name, quota, population FROM survey_field WHERE survey_id = :id ORDER BY"
  " position";
static const char survey_areas[] =
  "SELECT position, name, quota, population FROM survey_area WHERE survey_id = :id ORDER BY"
  " position";
static const char survey_procedures[] =
  "SELECT position, name, field FROM survey_procedure WHERE survey_id = :id ORDER BY position";
static const char survey_ranges[] =
  "SELECT position, first, last, field, area FROM survey_range WHERE survey_id = :id ORDER BY"
  " position";
static const char survey_steps[] =
  "SELECT position, title, due, product, lead, helper, state FROM survey_step"
  " WHERE survey_id = :id ORDER BY position";
static const char survey_due_days[] =
  "SELECT position, due_day FROM survey_step WHERE survey_id = :id AND due_day IS NOT NULL"
  " ORDER BY position";
static const char survey_officers[] =
  "SELECT position, field, person, from_day, to_day FROM survey_officer WHERE survey_id = :id"
  " ORDER BY position";
static const char survey_texts[] =
  "SELECT name, text FROM survey_text WHERE survey_id = :id ORDER BY name";
static const char survey_imports[] =
  "SELECT id, entry, at, person, name, digest, n_lines, n_imported, n_refused, first_response,"
  " taken_back_at, taken_back_by, taken_back_reason FROM import WHERE survey_id = :id ORDER BY id";

static const char survey_paper[] =
  "SELECT large, content FROM survey_paper WHERE survey_id = :id ORDER BY large";

static const char survey_draws[] =
  "SELECT position, drawn_at, person, seed, share, least, n_forms FROM verify_draw"
  " WHERE survey_id = :id ORDER BY position";
static const char survey_drawn[] =
  "SELECT draw, response_id FROM verify_form WHERE survey_id = :id ORDER BY draw, response_id";

static const char survey_batches[] =
  "SELECT id, number, paper, opened_by, opened_at, keyed, closed_by, closed_at FROM batch"
  " WHERE survey_id = :id ORDER BY id";
static const char survey_batch_forms[] =
  "SELECT batch_id, response_id FROM batch_form JOIN batch ON batch.id = batch_id"
  " WHERE survey_id = :id AND closed_at IS NOT NULL ORDER BY batch_id, response_id";

static const char survey_register[] =
  "SELECT first, last, area, issued_day, outcome, outcome_day, replaced_by FROM survey_register"
  " WHERE survey_id = :id ORDER BY first";
static const char survey_register_texts[] =
  "SELECT first, kind, text IS NOT NULL, salt IS NOT NULL, hash FROM survey_register_text"
  " WHERE survey_id = :id ORDER BY first, kind";

static const char questionnaire_row[] =
  "SELECT id, code, revision, title, short_title, description, source, formula, layout, n_bytes"
  " FROM questionnaire WHERE id = :id";
static const char questionnaire_deleted[] =
  "SELECT at FROM questionnaire_deleted WHERE questionnaire_id = :id";
static const char questionnaire_texts[] =
  "SELECT name, text FROM questionnaire_text WHERE questionnaire_id = :id ORDER BY name";
static const char parts[] =
  "SELECT position, code, number, title, short_title, lead, scored FROM part"
  " WHERE questionnaire_id = :id ORDER BY position";
static const char factors[] =
  "SELECT position, part, code, number, title, short_title FROM factor"
  " WHERE questionnaire_id = :id ORDER BY position";
static const char questions[] =
  "SELECT position, factor, code, number, text, short_text, identity, type, kind, role, wording,"
  " scale, unit,"
  " required, sensitive, no_opinion, descending, max_choices, n_lines, minimum, maximum"
  " FROM question WHERE questionnaire_id = :id ORDER BY position";
static const char options[] =
  "SELECT question, position, label, short_label, flag, has_text FROM question_option"
  " WHERE questionnaire_id = :id ORDER BY question, position";
static const char jumps[] =
  "SELECT question, position, negate FROM jump WHERE questionnaire_id = :id ORDER BY question,"
  " position";
static const char jump_options[] =
  "SELECT question, jump, position, option FROM jump_option"
  " WHERE questionnaire_id = :id ORDER BY question, jump, position";
static const char jump_targets[] =
  "SELECT question, jump, position, target FROM jump_target"
  " WHERE questionnaire_id = :id ORDER BY question, jump, position";
static const char contradictions[] =
  "SELECT position, code, text FROM contradiction WHERE questionnaire_id = :id ORDER BY position";
static const char conditions[] =
  "SELECT contradiction, position, question, negate FROM contradiction_condition"
  " WHERE questionnaire_id = :id ORDER BY contradiction, position";
static const char condition_options[] =
  "SELECT contradiction, condition, position, option FROM condition_option"
  " WHERE questionnaire_id = :id ORDER BY contradiction, condition, position";

static const char office_row[] =
  "SELECT id, key, value, from_day FROM office_value WHERE id = :id";
static const char person_row[] =
  "SELECT id, role, code, name, from_day, to_day FROM person WHERE id = :id";

typedef struct
{
  HlSubject   subject;
  const char *table;
  const char *sql;
} LinePart;

static const LinePart line_parts[] = {
  { HL_SUBJECT_RESPONSE, "form", response_row },
  { HL_SUBJECT_RESPONSE, "text", response_texts },
  { HL_SUBJECT_RESPONSE, "verify", response_results },
  { HL_SUBJECT_RESPONSE, "difference", response_differences },
  { HL_SUBJECT_SURVEY, "survey", survey_row },
  { HL_SUBJECT_SURVEY, "rule", survey_rules },
  { HL_SUBJECT_SURVEY, "field", survey_fields },
  { HL_SUBJECT_SURVEY, "area", survey_areas },
  { HL_SUBJECT_SURVEY, "procedure", survey_procedures },
  { HL_SUBJECT_SURVEY, "range", survey_ranges },
  { HL_SUBJECT_SURVEY, "step", survey_steps },
  { HL_SUBJECT_SURVEY, "text", survey_texts },
  { HL_SUBJECT_SURVEY, "draw", survey_draws },
  { HL_SUBJECT_SURVEY, "drawn", survey_drawn },
  { HL_SUBJECT_SURVEY, "batch", survey_batches },
  { HL_SUBJECT_SURVEY, "batch-form", survey_batch_forms },
  { HL_SUBJECT_SURVEY, "import", survey_imports },
  { HL_SUBJECT_SURVEY, "paper", survey_paper },
  { HL_SUBJECT_SURVEY, "register", survey_register },
  { HL_SUBJECT_SURVEY, "register-text", survey_register_texts },
  { HL_SUBJECT_SURVEY, "officer", survey_officers },
  { HL_SUBJECT_SURVEY, "due", survey_due_days },
  { HL_SUBJECT_QUESTIONNAIRE, "questionnaire", questionnaire_row },
  { HL_SUBJECT_QUESTIONNAIRE, "text", questionnaire_texts },
  { HL_SUBJECT_QUESTIONNAIRE, "part", parts },
  { HL_SUBJECT_QUESTIONNAIRE, "factor", factors },
  { HL_SUBJECT_QUESTIONNAIRE, "question", questions },
  { HL_SUBJECT_QUESTIONNAIRE, "option", options },
  { HL_SUBJECT_QUESTIONNAIRE, "jump", jumps },
  { HL_SUBJECT_QUESTIONNAIRE, "jump-option", jump_options },
  { HL_SUBJECT_QUESTIONNAIRE, "jump-target", jump_targets },
  { HL_SUBJECT_QUESTIONNAIRE, "contradiction", contradictions },
  { HL_SUBJECT_QUESTIONNAIRE, "condition", conditions },
  { HL_SUBJECT_QUESTIONNAIRE, "condition-option", condition_options },
  { HL_SUBJECT_QUESTIONNAIRE, "deleted", questionnaire_deleted },
  { HL_SUBJECT_OFFICE, "office", office_row },
  { HL_SUBJECT_PERSON, "person", person_row },
};

/* As g_string_append_len(), without its care for a source inside the string: this is the inner loop
 * of an import. */
static inline void
append (GString    *line,
        const void *bytes,
        gsize       size)
{
  gsize start = line->len;

  g_string_set_size (line, start + size);
  memcpy (line->str + start, bytes, size);
}

/**
 * hl_line_add_int:
 * @line: a canonical line
 * @value: the integer of the next column
 */
void
hl_line_add_int (GString *line,
                 gint64   value)
{
  char digits[24];
  guint i = sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    {
      digits[--i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    digits[--i] = '-';
  digits[--i] = '|';

  append (line, digits + i, sizeof digits - i);
}

/**
 * hl_line_add_null:
 * @line: a canonical line whose next column is NULL
 */
void
hl_line_add_null (GString *line)
{
  append (line, "|-", 2);
}

/**
 * hl_line_add_text:
 * @line: a canonical line
 * @text: text of the next column
 * @size: its length in bytes
 */
void
hl_line_add_text (GString    *line,
                  const char *text,
                  gsize       size)
{
  hl_line_add_int (line, (gint64) size);
  append (line, ":", 1);
  append (line, text, size);
}

/**
 * hl_line_add_bytes:
 * @line: a canonical line
 * @bytes: (array length=size): bytes of the next column
 * @size: how many
 */
void
hl_line_add_bytes (GString      *line,
                   const guint8 *bytes,
                   gsize         size)
{
  hl_line_add_int (line, (gint64) size);
  append (line, "=", 1);
  append (line, bytes, size);
}

static void
add_real (GString *line,
          double   value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  g_string_append_printf (line, "|r%016" G_GINT64_MODIFIER "x", bits);
}

static void
add_column (GString      *line,
            sqlite3_stmt *row,
            int           column)
{
  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_INTEGER:
      hl_line_add_int (line, sqlite3_column_int64 (row, column));
      break;

    case SQLITE_FLOAT:
      add_real (line, sqlite3_column_double (row, column));
      break;

    case SQLITE_TEXT:
      hl_line_add_text (line, (const char *) sqlite3_column_text (row, column),
                        (gsize) sqlite3_column_bytes (row, column));
      break;

    case SQLITE_BLOB:
      hl_line_add_bytes (line, sqlite3_column_blob (row, column),
                         (gsize) sqlite3_column_bytes (row, column));
      break;

    default:
      hl_line_add_null (line);
      break;
    }
}

/**
 * hl_line_add_row:
 * @line: a canonical line
 * @table: name the row goes by
 * @row: a statement on a row
 * @n_columns: how many of its columns are added
 */
void
hl_line_add_row (GString    *line,
                 const char *table,
                 HlStmt     *row,
                 int         n_columns)
{
  sqlite3_stmt *handle = hl_stmt_get_handle (row);

  g_string_append_c (line, '\n');
  g_string_append (line, table);
  for (int i = 0; i < n_columns; i++)
    add_column (line, handle, i);
}

/**
 * hl_store_digest:
 * @self: a store
 * @first: bytes
 * @first_size: how many
 * @second: bytes that follow them
 * @second_size: how many
 * @out_digest: (out): SHA-256 of both
 *
 * Hashes without making a new checksum each time.
 */
void
hl_store_digest (HlStore    *self,
                 const void *first,
                 gsize       first_size,
                 const void *second,
                 gsize       second_size,
                 guint8      out_digest[HL_DIGEST_SIZE])
{
  gsize size = HL_DIGEST_SIZE;

  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, first, (gssize) first_size);
  g_checksum_update (self->checksum, second, (gssize) second_size);
  g_checksum_get_digest (self->checksum, out_digest, &size);
}

static gboolean
add_part (HlStore        *self,
          const LinePart *part,
          gint64          id,
          GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, part->sql, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  int n_columns = sqlite3_column_count (hl_stmt_get_handle (stmt));
  hl_stmt_bind_int (stmt, ":id", id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    hl_line_add_row (self->line, part->table, stmt, n_columns);

  return step == HL_STEP_DONE;
}

/**
 * hl_store_digest_subject:
 * @self: a store
 * @subject: kind of thing
 * @id: its id
 * @out_digest: (out): SHA-256 of its canonical line, as stored now
 * @error: return location for an error
 *
 * Hashes all rows of one response, survey, questionnaire, office value or person, read from the
 * file.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_digest_subject (HlStore  *self,
                         HlSubject subject,
                         gint64    id,
                         guint8    out_digest[HL_DIGEST_SIZE],
                         GError  **error)
{
  g_string_truncate (self->line, 0);
  for (guint i = 0; i < G_N_ELEMENTS (line_parts); i++)
    if (line_parts[i].subject == subject && !add_part (self, &line_parts[i], id, error))
      return FALSE;

  hl_store_digest (self, self->line->str, self->line->len, NULL, 0, out_digest);

  return TRUE;
}
