# SPDX-License-Identifier: EUPL-1.2
"""The manual pages, `man overblick`: in Swedish from the program's own help, in English from docs/commands.md."""

import argparse
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from app.cli.main import command_line
from app.cli.parser import Parser
from installer.places import ROOT

_LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")


class Words(NamedTuple):
    """What differs between the languages, but for the commands."""

    name: str
    summary: str
    usage: str
    folder: str
    command: str
    description: str
    options: str
    commands: str
    files: str
    kept: tuple[tuple[str, str], ...]


SWEDISH = Words(
    name="NAMN",
    summary="håll ASI-intervjuer, utan nät, i ett krypterat valv",
    usage="ÖVERSIKT",
    folder="MAPP",
    command="KOMMANDO",
    description="BESKRIVNING",
    options="VAL",
    commands="KOMMANDON",
    files="FILER",
    kept=(
        ("~/.local/share/overblick/valv", "Valvet, om inget annat väljs. Det tas aldrig bort med programmet."),
        ("~/.local/share/overblick/ovning", "Övningsvalvet, med påhittade klienter."),
        ("~/.config/overblick/preferences.json", "Färger, textstorlek och var valvet ligger."),
    ),
)  # fmt: skip
ENGLISH = Words(
    name="NAME",
    summary="hold ASI interviews, without a network, in an encrypted vault",
    usage="SYNOPSIS",
    folder="DIR",
    command="COMMAND",
    description="DESCRIPTION",
    options="OPTIONS",
    commands="COMMANDS",
    files="FILES",
    kept=(
        ("~/.local/share/overblick/valv", "The vault, if no other is chosen. It is never removed with the program."),
        ("~/.local/share/overblick/ovning", "The practice vault, with invented clients."),
        ("~/.config/overblick/preferences.json", "Colours, size of text, and where the vault is."),
    ),
)  # fmt: skip


def swedish(version: str, when: int) -> str:
    """The Swedish page: every command and option with the line that `--help` has for it."""
    parser = command_line()
    described = [parser.description or "", parser.epilog or ""]
    options = [
        (
            ", ".join(one.option_strings) + (f" {one.metavar}" if one.metavar else ""),
            one.help or "",
        )
        for one in parser.options._group_actions  # noqa: SLF001 - no other name
    ]
    commands = [(_called(one), told) for one, told in leaves(parser)]
    return _page(SWEDISH, described, options, commands, (version, when))


def english(version: str, when: int) -> str:
    """The English page: docs/commands.md, which is held against the program by a test of its own."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    before, _, rest = text.partition("\n| command | does |\n")
    described = [" ".join(one.split()) for one in before.split("\n\n")[1:]]
    commands = re.findall(r"^\| `(overblick .+?)` \| (.+) \|$", rest, re.M)
    return _page(ENGLISH, described, [], commands, (version, when))


def leaves(parser: Parser) -> Iterator[tuple[Parser, str]]:
    """Every command that does something, and what help says of it in a line."""
    for action in parser._actions:  # noqa: SLF001 - no other name
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - no other name
            told = {one.dest: one.help or "" for one in action._get_subactions()}  # noqa: SLF001
            for name, inner in action.choices.items():
                further = list(leaves(inner))
                yield from further or [(inner, told[name])]


def _called(parser: Parser) -> str:
    """How a command is written, without its options."""
    words = [one for one in parser._actions if not one.option_strings]  # noqa: SLF001
    return " ".join([parser.prog, *(_word(one) for one in words)])


def _word(action: argparse.Action) -> str:
    """What is to be written there: `[FIL ...]` where there may be none, `KLIENT ...` for several."""
    name = str(action.metavar or action.dest)
    several = {"*": f"[{name} ...]", "+": f"{name} ..."}
    return several.get(str(action.nargs), name)


def _page(
    words: Words,
    described: list[str],
    options: list[tuple[str, str]],
    commands: list[tuple[str, str]],
    made: tuple[str, int],
) -> str:
    version, when = made
    day = datetime.fromtimestamp(when, UTC).date().isoformat()
    lines = [
        f'.TH OVERBLICK 1 {day} "Överblick {version}"',
        f".SH {words.name}",
        f"overblick \\- {_plain(words.summary)}",
        f".SH {words.usage}",
        ".B overblick",
        ".RB [ \\-\\-vault",
        f".IR {words.folder} ]",
        ".RB [ \\-\\-practice ]",
        ".br",
        ".B overblick",
        f".I {words.command}",
        f".SH {words.description}",
        *(f".PP\n{_plain(one)}" for one in described if one),
        *([f".SH {words.options}"] if options else []),
        *(f".TP\n.B {_plain(name)}\n{_plain(told)}" for name, told in options),
        f".SH {words.commands}",
        *(f".TP\n.B {_plain(name)}\n{_plain(told)}" for name, told in commands),
        f".SH {words.files}",
        *(f".TP\n.I {_plain(name)}\n{_plain(told)}" for name, told in words.kept),
    ]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Markdown as the words alone, such that no sign of it means something to man."""
    words = _LINK.sub(r"\1", text).replace("`", "").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{words}" if words.startswith((".", "'")) else words
