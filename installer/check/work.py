# SPDX-License-Identifier: EUPL-1.2
"""What is tried by command of the installed program, on every system; it needs nothing but Python."""

from abc import ABC, abstractmethod
from pathlib import Path

from installer.commands import Failed

PASSPHRASE = "fyra ord om lampor grisar"  # noqa: S105 - of a vault that lives for a minute
IMPORTED = (
    "person,form,date,interviewer,B6,C1,C9,D5,E1.a,E1.b,E1.c,C15\n"
    '19121212-1212,asi-grund,2026-10-01,Åsa Örn,3,1,12,2/6,17,X,30,"Ont i ryggen, mest på natten"\n'
    "2026-114,asi-grund,2026-10-02,Åsa Örn,,,,,,,0,\n"
)


class Work(ABC):
    """Working with the installed program by its commands.

    Attributes:
        vault: the folder of the vault that is made; å, ä and ö belong in its path.
        sbom: the SBOM that came with the program.
    """

    vault: Path
    sbom: Path

    @abstractmethod
    def command(self, *words: str | Path) -> str:
        """What a command of the program says; the passphrase is given to it."""

    def says_version(self, version: str) -> None:
        """`overblick-cli --version`."""
        said = self.command("--version")
        if said.strip() != f"Överblick {version}":
            raise Failed(f"--version says {said!r}, not {version}.")

    def is_what_the_sbom_says(self) -> None:
        """The libraries that run are those of the SBOM in the package."""
        said = self.command("about", "--sbom", self.sbom)
        if "Allt stämmer" not in said:
            raise Failed(f"about --sbom says {said!r}.")

    def make_vault(self) -> None:
        """A vault, interviews from a table, their scores, and one on paper."""
        self.vault.parent.mkdir(exist_ok=True)
        table, paper = self.vault.parent / "in.csv", self.vault.parent / "Återkoppling.pdf"
        table.write_text(IMPORTED, encoding="utf-8")
        self.command("vault", "create", self.vault, "--signature", "åsaö")
        self.command("import", self.vault, table)
        if "19121212-1212" not in (said := self.command("score", self.vault)):
            raise Failed(f"score says {said!r}.")
        self.command("feedback", self.vault, "1", paper)
        if not paper.read_bytes().startswith(b"%PDF-") or paper.stat().st_size < 10_000:
            raise Failed("The återkoppling is no PDF.")
        self.command("vault", "check", self.vault)
