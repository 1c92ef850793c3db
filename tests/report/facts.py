# SPDX-License-Identifier: EUPL-1.2
"""What an interview's answers ask of the text, written from the form and not from the sentences.

For every answer that counts there is what must stand in the text: words, and figures beside
them. Nothing here looks at a sentence, a rule or the vocabulary of the program.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from fact_words import (
    AGES,
    BACKGROUND,
    CODES,
    COUNTS,
    DAYS,
    DOUBTS,
    FIGURES,
    LENGTHS,
    MONEY,
    MONTHS,
    NAMED,
    NO,
    NONE,
    OWN_WORDS,
    RATINGS,
    RELATIVES,
    SECTIONS,
    SILENT,
    THEMES,
    TROUBLES,
    YEARS,
    YES,
)

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.model import Form

_SPELLED = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
    "tolv",
)  # fmt: skip


# Where an answer need not be said, or cannot be, for what was answered beside it. Each asks for
# the numbers of answers; -1 is none.
Numbers = Callable[[str], int]
DRUGS = tuple(f"E{number}" for number in range(3, 18))
BELIED: Mapping[str, Callable[[Numbers], bool]] = {
    # The way alone does not say that it was ever taken.
    **{
        f"{row}.d": partial(
            lambda row, said: all(said(f"{row}.{column}") < 1 for column in "abc"), row
        )
        for row in DRUGS
    },
    "I9.a": lambda said: said("I10.a") == 1,  # an attempt says that it was thought of
    "I9.b": lambda said: said("I10.b") == 1,
    "I10n": lambda said: said("I10n") < max(0, said("I10.a")) + max(0, said("I10.b")),
    "E32": lambda said: said("E31") < 1,
    "E19": lambda said: said("E19") == 0 and not _ever_used(said),
    "E21": lambda said: said("E21") == 0 and not _ever_used(said),
    "E22.a": lambda said: said("E22.a") == 0 and not _ever_drank(said),
    "E22.b": lambda said: said("E22.b") == 0 and not _ever_used(said),
    # How long, and whether it is well, of what nobody knows.
    "H1a": lambda said: said("H1") < 0,
    "H1b": lambda said: said("H1") < 0,
    "H4": lambda said: said("H3") < 0,
    "H12a.a": lambda said: said("H12a.a") == 0 and _ever_hurt(said),
    "H12a.b": lambda said: said("H12a.b") == 0 and _ever_hurt(said),
    "H16": lambda said: (
        said("H16") == 2
    ),  # or they live together, or own words say how often
    "I19": lambda said: said("I19") == 0 and 1 in (said("I9.b"), said("I10.b")),
}


def _ever_used(said: Numbers) -> bool:
    return any(said(f"{row}.{column}") > 0 for row in DRUGS for column in "abc")


def _ever_drank(said: Numbers) -> bool:
    return any(said(f"E{row}.{column}") > 0 for row in (1, 2) for column in "abc")


def _ever_hurt(said: Numbers) -> bool:
    hurt = (f"H{row}.{column}" for row in (13, 14, 15) for column in "ab")
    return any(said(key) > 0 for key in (*hurt, "H18", "H19"))


def _number(answer: Answer | None) -> int:
    if isinstance(answer, str) and answer.isdigit():
        return int(answer)
    return answer if isinstance(answer, int) else -1


class Fact(NamedTuple):
    """Something that must be said.

    Attributes:
        key: the question.
        where: names of the sections where it may stand.
        needs: patterns that one sentence there must have, all of them; of own words, the
            words themselves.
        whole: whether to look in a whole section at once: own words have full stops.
    """

    key: str
    where: tuple[str, ...]
    needs: tuple[str, ...]
    whole: bool = False


def facts(form: Form, given: Mapping[str, Answer], asked: frozenset[str]) -> Iterator[Fact]:
    """Everything that the answers ask of the text.

    Args:
        form: the form that was asked.
        given: the answers that count.
        asked: the questions that were to be asked of this client.
    """
    for key in form.questions:
        answer = given.get(key)
        if key in SILENT and (
            answer is None or isinstance(answer, Mark) or key not in CODES
        ):
            continue
        if answer is None or answer is Mark.X:
            if key in asked:
                yield Fact(key, section_of(key), _gap(key, answer))
        elif answer is not Mark.N and _stands(form, key, given):
            yield from _of_value(form, key, answer)
    for keys, (pattern, where) in NONE.items():
        if all(given.get(key) == 0 for key in keys) and _stands(form, keys[0], given):
            yield Fact(keys[0], where, (pattern,))


def _stands(form: Form, key: str, given: Mapping[str, Answer]) -> bool:
    """Whether the answer can be told: its question belongs here, and nothing belies it."""
    relevant = form.questions[key].relevant
    if relevant is not None and relevant.truth(given) is not True:
        return False  # such as which illness, where it was passed whether there is one
    return key not in BELIED or not BELIED[key](lambda other: _number(given.get(other)))


@cache
def section_of(key: str) -> tuple[str, ...]:
    """The sections where a question's answer may stand."""
    for pattern, where in SECTIONS:
        if re.fullmatch(pattern, key):
            return where
    raise KeyError(key)


