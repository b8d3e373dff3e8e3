-- 0008 design: questionnaires under the hands, and own ones that were deleted.
-- A draft is not covered by the log; the deletion of a questionnaire enters its log entry.
CREATE TABLE questionnaire_draft (
  code       TEXT    NOT NULL PRIMARY KEY,        -- the questionnaire it becomes
  revision   INTEGER NOT NULL CHECK (revision >= 1), -- the revision it becomes
  base_code  TEXT,                                -- where editing began; NULL = with nothing
  base       INTEGER CHECK (base >= 1),           -- and its revision
  title      TEXT    NOT NULL,
  content    TEXT    NOT NULL,                    -- hl_questionnaire_edit_to_text ()
  saved_at   INTEGER NOT NULL,
  CHECK ((base_code IS NULL) = (base IS NULL))
) STRICT, WITHOUT ROWID;

-- Revisions that are in no list any more; none has a survey. In the log line of the questionnaire.
CREATE TABLE questionnaire_deleted (
  questionnaire_id INTEGER NOT NULL PRIMARY KEY REFERENCES questionnaire (id),
  at               INTEGER NOT NULL
) STRICT;
