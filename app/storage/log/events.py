# SPDX-License-Identifier: EUPL-1.2
"""Which events the log has (G1): `event_log` writes and reads it."""

import json
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

KEYS = "SELECT key FROM event WHERE code = ?"
LOG_LOST = "log-lost"  # first word of a salvage's key: the log begins there


class Record(StrEnum):
    """What a salvage's key can name beside interviews: it came out of the file in pieces."""

    PROTOCOL = "protocol"
    REVIEW = "review"

    def word(self, name: str) -> str:
        """How the key names one: as its own event does, in one word."""
        return ":".join([self, *name.split()])


class Event(StrEnum):
    """What is logged. The codes stand in vaults, so they are never changed."""

    VAULT_OPENED = "vault.opened"
    VAULT_OPENED_BY_CODE = "vault.opened_by_code"
    MISSED = "vault.passphrases_missed"  # before it opened; the key says how many
    SCHEMA_CHANGED = "vault.schema_changed"
    BACKED_UP = "vault.backed_up"
    RESTORED = "vault.restored"
    SALVAGED = "vault.salvaged"
    ROTATED = "vault.rotated"
    SETTING = "vault.setting_changed"
    DRAFT_KEPT = "draft.kept"  # half-typed words, when somebody locked
    DRAFT_DROPPED = "draft.dropped"
    STAFF_ADDED = "staff.added"
    STAFF_CHANGED = "staff.changed"
    FORM_KEPT = "form.kept"
    WAY_ADDED = "way.added"
    WAY_CHANGED = "way.changed"
    WAY_REMOVED = "way.removed"
    CODE_CHANGED = "way.code_changed"
    CODE_TRIED = "way.code_tried"
    CLIENT_ADDED = "client.added"
    CLIENT_OPENED = "client.opened"
    CLIENT_CHANGED = "client.changed"
    JOINED = (
        "client.joined"  # two clients are one person: the key begins with the other's id
    )
    PARTED = "client.parted"  # and are not, after all
    BEGUN = "interview.begun"
    IMPORTED = "interview.imported"
    OPENED = "interview.opened"
    ANSWERED = "interview.answered"
    WRITTEN = "interview.written"
    DETAILS = "interview.details"
    POSTPONED = "interview.postponed"
    RESUMED = "interview.resumed"
    SIGNED = "interview.signed"
    CORRECTED = "interview.correction_begun"
    DROPPED = "interview.correction_dropped"
    PRINTED = "interview.printed"
    SAVED = "interview.saved_as_file"
    COPIED = "interview.copied"
    EXPORTED = "export.made"
    EXTRACTED = "extract.made"
    DELETED = "client.deleted"
    ERASED = "interview.deleted"
    HOLD_PLACED = "hold.placed"
    HOLD_LIFTED = "hold.lifted"
    DECIDED = "disposal.decided"
    WITHDRAWN = "disposal.withdrawn"
    DISPOSED = "disposal.carried_out"
    FINISHED = "disposal.finished"
    END_MISFIT = "log.end_misfit"  # rows were cut off at an end, or put back
    REVIEW_BEGUN = "log.review_begun"
    REVIEWED = "log.reviewed"


class LogRow(NamedTuple):
    """One event.

    Attributes:
        n: 1 for the first, one more for each.
        at: ISO time, UTC.
        who: signature of whoever had the vault open, "" with the recovery code.
        code: an `Event`, or a code of a later version.
        interview, client: ids, or None.
        key: of the field, name of the text, id of the slot, what left the computer, or "".
            Several with spaces; what each can be stands in `app.stewardship.log.log_words`.
    """

    n: int
    at: str
    who: str
    code: str
    interview: int | None
    client: int | None
    key: str


def number_in(key: str) -> int:
    """The number that a key begins with, 0 where it begins with none."""
    first = key.partition(" ")[0]
    return int(first) if first.isdecimal() else 0


def hash_of(row: tuple[str | int, ...]) -> str:
    """What a key has of a row, to tell whether that is still what it was."""
    text = json.dumps(row, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()
