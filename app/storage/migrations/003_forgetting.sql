-- SPDX-License-Identifier: EUPL-1.2
-- To forget a person, on purpose and accounted for: reasons to wait, decisions, and the
-- protocol of what was deleted. Never a name, a number or an answer. Also the manager's
-- own record of each look through the log.

-- Why a client may not be deleted yet. The codes of the reasons stand in the rule file.
CREATE TABLE hold (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id),
  reason TEXT NOT NULL,
  placed_at TEXT NOT NULL,
  placed_by TEXT NOT NULL,
  until TEXT,
  lifted_at TEXT,
  lifted_by TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
) STRICT;
CREATE INDEX hold_client ON hold (client);

-- One decision to delete. decided: nothing has happened yet. withdrawn: nothing will.
-- deleted: the rows are gone, the copies not yet. done: all that the program can reach.
CREATE TABLE disposal (
  id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('retention', 'mistake')),
  rules TEXT NOT NULL,
  basis TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('decided', 'withdrawn', 'deleted', 'done')),
  carried_out_at TEXT,
  carried_out_by TEXT,
  mac BLOB,
  CHECK ((carried_out_at IS NULL) = (state IN ('decided', 'withdrawn'))),
  CHECK ((carried_out_by IS NULL) = (carried_out_at IS NULL)),
  CHECK ((mac IS NULL) = (carried_out_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX disposal_open ON disposal (reason) WHERE state = 'decided';

-- A line for each client of a decision (interview = 0), and for each interview deleted.
-- date: of the last entry, or of the talk. kept: why the client was not deleted after all.
-- No foreign keys to clients and interviews: the lines stay when those are gone.
CREATE TABLE disposal_line (
  disposal INTEGER NOT NULL REFERENCES disposal (id),
  client INTEGER NOT NULL,
  interview INTEGER NOT NULL CHECK (interview >= 0),
  date TEXT NOT NULL,
  due TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('decided', 'deleted', 'kept')),
  kept TEXT NOT NULL CHECK ((kept = '') = (outcome <> 'kept')),
  answers INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  PRIMARY KEY (disposal, client, interview)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER disposal_begins BEFORE INSERT ON disposal
WHEN NEW.state <> 'decided' OR EXISTS (SELECT 1 FROM disposal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_goes_on BEFORE UPDATE ON disposal
WHEN OLD.id <> NEW.id OR OLD.reason <> NEW.reason OR OLD.rules <> NEW.rules
  OR OLD.basis <> NEW.basis OR OLD.decided_at <> NEW.decided_at
  OR OLD.decided_by <> NEW.decided_by
  OR NOT (OLD.state = 'decided' AND NEW.state IN ('withdrawn', 'deleted')
    OR OLD.state = 'deleted' AND NEW.state = 'done' AND OLD.mac = NEW.mac
      AND OLD.carried_out_at = NEW.carried_out_at AND OLD.carried_out_by = NEW.carried_out_by)
BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_stays BEFORE DELETE ON disposal
BEGIN SELECT RAISE(ABORT, 'disposal'); END;

CREATE TRIGGER disposal_line_insert BEFORE INSERT ON disposal_line
WHEN (SELECT state FROM disposal WHERE id = NEW.disposal) IS NOT 'decided'
BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_line_update BEFORE UPDATE ON disposal_line
WHEN (SELECT state FROM disposal WHERE id = OLD.disposal) IS NOT 'decided'
  OR OLD.disposal <> NEW.disposal OR OLD.client <> NEW.client
  OR OLD.interview <> NEW.interview OR OLD.outcome <> 'decided'
BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_line_stays BEFORE DELETE ON disposal_line
BEGIN SELECT RAISE(ABORT, 'disposal'); END;

-- Whose signed interviews may be deleted, while they are: a row for a client of a decided
-- disposal. Its reference to a client that never is holds back the commit, so that the row
-- can be there within a transaction only.
CREATE TABLE erasing (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  disposal INTEGER NOT NULL,
  client INTEGER NOT NULL,
  never INTEGER NOT NULL DEFAULT -1 CHECK (never = -1)
    REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TRIGGER erasing_insert BEFORE INSERT ON erasing
WHEN NOT EXISTS (
  SELECT 1 FROM disposal JOIN disposal_line ON disposal_line.disposal = disposal.id
  WHERE disposal.id = NEW.disposal AND disposal.state = 'decided'
    AND disposal_line.client = NEW.client AND disposal_line.outcome = 'decided')
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER erasing_update BEFORE UPDATE ON erasing
BEGIN SELECT RAISE(ABORT, 'signed'); END;

DROP TRIGGER interview_signed_delete;
CREATE TRIGGER interview_signed_delete BEFORE DELETE ON interview
WHEN OLD.signed_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM erasing WHERE client = OLD.client)
BEGIN SELECT RAISE(ABORT, 'signed'); END;
DROP TRIGGER answer_signed_delete;
CREATE TRIGGER answer_signed_delete BEFORE DELETE ON answer
WHEN (SELECT signed_at FROM interview WHERE id = OLD.interview) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM erasing WHERE client =
    (SELECT client FROM interview WHERE id = OLD.interview))
BEGIN SELECT RAISE(FAIL, 'signed'); END;
DROP TRIGGER slot_signed_delete;
CREATE TRIGGER slot_signed_delete BEFORE DELETE ON slot
WHEN (SELECT signed_at FROM interview WHERE id = OLD.interview) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM erasing WHERE client =
    (SELECT client FROM interview WHERE id = OLD.interview))
BEGIN SELECT RAISE(FAIL, 'signed'); END;
-- A form goes with the last interview that was begun with it.
DROP TRIGGER form_stays_delete;
CREATE TRIGGER form_stays_delete BEFORE DELETE ON form
WHEN NOT EXISTS (SELECT 1 FROM erasing) OR EXISTS (
  SELECT 1 FROM interview WHERE form_id = OLD.id AND form_version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'form'); END;

-- The seals as before, but without a reference to the interview: a seal stays when its
-- interview is gone, since the next one is made over it. The protocol accounts for the gap.
CREATE TABLE seal_without (
  n INTEGER PRIMARY KEY,
  interview INTEGER NOT NULL UNIQUE,
  mac BLOB NOT NULL
) STRICT;
INSERT INTO seal_without SELECT n, interview, mac FROM seal ORDER BY n;
DROP TABLE seal;
ALTER TABLE seal_without RENAME TO seal;
CREATE TRIGGER seal_stays_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER seal_stays_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'signed'); END;

