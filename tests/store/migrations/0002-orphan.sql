-- foreign_keys: off
INSERT INTO questionnaire_text (questionnaire_id, name, text) VALUES (99, 'purpose', 'nobody''s');
