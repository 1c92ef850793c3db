# SPDX-License-Identifier: EUPL-1.2
"""Where a command reads and writes: the three streams, the clock, and files it makes."""

import getpass
import json
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

from app.interview.base.library import Library
from app.storage.disk.atomic import write_file
from app.storage.errors import DiskFull, NotSaved
from app.swedish_figures import spaced
from app.user_error import UserError

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # some shells put it first in what they pipe
_LOST = "\N{REPLACEMENT CHARACTER}"
_LONGEST = 10_000  # characters of a line on standard input: it may have no end
_MOST_LINES = 200  # passphrases: more than a vault has ways in
_FEW = 1_000  # interviews between two reports of progress
QUESTION_MARK = (
    "Lösenfrasen har ett frågetecken. Är det ett å, ä eller ö som PowerShell inte skickade: kör "
    "kommandot utan att skicka in något, så frågar det efter lösenfrasen."
)


class NoPassphrase(UserError):
    """Standard input was empty."""

    what = "Lösenfrasen saknas."
    remedy = "Skriv den på första raden i standard in."


class NotAsTyped(UserError):
    """What came through the pipe is not what somebody typed: a shell put other characters."""

    what = "Lösenfrasen kom inte fram som den skrevs."
    remedy = (
        "Inget har ändrats. PowerShell gör om å, ä och ö till frågetecken på vägen. Kör "
        "kommandot utan att skicka in något, så frågar det efter lösenfrasen."
    )


class NotTheSame(UserError):
    """A new passphrase was typed in two ways."""

    what = "Lösenfraserna är inte lika."
    remedy = "Börja om och skriv samma lösenfras två gånger. Inget har ändrats."


class NoFile(UserError):
    """A file that was asked for could not be written."""

    what = "Filen går inte att skriva på den platsen."
    remedy = (
        "Allt i valvet är kvar. Kontrollera att mappen finns och att du får skriva i den."
    )


class NotMeant(UserError):
    """Somebody would have been shut out, and nobody said that it is meant."""

    what = "Bytet av datanyckel är avbrutet. Inget har ändrats."
    remedy = "Gör om det, och skriv lösenfrasen för var och en som ska komma in."


@dataclass(frozen=True)
class Terminal:
    """The world of one command.

    Attributes:
        stdin: its first line is the passphrase.
        stdout: what was asked for.
        stderr: problems, one on a line, and progress.
        now: when the command began, with time zone.
        library: the forms there are.
        through_ascii: whether what is piped may have lost its å, ä and ö on the way, as in
            the PowerShell that comes with Windows.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    now: datetime
    library: Library
    through_ascii: bool = sys.platform == "win32"

    @property
    def today(self) -> date:
        """The day here, where the command runs."""
        return self.now.astimezone().date()

    @property
    def at(self) -> str:
        """The time as the vault keeps it: ISO, UTC."""
        return f"{self.now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def say(self, text: str) -> None:
        """Prints what was asked for."""
        print(text, file=self.stdout)

    def say_json(self, value: Any) -> None:
        """Prints it for a program."""
        print(json.dumps(value, ensure_ascii=False, indent=1), file=self.stdout)

    def complain(self, text: str) -> None:
        """Prints one problem."""
        print(text, file=self.stderr)

    def passphrase(self, *, new: bool = False) -> str:
        """The first line of standard input; asked for, unseen, where a person sits there.

        Raises:
            NoPassphrase: it is empty.
            NotAsTyped: it holds what nobody can type, or a new one holds a question mark
                that may have been a letter.
            NotTheSame: a person typed a new one in two ways.
        """
        if self.stdin.isatty():
            typed = self._unseen("Lösenfras: ")
            if new and typed != self._unseen("Samma lösenfras igen: "):
                raise NotTheSame
        else:
            typed = self._piped()
            if self.through_ascii and "?" in typed:
                if new:
                    raise NotAsTyped
                self.complain(QUESTION_MARK)
        if not typed.strip():
            raise NoPassphrase
        return typed

    def recovery_code(self) -> str:
        """The first line of standard input; asked for, unseen, where a person sits there.

        Raises:
            NoPassphrase: it is empty.
        """
        is_person = self.stdin.isatty()
        typed = self._unseen("Återställningskod: ") if is_person else self._piped()
        if not typed.strip():
            raise NoPassphrase("Återställningskoden saknas.")
        return typed

    def more_passphrases(self, whose: Sequence[str]) -> list[str]:
        """Those on the lines that are left; a person is asked for each, and what it means.

        Args:
            whose: the signatures of those who may go on.

        Raises:
            NotMeant: a person left somebody out, and did not say that it is meant.
        """
        found: list[str] = []
        if self.stdin.isatty():
            asked = "Lösenfras för {} (tom rad: kommer inte in efteråt): "
            typed = {one: self._unseen(asked.format(one)) for one in whose}
            if out := [one for one in whose if not typed[one]]:
                self._ask_whether(f"{', '.join(out)} kommer inte in efteråt")
            return [one for one in typed.values() if one]
        while len(found) < _MOST_LINES and (line := self._piped()):
            found.append(line)
        return found

    def _unseen(self, asked: str) -> str:
        return getpass.getpass(asked, self.stderr)

    def _ask_whether(self, what: str) -> None:
        asked = f"{what}. Skriv ja om det är meningen: "
        print(asked, end="", file=self.stderr, flush=True)
        if self._piped().strip().casefold() != "ja":
            raise NotMeant

    def _piped(self) -> str:
        try:
            line = self.stdin.readline(_LONGEST + 1)
        except UnicodeDecodeError:
            raise NoPassphrase(
                "Lösenfrasen går inte att läsa.", "Skicka den i UTF-8."
            ) from None
        if len(line) > _LONGEST:
            raise NoPassphrase("Lösenfrasen är för lång.")
        line = line.rstrip("\r\n").removeprefix(_MARK)
        if any(
            one != "\t" and (unicodedata.category(one) == "Cc" or one == _LOST)
            for one in line
        ):
            raise NotAsTyped  # UTF-16, or what a shell could not tell
        return line

    def progress(self, done: int, of: int) -> None:
        """Tells now and then how far a long piece of work has come."""
        if of < _FEW or (done % _FEW and done != of):
            return
        line = f"{spaced(done)} av {spaced(of)} intervjuer"
        if not self.stderr.isatty():
            self.complain(line)
            return
        print(f"\r{line}", end="\n" if done == of else "", file=self.stderr, flush=True)


def save(path: Path, content: bytes) -> None:
    """Writes a file that somebody asked for: whole, or not at all.

    Raises:
        NoFile: the place cannot be written.
    """
    try:
        write_file(path.absolute(), content)
    except DiskFull:
        raise NoFile(
            "Disken är full, så filen blev inte sparad.",
            "Allt i valvet är kvar. Frigör utrymme och försök igen.",
        ) from None
    except NotSaved:
        raise NoFile from None
