-- SPDX-License-Identifier: EUPL-1.2
-- Where the log and the seals end, and which ways in hold. What was cut off at an end, or put
-- back from an older copy of some pages, shows because the mark no longer fits the rows.

-- One mark over the ends of both chains, rewritten with each event. It names the last row of
-- either, so that it stands by itself: a mark that is genuine says what should be there.
CREATE TABLE end_mark (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  events INTEGER NOT NULL,
  event_mac BLOB NOT NULL,
  seals INTEGER NOT NULL,
  seal_mac BLOB NOT NULL,
  generation INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE TRIGGER end_mark_stays BEFORE DELETE ON end_mark
BEGIN SELECT RAISE(ABORT, 'log'); END;
DROP TRIGGER IF EXISTS log_end_stays;
DROP TABLE log_end;

-- The key file of today, as it lies beside the data: an older one that is put in its place
-- lets nobody in who has been taken away since, and is mended from here.
CREATE TABLE key_file (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
