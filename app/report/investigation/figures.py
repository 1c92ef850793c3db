# SPDX-License-Identifier: EUPL-1.2
"""The scale answers of an area as one line of figures: days, how heavy, how much help."""

from collections.abc import Iterator, Mapping

from app.forms.answers import Answer, Mark
from app.report.investigation.rules import Figures, Frame
from app.swedish_figures import capital, small

_MOST = 4
_NO_ANSWER = "inget svar"


def figures_line(asked: Figures, given: Mapping[str, Answer], frame: Frame) -> str:
    """Such as "Besvär 7 av 30 dagar, tyngt måttligt (2 av 4). Vill ha mer hjälp i ...".

    "" where none of them was asked, or none applies.
    """
    texts = (*_trouble(asked, given, frame), *_help(asked, given, frame))
    message = " ".join(f"{capital(text)}." for text in texts)
    if message and asked.label:
        return f"{asked.label}: {small(message)}"
    return message


def unanswered(asked: Figures, given: Mapping[str, Answer]) -> frozenset[str]:
    """The questions of which the line says that they were not answered."""
    keys = (asked.days, asked.worry, asked.help)
    return frozenset(key for key in keys if given.get(key) is Mark.X)


def _trouble(asked: Figures, given: Mapping[str, Answer], frame: Frame) -> Iterator[str]:
    """One sentence; two where the weight is of something else, or one was not answered."""
    days, worry = given.get(asked.days), given.get(asked.worry)
    counted = ""
    if days == 0 and asked.no_trouble:
        counted = f"{asked.no_trouble} de senaste {frame.window} dagarna"
    elif isinstance(days, int):
        counted = f"{asked.trouble} {days} av {frame.window} dagar"
    weight = _weight(asked, days, worry, frame) if isinstance(worry, int) else ""
    if counted and weight and not (asked.apart and not (days and worry == 0)):
        yield f"{counted}, {weight}"
    else:
        yield from (text for text in (counted, weight) if text)
    if days is Mark.X and worry is Mark.X:
        yield f"dagar med {asked.trouble}, och {asked.how}: {_NO_ANSWER}"
    elif days is Mark.X:
        yield f"dagar med {asked.trouble}: {_NO_ANSWER}"
    elif worry is Mark.X:
        yield f"{asked.how}: {_NO_ANSWER}"


def _weight(asked: Figures, days: Answer | None, worry: int, frame: Frame) -> str:
    if worry == 0:
        some = isinstance(days, int) and days > 0
        return f"{asked.worry_but if some else asked.worry_none} (0 av {_MOST})"
    degree = asked.degrees.get(str(worry), frame.worry[str(worry)])
    words = asked.worry_words.format(degree)
    still = "men ändå " if days == 0 and not asked.apart else ""
    return f"{still}{words} ({worry} av {_MOST})"


def _help(asked: Figures, given: Mapping[str, Answer], frame: Frame) -> Iterator[str]:
    wanted = given.get(asked.help)
    if isinstance(wanted, int):
        words = "ser inget behov av mer hjälp än i dag"
        if wanted:
            words = f"vill ha mer hjälp {frame.help[str(wanted)]}"
        yield f"{words} ({wanted} av {_MOST})"
    elif wanted is Mark.X:
        yield f"önskan om mer hjälp: {_NO_ANSWER}"
