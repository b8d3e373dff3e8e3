#include "chart/hl-canvas.h"

/* With fixed metrics every character of this font is 5 points wide. */
static const HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, 10.0 };

typedef struct
{
  const char *text;
  double      width;
  const char *lines; /* joined by "|" */
} WrapCase;

static void
test_wrap (void)
{
  static const WrapCase cases[] = {
    { "", 50.0, "" },
    { "Hài lòng", 50.0, "Hài lòng" },
    { "Hài lòng", 40.0, "Hài lòng" },
    { "Hài lòng", 39.9, "Hài|lòng" },
    { "Công chức một cửa", 50.0, "Công chức|một cửa" },
    { "a\nb\n\nc\n", 50.0, "a|b||c|" },
    { "hai  dấu cách", 45.0, "hai  dấu|cách" },
    { "cuối dòng  ", 50.0, "cuối dòng" },
    { "  thụt đầu", 30.0, "  thụt|đầu" },
    { "  thụt đầu", 22.0, "thụt|đầu" },
    { "tổng 1.240 phiếu", 45.0, "tổng|1.240|phiếu" },
    { "Tiếp Nhận/Trả kết quả", 50.0, "Tiếp|Nhận/Trả|kết quả" },
    { "Nhận/Trả", 30.0, "Nhận/|Trả" },
    { "số 12/2026/QĐ-UBND", 40.0, "số|12/2026/|QĐ-UBND" },
    { "2024–2026", 30.0, "2024–2|026" },
    { "https://dichvucong.gov.vn/a", 50.0, "https://|dichvucong|.gov.vn/a" },
    { "Có hài lòng không ?", 85.0, "Có hài lòng|không ?" },
    { "tỷ lệ 85 %", 40.0, "tỷ lệ|85 %" },
    { "Nghiêngngả", 20.0, "Nghi|êngn|gả" },
    { "xa Nghiêngngả", 20.0, "xa|Nghi|êngn|gả" },
    { "abc", 1.0, "a|b|c" },
    { "o\xcc\x82\xcc\xa3o\xcc\x82\xcc\xa3", 5.0, "o\xcc\x82\xcc\xa3|o\xcc\x82\xcc\xa3" },
    { "85\xc2\xa0%", 15.0, "85\xc2\xa0|%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) lines = hl_metrics_wrap (hl_metrics_fixed (), &font, cases[i].text,
                                              cases[i].width);
      g_autofree char *joined = g_strjoinv ("|", lines);

      g_assert_cmpstr (joined, ==, cases[i].lines);
    }
}

static void
test_ellipsize (void)
{
  static const WrapCase cases[] = {
    { "Hài lòng", 40.0, "Hài lòng" },
    { "Hài lòng", 39.0, "Hài lò…" },
    { "Hài lòng", 25.0, "Hài…" },
    { "Hài lòng", 3.0, "…" },
    { "o\xcc\x82\xcc\xa3 o\xcc\x82\xcc\xa3", 10.0, "o\xcc\x82\xcc\xa3…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hl_metrics_ellipsize (hl_metrics_fixed (), &font, cases[i].text,
                                                    cases[i].width);

      g_assert_cmpstr (text, ==, cases[i].lines);
    }
}

static void
test_fixed (void)
{
  const HlMetrics *metrics = hl_metrics_fixed ();

  g_assert_cmpfloat (hl_metrics_width (metrics, &font, "Việt\n"), ==, 20.0);
  g_assert_cmpfloat (metrics->width (metrics, &font, "Việt", 2), ==, 10.0);
  g_assert_cmpfloat (metrics->ascent (metrics, &font) + metrics->descent (metrics, &font), ==,
                     10.0);
  g_assert_true (metrics->has_glyph (metrics, &font, 0x1ec7));
  g_assert_false (metrics->has_glyph (metrics, &font, '\t'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/wrap", test_wrap);
  g_test_add_func ("/metrics/ellipsize", test_ellipsize);
  g_test_add_func ("/metrics/fixed", test_fixed);

  return g_test_run ();
}
