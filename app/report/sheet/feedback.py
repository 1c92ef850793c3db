# SPDX-License-Identifier: EUPL-1.2
"""Draft and the interviewer's own words become the sheet; and the sheet as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from app.forms.answers import Answers
from app.forms.areas import Area
from app.forms.model import Form
from app.forms.relevance import effective
from app.report.sentences.language import how_many_fit
from app.report.sentences.number_words import (
    day_in_words,
    in_a_row,
    month_in_words,
    rating_words,
)
from app.report.sentences.sentence_rules import CHILDREN
from app.report.sheet.document import AreaBlock, CaseFacts, Feedback
from app.report.sheet.fixed_words import LATER, READING, nothing_hard, opening
from app.report.sheet.sheet_draft import MOST_WISHES, Draft
from app.report.sheet.sheet_rules import AREA, PROBLEMS, RESOURCES

# Edits beside those of a slot of the draft. Their names stand in vaults.
WISHES = tuple(f"wish:{number}" for number in range(1, MOST_WISHES + 1))
COMMENT, AGREED = "comment", "agreed"
FEEDBACK_DAY, FOLLOW_UP_DAY = "feedback_date", "follow_up_date"
KEEP = "keep"  # ids of sensitive sentences that go on paper, with spaces between


def build_feedback(
    form: Form, answers: Answers, draft: Draft, edits: Mapping[str, str], facts: CaseFacts
) -> Feedback:
    """The sheet as it stands.

    `edits` holds what the interviewer has written, each in place of the draft: a slot's id
    (`RESOURCES` and `PROBLEMS` with one sentence a line), `WISHES`, `COMMENT`, `AGREED` (one
    step a line), `FEEDBACK_DAY` and `FOLLOW_UP_DAY` (ISO), and `KEEP`.

    Raises:
        ValueError: a date in `edits` is not written as ISO.
    """
    given = effective(form, answers)

    areas = []
    for area in form.areas:
        value = given.get(area.rating)
        rating = value if isinstance(value, int) else None
        text = _area_text(area, draft, edits)
        areas.append(AreaBlock(area.id, area.title, rating, rating_words(rating), text))
    wishes = _wishes(draft, edits)
    wished = "\n".join(wishes).casefold()  # what was held back, and the interviewer put in
    return Feedback(
        client_name=facts.client_name,
        case_number=facts.case_number,
        interviewer=facts.interviewer,
        interview_date=facts.interview_date,
        signed=facts.signed,
        areas=tuple(areas),
        resources=slot_lines(RESOURCES, draft, edits),
        problems=slot_lines(PROBLEMS, draft, edits),
        wishes=wishes,
        ranked=all(held.text.casefold() in wished for held in draft.held_wishes),
        comment=edits.get(COMMENT, "").strip(),
        agreed=_lines(edits.get(AGREED, "")),
        feedback_date=_day(edits.get(FEEDBACK_DAY, "")),
        follow_up_date=_day(edits.get(FOLLOW_UP_DAY, "")),
        silent=tuple(_silent(areas, draft)),
        thanks=len(draft.silent) < len(areas),
        counted=draft.counted,
    )


def slot_lines(slot: str, draft: Draft, edits: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences of a slot as they will stand: the interviewer's, else the draft's."""
    if slot in edits:
        return _lines(edits[slot])
    kept = edits.get(KEEP, "").split()
    return tuple(
        sentence.text
        for sentence in draft.slots.get(slot, ())
        if not sentence.sensitive or sentence.rule in kept
    )


def slot_text(slot: str, draft: Draft, edits: Mapping[str, str]) -> str:
    """A slot as running text."""
    return " ".join(slot_lines(slot, draft, edits))


def sheet_text(feedback: Feedback) -> str:
    """The whole sheet as plain text: for screen readers, for copying, for measuring."""
    return "\n\n".join("\n".join(part) for part in _parts(feedback) if part)


