-- foreign_keys: off
CREATE TABLE part_new AS SELECT * FROM questionnaire;
DROP TABLE part_new;
