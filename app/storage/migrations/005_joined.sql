-- SPDX-License-Identifier: EUPL-1.2
-- Two clients who turn out to be one person. Neither row goes, since the seals of signed
-- interviews are made over the number of the client: one of them points at the other.

-- person: the client that it is the same person as. That one may point further.
-- gave: what the other one lacked and took over: "name", "case_number".
CREATE TABLE joined (
  client INTEGER PRIMARY KEY REFERENCES client (id),
  person INTEGER NOT NULL REFERENCES client (id),
  joined_at TEXT NOT NULL,
  joined_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  gave TEXT NOT NULL,
  CHECK (client <> person)
) STRICT;

-- Each client that is somebody else's row, and the one that stands for the person.
CREATE VIEW one_person AS
  WITH RECURSIVE up (client, person) AS (
    SELECT client, person FROM joined
    UNION
    SELECT up.client, joined.person FROM up JOIN joined ON joined.client = up.person)
  SELECT client, person FROM up WHERE person NOT IN (SELECT client FROM joined);

-- Nobody is, round about, the same person as themselves.
CREATE TRIGGER joined_in_a_ring BEFORE INSERT ON joined
WHEN (SELECT person FROM one_person WHERE client = NEW.person) = NEW.client
BEGIN SELECT RAISE(ABORT, 'joined'); END;
CREATE TRIGGER joined_stays BEFORE UPDATE ON joined
BEGIN SELECT RAISE(ABORT, 'joined'); END;
