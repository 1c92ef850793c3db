# SPDX-License-Identifier: EUPL-1.2
"""After the talk: what the interviewer judges each area by, and what stops a signature. Pure.

The rating itself is the answer of the area's rating question. The range it was chosen in,
and the reason where it lies outside, are texts of the interview.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.areas import Area
from app.forms.codec import show
from app.forms.model import Form
from app.forms.question_number import number_of
from app.forms.relevance import Relevance
from app.forms.state import FieldState, FormState
from app.interview.after.missing_answers import completeness
from app.interview.base.text_kinds import RANGE, REASON
from app.scoring.rating import client_view, is_range, suggest
from app.swedish_figures import with_noun

_NOTHING: tuple[Answer, ...] = (0, YearMonth(0, 0))

Weight = Literal["said", "nothing", "unknown", "open"]
_HEAVIEST_FIRST: tuple[Weight, ...] = ("said", "open", "unknown", "nothing")


class Fact(NamedTuple):
    """One critical item in words; a row of a grid is one.

    Attributes:
        key: the question to go to.
        number: its number, or the row's.
        label: a few words.
        group: what the rows of its grid have in common, or "".
        words: the answer.
        weight: "said" for an answer that says something, "nothing" for no, none or does
            not apply, "unknown" for X, "open" for no answer.
    """

    key: str
    number: str
    label: str
    group: str
    words: str
    weight: Weight


class RatingRow(NamedTuple):
    """One area to be rated, with everything there is to judge by.

    Attributes:
        area: the area.
        facts: its critical items.
        days, troubled, importance: the client's own numbers.
        range: lowest and highest point chosen, or None.
        value: the rating 0-9, X where it cannot be made, or None.
        pointed: what the two-step rule points at; only ever shown.
        reason: why the rating lies outside the range, or what else there is to say.
        questions: the questions to answer after the rating (before it: `observed`).
    """

    area: Area
    range: tuple[int, int] | None
    value: int | Mark | None
    pointed: int | None
    reason: str
    observed: tuple[FieldState, ...]
    questions: tuple[FieldState, ...]
    facts: tuple[Fact, ...] = ()
    days: tuple[Fact, ...] = ()
    troubled: tuple[Fact, ...] = ()
    importance: tuple[Fact, ...] = ()

    @property
    def is_outside(self) -> bool:
        """Whether the rating lies outside the range."""
        if self.range is None or not isinstance(self.value, int):
            return False
        return not self.range[0] <= self.value <= self.range[1]

    @property
    def is_done(self) -> bool:
        """Whether nothing of this area is left to do."""
        asked = (*self.observed, *self.questions)
        explained = bool(self.reason) or not self.is_outside
        return self.value is not None and explained and not any(f.is_missing for f in asked)


class Stop(NamedTuple):
    """One thing that stops a signature: what, in Swedish, and where to mend it."""

    key: str
    what: str


def write_range(low: int, high: int) -> str:
    """A range as it is kept: "4-6".

    Raises:
        ValueError: it is not two or three points wide.
    """
    if not is_range(low, high):
        raise ValueError("a range has two or three points between 0 and 9")
    return f"{low}-{high}"


def read_range(text: str) -> tuple[int, int] | None:
    """The range that was kept, or None where there is none."""
    low, _, high = text.partition("-")
    if not (low.isascii() and low.isdigit() and high.isascii() and high.isdigit()):
        return None
    chosen = int(low), int(high)
    return chosen if is_range(*chosen) else None


def rating_rows(
    form: Form, state: FormState, texts: Mapping[str, str]
) -> tuple[RatingRow, ...]:
    """Every area to be rated, in form order.

    Questions that two areas share, such as those on alcohol and drugs, come with the last.
    """
    return tuple(_with_facts(form, state, row) for row in _rows(form, state, texts))


def rating_stops(form: Form, state: FormState, texts: Mapping[str, str]) -> Iterator[Stop]:
    """What stops a signature among the ratings, area by area."""
    for row in _rows(form, state, texts):
        yield from _row_stops(row, broken_off=state.is_broken_off)


def may_sign(form: Form, state: FormState, texts: Mapping[str, str]) -> tuple[Stop, ...]:
    """Everything that stops a signature, in form order; nothing left means it may be done.

    Errors must be mended or explained, questions handled unless the talk was broken off,
    every area rated, and a rating outside its range have its reason.
    """
    remaining = completeness(form, state, texts)
    stops: list[Stop] = []
    for part in remaining.parts:
        wrong = (trouble for trouble in part.errors if not trouble.explanation)
        stops += [Stop(trouble.key, trouble.problem.message) for trouble in wrong]
        if part.open and not state.is_broken_off:
            count = with_noun(part.open, "fråga", "frågor")
            stops.append(Stop(part.gaps[0].key, f"{part.title}: {count} saknar svar."))
    return (*stops, *rating_stops(form, state, texts))


def _row_stops(row: RatingRow, *, broken_off: bool) -> Iterable[Stop]:
    title, rating = row.area.title, row.area.rating
    if row.value is None:
        yield Stop(rating, f"{title}: din bedömning saknas.")
    elif row.is_outside and not row.reason:
        why = "bedömningen ligger utanför spannet, och skälet saknas."
        yield Stop(rating, f"{title}: {why}")
    missing = [f for f in (*row.observed, *row.questions) if f.is_missing]
    if missing and not broken_off:
        many = with_noun(len(missing), "fråga", "frågor")
        yield Stop(missing[0].question.key, f"{title}: {many} till dig saknar svar.")


def _after(form: Form, area: Area) -> tuple[str, ...]:
    """What the interviewer answers after the rating, in order; the notes last."""
    asked = (key for key in area.confidence if form.questions[key].stage == "after")
    return (*asked, *filter(None, (area.comment,)))


def _rows(form: Form, state: FormState, texts: Mapping[str, str]) -> Iterator[RatingRow]:
    """Every area to be rated, without what there is to judge by in words."""
    given = state.given
    last = {key: area.id for area in form.areas for key in _after(form, area)}
    for area in form.areas:
        chosen = read_range(RANGE.of(texts, area.id))
        value = given.get(area.rating)
        yield RatingRow(
            area=area,
            range=chosen,
            value=value if isinstance(value, int | Mark) else None,
            pointed=suggest(*chosen, *client_view(area, given)) if chosen else None,
            reason=REASON.of(texts, area.id).strip(),
            observed=_fields(state, area.observed),
            questions=_fields(state, (k for k in _after(form, area) if last[k] == area.id)),
        )


def _with_facts(form: Form, state: FormState, row: RatingRow) -> RatingRow:
    """With what there is to judge by in words, which takes longer than all the rest."""
    area = row.area
    return row._replace(
        facts=_facts(form, state, area.critical),
        days=_facts(form, state, area.days),
        troubled=_facts(form, state, area.troubled),
        importance=_facts(form, state, area.importance),
    )


def _fields(state: FormState, keys: Iterable[str]) -> tuple[FieldState, ...]:
    fields = (state.fields[key] for key in keys)
    return tuple(field for field in fields if field.relevance is not Relevance.SKIPPED)


def _facts(form: Form, state: FormState, keys: tuple[str, ...]) -> tuple[Fact, ...]:
    rows: dict[str, list[FieldState]] = {}
    for key in keys:
        question = form.questions[key]
        rows.setdefault(question.row or key, []).append(state.fields[key])
    return tuple(_fact(form, number, fields) for number, fields in rows.items())


def _fact(form: Form, number: str, fields: list[FieldState]) -> Fact:
    weights = [_weight(field) for field in fields]
    weight = next(one for one in _HEAVIEST_FIRST if one in weights)
    first = fields[0].question
    if not first.grid:
        words = answer_words(fields[0])
        return Fact(first.key, number_of(number), first.label, "", words, weight)
    telling = [field for field in fields if _weight(field) != "nothing"]
    text = ", ".join(_cell_words(form, field) for field in telling)
    grid = form.grid_by_id[first.grid]
    label = next(row.label for row in grid.rows if row.key == first.row)
    key = (telling or fields)[0].question.key
    return Fact(key, number, label, grid.title, text or "nej", weight)


def _weight(field: FieldState) -> Weight:
    if field.relevance is Relevance.SKIPPED or field.answer is Mark.N:
        return "nothing"
    if field.answer is None:
        return "open" if field.relevance is Relevance.ASKED else "nothing"
    if field.answer is Mark.X:
        return "unknown"
    return "nothing" if field.answer in _NOTHING else "said"


def answer_words(field: FieldState) -> str:
    """An answer as a few words, also where there is none."""
    if field.relevance is Relevance.SKIPPED:
        return "gäller inte"
    if field.answer is None:
        return "inte besvarad"
    return show(field.question, field.answer)


def _cell_words(form: Form, field: FieldState) -> str:
    """A cell of a grid: "12 dagar", "senaste 30 dagarna", "tidigare i livet: ?" for X."""
    text = "?" if field.answer is Mark.X else answer_words(field)
    question, columns = field.question, form.grid_by_id[field.question.grid].columns
    column = next(c.label for c in columns if c.id == question.column).lower()
    if field.answer == 1 and question.type == "yesno":
        return column
    if question.type == "number" and isinstance(field.answer, int):
        return text
    return f"{column}: {text.lower()}"
