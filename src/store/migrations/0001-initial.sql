-- 0001 initial: offices, questionnaires, surveys, responses, the log, snapshots, reports.
-- Days are Julian day numbers as in HlDate, times UTC seconds. NULL = missing or none.
-- Positions count from 1. Every column of a covered table enters its row's log entry (hl-store-line.c).

-- What the office said of itself, by the day from which it holds.
CREATE TABLE office_value (
  id       INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL,                      -- name, parent, place, one_stop, signers, …
  value    TEXT    NOT NULL,                      -- '' takes the value back
  from_day INTEGER NOT NULL CHECK (from_day >= 0), -- 0 = always
  UNIQUE (key, from_day)
) STRICT;

-- Officers, interviewers and users of the program, by their days in office.
CREATE TABLE person (
  id       INTEGER PRIMARY KEY,
  role     TEXT    NOT NULL CHECK (role IN ('o', 'i', 'k')), -- officer, interviewer, keyer
  code     TEXT    NOT NULL CHECK (code <> ''),   -- as in files, "CC-03"
  name     TEXT    NOT NULL,                      -- '' = unknown
  from_day INTEGER CHECK (from_day > 0),          -- NULL = always
  to_day   INTEGER CHECK (to_day > 0),            -- NULL = still there
  UNIQUE (role, code)
) STRICT;

-- One row a revision; never changed once stored.
CREATE TABLE questionnaire (
  id          INTEGER PRIMARY KEY,
  code        TEXT    NOT NULL CHECK (code <> ''), -- "g1-2640"
  revision    INTEGER NOT NULL CHECK (revision >= 1),
  title       TEXT    NOT NULL,
  short_title TEXT    NOT NULL,
  description TEXT    NOT NULL,
  source      TEXT    NOT NULL,                   -- where the wording is from
  formula     INTEGER NOT NULL CHECK (formula BETWEEN 0 AND 2), -- top2, mean, mean100
  layout      INTEGER NOT NULL CHECK (layout >= 1),   -- version of the answer block's layout
  n_bytes     INTEGER NOT NULL CHECK (n_bytes >= 0),  -- length of the answer block
  UNIQUE (code, revision)
) STRICT;

