# SPDX-License-Identifier: EUPL-1.2
"""The texts beside the answers of an interview: every kind there is, and how each is named.

A text lies in the vault under a slot: the kind's name, and what it is about after a colon
("note:D9", "range:medical"). The names stand in vaults and in logs, so they never change.
Whoever keeps, reads or tells of such a text asks its kind here; no other module writes a slot.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from app.forms.areas import Prompt
from app.forms.question_number import number_of
from app.forms.state import FormState
from app.report.sentences.sentence_rules import CHILDREN
from app.report.sheet.feedback import (
    AGREED,
    COMMENT,
    FEEDBACK_DAY,
    FOLLOW_UP_DAY,
    KEEP,
    WISHES,
)
from app.report.sheet.sheet_rules import PROBLEMS, RESOURCES
from app.storage.records import HELD_AT, LOOKS_BACK, MEASURED, SIGNED_SHEET


class TextKind(NamedTuple):
    """One kind of text.

    Attributes:
        name: as it stands in vaults.
        log: what the log calls it; "{number}" is the number of the question it is about.
        extract: what it is to the person, in the extract about them; "" for the log's words.
        where: its heading where two versions stand side by side; "" where it is not compared.
        label: what it is under that heading, "" for its slot; "{about}" is what it is
            about, in words.
        by_hand: whether somebody wrote it, in words of their own.
    """

    name: str
    log: str
    extract: str = ""
    where: str = ""
    label: str = ""
    by_hand: bool = False

    def slot(self, about: str = "") -> str:
        """Where the text about this lies."""
        return f"{self.name}:{about}" if about else self.name

    def of(self, texts: Mapping[str, str], about: str = "") -> str:
        """The text about this among the texts of an interview, or ""."""
        return texts.get(self.slot(about), "")

    def all_in(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Every text of this kind, by what it is about."""
        start = self.slot() + ":"
        return {
            slot.removeprefix(start): text
            for slot, text in texts.items()
            if slot.startswith(start)
        }


# About a question.
NOTE = TextKind(
    "note", "anteckningen till {number}", "", "Anteckningar", "Anteckning till {about}",
    by_hand=True,
)  # fmt: skip
# About a check; where one check has many questions, which of them after a colon.
EXPLANATION = TextKind(
    "explain", "förklaringen till ett svar", "", "Förklaringar", "Förklaring till {about}",
    by_hand=True,
)  # fmt: skip
# About an area: "4-6".
RANGE = TextKind(
    "range", "ett spann för en skattning", "spann för skattningen", "Bedömningen", "Spann: {about}"
)  # fmt: skip
REASON = TextKind(
    "reason", "skälet till en skattning", "skälet till skattningen", "Bedömningen",
    "Skäl: {about}", by_hand=True,
)  # fmt: skip
# About a part of the sheet: see app/report/sheet/feedback.py.
SHEET = TextKind(
    "feedback", "återkopplingens ord", "återkopplingen", "Återkopplingen", "{about}",
    by_hand=True,
)  # fmt: skip
# Names of parts of the text for the investigation, with spaces between.
_CHOICE = "vad som ska stå i texten till utredningen"
TAKEN_OUT = TextKind(
    "investigation:out", _CHOICE, "borttaget ur texten till utredningen", "Övrigt"
)
PUT_IN = TextKind(
    "investigation:put", _CHOICE, "tillagt i texten till utredningen", "Övrigt"
)
# About what is seen to, and what the client is told, before the talk: when, and by whom.
TICKED = TextKind(
    "tick", "det som bockats av före samtalet", "bockat av före samtalet", "Före samtalet", "Avbockat"
)  # fmt: skip
TOLD = TextKind(
    "told", "det som klienten fått veta", "du har fått veta", "Före samtalet", "Berättat"
)
# About a prompt: when.
SEEN = TextKind("prompt", "att en uppmaning har lästs", "stöd vid fara")
# About a section; the program itself counts.
SECONDS = TextKind(MEASURED.removesuffix(":"), "tiden för ett område", "tid för")
SIGNED = TextKind(SIGNED_SHEET, "återkopplingen så som den signerades")
UNIT = TextKind(HELD_AT, "enheten")
EARLIER = TextKind(LOOKS_BACK, "vilken tidigare intervju den bygger vidare på")

_KINDS: Final = {
    kind.name: kind
    for kind in (
        NOTE, EXPLANATION, RANGE, REASON, SHEET, TAKEN_OUT, PUT_IN, TICKED, TOLD, SEEN,
        SECONDS, SIGNED, UNIT, EARLIER,
    )
}  # fmt: skip


# Parts of the sheet: what each is to the person, and its label beside another version, if any.
ON_SHEET: Final[dict[str, tuple[str, str]]] = {
    RESOURCES: ("det som bär", "Resurser"),
    PROBLEMS: ("det som är svårt", "Problem"),
    CHILDREN: ("barnen", ""),
    **{wish: (f"önskemål {n}", f"Önskan {n}") for n, wish in enumerate(WISHES, 1)},
    COMMENT: ("din kommentar", "Klientens kommentar"),
    AGREED: ("det här kom ni överens om", "Överenskommet"),
    FEEDBACK_DAY: ("dagen för återkopplingen", "Dag för återkopplingen"),
    FOLLOW_UP_DAY: ("dagen för uppföljningen", "Dag för uppföljning"),
    KEEP: ("känsliga meningar som intervjuaren tog med", "Val i texten till utredningen"),
}


def kind_of(slot: str) -> tuple[TextKind, str]:
    """What kind of text lies in a slot, and what it is about.

    One that this program does not know, of a later version, is called by its name.
    """
    if slot in _KINDS:
        return _KINDS[slot], ""
    name, _, about = slot.partition(":")
    return _KINDS.get(name, TextKind(name, name, where="Övrigt")), about


def slot_words(slot: str) -> str:
    """What the log calls a text of an interview: "anteckningen till D9"."""
    kind, about = kind_of(slot)
    return kind.log.replace("{number}", number_of(about))


def unseen(state: FormState, texts: Mapping[str, str]) -> tuple[Prompt, ...]:
    """The prompts that the answers call for and nobody has acknowledged, in form order."""
    return tuple(each for each in state.prompts if SEEN.slot(each.id) not in texts)


def noted(texts: Mapping[str, str]) -> set[str]:
    """Keys of the questions that have a note."""
    return {key for key, text in NOTE.all_in(texts).items() if text.strip()}
