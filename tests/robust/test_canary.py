# SPDX-License-Identifier: EUPL-1.2
"""C1: what is typed is in the vault and in what was saved on purpose, and nowhere else."""

import json
import os
import secrets
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.storage.vault.entering import open_vault
from app.ui.system.clipboard import CopiedHere
from tests.desktop import offscreen
from tests.modes import is_its_owners
from tests.robust.canaries import leaks
from tests.robust.canary_run import Birds

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("canary_run.py")


def some_number() -> str:
    """A personnummer that nobody has: any day, and a serial that is kept for tests."""
    day = date(1950, 1, 1) + timedelta(days=secrets.randbelow(15_000))
    digits = [int(one) for one in f"{day:%y%m%d}238"]
    steps = [one * (2 - place % 2) for place, one in enumerate(digits)]
    check = -sum(step // 10 + step % 10 for step in steps) % 10
    return f"{day:%Y%m%d}-238{check}"


# B1: the system takes nothing away, so what is private is so by the program's own doing.
_NO_UMASK: dict[str, Any] = {} if os.name == "nt" else {"umask": 0}
CORE = "narie" + secrets.token_hex(4)  # without å, whatever an encoding makes of that
BIRDS = Birds("Kå" + CORE, some_number())
CANARIES = (CORE, BIRDS.number, BIRDS.number.replace("-", ""))


@dataclass
class Found:
    """What came of a life: files with canaries in the middle of it, and what it told."""

    home: Path
    vault: Path
    saved: Path
    files: set[str] = field(default_factory=set)
    told: dict[str, dict[str, object]] = field(default_factory=dict)
    complaints: str = ""

    @property
    def titles(self) -> list[object]:
        last = list(self.told.values())[-1]["titles"]
        assert isinstance(last, list)
        return last


def live(place: Path, *more: str, ends: int = 0) -> Found:
    """A whole life in a home of its own, searched at every stage; how it `ends`, its status."""
    home, saved, temp, cwd = (place / one for one in ("hem", "sparat", "tmp", "cwd"))
    found = Found(home, home / ".local" / "share" / "overblick" / "valv", saved)
    for folder in (home, saved, temp, cwd):
        folder.mkdir(exist_ok=True)
    since = time.time()
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith("XDG_")
    }
    environment |= {name: str(temp) for name in ("TMPDIR", "TEMP", "TMP")}
    environment |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_RUNTIME_DIR": str(temp),
        "PYTHONPATH": str(ROOT),
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home / ".local" / "share"),
        "QT_QPA_PLATFORM": offscreen(place),
    }
    temp.chmod(0o700)
    with (place / "complaints").open(
        "w+", encoding="utf-8", errors="replace"
    ) as complaints:
        program = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(saved), *BIRDS, *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=cwd,
            env=environment,
            **_NO_UMASK,
        )
        assert program.stdin is not None
        assert program.stdout is not None
        searched = [home, temp, cwd]
        known = list(CANARIES)
        for line in program.stdout:
            told = json.loads(line)
            found.told[told["stage"]] = told
            if code := told.get("code"):
                known += ["-".join(code), "".join(code), " ".join(code)]
            open_files = Path(f"/proc/{program.pid}/fd")
            found.files |= leaks([*searched, *deleted(open_files)], known)
            program.stdin.write(b"\n")
            program.stdin.flush()
        program.stdin.close()
        program.stdout.close()
        status = program.wait(60)
        complaints.seek(0)
        found.complaints = complaints.read()
        assert status == ends, found.complaints
    found.files |= leaks([*searched, *others(place, since)], known)
    return found


def deleted(open_files: Path) -> list[Path]:
    """Files without a name that a process still writes to."""
    if not open_files.is_dir():
        return []
    return [one for one in open_files.iterdir() if "(deleted)" in str(one.readlink())]


def others(place: Path, since: float) -> list[Path]:
    """What is new in the temp folder of the computer, but for what the tests keep there."""
    top = Path(tempfile.gettempdir())
    kept = {*place.parents, place}
    new = []
    for one in top.iterdir():
        try:
            about = one.lstat()
        except FileNotFoundError:  # another program's, gone since
            continue
        if (
            one not in kept
            and about.st_ctime >= since
            and about.st_uid == place.stat().st_uid
        ):
            new.append(one)
    return new


@pytest.mark.timeout(900 if os.name == "nt" else 300)
def test_a_whole_life_leaves_no_word_outside_the_vault(tmp_path: Path) -> None:
    """One test, for it takes one life to tell."""
    life = live(tmp_path)
    no_file_holds_a_word_of_it(life)
    what_was_saved_on_purpose_holds_it(life)
    no_window_is_called_by_it(life)
    nothing_is_told_to_the_terminal(life)
    the_clipboard_is_empty_after_lock_and_close(life)
    no_widget_holds_it_after_the_lock(life)
    what_was_typed_and_not_given_is_in_the_vault(life)
    nobody_else_may_read_any_of_it(life)
    crashed = live(tmp_path, "crash", ends=9 if os.name == "nt" else -9)
    assert "come_back" in crashed.told
    no_file_holds_a_word_of_it(crashed)
    nobody_else_may_read_any_of_it(crashed)


def no_file_holds_a_word_of_it(life: Found) -> None:
    assert life.files == set()


