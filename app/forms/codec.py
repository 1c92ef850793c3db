# SPDX-License-Identifier: EUPL-1.2
"""An answer in its three dresses: as it is typed or filed, as it is kept, as people read it."""

import re
from datetime import date
from typing import assert_never

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.days import AHEAD, FIRST, can_be, last_ahead, read_day
from app.forms.earlier_answers import is_then
from app.forms.questions import (
    Choice,
    ChoiceQuestion,
    DateQuestion,
    ListQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    RatingQuestion,
    TextQuestion,
    YearMonthQuestion,
    YesNoQuestion,
)
from app.one_line import one_line
from app.swedish_figures import spaced
from app.user_error import UserError

NONE_CHOSEN = "-"  # how "none of them" is written, where several could be chosen
LONGEST_TEXT = 20_000  # characters in one answer: ten pages, and far from any memory


class BadAnswer(UserError):
    """The text is no answer to the question. Says why, never what was typed."""

    what = "Svaret går inte att läsa."
    remedy = "Rätta svaret, eller välj X eller N."


_YEAR_MONTH = re.compile(
    r"(?P<years>[0-9]{1,3})"
    r"(?:\s*år|(?:\s*år\s*(?:och)?\s*|\s*[/:]\s*|\s+)"
    r"(?P<months>[0-9]{1,2})\s*(?:mån\w*|m)?)?",
    re.IGNORECASE,
)
_TWO_MEANINGS = re.compile(r"[0-9]{1,3}[,.][0-9]{1,2}|[0-9]{4}")  # 2,5 or 0206
_ONLY_MONTHS = re.compile(r"(?P<months>[0-9]{1,4})\s*(?:mån\w*|m)", re.IGNORECASE)
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_WHOLE = re.compile(rf"\d{{1,9}}|\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,2}}", re.ASCII)


def parse(question: Question, text: str, *, today: date | None = None) -> Answer:
    """The answer that `text` means, as typed by a person or found in a file.

    `today` bars days that have not come, where the question says no more. "X" and "N" are marks on every kind of question.

    Raises:
        BadAnswer: the text is empty, unreadable, or outside what the question takes.
    """
    text = text.strip()
    if not text:
        raise BadAnswer("Svaret är tomt.", "Skriv ett svar, eller välj X eller N.")
    if text in ("X", "x"):
        return Mark.X
    if text in ("N", "n"):
        return Mark.N
    match question:
        case NumberQuestion():
            return _number(text, question.minimum, question.maximum)
        case RatingQuestion():
            return _number(text, 0, question.maximum)
        case YesNoQuestion():
            return _yes_or_no(text)
        case ChoiceQuestion() | ListQuestion():
            code = _code(text, question.choices)
            # Or the mark that an older paper or file has the code for.
            meant = (Mark(c.means) for c in question.choices if c.code == code and c.means)
            return next(meant, code)
        case MultiQuestion():
            return _codes(text, question.choices)
        case YearMonthQuestion():
            return _year_month(text, question.maximum)
        case DateQuestion():
            return _day(text, today, ahead=question.ahead)
        case TextQuestion():
            is_fact = question.prefill and not is_then(question.prefill)
            return _words(one_line(text) if is_fact else text)
        case _:
            assert_never(question)


def write(answer: Answer) -> str:
    """The answer as it is kept and filed: "12", "X", "2/6", "1 3", "2026-11-22"."""
    match answer:
        case Mark():
            return answer.value
        case YearMonth():
            return f"{answer.years}/{answer.months}"
        case tuple():
            return " ".join(str(code) for code in answer) or NONE_CHOSEN
        case date():
            return answer.isoformat()
        case _:
            return str(answer)


def show(question: Question, answer: Answer) -> str:
    """The answer in words for people: "12 dagar", "Ja", "2 år 6 månader"; X and N in words too."""
    if isinstance(answer, Mark):
        return "Pass" if answer is Mark.X else "Gäller inte"
    match question:
        case NumberQuestion():
            return _counted(answer, question.unit)
        case YesNoQuestion():
            return "Ja" if answer == 1 else "Nej"
        case ChoiceQuestion() | ListQuestion():
            return question.labels.get(str(answer), str(answer))
        case MultiQuestion():
            chosen = map(str, answer if isinstance(answer, tuple) else ())
            text = ", ".join(question.labels.get(code, code) for code in chosen)
            return text or "Inget av dem"
        case YearMonthQuestion():
            return length(answer) if isinstance(answer, YearMonth) else str(answer)
        case RatingQuestion():
            return f"{answer} av {question.maximum}"
        case TextQuestion() | DateQuestion():
            return write(answer)
        case _:
            assert_never(question)


