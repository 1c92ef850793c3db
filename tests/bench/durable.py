# SPDX-License-Identifier: EUPL-1.2
"""(a) One durable answer through the whole stack, against one bare insert on the same disk."""

from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

from PySide6.QtCore import QEventLoop

from app.forms.questions import NumberQuestion
from app.interview.base.reading import Opened
from app.storage.data.driver import Connection
from app.storage.data.opening import create_file
from app.storage.keys.cryptography import new_data_key
from app.storage.records import StoredAnswer
from tests.bench.clock import by_turns
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.bench.talk import Talk, open_talk, result

WHAT = "one durable answer, from the session to “saved”"
_TABLE = (
    "CREATE TABLE answer (interview INTEGER NOT NULL, key TEXT NOT NULL, mark TEXT,"
    " text TEXT, PRIMARY KEY (interview, key)) STRICT, WITHOUT ROWID"
)
_OTHERS = (
    "CREATE TABLE place (n INTEGER PRIMARY KEY, text TEXT) STRICT",
    "INSERT INTO place VALUES (0, 'C1')",
    "CREATE TABLE last (n INTEGER PRIMARY KEY, text TEXT) STRICT",
    "INSERT INTO last VALUES (0, 'C1')",
    "CREATE TABLE event (n INTEGER PRIMARY KEY, text TEXT) STRICT",
)
_INSERT = "INSERT INTO answer VALUES (?, ?, ?, ?)"


def measure(place: Path, held: Opened, size: Size) -> Iterator[Row]:
    """Answers as the screen gives them; inserts as the driver does them."""
    connection = create_file(place / "bare.db", new_data_key())
    connection.execute(_TABLE)
    with open_talk(place / "durable", held) as talk:
        for key, answer in held.answers.items():  # both tables as full as they get
            talk.session.answer(key, answer)
            connection.execute(_INSERT, (1, key, None, str(answer)))
        talk.wait_saved()
        works = _ours(talk), _bare(connection), _stored(talk), _four_pages(connection)
        ours, bare, stored, four = by_turns(size.answers, *works)
        alone = _session_alone(talk, size)
    connection.close()
    note = (
        f"commit {figure(stored)} ms on the vault's thread, for it writes four pages: "
        f"answer, position, log and its end (bare {figure(four)} ms); "
        f"page states {figure(alone)} ms meanwhile"
    )
    yield Row("a", WHAT, ours, bare, "ms", 1.5, note)


def _answers(talk: Talk) -> Iterator[tuple[str, int]]:
    """Numbers, each time others, all over the form."""
    numbers = [q for q in talk.session.form.asked if isinstance(q, NumberQuestion)]
    for turn, question in zip(count(), cycle(numbers), strict=False):
        yield question.key, question.minimum + (turn // len(numbers) + 1) % 2


def _ours(talk: Talk) -> Callable[[], object]:
    answers = _answers(talk)
    loop = QEventLoop(talk.holder)
    talk.saver.saved.connect(loop.quit)

    def work() -> None:
        talk.session.answer(*next(answers))
        loop.exec()

    return work


def _bare(connection: Connection) -> Callable[[], object]:
    number = count()

    def work() -> None:
        connection.execute(_INSERT, (2, f"E{next(number)}.a", None, "12"))

    return work


def _four_pages(connection: Connection) -> Callable[[], object]:
    """What four pages cost in one transaction, with nothing of ours around them."""
    number = count()
    for statement in _OTHERS:
        connection.execute(statement)

    def work() -> None:
        at = next(number)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_INSERT, (3, f"E{at}.a", None, "12"))
        connection.execute("UPDATE place SET text = ?", (f"C{at}",))
        connection.execute("UPDATE last SET text = ?", (f"C{at}",))
        connection.execute("INSERT INTO event VALUES (?, 'C1')", (at + 1,))
        connection.execute("COMMIT")

    return work


def _stored(talk: Talk) -> Callable[[], object]:
    """What of ours is the commit alone, on its own thread (with the way there and back)."""
    answers = _answers(talk)

    def put() -> None:
        key, value = next(answers)
        talk.vault.answers.put(1, {key: StoredAnswer(None, str(value + 1))}, position=key)

    def work() -> None:
        result(talk.worker, put)

    return work


def _session_alone(talk: Talk, size: Size) -> float:
    session = type(talk.session)(
        talk.session.form, talk.session.answers, position="", keep=_forget
    )
    answers = _answers(talk)

    def work() -> None:
        session.answer(*next(answers))

    return by_turns(size.answers, work)[0]


def _forget(*_: object) -> None:
    """Keeps nothing."""
