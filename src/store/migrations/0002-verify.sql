-- 0002 verify: forms keyed a second time, and what that found. Nothing here is ever changed.

-- One drawing of the random sample, or of more of it when more forms had come in.
CREATE TABLE verify_draw (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  position  INTEGER NOT NULL CHECK (position >= 1),
  drawn_at  INTEGER NOT NULL,
  person    INTEGER REFERENCES person (id),       -- who drew
  seed      INTEGER NOT NULL,                     -- "số khởi tạo", the bits of an unsigned number
  share     REAL    NOT NULL CHECK (share > 0 AND share <= 1), -- of the forms keyed
  least     INTEGER NOT NULL CHECK (least >= 1),  -- fewest forms
  n_forms   INTEGER NOT NULL CHECK (n_forms >= 1), -- keyed by then
  PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;

-- The forms it drew.
CREATE TABLE verify_form (
  survey_id   INTEGER NOT NULL,
  draw        INTEGER NOT NULL,
  response_id INTEGER NOT NULL UNIQUE REFERENCES response (id),
  PRIMARY KEY (survey_id, draw, response_id),
  FOREIGN KEY (survey_id, draw) REFERENCES verify_draw (survey_id, position)
) STRICT, WITHOUT ROWID;

-- One look at a form: keyed again, compared with a second pass, or differences settled.
CREATE TABLE verify_result (
  response_id INTEGER NOT NULL REFERENCES response (id),
  position    INTEGER NOT NULL CHECK (position >= 1),
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3), -- keyed again, second pass, settled
  done_at     INTEGER NOT NULL,
  person      INTEGER REFERENCES person (id),     -- who keyed again, compared or settled
  same_person INTEGER NOT NULL CHECK (same_person IN (0, 1)), -- the one who keyed it first
  random      INTEGER NOT NULL CHECK (random IN (0, 1)), -- it was in the sample; else added by hand
  compared    INTEGER NOT NULL CHECK (compared >= 0), -- boxes; 0 when settled
  PRIMARY KEY (response_id, position)
) STRICT, WITHOUT ROWID;

-- A box that differed. Numbers and dates are left out: they can be deleted, this table not.
CREATE TABLE verify_difference (
  response_id INTEGER NOT NULL,
  result      INTEGER NOT NULL,
  box         TEXT    NOT NULL,                   -- code of the question, or field, area, respondent
  first       TEXT,                               -- as in the CSV; a field or area by its position
  second      TEXT,
  outcome     INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 3), -- error of the keyer, of the verifier, unsettled
  PRIMARY KEY (response_id, result, box),
  FOREIGN KEY (response_id, result) REFERENCES verify_result (response_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER verify_draw_no_update BEFORE UPDATE ON verify_draw
BEGIN SELECT raise (ABORT, 'a sample is drawn once'); END;
CREATE TRIGGER verify_draw_no_delete BEFORE DELETE ON verify_draw
BEGIN SELECT raise (ABORT, 'a sample is drawn once'); END;
CREATE TRIGGER verify_form_no_update BEFORE UPDATE ON verify_form
BEGIN SELECT raise (ABORT, 'a sample is drawn once'); END;
CREATE TRIGGER verify_form_no_delete BEFORE DELETE ON verify_form
BEGIN SELECT raise (ABORT, 'a sample is drawn once'); END;
CREATE TRIGGER verify_result_no_update BEFORE UPDATE ON verify_result
BEGIN SELECT raise (ABORT, 'a second keying is written once'); END;
CREATE TRIGGER verify_result_no_delete BEFORE DELETE ON verify_result
BEGIN SELECT raise (ABORT, 'a second keying is written once'); END;
CREATE TRIGGER verify_difference_no_update BEFORE UPDATE ON verify_difference
BEGIN SELECT raise (ABORT, 'a difference is written once'); END;
CREATE TRIGGER verify_difference_no_delete BEFORE DELETE ON verify_difference
BEGIN SELECT raise (ABORT, 'a difference is written once'); END;
