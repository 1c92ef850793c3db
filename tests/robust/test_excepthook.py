# SPDX-License-Identifier: EUPL-1.2
"""C2: whatever goes wrong, and whichever way it comes out, no word of a client comes with it."""

import decimal
import json
import logging
import re
import struct
import sys
import threading
import traceback
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pydantic
import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from app.ui.window.crash_notice import SORRY, spread_net
from app.ui.window.window import Window
from app.user_error import UserError
from tests.behind import place_of
from tests.limits import core_dumps_as_they_were, leaves_no_core
from tests.robust.places import go_on, unlock
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

CANARY = "Kanariefågeln åt frön"
# One line of ours; before it, PySide may name the event that failed.
OURS = r"(Error calling Python override of QWidget::\w+\(\): )?overblick: \w+ [\w.:?]+\n"
Fault = Callable[[], object]


class Unspeakable(Exception):
    """One whose words cannot even be asked for."""

    def __str__(self) -> str:
        raise RuntimeError(CANARY)

    __repr__ = __str__


class Form(pydantic.BaseModel):
    """For a refusal that quotes what it refuses."""

    days: int


def raising(error: BaseException) -> Fault:
    def fault() -> NoReturn:
        raise error

    return fault


def chained() -> NoReturn:
    try:
        {}[CANARY]
    except KeyError as error:
        raise ValueError(CANARY) from error


def noted() -> NoReturn:
    error = ValueError(CANARY)
    error.add_note(CANARY)
    raise error


def refused_by_sql() -> None:
    with dbapi2.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (a, CHECK (a <> ?))".replace("?", f"'{CANARY}'"))
        try:
            connection.execute("INSERT INTO t VALUES (?)", (CANARY,))
        finally:
            connection.close()


FAULTS: dict[str, Fault] = {
    "ValueError": raising(ValueError(CANARY)),
    "KeyError": lambda: {}[CANARY],
    "TypeError": raising(TypeError(CANARY)),
    "IndexError": raising(IndexError(CANARY)),
    "AttributeError": lambda: getattr(object(), CANARY),
    "NameError": raising(NameError(CANARY)),
    "AssertionError": raising(AssertionError(CANARY)),
    "RuntimeError": raising(RuntimeError(CANARY)),
    "NotImplementedError": raising(NotImplementedError(CANARY)),
    "ZeroDivisionError": raising(ZeroDivisionError(CANARY)),
    "OverflowError": raising(OverflowError(CANARY)),
    "RecursionError": raising(RecursionError(CANARY)),
    "MemoryError": raising(MemoryError(CANARY)),
    "FileNotFoundError": lambda: Path(f"/{CANARY}/finns inte").read_text(encoding="utf-8"),
    "PermissionError": raising(PermissionError(13, "nej", CANARY)),
    "OSError": raising(OSError(28, "full", CANARY)),
    "UnicodeEncodeError": lambda: CANARY.encode("ascii"),
    "UnicodeDecodeError": (CANARY.encode() + b"\xff").decode,
    "int": lambda: int(CANARY),
    "json": lambda: json.loads(f'{{"{CANARY}"'),
    "ModuleNotFoundError": lambda: import_module(CANARY),
    "SyntaxError": lambda: compile(CANARY, CANARY, "eval"),
    "re": lambda: re.compile(f"({CANARY}"),
    "decimal": raising(decimal.InvalidOperation(CANARY)),
    "struct": raising(struct.error(CANARY)),
    "zlib": raising(zlib.error(CANARY)),
    "pydantic": lambda: Form.model_validate({"days": CANARY}),
    "sqlcipher": refused_by_sql,
    "chained": chained,
    "noted": noted,
    "group": raising(ExceptionGroup(CANARY, [ValueError(CANARY)])),
    "own": raising(type("OwnError", (Exception,), {})(CANARY)),
    "unspeakable": raising(Unspeakable(CANARY)),
    "KeyboardInterrupt": raising(KeyboardInterrupt(CANARY)),
    "nobody's UserError": raising(UserError(CANARY, CANARY)),
}


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Window], None]]:
    """Spreads the net of `run_program` under a program, for this test only."""
    for place, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))  # to be put back
    with core_dumps_as_they_were():
        yield spread_net


@pytest.fixture
def talking(opens: Opens, folder: Path, net: Callable[[Window], None]) -> Person:
    """In the middle of a talk."""
    person = opens(vault=folder)
    net(person.program.window)
    unlock(person)
    go_on(person)
    return person


