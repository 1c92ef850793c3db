# SPDX-License-Identifier: EUPL-1.2
"""What was acknowledged stays (E1), a full disk harms nothing (E3), nothing leaks (C1)."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage import errors
from app.storage.disk.atomic import write_file
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath, connection_beneath
from tests.modes import is_its_owners
from tests.small_disk import filled, no_room

ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("writer.py")


def text(words: str) -> StoredAnswer:
    return StoredAnswer(None, words)


# --- kill -9


def write_until_killed(folder: Path, first: int, seconds: float, ahead: int = 0) -> int:
    """Starts the writer, kills it in the middle; the last number that it acknowledged."""
    program = subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), PASSPHRASE, str(first), str(ahead)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert program.stdout is not None
    said = program.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(timeout=seconds)
    program.kill()
    said += program.stdout.read()
    program.stdout.close()
    program.wait()
    return int(said.rpartition(b"\n")[0].split()[-1])


def test_kill_9_at_any_moment_loses_no_acknowledged_answer(closed):
    moments = random.Random(20261122)
    last = 0
    for _ in range(20):
        acknowledged = write_until_killed(closed, last + 1, moments.uniform(0, 0.03))
        with open_vault(closed, PASSPHRASE) as vault:
            answers = vault.answers.of(1)
            last = int(answers["last"].text or "")
            assert last in {acknowledged, acknowledged + 1}
            assert vault.interviews.get(1).position == str(last)
            assert answers[f"K{last % 97}"] == text(str(last))  # never half a transaction
            assert beneath(vault).rows("PRAGMA integrity_check") == [("ok",)]
    assert last > 20


def test_a_writer_that_acknowledges_too_early_is_found_out(closed):
    acknowledged = write_until_killed(closed, 1, 0.02, ahead=5)
    with open_vault(closed, PASSPHRASE) as vault:
        assert int(vault.answers.of(1)["last"].text or "") < acknowledged


# --- a full disk


def test_a_full_disk_is_told_and_the_same_answer_goes_in_later(small_disk):
    folder = small_disk / "valv"
    big = {f"K{n}": text("ord " * 100) for n in range(40)}
    with create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)[0] as vault:
        interview = add_interview(vault)
        vault.answers.put(interview, {"D9": text("3")}, position="D9")
        with filled(small_disk, left=5 * 4096):
            for _ in range(3):
                with pytest.raises(errors.DiskFull) as caught:
                    vault.answers.put(interview, big, position="D10")
                assert "kvar på skärmen" in caught.value.remedy
                assert vault.answers.of(interview) == {"D9": text("3")}
                assert vault.interviews.get(interview).position == "D9"
        with filled(small_disk):
            with pytest.raises(errors.DiskFull):
                write_file(small_disk / "utskrift.pdf", b"x" * 100_000)
            assert not list(small_disk.glob("*utskrift*"))
        vault.answers.put(interview, big, position="D10")
    with open_vault(folder, PASSPHRASE) as again:
        assert again.answers.of(interview) == {"D9": text("3"), **big}
        assert beneath(again).rows("PRAGMA integrity_check") == [("ok",)]
        assert beneath(again).rows("PRAGMA cipher_integrity_check") == []


def test_a_file_size_limit_is_told_and_survived(disk):
    big = {f"K{n}": text("ord " * 100) for n in range(100)}
    with create_vault(disk / "valv", PASSPHRASE, signature="AB", cost=CHEAP)[0] as vault:
        interview = add_interview(vault)
        now = (disk / "valv" / "data.db").stat().st_size
        with no_room(disk, left=4096, largest=now), pytest.raises(errors.NotSaved):
            vault.answers.put(interview, big)
        assert vault.answers.of(interview) == {}
        vault.answers.put(interview, big)
        assert vault.answers.of(interview) == big


# --- nothing leaks


CANARY = "kanariefågel"


def leaks(folder: Path) -> list[str]:
    needles = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "latin-1")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def fill(vault: Vault) -> int:
    client = vault.clients.add(Client("personnummer", CANARY, CANARY, CANARY, CANARY))
    one = vault.interviews.begin(
        NewInterview(
            client, CANARY, CANARY, CANARY, CANARY, CANARY, "postponed", CANARY, CANARY
        )
    )
    vault.settings.put(CANARY, CANARY)
    vault.staff.add(CANARY, CANARY, CANARY)
    vault.forms.put(CANARY, CANARY, CANARY * 5000)
    vault.answers.put(one, {CANARY: text(CANARY * 500)}, position=CANARY, at=CANARY)
    vault.texts.put(one, {CANARY: CANARY * 500})
    for table, values in {
        "hold": (1, client, *[CANARY] * 6),
        "disposal": (1, "retention", *[CANARY] * 4, "decided", None, None, None),
        "disposal_line": (1, client, 0, CANARY, CANARY, "kept", CANARY, 0, 0),
        "review": (1, CANARY, CANARY, 1, 1, *[CANARY] * 3),
    }.items():
        marks = ",".join("?" * len(values))
        beneath(vault).run(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608  # ours
    return one


def test_nothing_typed_is_readable_in_any_file(vault, folder, tmp_path):
    one = fill(vault)
    columns = beneath(vault).rows(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND c.type = 'TEXT' AND c.name <> 'mark'"
    )
    for table, column in columns:
        if (table, column) in {
            ("client", "kind"),
            ("interview", "status"),
            ("interview", "changed_at"),  # the vault's own clock
            ("interview", "signed_at"),
            ("interview", "signed_by"),
            ("interview", "corrected_by"),
            ("event", "at"),
            ("event", "who"),
            ("event", "code"),
            ("disposal", "reason"),
            ("disposal", "state"),
            ("disposal", "carried_out_at"),
            ("disposal", "carried_out_by"),
            ("disposal_line", "outcome"),
            ("joined", "joined_at"),
            ("joined", "joined_by"),
            ("joined", "reason"),  # a code, as what it gave
            ("joined", "gave"),
            ("key_file", "content"),  # signatures and wrapped keys; filled when it was made
            ("gone", "name"),
        }:
            continue  # no free text, or filled below by signing
        found = beneath(vault).one(
            f"SELECT count(*) FROM {table} WHERE {column} LIKE ?",  # noqa: S608  # ours
            (f"%{CANARY}%",),
        )
        assert found is not None
        assert found[0], f"{table}.{column} holds no canary"
    vault.interviews.resume(one, at=CANARY)
    vault.interviews.sign(one, by=CANARY, at=CANARY)
    two = vault.interviews.correct(one, reason=CANARY, by=CANARY, at=CANARY)
    with vault.transaction():  # the journal, in the middle of a transaction
        for n in range(300):
            vault.answers.put(two, {f"{CANARY}{n}": text(CANARY * 50)})
        assert leaks(tmp_path) == []
        assert (folder / "data.db-journal").stat().st_size > 0
    assert leaks(tmp_path) == []
    vault.close()
    assert leaks(tmp_path) == []


def test_a_planted_leak_is_found(vault, folder):
    fill(vault)
    (folder / "backups" / "glömd.txt").write_text(f"om {CANARY}n", encoding="utf-8")
    assert leaks(folder) == ["glömd.txt"]


# --- whole files or none


def test_a_file_is_replaced_whole_and_private(tmp_path):
    """E6."""
    path = tmp_path / "blad.pdf"
    write_file(path, b"ett")
    write_file(path, b"andra")
    assert path.read_bytes() == b"andra"
    assert [each.name for each in tmp_path.glob("*blad*")] == ["blad.pdf"]
    assert is_its_owners(path)


def test_a_failing_write_leaves_the_old_file(disk):
    path = disk / "blad.pdf"
    write_file(path, b"gammal")
    with no_room(disk, left=1000), pytest.raises(errors.DiskFull):
        write_file(path, b"x" * 5000)
    assert path.read_bytes() == b"gammal"
    assert [each.name for each in disk.glob("*blad*")] == ["blad.pdf"]
    with pytest.raises(errors.NotSaved) as caught:
        write_file(disk / "finns inte" / "blad.pdf", b"x")
    assert "finns inte" not in str(caught.value)


def test_an_answer_and_its_place_are_one_commit(vault, interview):
    """Counted by the journal's first byte: written once for each commit."""
    commits: list[str] = []
    connection = connection_beneath(beneath(vault))
    connection.set_trace_callback(commits.append)
    vault.answers.put(interview, {"D9": text("3")}, position="D10", at=NOW)
    connection.set_trace_callback(None)
    assert [each for each in commits if each.startswith(("BEGIN", "COMMIT"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]
