-- A survey file as the program of schema version 1 left it: one round, three forms, a log of eight
-- entries.
PRAGMA application_id = 0x484c5631;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE office_value (
  id       INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL,                      -- name, parent, place, one_stop, signers, …
  value    TEXT    NOT NULL,                      -- '' takes the value back
  from_day INTEGER NOT NULL CHECK (from_day >= 0), -- 0 = always
  UNIQUE (key, from_day)
) STRICT;
INSERT INTO office_value VALUES(1,'name','UBND phường Thử',0);
CREATE TABLE person (
  id       INTEGER PRIMARY KEY,
  role     TEXT    NOT NULL CHECK (role IN ('o', 'i', 'k')), -- officer, interviewer, keyer
  code     TEXT    NOT NULL CHECK (code <> ''),   -- as in files, "CC-03"
  name     TEXT    NOT NULL,                      -- '' = unknown
  from_day INTEGER CHECK (from_day > 0),          -- NULL = always
  to_day   INTEGER CHECK (to_day > 0),            -- NULL = still there
  UNIQUE (role, code)
) STRICT;
INSERT INTO person VALUES(1,'k','root','root',NULL,NULL);
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
INSERT INTO questionnaire VALUES(1,'w9',1,'Phiếu khảo sát sự hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước','Phiếu ngắn cấp phường, 9 câu','Phiếu ngắn in một trang: 3 nhóm, 9 câu hài lòng về công chức, kết quả và tiếp nhận góp ý. Câu 1, 3, 4, 6–9 cùng nội dung với phiếu 22 tiêu chí.','Mẫu số 02 của một phường ở Hà Nội, năm 2026.',0,1,15);
CREATE TABLE questionnaire_text (
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  name             TEXT    NOT NULL,              -- heading, purpose, consent, …
  text             TEXT    NOT NULL,
  PRIMARY KEY (questionnaire_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO questionnaire_text VALUES(1,'basis','(Kèm theo Kế hoạch …/KH-UBND ngày … tháng … năm … của {office})');
INSERT INTO questionnaire_text VALUES(1,'confidential','Các thông tin mà Ông/Bà cung cấp trong phiếu khảo sát sẽ được bảo mật theo quy định.');
INSERT INTO questionnaire_text VALUES(1,'consent','Phiếu không ghi tên. Ông/Bà tham gia tự nguyện, có thể bỏ trống câu không muốn trả lời; khi nộp phiếu là Ông/Bà đồng ý để {office} dùng các câu trả lời vào việc đánh giá chất lượng phục vụ.');
INSERT INTO questionnaire_text VALUES(1,'contact','Mọi thắc mắc về cuộc khảo sát, xin liên hệ {one_stop} hoặc {office}.');
INSERT INTO questionnaire_text VALUES(1,'instructions','Xin Ông/Bà chọn một trong các chữ số 1, 2, 3, 4, 5 đối với từng nhận định; trong đó 5 = Rất hài lòng, 4 = Hài lòng, 3 = Bình thường, 2 = Không hài lòng và 1 = Rất không hài lòng.');
INSERT INTO questionnaire_text VALUES(1,'purpose','Xin Ông/Bà cho biết ý kiến về lần giải quyết thủ tục hành chính gần nhất tại {office}.');
INSERT INTO questionnaire_text VALUES(1,'thanks','XIN TRÂN TRỌNG CẢM ƠN ÔNG/BÀ!');
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
INSERT INTO part VALUES(1,1,'a','A','Thông tin người trả lời','Thông tin người trả lời','',0);
INSERT INTO part VALUES(1,2,'b','B','Mức độ hài lòng','Mức độ hài lòng','',0);
INSERT INTO part VALUES(1,3,'c','C','Góp ý','Góp ý','',0);
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
INSERT INTO factor VALUES(1,1,1,'a','','','');
INSERT INTO factor VALUES(1,2,2,'f1','I','Công chức trực tiếp giải quyết công việc','Công chức');
INSERT INTO factor VALUES(1,3,2,'f2','II','Kết quả cung ứng dịch vụ hành chính công','Kết quả dịch vụ');
INSERT INTO factor VALUES(1,4,2,'f3','III','Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị','Góp ý, phản ánh, kiến nghị');
INSERT INTO factor VALUES(1,5,3,'c','','','');
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
INSERT INTO question VALUES(1,1,1,'gender','A1','Giới tính','Giới tính','w9/gender','single',1,0,NULL,NULL,NULL,1,0,0,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,2,1,'age','A2','Độ tuổi','Độ tuổi','w9/age','single',1,0,NULL,NULL,NULL,1,0,0,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,3,1,'ethnicity','A3','Dân tộc','Dân tộc','w9/ethnicity','single',1,0,NULL,NULL,NULL,0,1,0,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,4,1,'education','A4','Trình độ học vấn','Học vấn','w9/education','single',1,0,NULL,NULL,NULL,1,0,0,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,5,1,'occupation','A5','Nghề nghiệp','Nghề nghiệp','w9/occupation','single',1,0,NULL,NULL,NULL,0,0,0,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,6,1,'residence','A6','Nơi sinh sống','Nơi ở','w9/residence','single',1,0,NULL,NULL,NULL,0,0,0,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,7,2,'c01','1','Công chức có thái độ giao tiếp lịch sự.','Thái độ giao tiếp lịch sự','g1-2640/c10','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,8,2,'c02','2','Công chức trả lời, giải thích, hướng dẫn kê khai hồ sơ tận tình, chu đáo, dễ hiểu.','Hướng dẫn tận tình, dễ hiểu','w9/c02','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,9,2,'c03','3','Công chức tuân thủ đúng quy định trong giải quyết công việc.','Tuân thủ đúng quy định','g1-2640/c15','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,10,3,'c04','4','Kết quả mà Ông/Bà nhận được là đúng quy định (Kết quả có thể là được cấp giấy tờ hoặc bị từ chối cấp giấy tờ).','Kết quả đúng quy định','g1-2640/c16','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,11,3,'c05','5','Kết quả mà Ông/Bà nhận được có thông tin đầy đủ, chính xác.','Kết quả đầy đủ, chính xác','w9/c05','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,12,4,'c06','6','Cơ quan có bố trí hình thức tiếp nhận góp ý, phản ánh, kiến nghị của người dân, tổ chức.','Bố trí hình thức tiếp nhận góp ý','g1-2640/c19','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,13,4,'c07','7','Ông/Bà dễ dàng thực hiện góp ý, phản ánh, kiến nghị.','Dễ dàng góp ý, phản ánh','g1-2640/c20','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,14,4,'c08','8','Cơ quan tiếp nhận và xử lý tích cực các góp ý, phản ánh, kiến nghị của Ông/Bà.','Xử lý tích cực các góp ý','g1-2640/c21','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,15,4,'c09','9','Cơ quan thông báo kịp thời kết quả xử lý các ý kiến góp ý, phản ánh, kiến nghị cho Ông/Bà.','Thông báo kết quả xử lý kịp thời','g1-2640/c22','scale',0,2,NULL,'s5',NULL,1,0,1,0,0,0,NULL,NULL);
INSERT INTO question VALUES(1,16,5,'comment','C1','Ý kiến góp ý khác của Ông/Bà','Góp ý','w9/comment','long-text',7,4,'memory',NULL,NULL,0,0,0,0,0,3,NULL,NULL);
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
INSERT INTO question_option VALUES(1,1,1,'Nam','Nam',0,0);
INSERT INTO question_option VALUES(1,1,2,'Nữ','Nữ',0,0);
INSERT INTO question_option VALUES(1,2,1,'18–24','18–24',0,0);
INSERT INTO question_option VALUES(1,2,2,'25–34','25–34',0,0);
INSERT INTO question_option VALUES(1,2,3,'35–49','35–49',0,0);
INSERT INTO question_option VALUES(1,2,4,'50–60','50–60',0,0);
INSERT INTO question_option VALUES(1,2,5,'Trên 60','Trên 60',0,0);
INSERT INTO question_option VALUES(1,3,1,'Kinh','Kinh',0,0);
INSERT INTO question_option VALUES(1,3,2,'Khác (ghi)','Khác',0,1);
INSERT INTO question_option VALUES(1,4,1,'Tiểu học','Tiểu học',0,0);
INSERT INTO question_option VALUES(1,4,2,'Trung học cơ sở (Cấp II)','Trung học cơ sở',0,0);
INSERT INTO question_option VALUES(1,4,3,'Trung học phổ thông (Cấp 3)','Trung học phổ thông',0,0);
INSERT INTO question_option VALUES(1,4,4,'Đại học','Đại học',0,0);
INSERT INTO question_option VALUES(1,4,5,'Dạy nghề, Trung cấp, Cao đẳng','Nghề, trung cấp, cao đẳng',0,0);
INSERT INTO question_option VALUES(1,4,6,'Sau Đại học','Sau Đại học',0,0);
INSERT INTO question_option VALUES(1,5,1,'Nghỉ hưu','Nghỉ hưu',0,0);
INSERT INTO question_option VALUES(1,5,2,'Không đi làm (ở nhà)','Ở nhà',0,0);
INSERT INTO question_option VALUES(1,5,3,'Làm công việc tự do (không ký hợp đồng lao động)','Lao động tự do',0,0);
INSERT INTO question_option VALUES(1,5,4,'Sinh viên','Sinh viên',0,0);
INSERT INTO question_option VALUES(1,5,5,'Làm việc tại tổ chức, doanh nghiệp trong lĩnh vực tư','Khu vực tư',0,0);
INSERT INTO question_option VALUES(1,5,6,'Làm việc tại cơ quan, tổ chức, doanh nghiệp trong lĩnh vực công','Khu vực công',0,0);
INSERT INTO question_option VALUES(1,5,7,'Khác (ghi)','Khác',0,1);
INSERT INTO question_option VALUES(1,6,1,'Đô thị','Đô thị',0,0);
INSERT INTO question_option VALUES(1,6,2,'Nông thôn','Nông thôn',0,0);
INSERT INTO question_option VALUES(1,7,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,7,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,7,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,7,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,7,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,8,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,8,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,8,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,8,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,8,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,9,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,9,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,9,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,9,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,9,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,10,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,10,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,10,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,10,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,10,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,11,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,11,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,11,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,11,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,11,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,12,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,12,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,12,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,12,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,12,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,13,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,13,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,13,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,13,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,13,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,14,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,14,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,14,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,14,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,14,5,'Rất hài lòng','Rất hài lòng',2,0);
INSERT INTO question_option VALUES(1,15,1,'Rất không hài lòng','Rất không hài lòng',0,0);
INSERT INTO question_option VALUES(1,15,2,'Không hài lòng','Không hài lòng',0,0);
INSERT INTO question_option VALUES(1,15,3,'Bình thường','Bình thường',1,0);
INSERT INTO question_option VALUES(1,15,4,'Hài lòng','Hài lòng',2,0);
INSERT INTO question_option VALUES(1,15,5,'Rất hài lòng','Rất hài lòng',2,0);
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
INSERT INTO survey VALUES(1,'e84de59d-63fb-4d1d-9afc-f646c0abfd44','Đợt của bản 1',1,1,739617,739706,0,0,0,NULL,0,NULL,0,3897419165);
CREATE TABLE survey_rule (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  rule      INTEGER NOT NULL CHECK (rule BETWEEN 1 AND 12), -- Q01 … Q12
  effect    INTEGER NOT NULL CHECK (effect BETWEEN 0 AND 2), -- off, warning, invalid
  threshold REAL    NOT NULL,
  PRIMARY KEY (survey_id, rule)
) STRICT, WITHOUT ROWID;
INSERT INTO survey_rule VALUES(1,1,2,0.0);
INSERT INTO survey_rule VALUES(1,2,2,0.0);
INSERT INTO survey_rule VALUES(1,3,2,0.29999999999999998889);
INSERT INTO survey_rule VALUES(1,4,2,3.0);
INSERT INTO survey_rule VALUES(1,5,1,10.0);
INSERT INTO survey_rule VALUES(1,6,1,0.0);
INSERT INTO survey_rule VALUES(1,7,1,0.0);
INSERT INTO survey_rule VALUES(1,8,1,0.0);
INSERT INTO survey_rule VALUES(1,9,1,0.0);
INSERT INTO survey_rule VALUES(1,10,2,0.0);
INSERT INTO survey_rule VALUES(1,11,1,0.10000000000000000555);
INSERT INTO survey_rule VALUES(1,12,1,0.0);
CREATE TABLE survey_field (
  survey_id  INTEGER NOT NULL REFERENCES survey (id),
  position   INTEGER NOT NULL CHECK (position >= 1),
  name       TEXT    NOT NULL,
  quota      INTEGER CHECK (quota >= 0),          -- forms wanted
  population INTEGER CHECK (population >= 0),     -- transactions
  PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO survey_field VALUES(1,1,'Hộ tịch',5,40);
INSERT INTO survey_field VALUES(1,2,'Chứng thực',10,80);
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
INSERT INTO survey_range VALUES(1,1,1,20,NULL,NULL);
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
CREATE TABLE survey_text (
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  name      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  PRIMARY KEY (survey_id, name)
) STRICT, WITHOUT ROWID;
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
INSERT INTO response VALUES(1,1,1,1,739626,0,1,1,NULL,NULL,NULL,NULL,0,0,X'000000000000050403050505040404',1,1,1795319816,NULL,NULL);
INSERT INTO response VALUES(2,1,1,2,739627,0,1,2,NULL,NULL,NULL,NULL,0,16,X'000000000000050505050505050505',1,1,1795319816,NULL,NULL);
INSERT INTO response VALUES(3,1,1,3,739628,0,2,2,NULL,NULL,NULL,NULL,0,4,X'000000000000000000000004040404',1,1,1795319816,NULL,NULL);
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
INSERT INTO response_text VALUES(1,16,0,'Tốt',X'4ecd7e6581810aaafed07b2b5d0829dc',X'acd0ca530211623accbe67b3ab0b79cf19db856e21b83259c3b82986c19c6a64');
CREATE TABLE stale_validity (
  survey_id INTEGER PRIMARY KEY REFERENCES survey (id)
) STRICT;
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
INSERT INTO log VALUES(1,1795319816,1,5,1,NULL,NULL,1,NULL,NULL,X'2f14444bae3c897eeea576eb3e9dea5ee3caf625fee0b7f682996996ac955b65',X'945067eb1b6ab8d71036edb4edd1e7412769d7888e36ea2e3a9d599e3e8c920c');
INSERT INTO log VALUES(2,1795319816,2,4,1,NULL,NULL,1,'name',NULL,X'b53689bf0e9763f47314087eb8ad0856bb9cd0301a30bb2fbb784e044a666349',X'80d2ca2491150085294155265f5e7a62952aa87c63055571211d9867e35f4f1b');
INSERT INTO log VALUES(3,1795319816,1,3,1,NULL,NULL,1,NULL,NULL,X'dba27a3e8bbc1ec96f59decf21dfb86a124a17f4e2944931cf4cdf81e8449f0a',X'64174812c73ee858ff059b35f7ff062193250047246614904ca0af66c34e8609');
INSERT INTO log VALUES(4,1795319816,1,2,1,1,NULL,1,NULL,NULL,X'6332a4b7f80b195a09d60c0b687ce923c894d73d90a5d155423d80742c3a6ed3',X'4224d970a33148470217a76d1b6da55463fd9e2592ef062d0230b775ccdc726d');
INSERT INTO log VALUES(5,1795319816,6,2,1,1,NULL,1,NULL,NULL,X'd740b78a914b35c8c8cc19e74f0c4c2bf02f6812b62bd70a96c3e721f353f94e',X'eae3baf9aa26ba03a5db4462ec9d02d86e12ca06595b2862556e676c11b35044');
INSERT INTO log VALUES(6,1795319816,1,1,1,1,1,1,NULL,NULL,X'6479302999161bc248989d1353881568241cc8f0ed974defb445b3bb9a163e2d',X'eee1ded58fcd06aa1b0a17cd1a05111f84aa348856cb9c8be500b88521335d67');
INSERT INTO log VALUES(7,1795319816,1,1,2,1,2,1,NULL,NULL,X'cd4ef72b6ef2fb3f9ff5c6aff3da4f23dd8b9e18ded1ba6b5719fb5f72625c57',X'637b05d2534fac06582dbb6b126f807fe9a437a385e79b6d2f4aaee395c41de8');
INSERT INTO log VALUES(8,1795319816,1,1,3,1,3,1,NULL,NULL,X'c94f2a30ba014cee90280a8bc3c2801fc501672ebb152233290f6548fa087ac8',X'a3575074d50c5c9fb40bea1d4c819439051f672cfb589923ac8b357fd803142d');
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
CREATE UNIQUE INDEX response_serial ON response (survey_id, serial);
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
COMMIT;
