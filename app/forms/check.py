# SPDX-License-Identifier: EUPL-1.2
"""What types cannot say about a form: every finding has a code, a place, a fault and a remedy."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from app.forms.answers import Value
from app.forms.codec import BadAnswer, parse, takes
from app.forms.comparable import in_order
from app.forms.conditions import (
    All,
    AllEqual,
    AnyOf,
    Condition,
    Contains,
    Equals,
    Not,
    OneOf,
    questions_in,
)
from app.forms.model import Form, Question

_PLACE = re.compile(r"\{([^}]*)\}")
CARD = 5  # words on an answer card: one for each of 0-4, or one for each pair of 0-9


class Finding(NamedTuple):
    """One fault in a definition, in words for whoever writes forms."""

    code: str
    place: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.code} {self.place}: {self.fault} {self.remedy}"


def check_form(form: Form) -> tuple[Finding, ...]:
    """Every fault of a form that was read, in its own order. Empty when it is sound."""
    keys = Counter(question.key for question in form.asked)
    return (
        *_doubles(keys, "F07", "frågan står två gånger.", "Ta bort den ena."),
        *_doubles(Counter(section.id for section in form.sections), "F07", "delen står två gånger.", "Ge den ett eget id."),
        *_doubles(Counter(check.id for check in form.checks), "F07", "kontrollen står två gånger.", "Ge den ett eget id."),
        *(finding for question in form.asked for finding in _question(question)),
        *_order(form),
        *_areas(form),
        *_checks(form),
        *_grids(form),
        *_changes(form),
    )  # fmt: skip


def _doubles(
    counted: Counter[str], code: str, fault: str, remedy: str
) -> Iterator[Finding]:
    for name, times in counted.items():
        if times > 1:
            yield Finding(code, name, fault, remedy)


def _question(question: Question) -> Iterator[Finding]:
    key = question.key
    if not question.label or (question.stage == "interview" and not question.text):
        yield Finding("F09", key, "frågan saknar ord.", "Ge den både label och text.")
    if question.type == "number" and question.minimum > question.maximum:
        yield Finding(
            "F10", key, "minsta talet är större än det största.", "Byt plats på talen."
        )
    if question.type == "rating" and len(question.card) != 5:
        yield Finding("F12", key, "svarskortet har fel antal ord.", "Skriv fem.")
    if question.type in ("choice", "multi", "list"):
        yield from _choices(key, [choice.code for choice in question.choices])
        if question.type == "multi" and question.offered != question.choices:
            yield Finding(
                "F11",
                key,
                "en kod bland flera kan inte betyda X eller N.",
                "Ta bort means.",
            )


def _choices(key: str, codes: list[str]) -> Iterator[Finding]:
    if not codes:
        yield Finding("F11", key, "det finns inget att välja.", "Lägg till svar.")
    for code, times in Counter(codes).items():
        if times > 1:
            yield Finding("F11", key, f"koden {code} står två gånger.", "Ta bort den ena.")
        if code.upper() in ("X", "N"):
            yield Finding("F11", key, f"koden {code} är upptagen.", "X och N finns redan.")
        if re.search(r"[\s,;+]", code):
            yield Finding(
                "F11",
                key,
                f"koden {code} har mellanrum eller skiljetecken.",
                "Skriv den i ett ord.",
            )


def _order(form: Form) -> Iterator[Finding]:
    seen: set[str] = set()
    for question in form.asked:
        if question.relevant is not None:
            for key in questions_in(question.relevant):
                if key not in seen:
                    yield _unknown(form, question.key, key)
            yield from _values(form, question.key, question.relevant)
        seen.add(question.key)


def _unknown(form: Form, place: str, key: str) -> Finding:
    if key in form.questions:
        return Finding(
            "F05",
            place,
            f"villkoret ser på {key}, som kommer senare.",
            "Flytta frågan, eller villkoret.",
        )
    return Finding(
        "F06", place, f"{key} finns inte i formuläret.", "Kontrollera stavningen."
    )


def _areas(form: Form) -> Iterator[Finding]:
    sections = {section.id for section in form.sections}
    for area in form.areas:
        if area.section not in sections:
            yield Finding(
                "F06", area.id, f"delen {area.section} finns inte.", "Rätta section."
            )
        named = (
            area.rating,
            area.comment,
            *area.days,
            *area.troubled,
            *area.importance,
            *area.critical,
            *area.confidence,
        )
        yield from (
            _unknown(form, area.id, key) for key in named if key not in form.questions
        )
    yield from _critical(form)


def _critical(form: Form) -> Iterator[Finding]:
    """The mark at a question and the lists of the areas say the same, where there is an area."""
    listed = {key for area in form.areas for key in area.critical}
    rated = {area.section for area in form.areas}
    for question in form.asked:
        is_rated = form.section_of[question.key].id in rated
        if question.critical and is_rated and question.key not in listed:
            yield Finding(
                "F14",
                question.key,
                "frågan är märkt som kritisk, men inget område bygger på den.",
                "Skriv den under critical i området, eller ta bort märket.",
            )
        elif question.key in listed and not question.critical:
            yield Finding(
                "F14",
                question.key,
                "ett område bygger på frågan, men den är inte märkt som kritisk.",
                "Skriv critical = true vid frågan, eller ta bort den ur området.",
            )


def _checks(form: Form) -> Iterator[Finding]:
    for check in form.checks:
        named = [*questions_in(check.when), check.at, *_PLACE.findall(check.message)]
        if check.see:
            named.append(check.see)
        yield from (
            _unknown(form, check.id, key) for key in named if key not in form.questions
        )
        yield from _values(form, check.id, check.when)
    for prompt in form.prompts:
        keys = questions_in(prompt.when)
        yield from (
            _unknown(form, prompt.id, key) for key in keys if key not in form.questions
        )
        yield from _values(form, prompt.id, prompt.when)


def _grids(form: Form) -> Iterator[Finding]:
    for grid in form.grids:
        if grid.shortcut is None:
            continue
        columns = {column.id for column in grid.columns}
        for column, text in grid.shortcut.sets.items():
            if column not in columns:
                yield Finding(
                    "F13", grid.id, f"kolumnen {column} finns inte.", "Rätta sets."
                )
            keys = [row.cells[column] for row in grid.rows if column in row.cells]
            yield from (_shortcut(key) for key in keys if not _reads(form, key, text))


def _changes(form: Form) -> Iterator[Finding]:
    for change in form.changes:
        place = f"changes {change.version}"
        yield from (
            _unknown(form, place, key) for key in change.keys if key not in form.questions
        )
        if in_order(change.version) > in_order(form.version):
            yield Finding(
                "F15",
                place,
                "ändringen är nyare än formuläret.",
                "Rätta den ena versionen.",
            )


def _reads(form: Form, key: str, text: str) -> bool:
    try:
        parse(form.questions[key], text)
    except BadAnswer:
        return False
    return True


def _shortcut(key: str) -> Finding:
    return Finding("F13", key, "genvägens svar passar inte frågan.", "Rätta sets.")


def _values(form: Form, place: str, condition: Condition) -> Iterator[Finding]:
    """Values that a question can never have make a condition that can never hold."""
    for key, value in awaited(condition):
        question = form.questions.get(key)
        if question is None or question.type == "yearmonth":
            continue
        if not takes(question, value):
            yield Finding(
                "F08",
                place,
                f"villkoret väntar på ett svar som {key} aldrig har.",
                'Tal och ja/nej skrivs som 1, koder som "1".',
            )


def awaited(condition: Condition) -> Iterator[tuple[str, Value]]:
    """Every question that a condition compares with a value, and that value."""
    match condition:
        case Not():
            yield from awaited(condition.of)
        case All() | AnyOf():
            for part in condition.of:
                yield from awaited(part)
        case Equals() | AllEqual():
            yield from ((key, condition.value) for key in questions_in(condition))
        case OneOf():
            yield from ((condition.question, value) for value in condition.values)
        case Contains():
            yield condition.question, (condition.value,)
        case _:
            return
