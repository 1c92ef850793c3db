# SPDX-License-Identifier: EUPL-1.2
"""What a shell pipes is the passphrase that was typed, or is refused (Windows' PowerShell)."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli.terminal import QUESTION_MARK, NotAsTyped, Terminal
from app.storage.vault.entering import open_vault
from tests.library import LIBRARY

TYPED = "häst batteri klammer öga"
ASCII = TYPED.encode("ascii", "replace").decode("ascii")  # what PowerShell 5.1 pipes


def terminal(piped: str, *, through_ascii: bool) -> Terminal:
    streams = (io.StringIO(piped), io.StringIO(), io.StringIO())
    return Terminal(*streams, datetime.now(tz=UTC), LIBRARY, through_ascii)


def test_a_new_passphrase_that_lost_its_letters_is_refused() -> None:
    with pytest.raises(NotAsTyped):
        terminal(f"{ASCII}\r\n", through_ascii=True).passphrase(new=True)
    assert terminal(f"{TYPED}\r\n", through_ascii=True).passphrase(new=True) == TYPED


def test_one_that_a_vault_has_may_have_a_question_mark_and_is_told_of() -> None:
    here = terminal("är du säker? ja, jo, då\n", through_ascii=True)
    assert here.passphrase() == "är du säker? ja, jo, då"
    assert isinstance(here.stderr, io.StringIO)
    assert here.stderr.getvalue() == f"{QUESTION_MARK}\n"


def test_elsewhere_a_question_mark_is_one() -> None:
    here = terminal("är du säker? ja, jo, då\n", through_ascii=False)
    assert here.passphrase(new=True) == "är du säker? ja, jo, då"


@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize(
    "piped",
    [
        TYPED.encode("utf-16-le").decode("latin-1"),
        "h\N{REPLACEMENT CHARACTER}st batteri klammer",
        "h\x1bst batteri klammer",
    ],
)
def test_what_nobody_can_type_is_refused_anywhere(piped: str, new: bool) -> None:
    with pytest.raises(NotAsTyped):
        terminal(f"{piped}\n", through_ascii=False).passphrase(new=new)


@pytest.mark.skipif(sys.platform != "win32", reason="what Windows' own shell does")
@pytest.mark.parametrize("piped", [TYPED.encode(), ASCII.encode()], ids=["utf-8", "ascii"])
def test_a_vault_opens_with_what_was_piped_or_is_not_made(
    tmp_path: Path, piped: bytes
) -> None:
    words = ["-m", "app", "vault", "create", str(tmp_path / "valv"), "--signature", "AB"]
    done = subprocess.run([sys.executable, *words], input=piped + b"\r\n", check=False)
    if piped == TYPED.encode():
        assert done.returncode == 0
        open_vault(tmp_path / "valv", TYPED).close()
    else:
        assert done.returncode == 1
        assert not (tmp_path / "valv").exists()
