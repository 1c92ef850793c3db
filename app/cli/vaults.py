# SPDX-License-Identifier: EUPL-1.2
"""`overblick vault`: makes a vault."""

import argparse
from pathlib import Path

from app.cli.parser import Parser
from app.cli.terminal import Terminal
from app.errors import UserError
from app.storage.passphrase import judge
from app.storage.vault import create_vault


class WeakPassphrase(UserError):
    """Somebody chose a passphrase that is easy to guess."""

    remedy = "Inget valv har skapats. Börja om med en annan lösenfras."


def add_commands(groups: "argparse._SubParsersAction[Parser]") -> None:
    """Puts `vault create` among the commands."""
    text = "Skapa ett valv."
    group = groups.add_parser("vault", prog="overblick vault", description=text, help=text)
    commands = group.add_subparsers(title="Kommandon", metavar="KOMMANDO", required=True)
    text = (
        "Skapa ett valv i en ny eller tom mapp. Lösenfrasen läses från första raden i "
        "standard in. Återställningskoden skrivs ut en enda gång."
    )
    create = commands.add_parser(
        "create", prog="overblick vault create", description=text, help="Skapa ett valv."
    )
    create.words.add_argument("folder", type=Path, metavar="DIR", help="valvets mapp")
    create.options.add_argument(
        "--signature", default="", metavar="NAMN", help="vems lösenfrasen är"
    )
    create.options.add_argument("--json", action="store_true", help="skriv ut som JSON")
    create.set_defaults(run=create_command)


def create_command(given: argparse.Namespace, terminal: Terminal) -> int:
    """Makes a vault and prints its recovery code, once.

    A weak passphrase is refused where a person types it. A script may have its reasons,
    such as a vault to try things on: it is warned.
    """
    passphrase = terminal.passphrase(new=True)
    if weakness := judge(passphrase, known=[given.signature]):
        if terminal.stdin.isatty():
            raise WeakPassphrase(weakness)
        terminal.complain(f"Varning: valvet får en svag lösenfras. {weakness}")
    vault, code = create_vault(given.folder, passphrase, signature=given.signature)
    vault.close()
    if given.json:
        terminal.say_json({"recovery_code": code})
        return 0
    terminal.say(f"Återställningskod: {code}")
    terminal.say("Skriv ut koden och lås in den. Den visas bara den här gången.")
    return 0
