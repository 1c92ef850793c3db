# SPDX-License-Identifier: EUPL-1.2
"""argparse in Swedish: its help, and its complaints as errors for people."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any, NoReturn

from app.forms.days import FIRST, read_day
from app.user_error import UserError

ASKED = "Kommandot frågar efter lösenfrasen. I ett skript läses den från första raden i standard in."
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "Det saknas något: {0}."),
    (r"unrecognized arguments: .+", "Det är för många ord, eller ett val som inte finns."),
    (r"argument (\S+): invalid choice: .*choose from (.+)\)", "{0} kan bara vara {1}."),
    (r"argument (\S+): expected one argument", "Efter {0} ska det stå ett värde."),
    (r"argument (\S+): day", f"{{0}} ska vara en dag: åååå-mm-dd, tidigast {FIRST}."),
    (r"argument (\S+): invalid \w+ value: .+", "{0} ska vara ett heltal."),
)


class BadCommand(UserError):
    """The words of a command cannot be understood."""

    what = "Det går inte att förstå kommandot."
    remedy = "Skriv ”overblick --help” för att se alla kommandon."


class HelpAsked(Exception):
    """Somebody asked for help. `text` is it."""

    def __init__(self, text: str) -> None:
        super().__init__("help")
        self.text = text


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, **given: Any) -> None:
        super().__init__(prog, **{**given, "max_help_position": 28})

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # as argparse has it
        super().add_usage(usage, actions, groups, prefix or "Så här: ")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width, break_on_hyphens=False)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width))

    def _format_action(self, action: argparse.Action) -> str:
        """The commands stand under their heading, without another one of argparse's."""
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - no other name
            return super()._format_action(action)
        listed = action._get_subactions()  # noqa: SLF001 - as argparse itself does
        return "".join(super(_Formatter, self)._format_action(one) for one in listed)


class Parser(argparse.ArgumentParser):
    """Raises instead of printing and leaving, so that it can be run inside a test."""

    def __init__(self, prog: str, description: str, **_: object) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.words = self.add_argument_group("Skriv i tur och ordning")
        self.options = self.add_argument_group("Val")
        self.options.add_argument("-h", "--help", action=_Help, help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """A complaint of argparse, in Swedish.

        Raises:
            BadCommand: always.
        """
        remedy = f"Skriv ”{self.prog} --help” så ser du hur det ska vara."
        for pattern, told in _COMPLAINTS:
            if found := re.fullmatch(pattern, message):
                words = (word.replace("'", "") for word in found.groups())
                raise BadCommand(told.format(*words), remedy)
        raise BadCommand(None, remedy)

    def word(
        self,
        name: str,
        shown: str,
        text: str,
        kind: Callable[[str], Any] = Path,
        **how: Any,
    ) -> None:
        """A word in its place; `kind` makes of it what it stands for, `how` is argparse's."""
        self.words.add_argument(name, metavar=shown, help=text, type=kind, **how)

    def option(
        self, name: str, shown: str, text: str, kind: Callable[[str], Any] = str, **how: Any
    ) -> None:
        """An option with a value after it; see `word`."""
        self.options.add_argument(name, metavar=shown, help=text, type=kind, **how)

    def flag(self, name: str, text: str, **how: Any) -> None:
        """An option that is there or not."""
        self.options.add_argument(name, action="store_true", help=text, **how)

    def as_json(self) -> None:
        """It can be asked for as JSON, too."""
        self.flag("--json", "skriv ut som JSON")


class Commands:
    """Where commands are put: at the top, or under another one."""

    def __init__(self, parser: Parser, *, required: bool = True, closing: str = "") -> None:
        self._parser = parser
        self._closing = closing  # said last of each
        self._all = parser.add_subparsers(
            title="Kommandon", metavar="KOMMANDO", required=required
        )

    def add(
        self,
        name: str,
        text: str,
        brief: str = "",
        *,
        run: Callable[[argparse.Namespace, Any], int | None],
        vault: bool = True,
    ) -> Parser:
        """A command; it is on a vault, if not said otherwise.

        Args:
            name: as it is typed.
            text: what it does.
            brief: the same in a list of commands.
            run: does it; what it gives back is the code that the program ends with, none is 0.
            vault: the folder of a vault is its first word.
        """
        parser = self._put(name, text, brief)
        if vault:
            parser.word("folder", "MAPP", "valvets mapp")
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, text: str, *, closing: str = "") -> "Commands":
        """A command that has others under it; `closing` is said last of each of them."""
        return Commands(self._put(name, text, text), closing=closing)

    def _put(self, name: str, text: str, brief: str) -> Parser:
        prog, said = f"{self._parser.prog} {name}", f"{text} {self._closing}".strip()
        return self._all.add_parser(name, prog=prog, description=said, help=brief or text)


class _Help(argparse.Action):
    def __init__(self, option_strings: list[str], dest: str, **given: object) -> None:
        super().__init__(option_strings, dest, nargs=0, help=str(given["help"]))

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise HelpAsked(parser.format_help())


def day(text: str) -> date:
    """A day as an option has it, for argparse."""
    try:
        return read_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError("day") from None


def window_line() -> Parser:
    """What can be said without a command: then the program opens its window."""
    parser = Parser("overblick", "Håll ASI-intervjuer. Utan kommando öppnas fönstret.")
    parser.epilog = "Mer om ett kommando: overblick KOMMANDO --help"
    parser.option("--vault", "MAPP", "öppna fönstret med valvet i den mappen", Path)
    parser.flag("--practice", "öppna fönstret för att öva med påhittade klienter")
    parser.flag("--version", "visa programmets version")
    return parser
