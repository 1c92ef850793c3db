# SPDX-License-Identifier: EUPL-1.2
"""Whatever file comes from outside: one clear message, soon, and in little memory (F1)."""

import io
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli.main import run
from app.foreign_files import NotAFile, TooLarge, open_outside, read_outside
from app.storage.vault.entering import open_vault
from app.ui.system.preferences import Preferences, load_preferences
from tests.robust.places import PASSPHRASE, make_vault

pytestmark = pytest.mark.timeout(60)
ROOT = Path(__file__).parents[2]
MEASURE = Path(__file__).with_name("measure_me.py")
MOST = 300  # megabytes
HEAD = "person,form,date,interviewer"
Make = Callable[[Path], None]


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def a_ring_of_links(path: Path) -> None:
    path.symlink_to(path)


# On Windows pipes, devices and sockets lie in no folder, and links are for administrators.
NO_FILES: list[Make] = (
    [a_folder]
    if sys.platform == "win32"
    else [a_pipe, an_endless_device, a_folder, a_socket, a_ring_of_links]
)


def command(*words: object) -> tuple[int, str]:
    """Runs it here; its status, and what it complains of."""
    out, err = io.StringIO(), io.StringIO()
    status = run([str(word) for word in words], io.StringIO(f"{PASSPHRASE}\n"), out, err)
    return status, err.getvalue()


def is_one_message(said: str) -> bool:
    return len(said.splitlines()) == 1 and said.endswith(".\n") and ". " in said


