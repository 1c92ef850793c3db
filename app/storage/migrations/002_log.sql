-- SPDX-License-Identifier: EUPL-1.2
-- The log: who did what to which interview, and when. No answer, no name of a client.
-- It only grows. Each row's MAC covers the row and the MAC before it, and log_end says
-- which row is the last, so that a row cut off at the end is missed too.

CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  code TEXT NOT NULL,
  interview INTEGER,
  client INTEGER,
  key TEXT NOT NULL,
  mac BLOB NOT NULL
) STRICT;

-- No foreign keys: the log stays when an interview or a client is gone.
CREATE TRIGGER event_stays_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'log'); END;
CREATE TRIGGER event_stays_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'log'); END;

CREATE TABLE log_end (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  n INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE TRIGGER log_end_stays BEFORE DELETE ON log_end
BEGIN SELECT RAISE(ABORT, 'log'); END;

-- The key of both chains, wrapped under the data key of today: it outlives a rotation, so
-- that what was sealed before can still be checked.
CREATE TABLE chain_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  nonce BLOB NOT NULL,
  box BLOB NOT NULL
) STRICT;
