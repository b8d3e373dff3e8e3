-- 0006 register: to whom forms were handed out and what became of them, by spans of paper serials.
-- Spans of a survey never overlap. The rows enter their survey's log entry.
CREATE TABLE survey_register (
  survey_id   INTEGER NOT NULL REFERENCES survey (id),
  first       INTEGER NOT NULL CHECK (first >= 1),
  last        INTEGER NOT NULL,
  area        INTEGER,                            -- where they were handed out
  issued_day  INTEGER CHECK (issued_day > 0),     -- when; NULL = not told
  outcome     INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 8), -- HlOutcome; 0 = outstanding
  outcome_day INTEGER CHECK (outcome_day > 0),
  replaced_by INTEGER CHECK (replaced_by >= 1),   -- the serial that stands in for this one
  PRIMARY KEY (survey_id, first),
  FOREIGN KEY (survey_id, area) REFERENCES survey_area (survey_id, position),
  CHECK (last >= first),
  CHECK (outcome <> 0 OR (outcome_day IS NULL AND replaced_by IS NULL)),
  CHECK (outcome_day >= issued_day)
) STRICT, WITHOUT ROWID;

-- Names and notes of a span; only the hash is in the log, so that they can be deleted and the hash kept.
CREATE TABLE survey_register_text (
  survey_id INTEGER NOT NULL,
  first     INTEGER NOT NULL,
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2), -- to whom handed out, note
  text      TEXT    CHECK (text <> ''),           -- NULL = deleted, with its salt
  salt      BLOB,
  hash      BLOB    NOT NULL CHECK (length (hash) = 32), -- SHA-256 of salt and text
  PRIMARY KEY (survey_id, first, kind),
  FOREIGN KEY (survey_id, first) REFERENCES survey_register (survey_id, first),
  CHECK ((text IS NULL) = (salt IS NULL))
) STRICT, WITHOUT ROWID;
