# SPDX-License-Identifier: EUPL-1.2
"""`overblick extract`: everything about one person, for that person (GDPR, article 15)."""

import argparse
import json

from app.cli.papers import save_pages
from app.cli.parser import ASKED, BadCommand, Commands
from app.cli.terminal import Terminal, save
from app.report.paper.fonts import Fonts
from app.report.paper.plain_paper import layout_plain
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_data, extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.stewardship.log.audit import note_extract
from app.storage.vault.entering import open_vault
from app.user_error import UserError


class NoClient(UserError):
    """There is no client with the number that was asked for."""

    what = "Det finns ingen klient med det numret i valvet."
    remedy = "Numret i valvet står på klientens sida, och i loggen."


def add_commands(groups: Commands) -> None:
    """Puts `extract` among the commands."""
    text = (
        "Ta ut ett registerutdrag: allt som finns om en klient, som PDF eller JSON. Filen är "
        f"inte krypterad. {ASKED}"
    )
    extract = groups.add("extract", text, "Ta ut ett registerutdrag.", run=extract_command)
    number = "klientens nummer i valvet: står på klientens sida"
    extract.word("client", "KLIENT", number, int)
    extract.word("out", "UTFIL", "filen att skriva: slutar på .pdf eller .json")


def extract_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Writes the extract of one client."""
    kind = args.out.suffix.lower().removeprefix(".")
    if kind not in ("pdf", "json"):
        raise BadCommand("Filens namn ska sluta på .pdf eller .json.")
    rules = shipped_retention()
    with open_vault(args.folder, terminal.passphrase()) as vault:
        try:
            vault.clients.get(args.client)
        except LookupError:
            raise NoClient from None
        note_extract(vault, args.client, kind)
        at, today = terminal.at, terminal.today
        extract = make_extract(
            vault, terminal.library, args.client, rules, at=at, today=today
        )
    if kind == "json":
        text = json.dumps(extract_data(extract), ensure_ascii=False, indent=1)
        save(args.out, text.encode())
    else:
        fonts = Fonts()
        pages = layout_plain(extract_paper(extract), fonts)
        save_pages(args.out, pages, fonts, terminal, title=extract.texts.title)
    terminal.say(extract.texts.review)
