-- 0003 batch: stacks of forms keyed together, closed when the count on their slip is the count keyed.
-- The log covers a batch, and its forms from its closing on.
CREATE TABLE batch (
  id        INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  number    INTEGER NOT NULL CHECK (number >= 1), -- in the round
  paper     INTEGER CHECK (paper > 0),            -- forms by the slip; NULL = not told yet
  opened_by INTEGER REFERENCES person (id),
  opened_at INTEGER NOT NULL,
  keyed     INTEGER,                              -- forms keyed, at the closing; NULL = still open
  closed_by INTEGER REFERENCES person (id),
  closed_at INTEGER,
  UNIQUE (survey_id, number),
  CHECK ((closed_at IS NULL) = (keyed IS NULL)),
  CHECK (closed_at IS NULL OR keyed = paper)
) STRICT;

-- A keyer has one batch at a time.
CREATE UNIQUE INDEX batch_open ON batch (survey_id, opened_by) WHERE closed_at IS NULL;

CREATE TABLE batch_form (
  response_id INTEGER PRIMARY KEY REFERENCES response (id),
  batch_id    INTEGER NOT NULL REFERENCES batch (id)
) STRICT;

CREATE INDEX batch_forms ON batch_form (batch_id);

CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT raise (ABORT, 'a closed batch stays as it is'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch
BEGIN SELECT raise (ABORT, 'a batch is never deleted'); END;
CREATE TRIGGER batch_form_no_insert BEFORE INSERT ON batch_form
WHEN (SELECT closed_at FROM batch WHERE id = NEW.batch_id) IS NOT NULL
BEGIN SELECT raise (ABORT, 'a closed batch takes no form'); END;
CREATE TRIGGER batch_form_no_update BEFORE UPDATE ON batch_form
BEGIN SELECT raise (ABORT, 'a form stays in its batch'); END;
CREATE TRIGGER batch_form_no_delete BEFORE DELETE ON batch_form
BEGIN SELECT raise (ABORT, 'a form stays in its batch'); END;
