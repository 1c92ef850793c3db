# SPDX-License-Identifier: EUPL-1.2
"""What each text beside the answers is called in the extract about a person: never by its code."""

from collections.abc import Mapping
from typing import Final

from app.figures import with_noun
from app.forms.model import Form
from app.forms.question_number import number_of
from app.interview.casework import TICK, TOLD
from app.interview.investigation import OUT, PUT
from app.interview.log_words import slot_words
from app.interview.preparation import PreparationTexts
from app.report.feedback import KEEP
from app.report.rules import CHILDREN
from app.report.sheet_rules import AREA, PROBLEMS, RESOURCES
from app.storage.clock import from_text

_SHEET: Final[dict[str, str]] = {
    RESOURCES: "det som bär",
    PROBLEMS: "det som är svårt",
    CHILDREN: "barnen",
    "comment": "din kommentar",
    "agreed": "det här kom ni överens om",
    "feedback_date": "dagen för återkopplingen",
    "follow_up_date": "dagen för uppföljningen",
    KEEP: "känsliga meningar som intervjuaren tog med",
}
_PARTS: Final[dict[str, str]] = {
    OUT: "borttaget ur texten till utredningen",
    PUT: "tillagt i texten till utredningen",
}


class TextWords:
    """Says of the texts of one interview what they are.

    Args:
        form: of the interview, or None where it is not known any more.
        before: what is ticked and told before the talk, if anything.
    """

    def __init__(self, form: Form | None, before: PreparationTexts | None) -> None:
        self._areas = {area.id: area.title for area in form.areas} if form else {}
        self._sections = {one.id: one.title for one in form.sections} if form else {}
        self._prompts = {one.id: one.title for one in form.prompts} if form else {}
        self._checks = {one.id: number_of(one.at) for one in form.checks} if form else {}
        self._ticks = {one.id: one.label for one in before.ready} if before else {}
        self._told = {one.id: one.label for one in before.tell} if before else {}

    def label(self, name: str) -> str:
        """What a text is: "du har fått veta: att det är frivilligt"."""
        kind, _, rest = name.partition(":")
        return {
            "tick": lambda: self._of("bockat av före samtalet", self._ticks, rest),
            "told": lambda: self._of("du har fått veta", self._told, rest),
            "prompt": lambda: self._of("stöd vid fara", self._prompts, rest),
            "seconds": lambda: self._of("tid för", self._sections, rest),
            "range": lambda: self._of("spann för skattningen", self._areas, rest),
            "reason": lambda: self._of("skälet till skattningen", self._areas, rest),
            "explain": lambda: self._explained(*rest.partition(":")),
            "feedback": lambda: self._on_sheet(rest),
            "investigation": lambda: _PARTS.get(name, slot_words(name)),
        }.get(kind, lambda: slot_words(name))()

    def text(self, name: str, text: str) -> str:
        """What it says, a time as a day and an hour here."""
        if name.startswith((TICK, TOLD)):
            at, _, who = text.partition(" ")
            return f"{_time(at)} av {who}" if who else _time(at)
        if name.startswith("prompt:"):
            return f"markerat som sett {_time(text)}"
        if name.startswith("seconds:") and text.isdecimal():
            return with_noun(int(text), "sekund", "sekunder")
        if name in _PARTS:
            return with_noun(len(text.split()), "mening", "meningar")
        return text

    def _explained(self, check: str, _: str, key: str) -> str:
        at = number_of(key) if key else self._checks.get(check, "")
        return f"förklaringen till svaret på {at}" if at else slot_words("explain")

    def _on_sheet(self, slot: str) -> str:
        if slot.startswith(AREA):
            return self._of("återkopplingen", self._areas, slot.removeprefix(AREA))
        kind, _, number = slot.partition(":")
        if kind == "wish":
            return f"återkopplingen: önskemål {number}"
        return self._of("återkopplingen", _SHEET, slot)

    @staticmethod
    def _of(what: str, titles: Mapping[str, str], code: str) -> str:
        return f"{what}: {titles[code]}" if code in titles else f"{what} ({code})"


def _time(moment: str) -> str:
    try:
        return f"{from_text(moment).astimezone():%Y-%m-%d %H.%M}"
    except ValueError:
        return moment