# --- what is no file


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_never_waited_for(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "in"
    make(path)
    with pytest.raises(NotAFile):
        read_outside(path, 10)
    with pytest.raises(NotAFile):
        open_outside(path)


def test_as_much_as_allowed_is_read_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.write_bytes(b"x" * 10)
    assert read_outside(path, 10) == b"x" * 10
    with pytest.raises(TooLarge):
        read_outside(path, 9)
    if sys.platform != "win32":
        link = tmp_path / "länk"
        link.symlink_to(path)
        assert read_outside(link, 10) == b"x" * 10


def test_a_file_that_does_not_know_its_size_is_bounded_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that grows whenever its size was told, and on Linux one that says nothing of it."""
    path = tmp_path / "in"
    path.touch()
    look, told = os.fstat, list[int]()

    def grows(descriptor: int) -> os.stat_result:
        about = look(descriptor)
        told.append(about.st_size)
        with path.open("ab") as file:
            file.write(b"x" * 6)
        return about

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", grows)
        with pytest.raises(TooLarge):
            read_outside(path, 10)
    assert max(told) <= 10
    unknown = Path("/proc/self/maps")
    if sys.platform != "win32" and unknown.exists():
        with pytest.raises(TooLarge):
            read_outside(unknown, 1000)


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "x" * 5000])
def test_a_name_that_cannot_be(name: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - which one is up to the system
        read_outside(Path(name), 10)


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize("words", [("forms", "check"), ("import",), ("about", "--sbom")])
def test_every_command_says_that_it_is_no_file(
    folder: Path, tmp_path: Path, words: tuple[str, ...], make: Make
) -> None:
    path = tmp_path / "in"
    make(path)
    vault = [folder] if words == ("import",) else []
    status, said = command(*words, *vault, path)
    assert status == 1
    assert is_one_message(said)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with a copy in it."""
    folder = make_vault(tmp_path / "valv")
    with open_vault(folder, PASSPHRASE) as opened:
        opened.copies.make()
    return folder


# Those without which the vault opens all the same, and the others.
SPARE = ("keys.json", "keys-2.json", "attempts.json", "backups", "copy.json", ".restoring")
NEEDED = ("data.db", "data.db-journal", "data.db-wal", "in-use.lock")


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize("name", [*SPARE, *NEEDED])
def test_whatever_lies_in_a_vault_keeps_nobody_waiting(
    vault: Path, name: str, make: Make
) -> None:
    place = next((vault / "backups").iterdir()) if name == "copy.json" else vault
    path = place / name
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    make(path)
    status, said = command("interviews", vault)
    assert (status, said) == (0, "") or (status == 1 and is_one_message(said))
    if name in SPARE:
        assert status == 0
    status, said = command("vault", "status", vault)
    assert status == 0 or is_one_message(said)


@pytest.mark.parametrize("make", NO_FILES)
def test_preferences_that_are_no_file(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "preferences.json")
    assert load_preferences(tmp_path / "preferences.json") == Preferences()


# --- what is large, deep or without end, measured from outside


class Took(NamedTuple):
    """What a command gave back, and the most memory that it had at once."""

    status: int
    said: str
    megabytes: float


def measured(*words: object, stdin: str = os.devnull, seconds: int = 50) -> Took:
    program = [sys.executable, str(MEASURE), str(seconds), stdin, *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(program, env=environment, capture_output=True, check=True)
    return Took(**json.loads(told.stdout))


def dotted(path: Path) -> None:
    path.write_text("a" + ".a" * 100_000 + " = 1\n", encoding="utf-8")


def deep(path: Path) -> None:
    path.write_text("a = " + "[" * 400_000, encoding="utf-8")


def many_keys(path: Path) -> None:
    path.write_text("".join(f"a{n}.b.c.d=1\n" for n in range(60_000)), encoding="utf-8")


@pytest.mark.parametrize("make", [dotted, deep, many_keys])
def test_a_form_takes_little_memory(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "mitt.toml"
    make(path)
    took = measured("forms", "check", path)
    assert took.status == 1
    assert took.said.startswith("mitt.toml: F01 ")
    assert is_one_message(took.said)
    assert took.megabytes < MOST


def huge(path: Path) -> None:
    """200 MB, of which the disk keeps little."""
    with path.open("wb") as file:
        file.write(f"{HEAD}\n".encode())
        file.truncate(200_000_000)


def many_cells(path: Path) -> None:
    """Every cell is an object to Python, and no answer."""
    row = b"P1,asi-grund,2026-01-02,AB" + b",zz" * 300 + b"\n"
    head = ",".join([HEAD, *(f"C{n}" for n in range(300))]).encode() + b"\n"
    path.write_bytes(head + row * (15_000_000 // len(row)))


def one_line(path: Path) -> None:
    """Of letters that make Python keep every other one in four bytes."""
    path.write_bytes(f"{HEAD}\n\N{GRINNING FACE}".encode() + b"a" * 49_000_000)


def one_row(path: Path) -> None:
    """Of many lines, and a cell more in each."""
    path.write_bytes(f"{HEAD}\n".encode() + b'"\n",' * 8_000_000)


ENDLESS: list[Make] = [] if sys.platform == "win32" else [an_endless_device]


@pytest.mark.parametrize("make", [huge, many_cells, one_line, one_row, *ENDLESS])
def test_a_table_takes_little_memory(folder: Path, tmp_path: Path, make: Make) -> None:
    path, phrase = tmp_path / "in.csv", tmp_path / "fras"
    make(path)
    phrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    took = measured("import", folder, path, stdin=str(phrase))
    assert took.status == 1
    assert took.said.splitlines()[-1].endswith(".")
    assert "Ett fel i programmet" not in took.said
    assert took.megabytes < MOST


def test_standard_input_without_end(folder: Path) -> None:
    took = measured("interviews", folder, stdin="endless")
    assert took.status == 1
    assert is_one_message(took.said)
    assert took.megabytes < MOST


def test_more_memory_than_allowed_would_be_found() -> None:
    """The planted fault: what is measured is the command's, not that of who measures."""
    taken = measured("--version").megabytes
    assert 10 < taken < MOST
    hog = "import sys; sys.modules['app.__main__'] = x = b'x' * 400_000_000"
    program = [sys.executable, "-c", hog]
    script = MEASURE.read_text(encoding="utf-8").replace(
        '[sys.executable, "-m", "app", *words]', repr(program)
    )
    told = subprocess.run(
        [sys.executable, "-c", script, "30", os.devnull], capture_output=True, check=True
    )
    assert json.loads(told.stdout)["megabytes"] > MOST


# --- words that are no words


def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    """On POSIX a byte that is no UTF-8, on Windows half a letter: that one is not even opened."""
    path = tmp_path / "\udcff.toml"
    if sys.platform == "win32":
        said = "Filen går inte att läsa. "
        with suppress(FileNotFoundError):  # Wine cannot have such a name
            path.write_text("id = ", encoding="utf-8")
        with pytest.raises(FileNotFoundError) as refused:
            read_outside(path, 10)
        assert refused.value.errno is None  # the system was not asked
    else:
        said = "F01 Filen går inte att läsa som TOML"
        path.write_text("id = ", encoding="utf-8")
    program = [sys.executable, "-m", "app", "forms", "check", str(path)]
    done = subprocess.run(program, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert said in done.stderr.decode()


SBOMS = [
    {"name": ""},
    {"name": "x", "version": 10**30},
    {"name": "x", "version": "\ud800"},
    {"name": "x\n", "version": "1"},
    {"name": "x", "version": "1" * 10_000},
    {"name": "x", "version": "1", "components": 1},
    [],
    1,
]


@pytest.mark.parametrize("component", SBOMS)
def test_an_inventory_of_something_else(tmp_path: Path, component: object) -> None:
    page = {
        "metadata": {"properties": [{"name": "overblick:measured-on", "value": "x"}]},
        "components": [component],
    }
    path = tmp_path / "sbom.cdx.json"
    path.write_text(json.dumps(page), encoding="utf-8")
    status, said = command("about", "--sbom", path)
    assert status == 1
    assert is_one_message(said)


@pytest.mark.parametrize(
    "content",
    [
        '{"folder": "\\ud800"}',
        '{"folder": "a\\u0000b"}',
        '{"appearance": {"scale": 100.0}}',
    ],
)
def test_preferences_that_no_system_can_have(tmp_path: Path, content: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(content, encoding="utf-8")
    found = load_preferences(path)
    assert found == Preferences()
    assert isinstance(found.appearance.scale, int)


def test_a_form_with_many_faults_is_told_in_few_lines(tmp_path: Path) -> None:
    path = tmp_path / "mitt.toml"
    path.write_text(
        "".join(f'"{n}\\n{"x" * 999}" = 1\n' for n in range(200)), encoding="utf-8"
    )
    status, said = command("forms", "check", path)
    told = said.splitlines()
    assert status == 1
    assert len(told) == 51
    assert max(map(len, told)) < 400
    assert all(line.startswith("mitt.toml: ") for line in told)
