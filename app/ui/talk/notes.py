# SPDX-License-Identifier: EUPL-1.2
"""The interviewer's notes to questions, as they stand among the texts of an interview."""

from collections.abc import Mapping

_NOTE = "note:"


def slot_of(key: str) -> str:
    """The name of the text that is the note to a question."""
    return f"{_NOTE}{key}"


def note_of(texts: Mapping[str, str], key: str) -> str:
    """The note to a question, or ""."""
    return texts.get(slot_of(key), "")


def noted(texts: Mapping[str, str]) -> set[str]:
    """Keys of the questions that have a note."""
    return {
        name.removeprefix(_NOTE)
        for name, text in texts.items()
        if name.startswith(_NOTE) and text.strip()
    }
