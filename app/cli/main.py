# SPDX-License-Identifier: EUPL-1.2
"""Understands a command line, runs it, and tells problems in one clear line each."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TextIO

from app import __version__
from app.cli import about, extracts, forms, imports, lists, logs, papers, retention, vaults
from app.cli.parser import BadCommand, Commands, HelpAsked, Parser, window_line
from app.cli.terminal import Terminal
from app.interview.base.library import Library, shipped_library
from app.user_error import UserError


def run(
    argv: Sequence[str],
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    library: Library | None = None,
) -> int:
    """Runs one command: 0 when it is done, 1 with every problem on `stderr`.

    Args:
        argv: the words after `overblick`.
        stdin: its first line is the passphrase, for commands on a vault.
        stdout: what was asked for.
        stderr: problems in Swedish, and progress.
        library: the forms there are; None for those that come with the program.
    """
    library = library or shipped_library()
    terminal = Terminal(stdin, stdout, stderr, datetime.now(tz=UTC), library)
    try:
        status = _run(argv, terminal)
    except HelpAsked as asked:
        terminal.say(asked.text.rstrip())
        return 0
    except UserError as error:
        terminal.complain(f"{error.what} {error.remedy}")
        return 1
    return status


def _run(argv: Sequence[str], terminal: Terminal) -> int:
    args = command_line().parse_args(list(argv))
    if args.version:
        terminal.say(f"Överblick {__version__}")
        return 0
    if args.run is None:
        raise BadCommand("Det saknas ett kommando.")
    status: int | None = args.run(args, terminal)
    return status or 0


def command_line() -> Parser:
    """Everything that can be said on the command line."""
    parser = window_line()
    groups = Commands(parser, required=False)
    parser.set_defaults(run=None)
    for group in (forms, vaults, imports, lists, papers, logs, extracts, retention, about):
        group.add_commands(groups)
    return parser
