# SPDX-License-Identifier: EUPL-1.2
"""`overblick vault create` and `vault status`; gathers all commands on a vault."""

import argparse
import getpass
from typing import Any

from app.cli import passphrases, upkeep
from app.cli.parser import ASKED, Commands
from app.cli.terminal import Terminal
from app.stewardship.care.copying import copy_state
from app.stewardship.log.log_end import END_CUT, end_was_cut
from app.stewardship.review.log_review import review_state
from app.storage.disk.places import advice
from app.storage.keys.signatures import LONGEST, readable
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.swedish_figures import spaced

LAGS = (
    "Varning: det som ändrades innan valvet stängdes sist finns inte i någon säkerhetskopia. "
    "Ta en med ”overblick vault backup MAPP”. Går det inte säger kommandot varför."
)


def add_commands(groups: Commands) -> None:
    """Puts `vault` and all under it among the commands."""
    text = "Skapa ett valv, eller ta hand om ett som finns."
    commands = groups.group("vault", text)
    text = (
        "Skapa ett valv i en ny eller tom mapp. Återställningskoden visas en enda gång. "
        f"{ASKED}"
    )
    create = commands.add("create", text, "Skapa ett valv.", run=create_command)
    create.option("--signature", "SIGNATUR", "vems lösenfrasen är; annars kontots namn")
    create.as_json()
    text = (
        "Visa hur det står till med ett valv: version, klienter, intervjuer, säkerhetskopior "
        f"och råd om platsen. {ASKED}"
    )
    status = commands.add(
        "status", text, "Visa hur det står till med ett valv.", run=status_command
    )
    status.as_json()
    passphrases.add_commands(commands)
    upkeep.add_commands(commands)


def create_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Makes a vault and prints its recovery code, once.

    A weak passphrase is refused where a person types it. A script may have its reasons,
    such as a vault to try things on: it is warned.
    """
    signature = readable(_account() if args.signature is None else args.signature)
    passphrase = terminal.passphrase(new=True)
    passphrases.judge_new(terminal, passphrase, signature)
    vault, code = create_vault(args.folder, passphrase, signature=signature)
    vault.close()
    for place_advice in advice(args.folder):
        terminal.complain(f"Varning: {place_advice.what} {place_advice.remedy}")
    if args.json:
        terminal.say_json({"recovery_code": code})
        return
    terminal.say(f"Återställningskod: {code}")
    terminal.say("Skriv ut koden och lås in den. Den visas bara den här gången.")


def _account() -> str:
    """Whose account on the computer it is: the log must say somebody."""
    try:
        return getpass.getuser()[:LONGEST]
    except (KeyError, OSError, ImportError):
        return "okänd"


def status_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints how a vault stands."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        found = _status(vault)
    if args.json:
        terminal.say_json(found)
        return
    terminal.say(f"Valvets version: {found['schema']}")
    figures = ("clients", "interviews", "signed")
    clients, interviews, signed = (spaced(found[figure]) for figure in figures)
    terminal.say(f"Klienter: {clients}")
    terminal.say(f"Intervjuer: {interviews}, varav {signed} signerade")
    terminal.say(f"Lösenfraser: {found['passphrases']}")
    terminal.say(f"Säkerhetskopior: {found['copies']}")
    terminal.say(f"Senast provade kopia: {found['last_verified_copy'] or 'ingen'}")
    changed = "ja" if found["changed_since_copy"] else "nej"
    terminal.say(f"Ändrat sedan dess: {changed}")
    if found["copy_lags"]:
        terminal.complain(LAGS)
    if found["second_place"]:
        at = found["second_place_copy"] or "ingen känd"
        late = ", inte den senaste" if found["second_place_lags"] else ""
        terminal.say(f"Kopia på den andra platsen: {at}{late}")
    terminal.say(f"Nästa loggkontroll: senast {found['review_due']}")
    if found["end_was_cut"]:
        terminal.complain(END_CUT)
    for place_advice in advice(args.folder):
        terminal.say(f"Platsen: {place_advice.what} {place_advice.remedy}")


def _status(vault: Vault) -> dict[str, Any]:
    newest, copies = vault.copies.newest(), copy_state(vault)
    counted = vault.interviews.count()
    return {
        "schema": vault.schema_version(),
        "clients": vault.clients.count(),
        "interviews": counted.total(),
        "signed": counted["signed"],
        "passphrases": sum(way.kind == "passphrase" for way in vault.ways.all()),
        "copies": len(vault.copies.all()),
        "last_verified_copy": newest.verified_at if newest else None,
        "changed_since_copy": vault.copies.lack_changes(),
        "copy_lags": copies.lags,
        "second_place": copies.has_second,
        "second_place_copy": copies.elsewhere_at or None,
        "second_place_lags": copies.elsewhere_lags,
        "review_due": review_state(vault).due.isoformat(),
        "end_was_cut": end_was_cut(vault),
        "place": [place_advice.code for place_advice in advice(vault.folder)],
    }
