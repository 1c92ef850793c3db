# SPDX-License-Identifier: EUPL-1.2
"""The clock of the vault, handed in, so that a test can have its own."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, with time zone."""
    return datetime.now(UTC)


def as_text(moment: datetime) -> str:
    """A moment as the vault keeps it: ISO, UTC, whole seconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def from_text(text: str) -> datetime:
    """The moment of such a text.

    Raises:
        ValueError: it is none.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("A time without its zone.")
    return moment
