# SPDX-License-Identifier: EUPL-1.2
"""What comes in wrong (F1), or cannot get out (E3): said with a remedy, and nothing is lost."""

import csv
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.cli.main import run
from app.forms.answers import Answers
from app.interview.base.stored_answers import restored
from app.storage import errors
from app.storage.vault.entering import open_vault
from app.ui.pieces.page import Screen
from app.ui.window.closing import UNSAVED
from app.user_error import UserError
from tests.beneath import beneath
from tests.eyes import messages
from tests.library import GRUND, LIBRARY
from tests.limits import no_file_larger_than
from tests.robust.places import FIRST, PASSPHRASE, go_on, make_vault, unlock
from tests.small_disk import filled, write_protected
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

ROOT = Path(__file__).parents[2]
NO_DATA = ("in-use.lock", "attempts.json")  # who holds it, and how often it was tried
COPIES = ("keys.json", "keys-2.json")
HOLDER = """
import sys
from pathlib import Path
from app.storage.vault.entering import open_vault
with open_vault(Path(sys.argv[1]), sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""
Harm = Callable[[Path], None]


def contents(folder: Path) -> dict[str, bytes]:
    """All data of a vault, to see that refusing changes none of it."""
    kept = [one for one in folder.rglob("*") if one.is_file() and one.name not in NO_DATA]
    return {one.name: one.read_bytes() for one in kept}


def says(person: Person, error: type[UserError]) -> None:
    """The screen tells this error: what happened and what to do."""
    person.waits_for(error.what)
    screen = person.screen
    assert isinstance(screen, Screen)
    assert screen.message.text == f"{error.what} {error.remedy}"
    assert error.remedy.endswith((".", "!"))


def tries(person: Person, passphrase: str = PASSPHRASE) -> None:
    person.waits_for_screen("Unlock")
    person.types(passphrase)
    person.presses(Key.Key_Return)


def answers_in(folder: Path) -> Answers:
    with open_vault(folder, PASSPHRASE) as vault:
        assert beneath(vault).rows("PRAGMA integrity_check") == [("ok",)]
        return restored(LIBRARY.form(GRUND), vault.answers.of(FIRST))


# --- the door


def test_a_wrong_passphrase_and_then_the_right_one(opens: Opens, folder: Path) -> None:
    before = contents(folder)
    person = opens(vault=folder)
    tries(person, "kaffe moln stubbe hare")
    says(person, errors.WrongPassphrase)
    assert contents(folder) == before
    person.types(PASSPHRASE)  # what was wrong is marked, so it is written over
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")


def cut_data(folder: Path) -> None:
    data = folder / "data.db"
    data.write_bytes(data.read_bytes()[:-4096])


def spoil_data(folder: Path) -> None:
    data = folder / "data.db"
    content = bytearray(data.read_bytes())
    content[100] ^= 1
    data.write_bytes(content)


def empty_data(folder: Path) -> None:
    (folder / "data.db").write_bytes(b"")


def no_data(folder: Path) -> None:
    (folder / "data.db").unlink()


def open_data(folder: Path) -> None:
    """The file of a program that knows no encryption."""
    (folder / "data.db").unlink()
    with sqlite3.connect(folder / "data.db") as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()


def no_keys(folder: Path) -> None:
    for name in COPIES:
        (folder / name).unlink()


def half_keys(folder: Path) -> None:
    for name in COPIES:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])


def spoil_keys(folder: Path) -> None:
    for name in COPIES:
        content = (folder / name).read_text(encoding="utf-8")
        at = content.index('"generation"') + len('"generation"')
        (folder / name).write_text(
            content[:at] + content[at:].replace("1", "2", 1), encoding="utf-8"
        )


def no_words_in_keys(folder: Path) -> None:
    for name in COPIES:
        (folder / name).write_bytes(b"\xff\x00{")


def newer(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        beneath(vault).run("PRAGMA user_version = 999")


HARMS: list[tuple[Harm, type[UserError]]] = [
    (cut_data, errors.DamagedVault),
    (spoil_data, errors.DamagedVault),
    (empty_data, errors.DamagedVault),
    (no_data, errors.MissingDataFile),
    (open_data, errors.PlaintextVault),
    (no_keys, errors.MissingKeyFile),
    (half_keys, errors.DamagedKeyFile),
    (spoil_keys, errors.DamagedKeyFile),
    (no_words_in_keys, errors.DamagedKeyFile),
    (newer, errors.NewerVault),
]


@pytest.mark.parametrize(("harm", "error"), HARMS)
def test_a_vault_that_came_to_harm(
    opens: Opens, folder: Path, harm: Harm, error: type[UserError]
) -> None:
    harm(folder)
    before = contents(folder)
    person = opens(vault=folder)
    tries(person)
    if error is errors.NewerVault:  # no harm at all
        says(person, error)
    else:
        person.waits_for_screen("Damaged")
        assert {error.what, error.remedy} <= set(person.reads().splitlines())
        person.tabs_to("Försök låsa upp igen")
        person.presses(Key.Key_Return)
        person.waits_for_screen("Unlock")
    assert person.finds("Lösenfras", QLineEdit).isEnabled()
    assert contents(folder) == before


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("spoilt", [True, False])
def test_one_copy_of_the_keys_is_enough(
    opens: Opens, folder: Path, copy: str, spoilt: bool
) -> None:
    whole = (folder / copy).read_bytes()
    if spoilt:
        (folder / copy).write_bytes(whole[:100])
    else:
        (folder / copy).unlink()
    person = opens(vault=folder)
    unlock(person)
    assert (folder / copy).read_bytes() == whole


def test_a_vault_that_another_process_holds(opens: Opens, folder: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"open"
    person = opens(vault=folder)
    tries(person)
    person.waits_for("Valvet är redan öppet: anpr öppnade det")
    assert errors.VaultInUse.remedy in person.reads()
    holder.kill()  # a crash: what it held is let go by itself
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")


def test_a_folder_that_cannot_be_written(opens: Opens, small_disk: Path) -> None:
    """A write-protected disk: what is there is not touched, and the screen says why."""
    folder = make_vault(small_disk / "valv")
    before = contents(folder)
    with write_protected(small_disk) as there:
        person = opens(vault=there / "valv")
        tries(person)
        says(person, errors.ReadOnlyPlace)
    assert contents(folder) == before
    if there != small_disk:  # this place stays as it is
        leaves(person)
        person = opens(vault=folder)
        person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")


# --- in the middle of a talk


@contextmanager
def limited(folder: Path) -> Iterator[None]:
    """No file may grow larger than nothing."""
    del folder
    with no_file_larger_than(0):
        yield


Trouble = Callable[[Path], AbstractContextManager[None]]


@pytest.fixture(params=["filled"] if sys.platform == "win32" else ["filled", "limited"])
def trouble(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Trouble]:
    """A vault, and what keeps it from being written."""
    if request.param == "limited":
        return make_vault(tmp_path / "valv"), limited
    place: Path = request.getfixturevalue("small_disk")
    return make_vault(place / "valv"), lambda folder: filled(folder.parent)


def is_saved(person: Person) -> bool:
    saver = person.program.desk.encounter.saver
    return saver.is_clean and "✓ Sparat" in person.reads()


def not_saved(person: Person) -> str:
    """Waits until the bar says so; the reason and the remedy."""
    person.waits_for("Inte sparat än")
    (notice,) = messages(person.screen)
    told = [errors.DiskFull, errors.DiskFault, errors.ReadOnlyPlace, errors.NotSaved]
    assert notice in {f"{one.what} {one.remedy}" for one in told}
    return notice


def test_a_full_disk_while_answering(opens: Opens, trouble: tuple[Path, Trouble]) -> None:
    folder, full = trouble
    person = opens(vault=folder)
    unlock(person)
    go_on(person)
    person.typist.go_to("C10")
    person.types("2")
    person.waits_until(lambda: is_saved(person), "saved")
    saver = person.program.desk.encounter.saver
    with full(folder):
        for key, text in (("C9", "12"), ("C15", "Ont i ryggen. " * 400), ("C9", "13")):
            answer_anything(person, key, text)
        not_saved(person)
        with person.qtbot.waitSignal(saver.failed):  # still no room
            saver.try_again()
        assert "Inte sparat än" in person.reads()
        assert "✓ Sparat" not in person.reads()
    saver.try_again()  # what the timer does every five seconds
    person.waits_until(lambda: is_saved(person), "saved by itself")
    given = dict(person.answers)
    place = person.position
    leaves(person)
    assert dict(answers_in(folder)) == given
    assert (given["C9"], given["C10"]) == (13, 2)
    assert str(given["C15"]).startswith("Ont i ryggen. Ont")
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.interviews.get(FIRST).position == place


def answer_anything(person: Person, key: str, text: str) -> None:
    """A short one by its keys; a long one is pasted into its field, and left."""
    person.typist.go_to(key)
    if len(text) < 100:
        person.types(text)
        person.presses(Key.Key_Return)
        return
    field: QWidget = person.screen.page.card.field.focusProxy()
    field.setPlainText(text)
    person.screen.go_to("C10")


def test_the_timer_tries_again_by_itself(
    opens: Opens, trouble: tuple[Path, Trouble], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.jobs.saver.AGAIN", 50)  # milliseconds
    folder, full = trouble
    person = opens(vault=folder)
    unlock(person)
    go_on(person)
    with full(folder):
        answer_anything(person, "C15", "Ont i ryggen. " * 400)
        not_saved(person)
    person.waits_until(lambda: is_saved(person), "saved by itself")
    leaves(person)
    assert "C15" in answers_in(folder)


def test_nobody_leaves_or_closes_what_is_not_saved(
    opens: Opens, trouble: tuple[Path, Trouble]
) -> None:
    folder, full = trouble
    person = opens(vault=folder)
    unlock(person)
    go_on(person)
    with full(folder):
        answer_anything(person, "C15", "Ont i ryggen. " * 400)
        not_saved(person)
        person.presses(Key.Key_F10)
        assert type(person.screen).__name__ == "TalkScreen"
        person.program.window.close()
        assert person.program.window.isVisible()
        assert UNSAVED in person.reads()
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")
    leaves(person)
    assert "C15" in answers_in(folder)


def test_a_warning_holds_for_what_is_unsaved_now(
    opens: Opens, trouble: tuple[Path, Trouble]
) -> None:
    folder, full = trouble
    person = opens(vault=folder)
    unlock(person)
    go_on(person)
    window = person.program.window
    with full(folder):
        answer_anything(person, "C15", "Ont i ryggen. " * 400)
        window.close()
        assert window.isVisible()
        full_words = not_saved(person)
    person.program.desk.encounter.saver.try_again()
    person.waits_until(lambda: is_saved(person), "saved by itself")
    assert UNSAVED not in person.reads()
    assert full_words not in person.reads()
    with full(folder):
        answer_anything(person, "D29", "Annat. " * 700)
        window.close()
        assert window.isVisible()  # it is not the same that would be lost
        assert UNSAVED in person.reads()
        window.close()
        assert not window.isVisible()
        leaves(person)
    assert "C15" in answers_in(folder)


def test_the_second_close_is_heeded(opens: Opens, trouble: tuple[Path, Trouble]) -> None:
    folder, full = trouble
    person = opens(vault=folder)
    unlock(person)
    go_on(person)
    with full(folder):
        answer_anything(person, "C15", "Ont i ryggen. " * 400)  # not even tried yet
        person.program.window.close()
        assert person.program.window.isVisible()
        person.program.window.close()
        assert not person.program.window.isVisible()
        leaves(person)
    assert "C1" in answers_in(folder)


# --- files from outside, through the command line


def command(*words: object) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run([str(word) for word in words], io.StringIO(f"{PASSPHRASE}\n"), out, err)
    return status, err.getvalue()


@pytest.mark.parametrize(
    "form",
    [
        "id = ",
        'id = "a"\nversion = "1"\ntitle = "A"\nsections = [1]',
        'id = "a"\nversion = "1"\ntitle = "A"\n[[sections]]\nid = "S"\ntitle = "S"\nitems = ["ZZ9"]',
        "\0",
    ],
)
def test_a_form_with_errors(tmp_path: Path, form: str) -> None:
    path = tmp_path / "mitt.toml"
    path.write_text(form, encoding="utf-8")
    status, said = command("forms", "check", path)
    assert status == 1
    assert said
    for line in said.splitlines():
        assert line.startswith("mitt.toml: F0")
        assert line.endswith((".", "!"))


@pytest.mark.parametrize(
    ("key", "text", "column"),
    [("C9", "31", "C9"), ("C9", "tolv", "C9"), ("ZZ9", "1", "ZZ9")],
)
def test_a_table_with_errors_imports_nothing(
    folder: Path, tmp_path: Path, key: str, text: str, column: str
) -> None:
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["person", "form", "date", "interviewer", "C1", key])
        rows.writerow(["P1", "asi-grund", "2026-01-02", "AB", "1", ""])
        rows.writerow(["P2", "asi-grund", "2026-01-02", "AB", "1", text])
    status, said = command("import", folder, path)
    assert status == 1
    assert column in said
    assert said.strip().endswith(".")
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.interviews.count().total() == 1
        assert vault.clients.count() == 1
