# SPDX-License-Identifier: EUPL-1.2
"""A vault's work by command: made, filled, scored, one interview on paper, gone through."""

from collections.abc import Callable
from pathlib import Path

from installer.commands import Failed

PASSPHRASE = "fyra ord om lampor grisar"  # noqa: S105 - of a vault that lives for a minute
_IMPORTED = (
    "person,form,date,interviewer,B6,C1,C9,D5,E1.a,E1.b,E1.c,C15\n"
    '19121212-1212,asi-grund,2026-10-01,Åsa Örn,3,1,12,2/6,17,X,30,"Ont i ryggen, mest på natten"\n'
    "2026-114,asi-grund,2026-10-02,Åsa Örn,,,,,,,0,\n"
)


def work(command: Callable[..., str], vault: Path) -> None:
    """Go through a vault's work, with å, ä and ö wherever they can stand.

    Args:
        command: runs one command of the program, with the passphrase on standard input, and tells
            what it printed.
        vault: the folder to make it in; the table and the paper are put beside it.

    Raises:
        Failed: something is not as it should be.
    """
    vault.parent.mkdir()
    table, paper = vault.parent / "in.csv", vault.parent / "Återkoppling.pdf"
    table.write_text(_IMPORTED, encoding="utf-8")
    command("vault", "create", vault, "--signature", "åsaö")
    command("import", vault, table)
    if "19121212-1212" not in (said := command("score", vault)):
        raise Failed(f"score says {said!r}.")
    command("feedback", vault, "1", paper)
    if not paper.read_bytes().startswith(b"%PDF-") or paper.stat().st_size < 10_000:
        raise Failed("The återkoppling is no PDF.")
    command("vault", "check", vault)
