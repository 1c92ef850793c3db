# SPDX-License-Identifier: EUPL-1.2
"""What types cannot say about a form: every finding has a code, a place, a fault and a remedy."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from app.forms.answers import Value
from app.forms.area_loading import AreaLoading
from app.forms.areas import Check, Prompt
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
from app.forms.earlier_answers import THEN, about, astray, is_then
from app.forms.model import Form
from app.forms.questions import SINCE, Question

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
    keys = (question.key for question in form.asked)
    sections = (section.id for section in form.sections)
    areas, checks = (area.id for area in form.areas), (check.id for check in form.checks)
    return (
        *_doubles(keys, "frågan står två gånger.", "Ta bort den ena."),
        *_doubles(sections, "delen står två gånger.", "Ge den ett eget id."),
        *_doubles(areas, "området står två gånger.", "Ge det ett eget id."),
        *_doubles(checks, "kontrollen står två gånger.", "Ge den ett eget id."),
        *(finding for question in form.asked for finding in _question(question)),
        *_order(form),
        *_areas(form),
        *_afterwards(form),
        *_checks(form),
        *_grids(form),
        *_changes(form),
        *_looking_back(form, bank),
    )


def check_bank(bank: Bank) -> tuple[Finding, ...]:
    """What areas, checks and prompts of a bank name that it has not: no form would have them."""
    whole = AreaLoading(
        bank, dict.fromkeys(bank.keys(), ""), bank.grids.values(), (), looks_back=True
    )
    return tuple(
        Finding("F06", place, f"{key} finns inte i frågebanken.", "Kontrollera stavningen.")
        for place, key in whole.stray()
    )


def _doubles(names: Iterable[str], fault: str, remedy: str) -> Iterator[Finding]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Finding("F07", name, fault, remedy)


def _question(question: Question) -> Iterator[Finding]:
    key = question.key
    if not question.label or (question.stage == "interview" and not question.text):
        yield Finding("F09", key, "frågan saknar ord.", "Ge den både label och text.")
    yield from _texts(question)
    if question.type == "number" and question.minimum > question.maximum:
        fault = "minsta talet är större än det största."
        yield Finding("F10", key, fault, "Byt plats på talen.")
    if question.type == "rating" and len(question.card) != 5:
        yield Finding("F12", key, "svarskortet har fel antal ord.", "Skriv fem.")
    if question.type in ("choice", "multi", "list"):
        yield from _choices(key, [choice.code for choice in question.choices])
        if question.type == "multi" and question.offered != question.choices:
            fault = "en kod bland flera kan inte betyda X eller N."
            yield Finding("F11", key, fault, "Ta bort means.")


def _texts(question: Question) -> Iterator[Finding]:
    key = question.key
    for text in (question.label, question.text, question.hint, question.help):
        for gap in _GAP.findall(text.replace(SINCE, "")):
            fault = f"luckan {gap} fylls aldrig i."
            yield Finding("F17", key, fault, "Rätta den, eller ta bort den.")
    if any(one not in question.hint for one in _SENTENCE.findall(question.paper or "")):
        fault = "det som ska stå på papper står inte i hint."
        yield Finding("F18", key, fault, "Skriv meningarna likadant i paper och hint.")


def _choices(key: str, codes: list[str]) -> Iterator[Finding]:
    if not codes:
        yield Finding("F11", key, "det finns inget att välja.", "Lägg till svar.")
    for code, times in Counter(codes).items():
        if times > 1:
            yield Finding("F11", key, f"koden {code} står två gånger.", "Ta bort den ena.")
        if code.upper() in ("X", "N"):
            yield Finding("F11", key, f"koden {code} är upptagen.", "X och N finns redan.")
        if re.search(r"[\s,;+]", code):
            fault = f"koden {code} har mellanrum eller skiljetecken."
            yield Finding("F11", key, fault, "Skriv den i ett ord.")


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
        fault = f"villkoret ser på {key}, som kommer senare."
        return Finding("F05", place, fault, "Flytta frågan, eller villkoret.")
    fault = f"{key} finns inte i formuläret."
    return Finding("F06", place, fault, "Kontrollera stavningen.")


def _named(form: Form, place: str, keys: Iterable[str]) -> Iterator[Finding]:
    own = (key for key in keys if not is_then(key))
    yield from (_unknown(form, place, key) for key in own if key not in form.questions)


def _areas(form: Form) -> Iterator[Finding]:
    sections = {section.id for section in form.sections}
    for area in form.areas:
        if area.section not in sections:
            fault = f"delen {area.section} finns inte."
            yield Finding("F06", area.id, fault, "Rätta section.")
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
            fault = f"{key} fylls i när samtalet är slut, men frågas i samtalet."
            yield Finding("F19", place, fault, 'Skriv stage = "after" vid frågan.')


def _critical(form: Form) -> Iterator[Finding]:
    """The mark at a question and the lists of the areas say the same, where there is an area."""
    listed = {key for area in form.areas for key in area.critical}
    rated = {area.section for area in form.areas}
    for question in form.asked:
        is_rated = form.section_of[question.key].id in rated
        if question.critical and is_rated and question.key not in listed:
            fault = "frågan är märkt som kritisk, men inget område bygger på den."
            remedy = "Skriv den under critical i området, eller ta bort märket."
            yield Finding("F14", question.key, fault, remedy)
        elif question.key in listed and not question.critical:
            fault = "ett område bygger på frågan, men den är inte märkt som kritisk."
            remedy = "Skriv critical = true vid frågan, eller ta bort den ur området."
            yield Finding("F14", question.key, fault, remedy)


def _checks(form: Form) -> Iterator[Finding]:
    every: tuple[Check | Prompt, ...] = (*form.checks, *form.prompts)
    for one in every:
        yield from _named(form, one.id, one.named())
        yield from _values(form, one.id, one.when)


def _looking_back(form: Form, bank: Collection[str]) -> Iterator[Finding]:
    """What is asked of an earlier interview, which may have been held with another form."""
    named: list[tuple[str, str, bool]] = []  # place, name, and whether the answer is said
    for question in form.asked:
        own = question.relevant.looks_at() if question.relevant else ()
        named += [(question.key, name, False) for name in (*own, question.prefill)]
    every: tuple[Check | Prompt, ...] = (*form.checks, *form.prompts)
    for one in every:
        named += [(one.id, name, False) for name in one.when.looks_at()]
    for check in form.checks:
        named += [(check.id, name, True) for name in check.said()]
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
                fault = f"kolumnen {column} finns inte."
                yield Finding("F13", grid.id, fault, "Rätta sets.")
            keys = [row.cells[column] for row in grid.rows if column in row.cells]
            for key in keys:
                if not _reads(form, key, text):
                    fault = "genvägens svar passar inte frågan."
                    yield Finding("F13", key, fault, "Rätta sets.")


def _changes(form: Form) -> Iterator[Finding]:
    for change in form.changes:
        place = f"changes {change.version}"
        yield from _named(form, place, change.keys)
        if in_order(change.version) > in_order(form.version):
            fault = "ändringen är nyare än formuläret."
            yield Finding("F15", place, fault, "Rätta den ena versionen.")


def _reads(form: Form, key: str, text: str) -> bool:
    try:
        parse(form.questions[key], text)
    except BadAnswer:
        return False
    return True


def _values(form: Form, place: str, condition: Condition) -> Iterator[Finding]:
    """Values that a question can never have make a condition that can never hold."""
    for key, value in awaited(condition):
        if not_awaited(form, key, value):
            fault = f"villkoret väntar på ett svar som {key} aldrig har."
            remedy = 'Tal och ja/nej skrivs som 1, koder som "1".'
            yield Finding("F08", place, fault, remedy)


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
