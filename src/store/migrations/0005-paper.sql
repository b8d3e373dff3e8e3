-- 0005 paper: the form of a round as it was first printed or opened, in normal and in large print.
-- The rows enter their survey's log entry. Once a form is printed, its boxes never move.
CREATE TABLE survey_paper (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  large     INTEGER NOT NULL CHECK (large IN (0, 1)), -- large print
  content   TEXT    NOT NULL CHECK (content <> ''),   -- canonical text of the layout
  PRIMARY KEY (survey_id, large)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER survey_paper_no_update BEFORE UPDATE ON survey_paper
BEGIN SELECT raise (ABORT, 'a printed form stays as it is'); END;
CREATE TRIGGER survey_paper_no_delete BEFORE DELETE ON survey_paper
BEGIN SELECT raise (ABORT, 'a printed form stays as it is'); END;