def what_was_saved_on_purpose_holds_it(life: Found) -> None:
    """And so the search finds it where it is, whatever it is packed in."""
    found = leaks([life.saved], CANARIES)
    kinds = {Path(one.partition(": ")[0]).suffix for one in found}
    assert kinds >= {".pdf", ".txt", ".json", ".csv"}
    names = [path.name for path in life.saved.rglob("*")]
    assert not [name for name in names if CORE in name.lower()]


def no_window_is_called_by_it(life: Found) -> None:
    assert "Överblick" in life.titles
    assert CORE not in str(life.titles).lower()
    assert BIRDS.number not in str(life.titles)


def nothing_is_told_to_the_terminal(life: Found) -> None:
    assert not [one for one in (*CANARIES, "overblick:") if one in life.complaints]


def the_clipboard_is_empty_after_lock_and_close(life: Found) -> None:
    """That it held it before is asserted where it is copied."""
    assert life.told["locked"]["clipboard"] == ""
    assert life.told["closed"]["clipboard"] == ""


def no_widget_holds_it_after_the_lock(life: Found) -> None:
    assert CORE not in str(life.told["locked"]["shown"]).lower()


def what_was_typed_and_not_given_is_in_the_vault(life: Found) -> None:
    """D2, in the course of a life: left, locked and closed in the middle of words."""
    with open_vault(life.vault, BIRDS.passphrase) as vault:
        first, second = sorted(one.id for one in vault.interviews.find())
        answers, texts = vault.answers.of(second), vault.texts.of(second)
        assert vault.answers.of(first)["C1a"].text.endswith("skrivet men inte givet")
    assert answers["C6.text"].text.endswith("rättat men inte givet")
    assert answers["D19.text"].text.endswith("skrivet vid stängning")
    assert "anteckning vid stängning" in texts["note:D19.text"]
    assert len([slot for slot in texts if slot.startswith("note:")]) >= 16
    assert len([slot for slot in texts if slot.startswith("reason:")]) == 7
    assert len([slot for slot in texts if slot.startswith("feedback:")]) >= 12
    assert any(slot.startswith("explained:") or "explain" in slot for slot in texts)


def open_to_others(*places: Path) -> set[str]:
    """Files that are not 0600 and folders that are not 0700, in these and below (B1)."""
    found = set()
    for place in places:
        for one in [place, *place.rglob("*")]:
            if not one.is_symlink() and not is_its_owners(one):
                found.add(f"{one}: {stat.S_IMODE(one.stat().st_mode):o}")
    return found


def nobody_else_may_read_any_of_it(life: Found) -> None:
    """B1, after a whole life without a umask; what was saved on purpose is private, too."""
    kept = (".local/share",) if os.name == "nt" else (".local/share", ".config")
    own = [life.home / one / "overblick" for one in kept]
    assert all(one.is_dir() for one in own)
    assert (life.vault / "backups").is_dir()
    own += (life.home / ".cache").glob(
        "overblick*"
    )  # what fontconfig keeps there is not ours
    assert open_to_others(*own) == set()
    saved = {one for one in life.saved.rglob("*") if one.is_file()}
    assert {one for one in saved if not is_its_owners(one)} == set()


@pytest.mark.timeout(300)
def test_planted_leaks_are_found(tmp_path: Path) -> None:
    found = live(tmp_path, "leaky")
    names = {Path(one.partition(": ")[0]).name for one in found.files}
    assert names >= {"tmpkopia", "senaste.json", "overblick.log", f"{BIRDS.word}.txt"}
    assert any("verblick.conf" in name for name in names)
    assert CORE in str(found.titles).lower()
    assert CORE in found.complaints
    if os.name != "nt":  # and that it lies open to others (B1)
        loose = open_to_others(found.home / ".config" / "overblick")
        assert [one.rpartition("/")[2] for one in loose] == ["senaste.json: 666"]


@pytest.mark.parametrize("packed", ["zip", "zlib", "pdf stream", "utf-16-be", "name"])
def test_the_search_finds_it_however_it_is_packed(tmp_path: Path, packed: str) -> None:
    path = tmp_path / (f"om {BIRDS.word}.txt" if packed == "name" else "okänd")
    match packed:
        case "zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
                package.writestr("inuti.txt", BIRDS.word * 9)
        case "zlib":
            path.write_bytes(zlib.compress(BIRDS.word.encode() * 9))
        case "pdf stream":
            inside = zlib.compress(BIRDS.word.encode() * 9)
            path.write_bytes(b"%PDF-1.4\nstream\n" + inside + b"\nendstream\n")
        case "name":
            path.write_text("", encoding="utf-8")
        case _:
            path.write_bytes(f"om {BIRDS.word.upper()}".encode(packed))
    assert leaks([tmp_path], [CORE]) == {f"{path}: {CORE}"}


def test_what_was_copied_elsewhere_stays(dressed: QApplication) -> None:
    """No window of ours is active when it comes; one of ours is emptied."""
    copied = CopiedHere(dressed)
    board = QGuiApplication.clipboard()
    board.setText("från ett annat program")
    copied.forget()
    assert board.text() == "från ett annat program"
    window = QLineEdit(BIRDS.word)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.selectAll()
    window.copy()
    assert board.text() == BIRDS.word
    copied.forget()
    assert board.text() == ""
    window.close()
    copied.deleteLater()