def takes(question: Question, answer: Answer) -> bool:
    """Whether a kept answer is one that the question takes today."""
    if isinstance(answer, Mark):
        return True
    match question:
        case NumberQuestion():
            return (
                isinstance(answer, int) and question.minimum <= answer <= question.maximum
            )
        case RatingQuestion():
            return isinstance(answer, int) and 0 <= answer <= question.maximum
        case YesNoQuestion():
            return answer in (0, 1)
        case ChoiceQuestion() | ListQuestion():
            return isinstance(answer, str) and answer in question.labels
        case MultiQuestion():
            return isinstance(answer, tuple) and all(
                code in question.labels for code in answer
            )
        case YearMonthQuestion():
            return (
                isinstance(answer, YearMonth)
                and 0 <= answer.years <= question.maximum
                and 0 <= answer.months <= 11
            )
        case DateQuestion():
            return isinstance(answer, date) and can_be(answer)
        case TextQuestion():
            return isinstance(answer, str)
        case _:
            assert_never(question)


def length(time: YearMonth) -> str:
    """A length of time in words: "2 år 6 månader", "1 månad", "0 månader"."""
    months = "1 månad" if time.months == 1 else f"{time.months} månader"
    if not time.years:
        return months
    return f"{time.years} år {months}" if time.months else f"{time.years} år"


def _number(text: str, low: int, high: int) -> int:
    if not _WHOLE.fullmatch(text):  # a space parts thousands, and nothing else
        raise BadAnswer(
            "Svaret ska vara ett helt tal.",
            f"Skriv ett tal från {spaced(low)} till {spaced(high)}.",
        )
    value = int("".join(one for one in text if one not in _SPACES))
    if not low <= value <= high:
        raise BadAnswer(
            f"Talet ska vara från {spaced(low)} till {spaced(high)}.",
            "Rätta talet, eller välj X eller N.",
        )
    return value


def _yes_or_no(text: str) -> int:
    known = {"0": 0, "1": 1, "nej": 0, "ja": 1}
    if (value := known.get(text.lower())) is None:
        raise BadAnswer("Svaret ska vara ja eller nej.", "Skriv 1 för ja eller 0 för nej.")
    return value


def _code(text: str, choices: tuple[Choice, ...]) -> str:
    for choice in choices:
        if text == choice.code or text.casefold() == choice.label.casefold():
            return choice.code
    if text.upper() in {choice.code for choice in choices}:
        return text.upper()
    # A spreadsheet drops the zeros in front: 180 is 0180, 1 is 01.
    if text.isascii() and text.isdigit():
        alike = [c.code for c in choices if c.code.isdigit() and int(c.code) == int(text)]
        if len(alike) == 1:
            return alike[0]
    raise BadAnswer("Det finns inte bland svaren.", "Välj ett av svaren i listan.")


def _codes(text: str, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    if text == NONE_CHOSEN:
        return ()
    chosen = {_code(part, choices) for part in re.split(r"[\s,;+]+", text) if part}
    return tuple(choice.code for choice in choices if choice.code in chosen)


def _year_month(text: str, most: int) -> YearMonth:
    if found := _ONLY_MONTHS.fullmatch(text):
        years, months = divmod(int(found["months"]), 12)
    elif found := _YEAR_MONTH.fullmatch(text):
        years, months = int(found["years"]), int(found["months"] or 0)
    else:
        raise _no_length(text)
    if years > most or months > 11:
        raise BadAnswer(
            f"Åren får vara högst {most} och månaderna högst 11.",
            "Skriv till exempel 2/6 för 2 år och 6 månader.",
        )
    return YearMonth(years, months)


def _no_length(text: str) -> BadAnswer:
    """What can be meant in two ways is asked, never guessed: half a year, or five months."""
    if _TWO_MEANINGS.fullmatch(text):
        return BadAnswer(
            "Svaret kan betyda två saker.",
            "Skriv år och månader med ett snedstreck: 2/6 är två år och sex månader, "
            "och 0/6 är ett halvt år.",
        )
    return BadAnswer(
        "Svaret ska vara år och månader.", "Skriv till exempel 2/6 för 2 år och 6 månader."
    )


def _day(text: str, today: date | None, *, ahead: bool) -> date:
    try:
        day = read_day(text)
    except ValueError:
        raise BadAnswer(
            "Datumet går inte att läsa, eller ligger för långt bort.",
            f"Skriv det som åååå-mm-dd, till exempel 2026-03-09. Det får vara tidigast {FIRST}.",
        ) from None
    if today is not None and ahead and day > last_ahead(today):
        raise BadAnswer("Dagen ligger för långt fram.", f"Skriv en dag inom {AHEAD} år.")
    if today is not None and not ahead and day > today:
        raise BadAnswer(
            "Dagen har inte kommit än.", "Skriv dagens datum eller ett tidigare."
        )
    return day


def _words(text: str) -> str:
    if not text:
        raise BadAnswer("Svaret är tomt.", "Skriv ett svar, eller välj X eller N.")
    if len(text) > LONGEST_TEXT:
        raise BadAnswer(
            "Texten är för lång.", f"Korta den till högst {spaced(LONGEST_TEXT)} tecken."
        )
    if "\x00" in text:
        raise BadAnswer("Texten har ett tecken som inte går att spara.", "Skriv om texten.")
    return text


def _counted(answer: Answer, unit: tuple[str, str]) -> str:
    word = unit[0] if answer == 1 else unit[1]
    digits = spaced(answer) if isinstance(answer, int) else ""
    return f"{digits} {word}".strip()