class Log(logging.Handler):
    """Everything that anyone logs, as it would be written."""

    def __init__(self) -> None:
        super().__init__(0)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[list[str]]:
    log = Log()
    logging.getLogger().addHandler(log)
    yield log.lines
    logging.getLogger().removeHandler(log)


class Override(QWidget):
    """A widget whose key event fails."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self._fault = fault

    def keyPressEvent(self, _: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self._fault()


class Dying:
    """Fails while it is being thrown away."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault

    def __del__(self) -> None:
        self._fault()


def in_slot(person: Person, fault: Fault) -> None:
    QTimer.singleShot(0, fault)


def in_event(person: Person, fault: Fault) -> None:
    """In the program's own loop: elsewhere PySide gives the error to whoever waits."""
    widget = Override(fault)
    key = QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QApplication.postEvent(widget, key)
    QTimer.singleShot(0, QApplication.exit)  # quit would close the window
    QApplication.exec()


def on_vault_thread(person: Person, fault: Fault) -> None:
    place_of(person.program).worker.submit(fault)


def on_papers_thread(person: Person, fault: Fault) -> None:
    place_of(person.program).papers.submit(fault)


def with_result(person: Person, fault: Fault) -> None:
    def done(_: object) -> None:
        fault()

    place_of(person.program).worker.submit(int, done)


WAYS = [in_slot, in_event, on_vault_thread, on_papers_thread, with_result]


def clean(text: str) -> bool:
    """No part of it, whatever became of its letters."""
    return not re.search("kanarie|fågeln|åt frön|f.{1,8}geln", text, re.I)


def shown(person: Person) -> str:
    labels = [one.text() for one in person.program.window.findChildren(QLabel)]
    return "\n".join([*labels, person.reads(), person.program.window.windowTitle()])


@pytest.mark.parametrize("way", WAYS)
def test_no_fault_tells_what_a_client_said(
    way: Callable[[Person, Fault], None],
    talking: Person,
    logged: list[str],
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name, fault in FAULTS.items():
        talking.program.window.say("")
        way(talking, fault)
        talking.waits_for(SORRY)
        out, err = capfd.readouterr()
        assert re.fullmatch(OURS, err), (name, err)
        assert clean(out + err + shown(talking) + "".join(logged)), name
    goes_on(talking)


def goes_on(person: Person) -> None:
    person.typist.go_to("C9")
    person.types("12")
    person.presses(Key.Key_Return)
    person.waits_until(lambda: person.program.desk.encounter.saver.is_clean, "saved")
    assert person.answers["C9"] == 12
    assert "✓ Sparat" in person.reads()


def test_thirty_kinds() -> None:
    assert len(FAULTS) >= 30
    for name, fault in FAULTS.items():
        with pytest.raises(BaseException) as caught:  # noqa: PT011 - every kind there is
            fault()
        with suppress(RuntimeError):  # one cannot even be asked
            error = caught.value
            held = [error.args, *(getattr(error, name, "") for name in ("doc", "pattern"))]
            told = "".join(traceback.format_exception(error))
            assert not clean(f"{told}{held}"), name


def test_threads_and_objects_thrown_away(
    talking: Person, capfd: pytest.CaptureFixture[str]
) -> None:
    for fault in FAULTS.values():
        thread = threading.Thread(target=fault)
        thread.start()
        thread.join()
        Dying(fault)
    out, err = capfd.readouterr()
    assert len(err.splitlines()) == 2 * len(FAULTS)
    assert clean(out + err)
    goes_on(talking)


def test_a_fault_when_the_window_is_gone(
    net: Callable[[Window], None], capfd: pytest.CaptureFixture[str]
) -> None:
    window = Window(practice=False)
    net(window)
    shiboken6.delete(window)
    sys.excepthook(ValueError, ValueError(CANARY), None)
    assert capfd.readouterr().err == "overblick: ValueError ?\n"


def test_a_crash_leaves_no_copy_of_the_memory(talking: Person) -> None:
    assert leaves_no_core()


def test_what_python_says_by_itself_is_found(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    """The detector: without the net, the same fault tells everything."""
    sys.__excepthook__(ValueError, ValueError(CANARY), None)
    assert not clean(capfd.readouterr().err)
    future: Future[Any] = Future()
    future.set_exception(ValueError(CANARY))
    assert not clean(str(future.exception()))
