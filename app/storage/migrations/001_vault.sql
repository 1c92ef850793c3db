-- SPDX-License-Identifier: EUPL-1.2
-- The first schema. Lean, because one answer is one durable commit: small tables, as few
-- indexes as the searches need, and none that changes when an answer is given.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  signature TEXT NOT NULL,
  trained_on TEXT
) STRICT;

-- find: name, number and case number, case-folded; the only thing a search looks at.
CREATE TABLE client (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('personnummer', 'samordningsnummer', 'none', 'protected')),
  number TEXT NOT NULL CHECK (number = '' OR kind IN ('personnummer', 'samordningsnummer')),
  name TEXT NOT NULL,
  case_number TEXT NOT NULL,
  created_at TEXT NOT NULL,
  find TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX client_number ON client (number) WHERE number <> '';
CREATE INDEX client_case ON client (case_number) WHERE case_number <> '';

-- The forms that interviews were begun with, whole, for as long as there are interviews.
CREATE TABLE form (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
CREATE TRIGGER form_stays_update BEFORE UPDATE ON form
BEGIN SELECT RAISE(ABORT, 'form'); END;
CREATE TRIGGER form_stays_delete BEFORE DELETE ON form
BEGIN SELECT RAISE(ABORT, 'form'); END;

CREATE TABLE interview (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id),
  form_id TEXT NOT NULL,
  form_version TEXT NOT NULL,
  date TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'signed', 'postponed', 'replaced')),
  started_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  position TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  replaces INTEGER REFERENCES interview (id),
  reason TEXT,
  corrected_by TEXT,
  signed_at TEXT,
  signed_by TEXT,
  postponed_until TEXT,
  CHECK ((signed_at IS NULL) = (status IN ('open', 'postponed'))),
  CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  CHECK ((replaces IS NULL) = (version = 1))
) STRICT;
CREATE INDEX interview_client ON interview (client);
CREATE UNIQUE INDEX interview_replaces ON interview (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE answer (
  interview INTEGER NOT NULL REFERENCES interview (id),
  key TEXT NOT NULL,
  mark TEXT CHECK (mark IN ('X', 'N')),
  text TEXT,
  PRIMARY KEY (interview, key),
  CHECK (mark IS NOT NULL OR text IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Everything written beside the answers: notes, wording of the feedback, ticks, minutes.
CREATE TABLE slot (
  interview INTEGER NOT NULL REFERENCES interview (id),
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (interview, name)
) STRICT, WITHOUT ROWID;

-- One row for each signing, each sealing the one before it.
CREATE TABLE seal (
  n INTEGER PRIMARY KEY,
  interview INTEGER NOT NULL UNIQUE REFERENCES interview (id),
  mac BLOB NOT NULL
) STRICT;

-- A signed interview stays as it was signed; its one change is that it becomes "replaced".
-- Position and changed_at are not part of it. They are left out of the list because they
-- change with every answer, and a trigger there would cost every answer something.
CREATE TRIGGER interview_signed_update BEFORE UPDATE OF
  id, client, form_id, form_version, date, interviewer, started_at, version, replaces,
  reason, corrected_by, signed_at, signed_by, postponed_until ON interview
WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER interview_signed_status BEFORE UPDATE OF status ON interview
WHEN OLD.signed_at IS NOT NULL AND NOT (OLD.status = 'signed' AND NEW.status = 'replaced')
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER interview_signed_delete BEFORE DELETE ON interview
WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed'); END;
-- REPLACE deletes first, and fires the trigger above only under recursive_triggers
CREATE TRIGGER interview_signed_insert BEFORE INSERT ON interview
WHEN (SELECT signed_at FROM interview WHERE id = NEW.id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed'); END;

-- FAIL and not ABORT: it refuses the row all the same, and spares every answer the copy
-- of pages that SQLite keeps in order to undo a statement. The caller rolls back.
CREATE TRIGGER answer_signed_insert BEFORE INSERT ON answer
WHEN (SELECT signed_at FROM interview WHERE id = NEW.interview) IS NOT NULL
BEGIN SELECT RAISE(FAIL, 'signed'); END;
CREATE TRIGGER answer_signed_update BEFORE UPDATE ON answer
WHEN (SELECT signed_at FROM interview WHERE id = OLD.interview) IS NOT NULL
  OR (SELECT signed_at FROM interview WHERE id = NEW.interview) IS NOT NULL
BEGIN SELECT RAISE(FAIL, 'signed'); END;
CREATE TRIGGER answer_signed_delete BEFORE DELETE ON answer
WHEN (SELECT signed_at FROM interview WHERE id = OLD.interview) IS NOT NULL
BEGIN SELECT RAISE(FAIL, 'signed'); END;

CREATE TRIGGER slot_signed_insert BEFORE INSERT ON slot
WHEN (SELECT signed_at FROM interview WHERE id = NEW.interview) IS NOT NULL
BEGIN SELECT RAISE(FAIL, 'signed'); END;
CREATE TRIGGER slot_signed_update BEFORE UPDATE ON slot
WHEN (SELECT signed_at FROM interview WHERE id = OLD.interview) IS NOT NULL
  OR (SELECT signed_at FROM interview WHERE id = NEW.interview) IS NOT NULL
BEGIN SELECT RAISE(FAIL, 'signed'); END;
CREATE TRIGGER slot_signed_delete BEFORE DELETE ON slot
WHEN (SELECT signed_at FROM interview WHERE id = OLD.interview) IS NOT NULL
BEGIN SELECT RAISE(FAIL, 'signed'); END;

CREATE TRIGGER seal_stays_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER seal_stays_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'signed'); END;
