# SPDX-License-Identifier: EUPL-1.2
"""`overblick interviews` and `overblick score`: what a vault holds, as lists."""

import argparse
from pathlib import Path

from app.cli.parser import ASKED, Commands
from app.cli.terminal import Terminal, save
from app.export.tables import plain_csv
from app.forms.relevance import Relevance
from app.forms.state import page_states
from app.interview.after.score_list import ScoreTable
from app.interview.base.reading import Opened, all_held
from app.stewardship.log.audit import note_exports, note_record
from app.stewardship.log.log_words import LISTING, SCORES
from app.storage.log.events import Event
from app.storage.vault.entering import open_vault


def add_commands(groups: Commands) -> None:
    """Puts `interviews` and `score` among the commands."""
    text = (
        "Visa valvets intervjuer: nummer, person, formulär, datum, läge, hur många frågor "
        f"som ska ställas och hur många av dem som har svar. {ASKED}"
    )
    listing = groups.add(
        "interviews", text, "Visa valvets intervjuer.", run=interviews_command
    )
    listing.as_json()
    text = (
        "Räkna ut mått och visa skattningar, en rad för varje intervju. Det som inte går "
        f"att räkna ut är tomt. {ASKED}"
    )
    scoring = groups.add(
        "score", text, "Räkna ut mått för valvets intervjuer.", run=score_command
    )
    scoring.option("--csv", "UTFIL", "skriv till en fil i stället", Path)
    scoring.as_json()


def interviews_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints every interview, one on a line."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        note_record(vault, Event.EXPORTED, LISTING)
        lines = [_line(opened) for opened in all_held(vault, terminal.library)]
    if args.json:
        terminal.say_json(lines)
        return
    for line in lines:
        terminal.say("\t".join(str(value) for value in line.values()))


def score_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints or writes the scores and ratings of every interview that counts."""
    table = ScoreTable(terminal.library)
    with open_vault(args.folder, terminal.passphrase()) as vault:
        note_exports(vault, SCORES)
        rows = list(table.rows(all_held(vault, terminal.library)))
    text = plain_csv((table.header, *rows))
    if args.csv is not None:
        save(args.csv, text.encode())
    if args.json:
        terminal.say_json([dict(zip(table.header, row, strict=True)) for row in rows])
    elif args.csv is None:
        terminal.stdout.write(text)


def _line(opened: Opened) -> dict[str, str | int]:
    fields = page_states(opened.form, opened.answers).fields.values()
    asked = [field for field in fields if field.relevance is Relevance.ASKED]
    return {
        "id": opened.interview.id,
        "person": opened.person,
        "form": opened.interview.form_id,
        "date": opened.interview.date,
        "status": opened.interview.status,
        "asked": len(asked),
        "answered": sum(field.answer is not None for field in asked),
    }