def _parts(sheet: Feedback) -> Iterator[list[str]]:
    yield ["Din återkoppling", *_head(sheet)]
    yield [*opening(thanks=sheet.thanks)]
    if any(area.rating is not None for area in sheet.areas):
        yield ["Så ser det ut just nu", *map(_rated, sheet.areas), READING]
    if sheet.counted:
        yield [sheet.counted]
    yield ["Det som bär", *(_bullets(sheet.resources) or [LATER])]
    hard = _bullets(sheet.problems) or [nothing_hard(wished=bool(sheet.wishes))]
    yield ["Det som är svårt", *hard]
    if sheet.wishes:  # in the client's order; without numbers where that would not be true
        numbered = [f"{number}. {wish}" for number, wish in enumerate(sheet.wishes, 1)]
        told = numbered if sheet.is_numbered else _bullets(sheet.wishes)
        yield ["Det här vill du ha hjälp med", *told]
    told = [f"{area.title}. {area.text}" for area in sheet.areas if area.text]
    if told or sheet.silent:
        yield ["Område för område", *told, *sheet.silent]
    if sheet.comment:
        yield ["Din kommentar", sheet.comment]
    if sheet.agreed:
        yield ["Det här kom vi överens om", *_bullets(sheet.agreed)]
    if sheet.follow_up_date:
        yield [f"En uppföljning gör vi i {month_in_words(sheet.follow_up_date)}."]


def _rated(area: AreaBlock) -> str:
    if area.rating is None:
        return f"{area.title}: ingen bedömning."
    return f"{area.title}: {area.rating} av 9, {area.words}."


def _bullets(lines: tuple[str, ...]) -> list[str]:
    return [f"- {line}" for line in lines]


def _head(sheet: Feedback) -> Iterator[str]:
    if sheet.client_name:
        yield sheet.client_name
    if sheet.interview_date:
        yield f"Vi talades vid den {day_in_words(sheet.interview_date)}."
    if sheet.feedback_date:
        yield f"Vi går igenom det här den {day_in_words(sheet.feedback_date)}."
    if not sheet.signed:
        yield "Det här är ett utkast."


def _area_text(area: Area, draft: Draft, edits: Mapping[str, str]) -> str:
    text = slot_text(AREA + area.id, draft, edits)
    if area.id == draft.children_in:
        text = f"{text} {slot_text(CHILDREN, draft, edits)}".strip()
    return text


def _silent(areas: Sequence[AreaBlock], draft: Draft) -> Iterator[str]:
    """For each reason what nothing is written about, a few names in each sentence."""
    untold = list(_untold(areas, draft))
    for reason in dict.fromkeys(why for _, why in untold):
        names = [name for name, why in untold if why == reason]

        def say(some: Sequence[str], reason: str = reason) -> str:
            return reason.format(areas=in_a_row(some))

        while many := how_many_fit(names, say):
            yield say(names[:many])
            names = names[many:]


def _untold(areas: Sequence[AreaBlock], draft: Draft) -> Iterator[tuple[str, str]]:
    """What nothing is written about: its name, and what to say before the names."""
    reasons = {**draft.partly, **draft.silent}
    for area in areas:
        if not area.text and area.id in reasons:
            yield area.title, reasons[area.id]
    yield from draft.beside.items()


def _wishes(draft: Draft, edits: Mapping[str, str]) -> tuple[str, ...]:
    if any(wish in edits for wish in WISHES):
        written = (" ".join(edits.get(wish, "").split()) for wish in WISHES)
        return tuple(wish for wish in written if wish)
    return tuple(sentence.text for sentence in draft.wishes)


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()).removeprefix("- ") for line in text.splitlines())
    return tuple(line for line in lines if line)


def _day(text: str) -> date | None:
    with suppress(ValueError):  # none, and nothing to say of it
        return date.fromisoformat(text.strip())
    return None
