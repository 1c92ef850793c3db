# SPDX-License-Identifier: EUPL-1.2
"""What types cannot say about a form: every finding has a code, a place, a fault and a remedy."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from app.forms.answers import Value
from app.forms.bank import Bank
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
)
from app.forms.model import Form
from app.forms.questions import SINCE, Question
from app.forms.resting import Resting
from app.forms.then import THEN, about, astray, is_then

_GAP = re.compile(r"\{[^}]*\}")
_SENTENCE = re.compile(r"[^.?!]+[.?!]")


class Finding(NamedTuple):
    """One fault in a definition, in words for whoever writes forms."""

    code: str
    place: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.code} {self.place}: {self.fault} {self.remedy}"


def check_form(form: Form, bank: Collection[str] = ()) -> tuple[Finding, ...]:
    """Every fault of a form that was read, in its own order. Empty when it is sound.

    Args:
        form: was read.
        bank: keys of the questions that other forms may ask: an earlier interview, which
            this one looks back at, was perhaps held with one of those.
    """
    keys = Counter(question.key for question in form.asked)
    return (
        *_doubles(keys, "F07", "frågan står två gånger.", "Ta bort den ena."),
        *_doubles(Counter(section.id for section in form.sections), "F07", "delen står två gånger.", "Ge den ett eget id."),
        *_doubles(Counter(area.id for area in form.areas), "F07", "området står två gånger.", "Ge det ett eget id."),
        *_doubles(Counter(check.id for check in form.checks), "F07", "kontrollen står två gånger.", "Ge den ett eget id."),
        *(finding for question in form.asked for finding in _question(question)),
        *_order(form),
        *_areas(form),
        *_afterwards(form),
        *_checks(form),
        *_grids(form),
        *_changes(form),
        *_looking_back(form, bank),
    )  # fmt: skip


def check_bank(bank: Bank) -> tuple[Finding, ...]:
    """What areas, checks and prompts of a bank name that it has not: no form would have them."""
    whole = Resting(
        bank, dict.fromkeys(bank.keys(), ""), bank.grids.values(), (), looks_back=True
    )
    return tuple(
        Finding("F06", place, f"{key} finns inte i frågebanken.", "Kontrollera stavningen.")
        for place, key in whole.stray()
    )


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
    yield from _texts(question)
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


def _texts(question: Question) -> Iterator[Finding]:
    key = question.key
    for text in (question.label, question.text, question.hint, question.help):
        for gap in _GAP.findall(text.replace(SINCE, "")):
            yield Finding(
                "F17", key, f"luckan {gap} fylls aldrig i.", "Rätta den, eller ta bort den."
            )
    if any(one not in question.hint for one in _SENTENCE.findall(question.paper or "")):
        yield Finding(
            "F18",
            key,
            "det som ska stå på papper står inte i hint.",
            "Skriv meningarna likadant i paper och hint.",
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
            for key in question.relevant.looks_at():
                if key not in seen and not is_then(key):
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


def _named(form: Form, place: str, keys: Iterable[str]) -> Iterator[Finding]:
    own = (key for key in keys if not is_then(key))
    yield from (_unknown(form, place, key) for key in own if key not in form.questions)


def _areas(form: Form) -> Iterator[Finding]:
    sections = {section.id for section in form.sections}
    for area in form.areas:
        if area.section not in sections:
            yield Finding(
                "F06", area.id, f"delen {area.section} finns inte.", "Rätta section."
            )
        yield from _named(form, area.id, area.named())
    yield from _critical(form)


def _afterwards(form: Form) -> Iterator[Finding]:
    """What the interviewer alone fills in is filled in after the talk."""
    named = [("broken_off", form.broken_off)] if form.broken_off else []
    yield from _named(form, "broken_off", (key for _, key in named))
    named += [(area.id, key) for area in form.areas for key in area.observed]
    for place, key in named:
        question = form.questions.get(key)
        if question is not None and question.stage != "after":
            yield Finding(
                "F19",
                place,
                f"{key} fylls i när samtalet är slut, men frågas i samtalet.",
                'Skriv stage = "after" vid frågan.',
            )


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
        yield from _named(form, check.id, check.named())
        yield from _values(form, check.id, check.when)
    for prompt in form.prompts:
        yield from _named(form, prompt.id, prompt.named())
        yield from _values(form, prompt.id, prompt.when)


def _looking_back(form: Form, bank: Collection[str]) -> Iterator[Finding]:
    """What is asked of an earlier interview, which may have been held with another form."""
    named: list[tuple[str, str, bool]] = []  # place, name, and whether the answer is said
    for question in form.asked:
        own = question.relevant.looks_at() if question.relevant else ()
        named += [(question.key, name, False) for name in (*own, question.prefill)]
    for check in form.checks:
        named += [(check.id, name, False) for name in check.when.looks_at()]
        named += [(check.id, name, True) for name in check.said()]
    for prompt in form.prompts:
        named += [(prompt.id, name, False) for name in prompt.when.looks_at()]
    for place, name, is_said in named:
        if fault := astray(form, bank, name, is_said=is_said):
            yield Finding("F16", place, *fault)


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
        yield from _named(form, place, change.keys)
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
        if not_awaited(form, key, value):
            yield Finding(
                "F08",
                place,
                f"villkoret väntar på ett svar som {key} aldrig har.",
                'Tal och ja/nej skrivs som 1, koder som "1".',
            )


def not_awaited(form: Form, name: str, value: Value) -> bool:
    """Whether a question can never have this value, as far as the form knows it."""
    if name == THEN:  # it is there or not: op = "answered"
        return True
    question = form.questions.get(about(name))
    if question is None or question.type == "yearmonth":
        return False
    return not takes(question, value)


def awaited(condition: Condition) -> Iterator[tuple[str, Value]]:
    """Every question that a condition compares with a value, and that value."""
    match condition:
        case Not():
            yield from awaited(condition.of)
        case All() | AnyOf():
            for part in condition.of:
                yield from awaited(part)
        case Equals() | AllEqual():
            yield from ((key, condition.value) for key in condition.looks_at())
        case OneOf():
            yield from ((condition.question, value) for value in condition.values)
        case Contains():
            yield condition.question, (condition.value,)
        case _:
            return
