#include "report/hl-list.h"

#include "core/hl-text.h"
#include "report/hl-words.h"

/* The list of forms handed out and returned. */

#define TITLE "Danh sách phát, thu phiếu"
#define REMARK \
  "Kết quả thu ghi: đã thu; trắng; hỏng; từ chối; không gặp; nhầm người; thay bằng phiếu số …; " \
  "mất. Người nhận ký khi nhận phiếu."

/**
 * hl_forms_entry_new:
 * @first: first serial
 * @last: last one
 *
 * Returns: (transfer full): a line with everything else to be written in
 */
HlFormsEntry *
hl_forms_entry_new (gint64 first,
                    gint64 last)
{
  HlFormsEntry *self = g_new0 (HlFormsEntry, 1);

  self->first = first;
  self->last = last;
  self->area = HL_NO_INDEX;

  return self;
}

/**
 * hl_forms_entry_free:
 * @self: (transfer full): a line
 *
 * Frees it.
 */
void
hl_forms_entry_free (HlFormsEntry *self)
{
  g_free (self->person);
  g_free (self->result);
  g_free (self);
}

static char *
write_serials (const HlSurvey     *survey,
               const HlFormsEntry *entry)
{
  const guint width = hl_survey_serial_width (survey);
  g_autofree char *first = hl_serial_format_checked (entry->first, width);
  g_autofree char *last = hl_serial_format_checked (entry->last, width);

  return entry->first == entry->last ? g_steal_pointer (&first) :
         g_strdup_printf ("%s\u00a0–\u00a0%s", first, last);
}

static void
add_entry (HlTable            *table,
           const HlSurvey     *survey,
           const HlFormsEntry *entry,
           guint               number)
{
  const gint64 n_forms = entry->last - entry->first + 1;

  hl_table_add_row (table, HL_ROW_BODY);
  hl_table_take_cell (table, hl_count_format (number, HL_LANGUAGE_VI));
  hl_table_take_cell (table, write_serials (survey, entry));
  hl_table_add_cell (table, entry->person != NULL ? entry->person : "");
  hl_table_add_cell (table, entry->area != HL_NO_INDEX ? survey->areas[entry->area].name : "");
  hl_table_take_cell (table, hl_words_date (entry->day));
  hl_table_take_cell (table, hl_count_format (n_forms, HL_LANGUAGE_VI));
  hl_table_add_cell (table, entry->result != NULL ? entry->result : "");
  hl_table_add_cell (table, "");
}

static void
add_field (HlTable        *table,
           const HlSurvey *survey,
           guint           field)
{
  hl_table_add_row (table, HL_ROW_GROUP);
  hl_table_take_cell (table, field != HL_NO_INDEX ?
                      g_strdup_printf ("Lĩnh vực: %s", survey->fields[field].name) :
                      g_strdup ("Mọi lĩnh vực"));
}

static void
add_entries (HlTable         *table,
             const HlSurvey  *survey,
             const GPtrArray *entries)
{
  guint last_field = HL_NO_INDEX;

  for (guint i = 0; i < entries->len; i++)
    {
      const HlFormsEntry *entry = entries->pdata[i];
      const HlSerialRange *range = hl_survey_find_range (survey, entry->first);
      const guint field = range != NULL ? range->field : HL_NO_INDEX;

      if (field != last_field)
        add_field (table, survey, field);
      last_field = field;
      add_entry (table, survey, entry, i + 1);
    }
}

static void
add_total (HlTable         *table,
           const GPtrArray *entries)
{
  gint64 n_forms = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const HlFormsEntry *entry = entries->pdata[i];

      n_forms += entry->last - entry->first + 1;
    }

  hl_table_add_row (table, HL_ROW_TOTAL);
  hl_table_add_cell (table, "");
  hl_table_add_cell (table, "Tổng số");
  for (guint i = 0; i < 3; i++)
    hl_table_add_cell (table, "");
  hl_table_take_cell (table, hl_count_format (n_forms, HL_LANGUAGE_VI));
}

/**
 * hl_list_forms_build:
 * @survey: a survey
 * @office: whose list it is
 * @entries: (element-type HlFormsEntry): its lines, in the order of serials
 * @metrics: measures the text
 *
 * Lays out "Danh sách phát, thu phiếu": on A4 lying on its side, every row at least 9 mm high with
 * a place for the signature. Where ranges belong to fields, their rows stand under the field. About
 * 0.1 ms a line.
 *
 * Returns: (transfer full) (element-type HlScene): the pages
 */
GPtrArray *
hl_list_forms_build (const HlSurvey  *survey,
                     const HlOffice  *office,
                     const GPtrArray *entries,
                     const HlMetrics *metrics)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER, .least = 30.0 }, { HL_TEXT_CENTER, .least = 88.0 },
    { HL_TEXT_LEFT, .least = 145.0 }, { HL_TEXT_LEFT, .least = 80.0 },
    { HL_TEXT_CENTER, .least = 64.0 }, { HL_TEXT_CENTER, .least = 40.0 },
    { HL_TEXT_LEFT, .least = 115.0 }, { HL_TEXT_LEFT, .least = 125.0 },
  };
  static const char *const titles[] = {
    "STT", "Số phiếu", "Người nhận phiếu", "Địa bàn", "Ngày phát", "Số lượng", "Kết quả thu",
    "Ký nhận",
  };
  g_autofree char *footer = g_strdup_printf (TITLE ". %s", survey->title);
  g_autoptr (HlFlow) flow = hl_flow_new_list (metrics, footer);
  g_autoptr (HlTable) table = hl_list_new_table (columns, titles, G_N_ELEMENTS (titles));

  hl_list_add_head (flow, survey, office, "DANH SÁCH PHÁT, THU PHIẾU", REMARK);
  add_entries (table, survey, entries);
  add_total (table, entries);
  hl_flow_list (flow, table);
  hl_list_add_signatures (flow, office, "NGƯỜI LẬP DANH SÁCH", "NGƯỜI PHÁT PHIẾU");

  return hl_flow_to_pages (flow, FALSE, NULL);
}
