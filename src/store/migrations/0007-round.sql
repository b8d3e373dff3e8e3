-- 0007 round: who is responsible for a field of a round, and the day a step of its time-table is due.
-- Both enter their survey's log entry.
CREATE TABLE survey_officer (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  position  INTEGER NOT NULL CHECK (position >= 1),
  field     INTEGER,                              -- position of the field; NULL = the whole round
  person    INTEGER NOT NULL REFERENCES person (id), -- stays when the officer leaves the office
  from_day  INTEGER CHECK (from_day > 0),         -- NULL = from the beginning of the round
  to_day    INTEGER CHECK (to_day > 0),           -- NULL = to its end
  PRIMARY KEY (survey_id, position),
  FOREIGN KEY (survey_id, field) REFERENCES survey_field (survey_id, position),
  CHECK (to_day >= from_day)
) STRICT, WITHOUT ROWID;

ALTER TABLE survey_step ADD COLUMN due_day INTEGER CHECK (due_day > 0); -- NULL = only the words of due
