# SPDX-License-Identifier: EUPL-1.2
"""`overblick log`: who did what to which interview, and whether the log is whole."""

import argparse
from pathlib import Path
from typing import Final

from app.cli.parser import Parser
from app.cli.terminal import Terminal
from app.storage.events import Event
from app.storage.vault import open_vault

_WORDS: Final[dict[str, str]] = {
    Event.VAULT_OPENED: "öppnade valvet",
    Event.VAULT_OPENED_BY_CODE: "öppnade valvet med återställningskoden",
    Event.SCHEMA_CHANGED: "uppdaterade valvet till version",
    Event.BACKED_UP: "tog en säkerhetskopia",
    Event.RESTORED: "hämtade tillbaka en säkerhetskopia",
    Event.ROTATED: "bytte datanyckel",
    Event.WAY_ADDED: "lade till en lösenfras",
    Event.WAY_CHANGED: "bytte en lösenfras",
    Event.WAY_REMOVED: "tog bort en lösenfras",
    Event.CODE_CHANGED: "bytte återställningskod",
    Event.CODE_TRIED: "provade återställningskoden",
    Event.CLIENT_ADDED: "lade till klienten",
    Event.CLIENT_CHANGED: "ändrade klientens uppgifter",
    Event.BEGUN: "började intervjun",
    Event.IMPORTED: "läste in intervjun",
    Event.OPENED: "öppnade intervjun",
    Event.ANSWERED: "ändrade svar på",
    Event.WRITTEN: "ändrade text i",
    Event.DETAILS: "ändrade dag eller intervjuare",
    Event.POSTPONED: "sköt upp intervjun",
    Event.RESUMED: "tog upp intervjun igen",
    Event.SIGNED: "signerade intervjun",
    Event.CORRECTED: "började en rättelse",
    Event.DROPPED: "tog bort en påbörjad rättelse",
    Event.PRINTED: "skrev ut",
    Event.SAVED: "sparade som fil",
    Event.COPIED: "kopierade till urklipp",
    Event.EXPORTED: "exporterade",
    Event.EXTRACTED: "tog ut registerutdrag",
    Event.DELETED: "tog bort klienten",
    Event.ERASED: "tog bort intervjun",
    Event.HOLD_PLACED: "lade ett gallringsstopp på klienten:",
    Event.HOLD_LIFTED: "hävde ett gallringsstopp på klienten:",
    Event.DECIDED: "beslutade om gallring, beslut",
    Event.WITHDRAWN: "tog tillbaka beslutet om gallring, beslut",
    Event.DISPOSED: "genomförde gallringen, beslut",
    Event.FINISHED: "gjorde klart gallringen i valvets kopior, beslut",
    Event.REVIEWED: "granskade loggen",
}


def add_commands(groups: "argparse._SubParsersAction[Parser]") -> None:
    """Puts `log` among the commands."""
    text = (
        "Visa loggen: vem som gjorde vad med vilken intervju, och när. Där finns inga svar "
        "och inga namn på klienter. Lösenfrasen läses från första raden i standard in."
    )
    log = groups.add_parser(
        "log", prog="overblick log", description=text, help="Visa valvets logg."
    )
    log.words.add_argument("folder", type=Path, metavar="DIR", help="valvets mapp")
    log.options.add_argument("--json", action="store_true", help="skriv ut som JSON")
    log.set_defaults(run=log_command)


def log_command(given: argparse.Namespace, terminal: Terminal) -> int:
    """Prints every event; 1 if the log has been touched."""
    with open_vault(given.folder, terminal.passphrase()) as vault:
        broken = vault.check_log()
        rows = list(vault.log_rows())
    if given.json:
        terminal.say_json({"broken": broken, "events": [row._asdict() for row in rows]})
    else:
        for row in rows:
            what = _WORDS.get(row.code, row.code)
            told = [what, row.key] if row.key else [what]
            which = (
                f"intervju {row.interview}" if row.interview is not None
                else f"klient {row.client}" if row.client is not None
                else ""
            )  # fmt: skip
            terminal.say("\t".join((row.at, row.who, " ".join(told), which)))
    for number in broken:
        terminal.complain(f"Loggen är ändrad vid händelse {number}.")
    return 1 if broken else 0
