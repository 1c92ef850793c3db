# SPDX-License-Identifier: EUPL-1.2
"""What each text beside the answers is called in the extract about a person: never by its code."""

from collections.abc import Mapping

from app.forms.model import Form
from app.forms.question_number import number_of
from app.interview.base.preparation import PreparationTexts
from app.interview.base.text_kinds import (
    EXPLANATION,
    ON_SHEET,
    PUT_IN,
    RANGE,
    REASON,
    SECONDS,
    SEEN,
    SHEET,
    TAKEN_OUT,
    TICKED,
    TOLD,
    TextKind,
    kind_of,
    slot_words,
)
from app.report.sheet.sheet_rules import AREA
from app.storage.clock import from_text
from app.swedish_figures import with_noun


class TextWords:
    """Says of the texts of one interview what they are.

    Args:
        form: of the interview, or None where it is not known any more.
        before: what is ticked and told before the talk, if anything.
    """

    def __init__(self, form: Form | None, before: PreparationTexts | None) -> None:
        areas = {area.id: area.title for area in form.areas} if form else {}
        self._checks = {one.id: number_of(one.at) for one in form.checks} if form else {}
        self._titles: dict[TextKind, Mapping[str, str]] = {
            TICKED: {tick.id: tick.label for tick in before.ready} if before else {},
            TOLD: {tell.id: tell.label for tell in before.tell} if before else {},
            SEEN: {prompt.id: prompt.title for prompt in form.prompts} if form else {},
            SECONDS: {one.id: one.title for one in form.sections} if form else {},
            RANGE: areas,
            REASON: areas,
            SHEET: areas | {part: words for part, (words, _) in ON_SHEET.items()},
        }

    def label(self, slot: str) -> str:
        """What a text is: "du har fått veta: att det är frivilligt"."""
        kind, about = kind_of(slot)
        if kind in self._titles:
            code = about.removeprefix(AREA)
            title = self._titles[kind].get(code)
            return f"{kind.extract}: {title}" if title else f"{kind.extract} ({code})"
        if kind is EXPLANATION:
            check, _, key = about.partition(":")
            at = number_of(key) if key else self._checks.get(check, "")
            return f"förklaringen till svaret på {at}" if at else slot_words(slot)
        return kind.extract or slot_words(slot)

    def text(self, slot: str, text: str) -> str:
        """What it says, a time as a day and an hour here."""
        kind, _ = kind_of(slot)
        if kind in (TICKED, TOLD):
            at, _, who = text.partition(" ")
            return f"{local_time(at)} av {who}" if who else local_time(at)
        if kind is SEEN:
            return f"markerat som sett {local_time(text)}"
        if kind is SECONDS and text.isdecimal():
            return with_noun(int(text), "sekund", "sekunder")
        if kind in (TAKEN_OUT, PUT_IN):
            return with_noun(len(text.split()), "mening", "meningar")
        return text


def local_time(moment: str | None) -> str:
    """The local day and time of a stored one; as it is where it is none."""
    try:
        return f"{from_text(moment or '').astimezone():%Y-%m-%d %H.%M}"
    except ValueError:
        return moment or ""
