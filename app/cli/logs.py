# SPDX-License-Identifier: EUPL-1.2
"""`overblick log`: who did what to which interview, and whether the log is whole."""

import argparse

from app.cli.parser import ASKED, Commands, day
from app.cli.terminal import Terminal
from app.stewardship.log.log_words import phrase
from app.stewardship.log.logbook import EventChoice, chosen
from app.storage.vault.entering import open_vault

_ALL = -1  # rows


def add_commands(groups: Commands) -> None:
    """Puts `log` among the commands."""
    text = (
        "Visa loggen: vem som har gjort vad med vilken intervju, och när. Där finns inga svar "
        f"och inga namn på klienter. {ASKED}"
    )
    log = groups.add("log", text, "Visa valvets logg.", run=log_command)
    log.as_json()
    log.option("--since", "ÅÅÅÅ-MM-DD", "bara från och med den dagen", day)
    log.option("--who", "SIGNATUR", "bara det som den har gjort")
    only = log.options.add_mutually_exclusive_group()
    only.add_argument("--client", type=int, metavar="NUMMER", help="bara om den klienten")
    only.add_argument(
        "--interview", type=int, metavar="NUMMER", help="bara om den intervjun"
    )


def log_command(args: argparse.Namespace, terminal: Terminal) -> int:
    """Prints the events that were asked for; 1 if the log has been touched anywhere."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        broken = vault.log.broken()
        rows = vault.log.newest(chosen(vault, _wanted(args)), limit=_ALL)[::-1]
    if args.json:
        terminal.say_json({"broken": broken, "events": [row._asdict() for row in rows]})
    else:
        for row in rows:
            which = (
                f"intervju {row.interview}" if row.interview is not None
                else f"klient {row.client}" if row.client is not None
                else ""
            )  # fmt: skip
            terminal.say("\t".join((row.at, row.who, phrase(row), which)))
    for number in broken:
        terminal.complain(f"Loggen är ändrad vid händelse {number}.")
    return 1 if broken else 0


def _wanted(args: argparse.Namespace) -> EventChoice:
    about = ""
    if args.client is not None:
        about = f"klient {args.client}"
    elif args.interview is not None:
        about = f"intervju {args.interview}"
    return EventChoice(who=args.who, text=about, first=args.since)
