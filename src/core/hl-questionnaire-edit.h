#pragma once

#include <gio/gio.h>

#include "core/hl-questionnaire-builder.h"

G_BEGIN_DECLS

/**
 * HlEditLevel:
 *
 * What an id of the editing model stands for. The questionnaire itself has the id 0.
 */
typedef enum
{
  HL_EDIT_FORM,
  HL_EDIT_PART,
  HL_EDIT_FACTOR,
  HL_EDIT_QUESTION,
} HlEditLevel;

/**
 * HlEditChange:
 * @HL_EDIT_CHANGED_ROW: texts or properties of one part, factor or question, or of the
 *   questionnaire itself (id 0)
 * @HL_EDIT_CHANGED_ALL: rows came, went or moved, or more than one row changed (numbers, a shared
 *   scale); read everything anew
 *
 * What the signal "changed" (HlEditChange change, guint id) tells.
 */
typedef enum
{
  HL_EDIT_CHANGED_ROW,
  HL_EDIT_CHANGED_ALL,
} HlEditChange;

/**
 * HlRevised:
 * @HL_REVISED_PLACE: another number
 * @HL_REVISED_ROLE: another use, in the index or not
 *
 * What the next revision changes of a question.
 */
typedef enum
{
  HL_REVISED_ADDED   = 1 << 0,
  HL_REVISED_REMOVED = 1 << 1,
  HL_REVISED_WORDING = 1 << 2,
  HL_REVISED_ANSWERS = 1 << 3,
  HL_REVISED_PLACE   = 1 << 4,
  HL_REVISED_ROLE    = 1 << 5,
} HlRevised;

/**
 * HlRevision:
 * @id: id of the question
 * @criterion: whether it counts in the index (a removed one: whether it did)
 * @same: whether it keeps its identity, see hl_questionnaire_edit_set_same()
 * @before: its wording before, %NULL of a new one
 * @after: its wording now, %NULL of a removed one
 *
 * A question that the next revision changes.
 */
typedef struct
{
  guint     id;
  HlRevised changes;
  gboolean  criterion;
  gboolean  same;
  char     *before;
  char     *after;
} HlRevision;

#define HL_TYPE_QUESTIONNAIRE_EDIT (hl_questionnaire_edit_get_type ())
G_DECLARE_FINAL_TYPE (HlQuestionnaireEdit, hl_questionnaire_edit, HL, QUESTIONNAIRE_EDIT, GObject)

/* The questionnaire under the hands. Ids stay the same over undo and redo and are never reused;
 * indexes are those of the present draft. */
HlQuestionnaireEdit *hl_questionnaire_edit_new          (const HlQuestionnaire *base,
                                                         const char            *id,
                                                         guint                  revision);
HlQuestionnaireEdit *hl_questionnaire_edit_new_empty    (const char            *id);
HlQuestionnaireEdit *hl_questionnaire_edit_new_from_text (const char            *text,
                                                         const HlQuestionnaire *base,
                                                         GError               **error);
char                *hl_questionnaire_edit_to_text      (HlQuestionnaireEdit   *self);
void                 hl_questionnaire_edit_set_revision (HlQuestionnaireEdit   *self,
                                                         guint                  revision);
const HlQuestionnaire *hl_questionnaire_edit_get_base   (HlQuestionnaireEdit   *self);
HlQuestionnaire     *hl_questionnaire_edit_get_draft    (HlQuestionnaireEdit   *self);
GPtrArray           *hl_questionnaire_edit_problems     (HlQuestionnaireEdit   *self);
HlQuestionnaire     *hl_questionnaire_edit_finish       (HlQuestionnaireEdit   *self,
                                                         GError               **error);
guint                hl_questionnaire_edit_get_id       (HlQuestionnaireEdit   *self,
                                                         HlEditLevel            level,
                                                         guint                  index);
HlEditLevel          hl_questionnaire_edit_find         (HlQuestionnaireEdit   *self,
                                                         guint                  id,
                                                         guint                 *out_index);
gboolean             hl_questionnaire_edit_is_plain     (HlQuestionnaireEdit   *self,
                                                         guint                  factor);
gboolean             hl_questionnaire_edit_is_automatic (HlQuestionnaireEdit   *self,
                                                         guint                  id,
                                                         const char            *field);

/* Undo and redo. */
gboolean             hl_questionnaire_edit_undo          (HlQuestionnaireEdit  *self);
gboolean             hl_questionnaire_edit_redo          (HlQuestionnaireEdit  *self);
char                *hl_questionnaire_edit_get_undo_text (HlQuestionnaireEdit  *self);
char                *hl_questionnaire_edit_get_redo_text (HlQuestionnaireEdit  *self);
void                 hl_questionnaire_edit_end_typing    (HlQuestionnaireEdit  *self);
gboolean             hl_questionnaire_edit_is_modified   (HlQuestionnaireEdit  *self);
void                 hl_questionnaire_edit_set_saved     (HlQuestionnaireEdit  *self);

