# SPDX-License-Identifier: EUPL-1.2
"""The settings of a vault, and who interviews in it."""

from app.one_line import one_line
from app.storage.log.events import Event
from app.storage.records import Staff
from app.storage.topic import Topic
from app.storage.topics.client_search import fold
from app.storage.topics.stored_drafts import DRAFT


class VaultSettings(Topic):
    """Municipality, unit and so on, and what somebody had in hand at a lock."""

    def all(self) -> dict[str, str]:
        """All settings: municipality, unit and so on."""
        return dict(self._database.rows("SELECT key, value FROM setting ORDER BY key"))

    def put(self, key: str, value: str) -> None:
        """Sets one setting."""
        with self._database.transaction():
            changed = self._database.changed(
                "INSERT INTO setting VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET value = excluded.value"
                " WHERE value <> excluded.value",
                (key, value),
            )
            if changed and key.startswith(DRAFT):
                self._log.add(Event.DRAFT_KEPT)
            elif changed:
                self._log.add(Event.SETTING, key=key)

    def drop(self, key: str) -> None:
        """Takes one setting away, if it is there."""
        with self._database.transaction():
            if self._database.changed("DELETE FROM setting WHERE key = ?", (key,)):
                is_draft = key.startswith(DRAFT)
                event = Event.DRAFT_DROPPED if is_draft else Event.SETTING
                self._log.add(event, key="" if is_draft else key)


class StaffList(Topic):
    """Who interviews."""

    def all(self) -> list[Staff]:
        """Everyone who interviews, by name."""
        rows = self._database.rows("SELECT id, name, signature, trained_on FROM staff")
        return sorted((Staff(*row) for row in rows), key=lambda staff: fold(staff.name))

    def add(self, name: str, signature: str, trained_on: str | None = None) -> int:
        """Adds someone who interviews; their id."""
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO staff (name, signature, trained_on) VALUES (?, ?, ?)",
                (one_line(name), signature, trained_on),
            )
            self._log.add(Event.STAFF_ADDED, key=str(new_id))
        return new_id

    def update(self, staff: Staff) -> None:
        """Replaces what is known of someone who interviews.

        Raises:
            LookupError: nobody has this id.
        """
        sql = "UPDATE staff SET name = ?, signature = ?, trained_on = ? WHERE id = ?"
        values = (one_line(staff.name), staff.signature, staff.trained_on, staff.id)
        with self._database.transaction():
            if not self._database.changed(sql, values):
                raise LookupError("staff")
            self._log.add(Event.STAFF_CHANGED, key=str(staff.id))
