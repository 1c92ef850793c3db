# SPDX-License-Identifier: EUPL-1.2
"""(f) Keys for a whole interview, against the characters of its answers."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.forms.answers import Answer, Answers
from app.forms.codec import write
from app.forms.model import Form
from app.forms.questions import Question
from app.forms.relevance import effective
from app.interview.base.reading import Opened
from tests.bench.client import asked_in_talk
from tests.bench.rows import Row
from tests.bench.size import Size
from tests.bench.talk import Talk, open_talk
from tests.typist import Typist, row_shortcut

_ONE_KEY = ("substances", "relatives")  # never used; does not exist


class Mistyped(Exception):
    """The screen took something else than what was typed. Names the questions."""


def measure(place: Path, held: Opened, size: Size) -> Iterator[Row]:
    """From a fresh Grund, with what the case fills in, to the last question of the talk."""
    wanted = asked_in_talk(held.form, held.answers)
    with open_talk(place / "keys", held) as talk:
        screen = talk.screen()
        typist = Typist(talk.session)
        typist.interview(wanted, most=size.questions)
        screen.leave()
        talk.wait_saved()
        screen.close()
        if not size.questions:
            _compare(talk, wanted)
        given = {key: wanted[key] for key in wanted if key in talk.session.answers}
        typed = [key for key in given if key not in talk.prefilled]
        bound = characters(talk.session.form, wanted, given)
        alone = characters(talk.session.form, wanted, typed)
        screen.deleteLater()
    note = (
        f"{typist.passed} keys walk past what the case filled in; without its characters "
        f"{alone} keys, ratio {typist.pressed / alone:.3f}"
    )
    yield Row("f", "keys for a whole interview", typist.pressed, bound, "keys", 1, note)


def characters(form: Form, wanted: Mapping[str, Answer], keys: Iterable[str]) -> int:
    """The written answers to these keys, one more for each number or text.

    A substance never used and a relative who does not exist count as one, the whole row.
    """
    rows: set[str] = set()
    count = 0
    for question in map(form.questions.__getitem__, keys):
        if question.grid in _ONE_KEY and row_shortcut(form, question, wanted):
            rows.add(question.row)
        else:
            count += len(write(wanted[question.key])) + _ends(question)
    return count + len(rows)


def _ends(question: Question) -> int:
    return 1 if question.type in ("number", "text") else 0


def _compare(talk: Talk, wanted: Mapping[str, Answer]) -> None:
    form = talk.session.form
    typed = effective(form, talk.session.answers)
    meant = effective(form, Answers(wanted))
    wrong = [key for key in wanted if typed.get(key) != meant.get(key)]
    if wrong:
        raise Mistyped(" ".join(wrong))
