-- 0004 import: files of forms taken in as one act, and those that were taken back.
-- The rows enter their survey's log entry. A form taken back with its import is a draft again, without its
-- serial and excluded with the reason: it counts nowhere, its serial is free, and its log entries stay.
CREATE TABLE import (
  id                INTEGER PRIMARY KEY,
  survey_id         INTEGER NOT NULL REFERENCES survey (id),
  entry             INTEGER NOT NULL,                 -- number of its log entry; those of its forms stand before it
  at                INTEGER NOT NULL,
  person            INTEGER REFERENCES person (id),   -- who did it
  name              TEXT    NOT NULL,                 -- of the file, without its folder
  digest            TEXT    NOT NULL CHECK (length (digest) = 64), -- SHA-256 of the file, hex
  n_lines           INTEGER NOT NULL CHECK (n_lines = n_imported + n_refused), -- without the header
  n_imported        INTEGER NOT NULL CHECK (n_imported >= 0),
  n_refused         INTEGER NOT NULL CHECK (n_refused >= 0),
  first_response    INTEGER CHECK (first_response > 0), -- the forms have n_imported ids in a row from here; NULL = none
  taken_back_at     INTEGER,                          -- NULL = not taken back
  taken_back_by     INTEGER REFERENCES person (id),
  taken_back_reason TEXT    CHECK (taken_back_reason <> ''),
  CHECK ((first_response IS NULL) = (n_imported = 0)),
  CHECK ((taken_back_at IS NULL) = (taken_back_reason IS NULL))
) STRICT;

CREATE INDEX import_by_survey ON import (survey_id);

CREATE TRIGGER import_no_delete BEFORE DELETE ON import
BEGIN SELECT raise (ABORT, 'an import is taken back, never deleted'); END;
CREATE TRIGGER import_taken_back_once BEFORE UPDATE ON import WHEN old.taken_back_at IS NOT NULL
BEGIN SELECT raise (ABORT, 'an import is taken back once'); END;
CREATE TRIGGER response_taken_back BEFORE UPDATE ON response
WHEN old.state = 0 AND old.serial IS NULL AND old.excluded_reason IS NOT NULL
BEGIN SELECT raise (ABORT, 'a form taken back with its import stays so'); END;