@cache
def figure(number: int) -> str:
    """A pattern for a number, in figures or in letters."""
    figures = rf"(?<!\d)(?<!\d ){f'{number:,}'.replace(',', ' ')}(?!\d| \d\d\d\b)"
    if number == 1:
        return rf"(?:{figures}|\ben\b|\bett\b)"
    if number < len(_SPELLED):
        return rf"(?:{figures}|\b{_SPELLED[number]}\b)"
    return figures


def length_patterns(in_months: int) -> tuple[str, ...]:
    """Patterns for a length of time, in years and months."""
    years, months = divmod(in_months, 12)
    parts = []
    if years:
        parts.append(rf"{figure(years)} år\b")
    if months:
        parts.append(rf"{figure(months)} månad")
    return tuple(parts)


def own(text: str) -> str:
    """Somebody's own words as they must stand; "" where there are none."""
    text = " ".join(text.split()).rstrip(".,;: ")
    return re.escape(text) if any(sign.isalnum() for sign in text) else ""


@cache
def _gap(key: str, answer: Answer | None) -> tuple[str, ...]:
    about = f"(?:{_theme(key)})"
    if answer is Mark.X:
        asked = (
            rf"inte svara på frågorna\.|fråg\w+ om .*{about}.* besvarades (?:inte|varken)"
        )
        asked = rf"{asked}|^frågan om recept besvarades inte|inte angett vilket medel"
        return (rf"{about}.*inget svar|{asked}",)
    others = "övriga frågor om området ställdes inte"
    return (rf"togs inte upp|fråg\w+ om .*{about}.* ställdes inte|{others}",)


@cache
def _theme(key: str) -> str:
    for pattern, name in THEMES:
        if re.fullmatch(pattern, key):
            return name
    raise KeyError(key)


def _of_value(form: Form, key: str, answer: Answer) -> Iterator[Fact]:
    if key in DOUBTS:
        if answer == 1:
            yield from (Fact(key, (area,), (YES[key],)) for area in ("head", *DOUBTS[key]))
    elif isinstance(answer, str):
        yield from _of_text(form, key, answer)
    elif isinstance(answer, tuple) and not isinstance(answer, YearMonth):
        yield from (Fact(key, section_of(key), (CODES[key][code],)) for code in answer)
    elif needs := _of_quantity(key, answer):
        yield Fact(key, section_of(key), needs)


def _of_quantity(key: str, answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, YearMonth):
        months = length_patterns(answer.in_months)
        return (LENGTHS[key], *months) if months else ()
    return _of_number(key, answer) if isinstance(answer, int) else ()


def _of_text(form: Form, key: str, answer: str) -> Iterator[Fact]:
    where = section_of(key)
    if key in OWN_WORDS:
        if words := own(answer):
            yield Fact(key, where, (words,), whole=True)
    elif key in BACKGROUND:
        label = next(one.label for one in form.questions[key].choices if one.code == answer)
        swedish = "|svensk" if label == "Sverige" else ""
        yield Fact(key, where, (re.escape(label) + swedish,))
    elif pattern := CODES[key].get(answer, ""):
        yield Fact(key, where, (pattern,))


@cache
def _of_number(key: str, number: int) -> tuple[str, ...]:
    """What a number or a yes or no asks for; () for a 0 that does not count."""
    row, _, column = key.partition(".")
    if key in RATINGS:
        return (rf"\b{number} av 9\b",)
    if key in FIGURES:
        return (FIGURES[key], rf"\({number} av 4\)")
    if number == 0:
        return (NO[key],) if key in NO else ()
    if row in RELATIVES:
        return (RELATIVES[row], TROUBLES[column])
    return _counted(key, number)


def _counted(key: str, number: int) -> tuple[str, ...]:
    """Words, and the number as it is said of days, years, months, money or times."""
    for words, said in (
        (DAYS, rf"(?:{figure(number)}|alla|varje)" if number == 30 else figure(number)),
        (MONTHS, rf"(?:{figure(number)} månad|{'.*'.join(length_patterns(number))})"),
        (MONEY, rf"{figure(number)} kr"),
        (AGES, rf"{figure(number)}(?: år|[.,])"),
        (YEARS, rf"{figure(number)} år"),
        (COUNTS, figure(number)),
    ):
        if key in words:
            return (words[key], said)
    if key in NAMED:  # in a list of several: the number belongs to its own name
        name = f"(?:{NAMED[key]})"
        return (rf"{name}[^,.]*{figure(number)}|{figure(number)} gång[^,.]*{name}",)
    return (YES[key],)
