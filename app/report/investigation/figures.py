# SPDX-License-Identifier: EUPL-1.2
"""The scale answers of an area as one line of figures: days, how heavy, how much help."""

from collections.abc import Iterator, Mapping

from app.forms.answers import Answer, Mark
from app.report.investigation.rules import Figures, Frame
from app.report.words import capital

DAYS = 30
_MOST = 4
_NO_ANSWER = "inget svar"


def figures_line(asked: Figures, given: Mapping[str, Answer], frame: Frame) -> str:
    """Such as "Besvär 7 av 30 dagar, tyngt måttligt (2 av 4). Vill ha mer hjälp i ...".

    "" where none of them was asked, or none applies.
    """
    texts = (
        ", ".join(_trouble(asked, given, frame)),
        "".join(_help(asked, given, frame)),
    )
    said = " ".join(f"{capital(text)}." for text in texts if text)
    if said and asked.label:
        return f"{asked.label}: {said[:1].lower()}{said[1:]}"
    return said


def _trouble(asked: Figures, given: Mapping[str, Answer], frame: Frame) -> Iterator[str]:
    days, worry = given.get(asked.days), given.get(asked.worry)
    if days == 0 and worry == 0 and asked.no_trouble:
        yield f"{asked.no_trouble} de senaste {DAYS} dagarna (0 av {_MOST})"
        return
    if isinstance(days, int):
        yield (
            f"{asked.trouble} {days} av {DAYS} dagar"
            if days or not asked.no_trouble
            else f"{asked.no_trouble} de senaste {DAYS} dagarna"
        )
    elif days is Mark.X:
        yield f"{asked.trouble}: {_NO_ANSWER}"
    if isinstance(worry, int) and worry > 0:
        words = asked.worry_words.format(frame.worry[str(worry)])
        yield f"{words} ({worry} av {_MOST})"
    elif worry == 0:
        some = isinstance(days, int) and days > 0
        none = asked.worry_none
        yield f"{none if some else none.removeprefix('men ')} (0 av {_MOST})"
    elif worry is Mark.X:
        yield f"hur tungt det är: {_NO_ANSWER}"


def _help(asked: Figures, given: Mapping[str, Answer], frame: Frame) -> Iterator[str]:
    wanted = given.get(asked.help)
    if isinstance(wanted, int):
        words = (
            f"vill ha mer hjälp {frame.help[str(wanted)]}"
            if wanted
            else "ser inget behov av mer hjälp utöver den som ges"
        )
        yield f"{words} ({wanted} av {_MOST})"
    elif wanted is Mark.X:
        yield f"önskan om mer hjälp: {_NO_ANSWER}"