/* What the next revision changes. */
GPtrArray           *hl_questionnaire_edit_changes       (HlQuestionnaireEdit  *self);
void                 hl_questionnaire_edit_set_same      (HlQuestionnaireEdit  *self,
                                                          guint                 question,
                                                          gboolean              same);

/* Texts and properties. */
void hl_questionnaire_edit_set_text        (HlQuestionnaireEdit *self,
                                            guint                id,
                                            const char          *field,
                                            const char          *text);
void hl_questionnaire_edit_set_paragraph   (HlQuestionnaireEdit *self,
                                            const char          *name,
                                            const char          *text);
void hl_questionnaire_edit_set_formula     (HlQuestionnaireEdit *self,
                                            HlFormula            formula);
void hl_questionnaire_edit_set_flag        (HlQuestionnaireEdit *self,
                                            guint                id,
                                            const char          *field,
                                            gboolean             flag);
void hl_questionnaire_edit_set_role        (HlQuestionnaireEdit *self,
                                            guint                question,
                                            HlQuestionRole       role);
void hl_questionnaire_edit_set_max_choices (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                max_choices);
void hl_questionnaire_edit_set_lines       (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                n_lines);
void hl_questionnaire_edit_set_range       (HlQuestionnaireEdit *self,
                                            guint                question,
                                            double               minimum,
                                            double               maximum);
void hl_questionnaire_edit_number_all      (HlQuestionnaireEdit *self);

/* Parts, factors, questions. */
guint    hl_questionnaire_edit_add_part     (HlQuestionnaireEdit *self,
                                             guint                position);
guint    hl_questionnaire_edit_add_factor   (HlQuestionnaireEdit *self,
                                             guint                part,
                                             guint                position);
guint    hl_questionnaire_edit_add_question (HlQuestionnaireEdit *self,
                                             guint                parent,
                                             guint                position,
                                             const char          *type_id,
                                             HlQuestionKind       kind,
                                             HlQuestionRole       role);
guint    hl_questionnaire_edit_add_after    (HlQuestionnaireEdit *self,
                                             guint                id);
guint    hl_questionnaire_edit_duplicate    (HlQuestionnaireEdit *self,
                                             guint                id);
gboolean hl_questionnaire_edit_move         (HlQuestionnaireEdit *self,
                                             guint                id,
                                             guint                parent,
                                             guint                position);
gboolean hl_questionnaire_edit_can_move_by  (HlQuestionnaireEdit *self,
                                             guint                id,
                                             int                  steps);
gboolean hl_questionnaire_edit_move_by      (HlQuestionnaireEdit *self,
                                             guint                id,
                                             int                  steps);
void     hl_questionnaire_edit_delete       (HlQuestionnaireEdit *self,
                                             guint                id);

/* Kinds, options and the levels of scales; @option counts from 0. */
void hl_questionnaire_edit_set_kind        (HlQuestionnaireEdit *self,
                                            guint                question,
                                            const char          *type_id,
                                            HlQuestionKind       kind);
void hl_questionnaire_edit_add_option      (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                position,
                                            const char          *label);
void hl_questionnaire_edit_delete_option   (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                option);
void hl_questionnaire_edit_move_option     (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                option,
                                            guint                position);
void hl_questionnaire_edit_set_option_text (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                option,
                                            const char          *field,
                                            const char          *text);
void hl_questionnaire_edit_set_option_flag (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                option,
                                            HlLevelFlag          flag);
void hl_questionnaire_edit_set_has_text    (HlQuestionnaireEdit *self,
                                            guint                question,
                                            guint                option,
                                            gboolean             has_text);
void hl_questionnaire_edit_set_own_scale   (HlQuestionnaireEdit *self,
                                            guint                question,
                                            gboolean             own);

/* Rules; @options are option numbers from 1 as in #HlJump, questions are ids. */
void hl_questionnaire_edit_set_jump             (HlQuestionnaireEdit   *self,
                                                 guint                  question,
                                                 guint                  jump,
                                                 gboolean               negate,
                                                 const guint8          *options,
                                                 guint                  n_options,
                                                 guint                  first_target,
                                                 guint                  last_target);
void hl_questionnaire_edit_delete_jump          (HlQuestionnaireEdit   *self,
                                                 guint                  question,
                                                 guint                  jump);
void hl_questionnaire_edit_set_contradiction    (HlQuestionnaireEdit   *self,
                                                 guint                  contradiction,
                                                 const char            *text,
                                                 const HlCondition     *conditions,
                                                 guint                  n_conditions);
void hl_questionnaire_edit_delete_contradiction (HlQuestionnaireEdit   *self,
                                                 guint                  contradiction);

G_END_DECLS
