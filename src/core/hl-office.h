#pragma once

#include <glib.h>

#include "core/hl-date.h"

G_BEGIN_DECLS

/**
 * HlSigner:
 * @lines: 1–3 lines above the signature, separated by \n ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ
 *   CHỦ TỊCH")
 * @name: "Lê Hồng Sơn"
 */
typedef struct
{
  char *lines;
  char *name;
} HlSigner;

/**
 * HlRecipient:
 * @name: "Phòng Nội vụ"
 * @purpose: "b/c", "t/h", …; "" when none
 * @to: %TRUE: named under Kính gửi
 */
typedef struct
{
  char    *name;
  char    *purpose;
  gboolean to;
} HlRecipient;

/**
 * HlDeadline:
 * @kind: period kind: "month", "quarter", "half", "nine", "year"
 * @cutoffs: first and last day of the data of each period of the year, as "MM-DD" pairs "from..to"
 *   joined by `,` in the order of the periods; a leading `-` puts the first day in the year before
 *   ("-12-15..03-14,03-15..06-14,…"); a day after the end of a month is its last day; "" = the
 *   usual ones (hl_period_parse())
 * @due_day: the report is due before this day of the period's last month (5), 0 = none
 */
typedef struct
{
  char *kind;
  char *cutoffs;
  guint due_day;
} HlDeadline;

/**
 * HlPerson:
 * @role: 'o' officer at the counter, 'i' interviewer, 'k' keyer or other user of the program
 * @code: as in files ("CC-03"); unique within a role
 * @name: "" when unknown
 * @from: first day in office, %HL_DATE_NONE = always
 * @to: last day in office, %HL_DATE_NONE = still there
 */
typedef struct
{
  guint32 id;
  char    role;
  char   *code;
  char   *name;
  HlDate  from;
  HlDate  to;
} HlPerson;

/**
 * HlOffice:
 *
 * Who runs the surveys, as it was on one day. Immutable value, shared by reference count.
 * @name: "UBND phường Trung Hưng"; @parent: "UBND thành phố Hà Nội" or "" ; @place: "Trung Hưng"
 *   (địa danh);
 * @one_stop: name of the one-stop department; @symbol: "UBND" in `BC-UBND`; @heading: lines over
 *   the reports, separated by \n ("ỦY BAN NHÂN DÂN\nPHƯỜNG TRUNG HƯNG"), made from @name when the
 *   office gave none.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read only >*/
  char        *name;
  char        *heading;
  char        *parent;
  char        *place;
  char        *one_stop;
  char        *symbol;
  HlSigner    *signers;
  guint        n_signers;
  HlRecipient *recipients;
  guint        n_recipients;
  HlDeadline  *calendar;
  guint        n_calendar;
  HlPerson    *people;
  guint        n_people;
} HlOffice;

HlOffice       *hl_office_new            (void);
HlOffice       *hl_office_ref            (HlOffice       *self);
void            hl_office_unref          (HlOffice       *self);
gboolean        hl_office_set            (HlOffice       *self,
                                          const char     *key,
                                          const char     *value,
                                          GError        **error);
char           *hl_office_get            (const HlOffice *self,
                                          const char     *key);
const char * const *hl_office_keys       (void);
const HlPerson *hl_office_find_person    (const HlOffice *self,
                                          guint32         id);
char           *hl_office_heading_lines  (const HlOffice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlOffice, hl_office_unref)

G_END_DECLS
