# SPDX-License-Identifier: EUPL-1.2
"""`overblick vault users`, `passphrase`, `recover`: who can open a vault."""

import argparse

from app.cli.parser import ASKED, BadCommand, Commands
from app.cli.terminal import Terminal
from app.stewardship.care.colleagues import refuse_used
from app.stewardship.log.log_end import end_words
from app.storage.keys.passphrase import judge
from app.storage.keys.signatures import alike, readable
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault
from app.user_error import UserError

_ALL_READ = "Alla som kan öppna valvet kan läsa allt i det."

_REMOVED = (
    "Den som är borttagen kan ha kvar en kopia av valvet, och den går fortfarande att öppna. Byt "
    "datanyckel med ”overblick vault rotate MAPP”, så skyddas allt som skrivs efter bytet."
)


class WeakPassphrase(UserError):
    """Somebody chose a passphrase that is easy to guess."""

    remedy = "Inget har ändrats. Börja om med en annan lösenfras."


class NoSuchWay(UserError):
    """A way in to take away is not there."""

    what = "Det finns ingen lösenfras med det id:t i valvet."
    remedy = "Skriv ”overblick vault users MAPP” så ser du vilka som finns."


def judge_new(terminal: Terminal, passphrase: str, signature: str) -> None:
    """Refuses a weak new passphrase where a person types it, and warns a script.

    Raises:
        WeakPassphrase: a person sits there.
    """
    if weakness := judge(passphrase, known=[signature]):
        if terminal.stdin.isatty():
            raise WeakPassphrase(weakness)
        terminal.complain(f"Varning: valvet får en svag lösenfras. {weakness}")


def add_commands(commands: Commands) -> None:
    """Puts the commands under `vault`."""
    text = (
        f"Visa vilka som kan öppna valvet, lägg till någon eller ta bort någon. {_ALL_READ} "
        f"{ASKED} Den nya för --add står på andra raden."
    )
    users = commands.add(
        "users", text, "Visa och ändra vilka som kan öppna valvet.", run=users_command
    )
    users.option("--add", "SIGNATUR", "ge den personen en egen lösenfras")
    users.flag("--again", "med --add: samma person som förut kommer tillbaka")
    users.option("--remove", "ID", "ta bort en lösenfras; dess id står i listan")
    users.as_json()
    text = (
        "Byt lösenfras. Kommandot frågar efter den gamla och den nya. I ett skript läses de "
        "från de två första raderna i standard in."
    )
    commands.add("passphrase", text, "Byt lösenfras.", run=passphrase_command)
    text = (
        "Välj en ny lösenfras med återställningskoden, som fortsätter att gälla. Kommandot "
        "frågar efter koden och den nya lösenfrasen. I ett skript läses de från de två första "
        "raderna i standard in."
    )
    brief = "Välj en ny lösenfras med återställningskoden."
    recover = commands.add("recover", text, brief, run=recover_command)
    recover.option("--signature", "SIGNATUR", "vems lösenfrasen är", default="")
    recover.flag("--try", "prova bara koden, ändra inget", dest="only_try")


def users_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints, adds or takes away ways in."""
    _refuse_wrong(args)
    own = terminal.passphrase()
    with open_vault(args.folder, own) as vault:
        if args.remove is not None:
            if args.remove not in [way.id for way in vault.ways.all()]:
                raise NoSuchWay
            vault.ways.remove(own, args.remove)
        elif args.add is not None:
            _add(vault, own, args, terminal)
        ways = vault.ways.all()
    if args.json:
        terminal.say_json([way._asdict() for way in ways])
        return
    for way in ways:
        whose = "återställningskod" if way.kind == "recovery" else way.signature
        terminal.say(f"{way.id}\t{whose}")
    for text, is_so in ((_ALL_READ, args.add), (_REMOVED, args.remove)):
        if is_so is not None:
            terminal.say(text)


def _refuse_wrong(args: argparse.Namespace) -> None:
    """What is wrong already in the words, before any passphrase is asked for."""
    if args.add is not None:
        readable(args.add)
    if args.add is not None and args.remove is not None:
        raise BadCommand("--add och --remove går inte att använda tillsammans.")


def _add(vault: Vault, own: str, args: argparse.Namespace, terminal: Terminal) -> None:
    if not args.again:
        refuse_used(vault, args.add)
    new = terminal.passphrase(new=True)
    judge_new(terminal, new, args.add)
    vault.ways.add(own, new, signature=args.add)


def passphrase_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Exchanges a passphrase."""
    old = terminal.passphrase()
    with open_vault(args.folder, old) as vault:
        new = terminal.passphrase(new=True)
        judge_new(terminal, new, vault.opened_by)
        vault.ways.change(old, new)
    terminal.say("Lösenfrasen är bytt. Den gamla gäller inte längre.")


def recover_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Sets a new passphrase by the code, or only tries the code."""
    code = terminal.recovery_code()
    with open_with_recovery(args.folder, code) as vault:
        if args.only_try:
            vault.ways.try_code(code)
            terminal.say("Återställningskoden stämmer. Inget har ändrats.")
            terminal.say(end_words(vault))
            return
        people = [way.signature for way in vault.ways.all() if way.kind == "passphrase"]
        if not any(alike(person, args.signature) for person in people):
            refuse_used(vault, readable(args.signature))
        new = terminal.passphrase(new=True)
        judge_new(terminal, new, args.signature)
        vault.ways.set_by_code(code, new, signature=args.signature)
    terminal.say(
        "Den nya lösenfrasen gäller. Återställningskoden gäller också fortfarande."
    )