CREATE TABLE questionnaire_text (
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  name             TEXT    NOT NULL,              -- heading, purpose, consent, …
  text             TEXT    NOT NULL,
  PRIMARY KEY (questionnaire_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  position         INTEGER NOT NULL CHECK (position >= 1),
  code             TEXT    NOT NULL,
  number           TEXT    NOT NULL,              -- as printed
  title            TEXT    NOT NULL,
  short_title      TEXT    NOT NULL,
  lead             TEXT    NOT NULL,              -- line under the title
  scored           INTEGER NOT NULL CHECK (scored IN (0, 1)), -- has an index of its own
  PRIMARY KEY (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE factor (
  questionnaire_id INTEGER NOT NULL,
  position         INTEGER NOT NULL CHECK (position >= 1),
  part             INTEGER NOT NULL,              -- position of its part
  code             TEXT    NOT NULL,
  number           TEXT    NOT NULL,
  title            TEXT    NOT NULL,
  short_title      TEXT    NOT NULL,
  PRIMARY KEY (questionnaire_id, position),
  FOREIGN KEY (questionnaire_id, part) REFERENCES part (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  questionnaire_id INTEGER NOT NULL,
  position         INTEGER NOT NULL CHECK (position >= 1),
  factor           INTEGER NOT NULL,              -- position of its factor
  code             TEXT    NOT NULL CHECK (code <> ''),
  number           TEXT    NOT NULL,              -- as printed
  text             TEXT    NOT NULL,              -- full wording
  short_text       TEXT    NOT NULL,              -- for charts and tables
  identity         TEXT    NOT NULL,              -- same in all revisions with the same meaning
  type             TEXT    NOT NULL,              -- id of the question type
  kind             INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7), -- HlQuestionKind
  role             INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4), -- HlQuestionRole
  wording          TEXT,                          -- 'shortened', 'memory'
  scale            TEXT,                          -- name of the shared scale
  unit             TEXT,                          -- of a number
  required         INTEGER NOT NULL CHECK (required IN (0, 1)),
  sensitive        INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
  no_opinion       INTEGER NOT NULL CHECK (no_opinion IN (0, 1)), -- has that column
  descending       INTEGER NOT NULL CHECK (descending IN (0, 1)), -- levels are printed n→1
  max_choices      INTEGER NOT NULL CHECK (max_choices >= 0),     -- 0 = no limit
  n_lines          INTEGER NOT NULL CHECK (n_lines >= 0),         -- printed for a long text
  minimum          REAL,                          -- of a number
  maximum          REAL,
  PRIMARY KEY (questionnaire_id, position),
  UNIQUE (questionnaire_id, code),
  FOREIGN KEY (questionnaire_id, factor) REFERENCES factor (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

-- Options, or the levels of a scale; the position is the number keyed and stored.
CREATE TABLE question_option (
  questionnaire_id INTEGER NOT NULL,
  question         INTEGER NOT NULL,
  position         INTEGER NOT NULL CHECK (position BETWEEN 1 AND 64),
  label            TEXT    NOT NULL,
  short_label      TEXT    NOT NULL,
  flag             INTEGER NOT NULL CHECK (flag BETWEEN 0 AND 2), -- dissatisfied, neutral, satisfied
  has_text         INTEGER NOT NULL CHECK (has_text IN (0, 1)),   -- "Khác (ghi rõ)"
  PRIMARY KEY (questionnaire_id, question, position),
  FOREIGN KEY (questionnaire_id, question) REFERENCES question (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

-- A jump fires on one of its options (negate: on a valid answer not among them) …
CREATE TABLE jump (
  questionnaire_id INTEGER NOT NULL,
  question         INTEGER NOT NULL,
  position         INTEGER NOT NULL CHECK (position >= 1),
  negate           INTEGER NOT NULL CHECK (negate IN (0, 1)),
  PRIMARY KEY (questionnaire_id, question, position),
  FOREIGN KEY (questionnaire_id, question) REFERENCES question (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE jump_option (
  questionnaire_id INTEGER NOT NULL,
  question         INTEGER NOT NULL,
  jump             INTEGER NOT NULL,
  position         INTEGER NOT NULL,
  option           INTEGER NOT NULL,
  PRIMARY KEY (questionnaire_id, question, jump, position),
  FOREIGN KEY (questionnaire_id, question, jump) REFERENCES jump (questionnaire_id, question, position),
  FOREIGN KEY (questionnaire_id, question, option)
    REFERENCES question_option (questionnaire_id, question, position)
) STRICT, WITHOUT ROWID;

-- … and passes over its targets.
CREATE TABLE jump_target (
  questionnaire_id INTEGER NOT NULL,
  question         INTEGER NOT NULL,
  jump             INTEGER NOT NULL,
  position         INTEGER NOT NULL,
  target           INTEGER NOT NULL,              -- position of a later question
  PRIMARY KEY (questionnaire_id, question, jump, position),
  FOREIGN KEY (questionnaire_id, question, jump) REFERENCES jump (questionnaire_id, question, position),
  FOREIGN KEY (questionnaire_id, target) REFERENCES question (questionnaire_id, position),
  CHECK (target > question)
) STRICT, WITHOUT ROWID;

-- Answers that contradict each other when all conditions hold (Q06).
CREATE TABLE contradiction (
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  position         INTEGER NOT NULL CHECK (position >= 1),
  code             TEXT    NOT NULL,
  text             TEXT    NOT NULL,              -- what is wrong, in words
  PRIMARY KEY (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contradiction_condition (
  questionnaire_id INTEGER NOT NULL,
  contradiction    INTEGER NOT NULL,
  position         INTEGER NOT NULL CHECK (position >= 1),
  question         INTEGER NOT NULL,
  negate           INTEGER NOT NULL CHECK (negate IN (0, 1)),
  PRIMARY KEY (questionnaire_id, contradiction, position),
  FOREIGN KEY (questionnaire_id, contradiction) REFERENCES contradiction (questionnaire_id, position),
  FOREIGN KEY (questionnaire_id, question) REFERENCES question (questionnaire_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE condition_option (
  questionnaire_id INTEGER NOT NULL,
  contradiction    INTEGER NOT NULL,
  condition        INTEGER NOT NULL,
  position         INTEGER NOT NULL,
  option           INTEGER NOT NULL,
  PRIMARY KEY (questionnaire_id, contradiction, condition, position),
  FOREIGN KEY (questionnaire_id, contradiction, condition)
    REFERENCES contradiction_condition (questionnaire_id, contradiction, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT    NOT NULL UNIQUE CHECK (length (uuid) = 36),
  title            TEXT    NOT NULL,
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  state            INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), -- draft, open, closed, published
  from_day         INTEGER,
  to_day           INTEGER,
  formula          INTEGER NOT NULL CHECK (formula BETWEEN 0 AND 2),      -- top2, mean, mean100
  factor_rule      INTEGER NOT NULL CHECK (factor_rule BETWEEN 0 AND 1),  -- criteria, pooled
  overall_rule     INTEGER NOT NULL CHECK (overall_rule BETWEEN 0 AND 3), -- criteria, factors, pooled, question
  overall_question TEXT,                          -- its code, for the last of them
  official         INTEGER NOT NULL CHECK (official BETWEEN 0 AND 1),     -- unweighted, weighted
  target           REAL    CHECK (target BETWEEN 0 AND 100),
  sampling         INTEGER NOT NULL CHECK (sampling BETWEEN 0 AND 3), -- intercept, random, systematic, census
  seed             INTEGER NOT NULL               -- "số khởi tạo", the bits of an unsigned number
) STRICT;

CREATE TABLE survey_rule (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  rule      INTEGER NOT NULL CHECK (rule BETWEEN 1 AND 12), -- Q01 … Q12
  effect    INTEGER NOT NULL CHECK (effect BETWEEN 0 AND 2), -- off, warning, invalid
  threshold REAL    NOT NULL,
  PRIMARY KEY (survey_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_field (
  survey_id  INTEGER NOT NULL REFERENCES survey (id),
  position   INTEGER NOT NULL CHECK (position >= 1),
  name       TEXT    NOT NULL,
  quota      INTEGER CHECK (quota >= 0),          -- forms wanted
  population INTEGER CHECK (population >= 0),     -- transactions
  PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_area (
  survey_id  INTEGER NOT NULL REFERENCES survey (id),
  position   INTEGER NOT NULL CHECK (position >= 1),
  name       TEXT    NOT NULL,
  quota      INTEGER CHECK (quota >= 0),
  population INTEGER CHECK (population >= 0),
  PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_procedure (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  position  INTEGER NOT NULL CHECK (position >= 1),
  name      TEXT    NOT NULL,
  field     INTEGER,                              -- position of its field
  PRIMARY KEY (survey_id, position),
  FOREIGN KEY (survey_id, field) REFERENCES survey_field (survey_id, position)
) STRICT, WITHOUT ROWID;

-- Serials issued, and what a range decides.
CREATE TABLE survey_range (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  position  INTEGER NOT NULL CHECK (position >= 1),
  first     INTEGER NOT NULL CHECK (first >= 1),
  last      INTEGER NOT NULL,
  field     INTEGER,
  area      INTEGER,
  PRIMARY KEY (survey_id, position),
  FOREIGN KEY (survey_id, field) REFERENCES survey_field (survey_id, position),
  FOREIGN KEY (survey_id, area) REFERENCES survey_area (survey_id, position),
  CHECK (last >= first)
) STRICT, WITHOUT ROWID;

-- The time-table.
CREATE TABLE survey_step (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  position  INTEGER NOT NULL CHECK (position >= 1),
  title     TEXT    NOT NULL,
  due       TEXT    NOT NULL,                     -- in words
  product   TEXT    NOT NULL,
  lead      TEXT    NOT NULL,
  helper    TEXT    NOT NULL,
  state     TEXT    NOT NULL,                     -- '', doing, done
  PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;

-- The office's own texts for the reports.
CREATE TABLE survey_text (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  name      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  PRIMARY KEY (survey_id, name)
) STRICT, WITHOUT ROWID;

-- One form. The columns a score reads come first. Closed answers are one byte each in the order of the revision
-- (src/core/hl-answer.h); the layout says how, the questionnaire how many.
CREATE TABLE response (
  id              INTEGER PRIMARY KEY,
  survey_id       INTEGER NOT NULL REFERENCES survey (id),
  state           INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2), -- draft, complete, verified
  serial          INTEGER CHECK (serial > 0),      -- as HlSerial
  day             INTEGER,                         -- of the survey
  channel         INTEGER NOT NULL CHECK (channel BETWEEN 0 AND 7),    -- HlChannel
  respondent      INTEGER NOT NULL CHECK (respondent BETWEEN 0 AND 2), -- unknown, citizen, organisation
  field           INTEGER,                         -- positions in the survey
  area            INTEGER,
  procedure       INTEGER,
  officer         INTEGER REFERENCES person (id),
  interviewer     INTEGER REFERENCES person (id),
  flags           INTEGER NOT NULL,                -- HL_RESPONSE_REVIEW …
  rules           INTEGER NOT NULL,                -- mask of rules hit: computed, not in the log
  answers         BLOB    NOT NULL,
  layout          INTEGER NOT NULL CHECK (layout >= 1),
  keyer           INTEGER REFERENCES person (id),
  saved_at        INTEGER NOT NULL,
  excluded_by     INTEGER REFERENCES person (id),
  excluded_reason TEXT CHECK (excluded_reason <> ''), -- NULL = not excluded
  FOREIGN KEY (survey_id, field) REFERENCES survey_field (survey_id, position),
  FOREIGN KEY (survey_id, area) REFERENCES survey_area (survey_id, position),
  FOREIGN KEY (survey_id, procedure) REFERENCES survey_procedure (survey_id, position)
) STRICT;

-- Serials are unique in a survey; missing ones are never duplicates.
CREATE UNIQUE INDEX response_serial ON response (survey_id, serial);

-- Numbers, dates and texts of a form; only the hash is in the log, so that a text can be deleted and the hash kept.
CREATE TABLE response_text (
  response_id INTEGER NOT NULL REFERENCES response (id),
  question    INTEGER NOT NULL CHECK (question >= 0), -- position; 0 = the clerk's remark
  option      INTEGER NOT NULL CHECK (option >= 0),   -- 0 = the answer itself, else the text beside that option
  text        TEXT,                                -- NULL = deleted, with its salt
  salt        BLOB,
  hash        BLOB    NOT NULL CHECK (length (hash) = 32), -- SHA-256 of salt and text
  PRIMARY KEY (response_id, question, option),
  CHECK ((text IS NULL) = (salt IS NULL))
) STRICT, WITHOUT ROWID;

-- Surveys whose masks (response.rules) have not been computed since something changed.
CREATE TABLE stale_validity (
  survey_id INTEGER PRIMARY KEY REFERENCES survey (id)
) STRICT;

-- Append only. subject: 1 response, 2 survey, 3 questionnaire, 4 office value, 5 person. Actions: hl-store-log.c.
CREATE TABLE log (
  number     INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  action     INTEGER NOT NULL,
  subject    INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 5),
  subject_id INTEGER NOT NULL,
  survey_id  INTEGER,
  serial     INTEGER,                              -- of a response
  person     INTEGER,                              -- who did it
  detail     TEXT,                                 -- what changed
  reason     TEXT,                                 -- as given
  line       BLOB NOT NULL CHECK (length (line) = 32),  -- SHA-256 of the row(s) as saved
  chain      BLOB NOT NULL CHECK (length (chain) = 32)  -- SHA-256 of the chain before and this row
) STRICT;

-- What a run of the scores gave; written once.
CREATE TABLE snapshot (
  id      TEXT    PRIMARY KEY CHECK (length (id) = 64), -- SHA-256 of the content, hex
  made_at INTEGER NOT NULL,
  program TEXT    NOT NULL,                        -- version of the program
  entries INTEGER NOT NULL,                        -- length of the log then: fixes every row it rests on
  content TEXT    NOT NULL                         -- canonical
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_survey (
  snapshot_id TEXT    NOT NULL REFERENCES snapshot (id),
  survey_id   INTEGER NOT NULL REFERENCES survey (id),
  PRIMARY KEY (snapshot_id, survey_id)
) STRICT, WITHOUT ROWID;

-- Reports made, apart from the log.
CREATE TABLE report (
  id       INTEGER PRIMARY KEY,
  made_at  INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  surveys  TEXT    NOT NULL,                       -- "1,2"
  period   TEXT    NOT NULL,                       -- '' = none
  state    TEXT    NOT NULL CHECK (state IN ('draft', 'signature', 'issued')),
  number   TEXT    NOT NULL,                       -- '' unless issued
  day      INTEGER,                                -- its date
  signer   TEXT    NOT NULL,
  snapshot TEXT    REFERENCES snapshot (id),
  path     TEXT    NOT NULL,                       -- where it was written
  pdf      BLOB                                    -- bytes of an issued one
) STRICT;

CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER response_no_delete BEFORE DELETE ON response
BEGIN SELECT raise (ABORT, 'a response is excluded, never deleted'); END;
CREATE TRIGGER survey_no_delete BEFORE DELETE ON survey
BEGIN SELECT raise (ABORT, 'a survey is never deleted'); END;
CREATE TRIGGER questionnaire_no_update BEFORE UPDATE ON questionnaire
BEGIN SELECT raise (ABORT, 'a revision is never changed'); END;
CREATE TRIGGER questionnaire_no_delete BEFORE DELETE ON questionnaire
BEGIN SELECT raise (ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN SELECT raise (ABORT, 'a snapshot is written once'); END;
CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN SELECT raise (ABORT, 'a snapshot is written once'); END;
CREATE TRIGGER snapshot_survey_no_update BEFORE UPDATE ON snapshot_survey
BEGIN SELECT raise (ABORT, 'a snapshot is written once'); END;
CREATE TRIGGER snapshot_survey_no_delete BEFORE DELETE ON snapshot_survey
BEGIN SELECT raise (ABORT, 'a snapshot is written once'); END;
CREATE TRIGGER report_no_update BEFORE UPDATE ON report
BEGIN SELECT raise (ABORT, 'a report is written once'); END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report
BEGIN SELECT raise (ABORT, 'a report is written once'); END;
