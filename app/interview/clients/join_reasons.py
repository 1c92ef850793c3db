# SPDX-License-Identifier: EUPL-1.2
"""Why two clients are one person, or are not after all, and how the log says it."""

from typing import Final

from app.swedish_figures import small

# Codes of reasons: they stand in the log of vaults, so they never change their meaning.
REASONS: Final[dict[str, str]] = {
    "twice": "Upplagd två gånger",
    "number": "Fick sitt nummer senare",
    "imported": "Lästes in en gång till från en fil",
}
OF_PARTING: Final[dict[str, str]] = {
    "two-people": "De är två olika personer",
    "wrong-client": "Fel klient valdes",
}


def joined_words(key: str) -> str:
    """Whom somebody was joined to and why, as the log says it: "klient 3 (upplagd två gånger)"."""
    person, reason, *_ = [*key.split(), "", ""]
    text = (REASONS | OF_PARTING).get(reason, "")
    why = f" ({small(text)})" if text else ""
    return f"klient {person}{why}"
