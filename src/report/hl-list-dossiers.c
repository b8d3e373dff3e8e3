#include "report/hl-list.h"

#include "core/hl-text.h"
#include "report/hl-words.h"

/* The list of drawn dossiers, by which forms are handed out. */

#define TITLE "Danh sách hồ sơ chọn khảo sát"

static const HlColumn columns[] = {
  { HL_TEXT_CENTER, .least = 30.0 }, { HL_TEXT_LEFT, .least = 110.0 },
  { HL_TEXT_LEFT, .least = 90.0 }, { HL_TEXT_LEFT, .least = 80.0 },
  { HL_TEXT_CENTER, .least = 64.0 }, { HL_TEXT_CENTER, .least = 50.0 },
  { HL_TEXT_CENTER, .least = 60.0 }, { HL_TEXT_LEFT, .least = 110.0 },
  { HL_TEXT_LEFT, .least = 115.0 },
};

static const char *const titles[] = {
  "STT", "Số hồ sơ", "Lĩnh vực", "Địa bàn", "Ngày trả kết quả", "Loại", "Số phiếu", "Kết quả",
  "Ký nhận",
};

/* Every how manieth dossier was taken. */
static char *
write_interval (const HlDrawPart *part)
{
  return hl_number_format ((double) part->population / part->size, 2, HL_LANGUAGE_VI);
}

static char *
describe_draw (const HlDossierList *list)
{
  GString *out = g_string_new ("Chọn ngẫu nhiên theo khoảng cách đều từ danh sách ");
  HlDrawPart all = { HL_NO_INDEX, 0, 0, 0 };
  g_autofree char *population = NULL;
  g_autofree char *size = NULL;
  g_autofree char *reserves = NULL;
  g_autofree char *interval = NULL;

  for (guint i = 0; i < list->parts->len; i++)
    {
      const HlDrawPart *part = &g_array_index (list->parts, HlDrawPart, i);

      all.population += part->population;
      all.size += part->size;
      all.reserves += part->reserves;
    }

  population = hl_count_format (all.population, HL_LANGUAGE_VI);
  size = hl_count_format (all.size, HL_LANGUAGE_VI);
  reserves = hl_count_format (all.reserves, HL_LANGUAGE_VI);
  interval = write_interval (&all);
  g_string_append_printf (out, "%s hồ sơ xếp theo lĩnh vực, địa bàn, ngày và số hồ sơ: cỡ mẫu %s, "
                          "dự phòng %s, ", population, size, reserves);
  if (list->parts->len == 1)
    g_string_append_printf (out, "khoảng cách chọn %s, ", interval);
  g_string_append_printf (out, "số khởi tạo %" G_GUINT64_FORMAT ". Cùng danh sách và cùng số khởi "
                          "tạo thì chọn được đúng các hồ sơ này. Hồ sơ dự phòng chỉ dùng khi không "
                          "gặp được người của một hồ sơ chính cùng lĩnh vực; ghi số hồ sơ được "
                          "thay vào cột Kết quả.", list->seed);

  return g_string_free (out, FALSE);
}

/* "Hộ tịch: 400 hồ sơ, chọn 50, khoảng cách chọn 8,00" */
static void
add_part (HlTable             *table,
          const HlDossierList *list,
          guint                field)
{
  for (guint i = 0; i < list->parts->len; i++)
    {
      const HlDrawPart *part = &g_array_index (list->parts, HlDrawPart, i);
      g_autofree char *population = NULL;
      g_autofree char *size = NULL;
      g_autofree char *interval = NULL;

      if (part->field != field || field == HL_NO_INDEX)
        continue;

      population = hl_count_format (part->population, HL_LANGUAGE_VI);
      size = hl_count_format (part->size, HL_LANGUAGE_VI);
      interval = write_interval (part);
      hl_table_add_row (table, HL_ROW_GROUP);
      hl_table_take_cell (table, g_strdup_printf ("%s: %s hồ sơ, chọn %s, khoảng cách chọn %s",
                                                  list->survey->fields[field].name, population,
                                                  size, interval));
    }
}

static void
add_entry (HlTable              *table,
           const HlSurvey       *survey,
           const HlDossierEntry *entry,
           guint                 number)
{
  const guint width = hl_survey_serial_width (survey);

  hl_table_add_row (table, HL_ROW_BODY);
  hl_table_take_cell (table, hl_count_format (number, HL_LANGUAGE_VI));
  hl_table_add_cell (table, entry->number);
  hl_table_add_cell (table, entry->field != HL_NO_INDEX ? survey->fields[entry->field].name : "");
  hl_table_add_cell (table, entry->area != HL_NO_INDEX ? survey->areas[entry->area].name : "");
  hl_table_take_cell (table, hl_words_date (entry->day));
  hl_table_add_cell (table, entry->reserve ? "Dự phòng" : "Chính");
  hl_table_take_cell (table, entry->serial != 0 ? hl_serial_format_checked (entry->serial, width) :
                      g_strdup (""));
  hl_table_add_cell (table, "");
  hl_table_add_cell (table, "");
}

static HlTable *
make_table (const HlDossierList *list,
            gboolean             reserve,
            guint               *out_n)
{
  HlTable *table = hl_list_new_table (columns, titles, G_N_ELEMENTS (titles));
  guint last_field = HL_NO_INDEX;
  guint n = 0;

  for (guint i = 0; i < list->entries->len; i++)
    {
      const HlDossierEntry *entry = &g_array_index (list->entries, HlDossierEntry, i);

      if (entry->reserve != reserve)
        continue;

      if (!reserve && entry->field != last_field)
        add_part (table, list, entry->field);
      last_field = entry->field;
      add_entry (table, list->survey, entry, ++n);
    }

  *out_n = n;

  return table;
}

/**
 * hl_list_dossiers_build:
 * @list: what was drawn, from what and how
 *
 * Lays out the list of drawn dossiers by which forms are handed out, on A4 lying on its side: those
 * drawn with the form meant for each, then the reserves; every row at least 9 mm high with a place
 * for the signature.
 *
 * Returns: (transfer full) (element-type HlScene): the pages
 */
GPtrArray *
hl_list_dossiers_build (const HlDossierList *list)
{
  g_autofree char *footer = g_strdup_printf (TITLE ". %s", list->survey->title);
  g_autofree char *remark = describe_draw (list);
  g_autoptr (HlFlow) flow = hl_flow_new_list (list->metrics, footer);
  guint n_drawn, n_reserves;
  g_autoptr (HlTable) drawn = make_table (list, FALSE, &n_drawn);
  g_autoptr (HlTable) reserves = make_table (list, TRUE, &n_reserves);

  hl_list_add_head (flow, list->survey, list->office, "DANH SÁCH HỒ SƠ CHỌN KHẢO SÁT", remark);
  hl_flow_list (flow, drawn);
  if (n_reserves > 0)
    hl_flow_more_table (flow, "Hồ sơ dự phòng, dùng theo thứ tự", reserves);
  hl_list_add_signatures (flow, list->office, "NGƯỜI LẬP DANH SÁCH", "NGƯỜI PHÁT PHIẾU");

  return hl_flow_to_pages (flow, FALSE, NULL);
}
