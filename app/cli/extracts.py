# SPDX-License-Identifier: EUPL-1.2
"""`overblick extract`: everything about one person, for that person (GDPR, article 15)."""

import argparse
import json

from app.cli.papers import save_pages
from app.cli.parser import ASKED, BadCommand, Commands
from app.cli.terminal import Terminal, save
from app.errors import UserError
from app.interview.extract import make_extract
from app.interview.extract_paper import extract_data, extract_paper
from app.interview.noting import note_extract
from app.interview.retention import shipped_retention
from app.report.fonts import Fonts
from app.report.plain import layout_plain
from app.storage.entering import open_vault


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


def extract_command(given: argparse.Namespace, terminal: Terminal) -> None:
    """Writes the extract of one client."""
    kind = given.out.suffix.lower().removeprefix(".")
    if kind not in ("pdf", "json"):
        raise BadCommand("Filens namn ska sluta på .pdf eller .json.")
    rules = shipped_retention()
    with open_vault(given.folder, terminal.passphrase()) as vault:
        try:
            vault.clients.get(given.client)
        except LookupError:
            raise NoClient from None
        note_extract(vault, given.client, kind)
        at, today = terminal.at, terminal.today
        extract = make_extract(
            vault, terminal.library, given.client, rules, at=at, today=today
        )
    if kind == "json":
        text = json.dumps(extract_data(extract), ensure_ascii=False, indent=1)
        save(given.out, text.encode())
    else:
        fonts = Fonts()
        pages = layout_plain(extract_paper(extract), fonts)
        save_pages(given.out, pages, fonts, terminal, title=extract.texts.title)
    terminal.say(extract.texts.review)