-- The highest number that a client or an interview now gone had: no number is given
-- twice, or the log would tell of one person what another did.
CREATE TABLE gone (
  name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('client', 'interview')),
  id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER client_gone AFTER DELETE ON client
BEGIN
  INSERT INTO gone VALUES ('client', OLD.id)
    ON CONFLICT DO UPDATE SET id = max(id, excluded.id);
END;
CREATE TRIGGER interview_gone AFTER DELETE ON interview
BEGIN
  INSERT INTO gone VALUES ('interview', OLD.id)
    ON CONFLICT DO UPDATE SET id = max(id, excluded.id);
END;
CREATE VIEW next_client AS SELECT 1 + max(
  coalesce((SELECT max(id) FROM client), 0),
  coalesce((SELECT id FROM gone WHERE name = 'client'), 0)) AS id;
CREATE VIEW next_interview AS SELECT 1 + max(
  coalesce((SELECT max(id) FROM interview), 0),
  coalesce((SELECT id FROM gone WHERE name = 'interview'), 0)) AS id;

-- The manager's own record of each look through the log. It only grows.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  from_n INTEGER NOT NULL,
  to_n INTEGER NOT NULL,
  sampled TEXT NOT NULL,
  flagged TEXT NOT NULL,
  remark TEXT NOT NULL
) STRICT;
CREATE TRIGGER review_stays_insert BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM review WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'review'); END;
CREATE TRIGGER review_stays_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review'); END;
CREATE TRIGGER review_stays_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'review'); END;
